"""What Word is strict about in a .docx and LibreOffice is not: the order of elements (ECMA-376
part 1, annex A), references that lead somewhere, and numbers that are used once."""

import io
import zipfile
from posixpath import dirname, join, normpath

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap"
    " overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc"
    " textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr"
    " sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tr": "tblPrEx trPr tc", "tc": "tcPr p",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText"
    " vAlign hideMark",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr"
    " tcPr tblStylePr",
    "styles": "docDefaults latentStyles style", "docDefaults": "rPrDefault pPrDefault",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
}  # fmt: skip
ORDER = {name: given.split() for name, given in _ORDER.items()}


def word_problems(file):
    """What is wrong with a Word file, in words; empty when nothing was found."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {n: etree.fromstring(p) for n, p in parts.items() if n.endswith((".xml", ".rels"))}
    return [
        *_order(trees), *_parts(parts, trees), *_styles(trees), *_lists(trees), *_pictures(trees),
        *(f"{name} twice" for name in parts if list(parts).count(name) > 1),
    ]  # fmt: skip


def _name(element):
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _order(trees):
    for part, tree in trees.items():
        for element in tree.iter():
            wanted = ORDER.get(_name(element), ())
            if not wanted or not str(element.tag).startswith((W, WP)):
                continue
            found = [_name(child) for child in element]
            unknown = set(found) - set(wanted)
            if unknown:
                yield f"{part}: {_name(element)} holds {sorted(unknown)}"
            elif found != sorted(found, key=wanted.index):
                yield f"{part}: {_name(element)} in the order {found}"


def _parts(parts, trees):
    kinds = trees["[Content_Types].xml"]
    endings = {one.get("Extension") for one in kinds if _name(one) == "Default"}
    named = {one.get("PartName") for one in kinds if _name(one) == "Override"}
    for part in parts:
        if f"/{part}" not in named and part.rpartition(".")[2] not in endings:
            yield f"{part} has no kind"
    for part in (part for part in parts if part.endswith(".rels")):
        folder = dirname(dirname(part))
        for one in trees[part]:
            target = one.get("Target")
            place = target[1:] if target.startswith("/") else normpath(join(folder, target))
            if one.get("TargetMode") != "External" and place not in parts:
                yield f"{part} leads to {target}, which is not there"
    for part, tree in trees.items():
        rels = trees.get(f"{dirname(part)}/_rels/{part.rpartition('/')[2]}.rels", ())
        known = {one.get("Id") for one in rels}
        used = {v for e in tree.iter() for k, v in e.attrib.items() if k.startswith(R)}
        yield from (f"{part} uses {one}, which leads nowhere" for one in used - known)


def _styles(trees):
    styles = trees["word/styles.xml"]
    ids = [one.get(f"{W}styleId") for one in styles.iter(f"{W}style")]
    names = [one.get(f"{W}val").casefold() for one in styles.iterfind(f"{W}style/{W}name")]
    for given in (ids, names):
        yield from {f"style {one} twice" for one in given if given.count(one) > 1}
    for part, tree in trees.items():
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn"):
            for one in tree.iter(W + kind):
                if one.get(f"{W}val") not in ids:
                    yield f"{part} uses the style {one.get(f'{W}val')}, which is not there"


def _lists(trees):
    numbering = trees.get("word/numbering.xml")
    known = {} if numbering is None else {
        one.get(f"{W}numId"): one.find(f"{W}abstractNumId").get(f"{W}val")
        for one in numbering.iter(f"{W}num")
    }  # fmt: skip
    looks = [] if numbering is None else [
        one.get(f"{W}abstractNumId") for one in numbering.iter(f"{W}abstractNum")
    ]  # fmt: skip
    if len(looks) != len(set(looks)) or not set(known.values()) <= set(looks):
        yield "lists without a look of their own"
    for part, tree in trees.items():
        for one in tree.iter(f"{W}numId"):
            if one.get(f"{W}val") not in {*known, "0"}:
                yield f"{part} uses list {one.get(f'{W}val')}, which is not there"


def _pictures(trees):
    ids = [one.get("id") for tree in trees.values() for one in tree.iter(f"{WP}docPr")]
    if len(ids) != len(set(ids)):
        yield "two pictures with one number"
    for tree in trees.values():
        if [one for one in tree.iter(f"{WP}docPr") if not one.get("descr")]:
            yield "a picture without alternative text"
