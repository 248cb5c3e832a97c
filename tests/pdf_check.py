"""An independent reading of PDF/UA-1: what can be told from a file by machine.

It knows nothing of how the file was made. The numbers are the checkpoints of the Matterhorn
Protocol 1.1 (PDF Association), of which it does those that documents like ours can break.
"""

import io

import pikepdf
from lxml import etree

_TAGS = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4
    H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
    Link Annot Ruby Warichu Figure Formula Form
"""
STANDARD = frozenset(_TAGS.split())
_PAINTS = "Tj TJ ' \" S s f F f* B B* b b* sh Do EI INLINE IMAGE"
PAINTS = frozenset(_PAINTS.split())
CHILDREN = {
    "L": {"LI", "Caption", "L"}, "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
}  # fmt: skip
XMP = {"x": "adobe:ns:meta/", "ua": "http://www.aiim.org/pdfua/ns/id/",
       "dc": "http://purl.org/dc/elements/1.1/",
       "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}  # fmt: skip


def problems(file):
    """What is wrong with a PDF, as (checkpoint, words) pairs; empty when nothing was found."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return [("01-005", "no tags")]
        return [
            *_catalog(pdf), *_xmp(pdf), *_roles(pdf), *_tree(pdf), *_headings(pdf),
            *_content(pdf), *_fonts(pdf), *_active(pdf),
        ]  # fmt: skip


def structure(file):
    """The tags in reading order, as (standard tag, depth) pairs."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        return [(_tag(pdf, node), depth) for node, depth in _nodes(pdf)]


def _nodes(pdf):
    def below(kid, depth):
        if isinstance(kid, pikepdf.Array):
            for one in kid:
                yield from below(one, depth)
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid, depth
            yield from below(kid.get("/K", pikepdf.Array()), depth + 1)

    return list(below(pdf.Root.StructTreeRoot.K, 0))


def _kids(pdf, node):
    kids = node.get("/K", pikepdf.Array())
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _tag(pdf, node):
    roles, tag = pdf.Root.StructTreeRoot.get("/RoleMap", pikepdf.Dictionary()), str(node.S)
    for _ in range(9):
        if tag[1:] in STANDARD or tag not in roles:
            break
        tag = str(roles[tag])
    return tag[1:]


def _catalog(pdf):
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "06-001", "not marked as tagged"
    if root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "01-007", "suspects"
    if not str(root.get("/Lang", "")).startswith("nl"):
        yield "11-006", "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "07-001", "the title is not shown"
    if pdf.is_encrypted:
        yield "26-001", "encrypted"


def _xmp(pdf):
    if "/Metadata" not in pdf.Root:
        yield "06-001", "no XMP"
        return
    found = etree.fromstring(pdf.Root.Metadata.read_bytes())
    part = [
        *found.xpath("//ua:part/text()", namespaces=XMP),
        *found.xpath("//@ua:part", namespaces=XMP),
    ]
    if part != ["1"]:
        yield "06-002", "no PDF/UA identifier"
    if not "".join(found.xpath("//dc:title//rdf:li/text()", namespaces=XMP)).strip():
        yield "06-003", "no title"


def _roles(pdf):
    for node, _ in _nodes(pdf):
        if _tag(pdf, node) not in STANDARD:
            yield "02-001", f"{node.S} is mapped to no standard tag"
    for name in pdf.Root.StructTreeRoot.get("/RoleMap", pikepdf.Dictionary()):
        if name[1:] in STANDARD:
            yield "02-003", f"{name} is mapped to something else"


def _tree(pdf):
    nodes = [node for node, _ in _nodes(pdf)]
    ids = {str(node.ID) for node in nodes if "/ID" in node}
    for node in nodes:
        tag, kids = _tag(pdf, node), [_tag(pdf, kid) for kid in _kids(pdf, node)]
        if tag in CHILDREN and not (kids and set(kids) <= CHILDREN[tag]):
            yield "09-004", f"{tag} holds {kids}"
        if tag == "Figure" and not str(node.get("/Alt", "")).strip():
            yield "13-004", "a figure without alternative text"
        if tag == "TH" and not _attribute(node, "/Scope"):
            yield "15-003", "a header cell without scope"
        if tag == "TD" and not {str(one) for one in _attribute(node, "/Headers") or ()} <= ids:
            yield "15-003", "a cell names a header that is not there"
        if tag == "Table":
            yield from _even(pdf, node)


def _even(pdf, table):
    rows = [kid for part in _kids(pdf, table) for kid in [part, *_kids(pdf, part)]]
    rows = [row for row in rows if _tag(pdf, row) == "TR"]
    if len({len(_kids(pdf, row)) for row in rows}) > 1:
        yield "15-001", "rows of unlike length"
    if not any(_tag(pdf, cell) == "TH" for row in rows for cell in _kids(pdf, row)):
        yield "15-002", "a table without header cells"


def _attribute(node, name):
    given = node.get("/A", pikepdf.Array())
    given = list(given) if isinstance(given, pikepdf.Array) else [given]
    return next((one[name] for one in given if name in one), None)


def _headings(pdf):
    before = 0
    for node, _ in _nodes(pdf):
        tag = _tag(pdf, node)
        if len(tag) == 2 and tag[0] == "H" and tag[1].isdigit():
            if int(tag[1]) > before + 1:
                yield "14-003", f"{tag} after H{before}"
            before = int(tag[1])


def _content(pdf):
    """Each mark on a page is an artifact or belongs to a tag, and no artifact holds a tag."""
    owners = _parents(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        owner = owners.get(int(page.obj.get("/StructParents", -1)), ())
        around = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in {"BMC", "BDC"}:
                mcid = _mcid(operands)
                around.append("artifact" if operands[0] == "/Artifact" else mcid)
                if mcid is not None and mcid >= len(owner):
                    yield "01-006", f"page {number}: content belongs to no tag"
            elif name == "EMC":
                around.pop()
            elif name in PAINTS and not any(mark is not None for mark in around):
                yield "01-005", f"page {number}: {name} is neither tagged nor an artifact"
            if "artifact" in around and any(isinstance(mark, int) for mark in around):
                yield "01-003", f"page {number}: tagged content in an artifact or the reverse"


def _mcid(operands):
    properties = operands[1] if len(operands) > 1 else None
    is_known = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
    return int(properties.MCID) if is_known else None


def _parents(pdf):
    numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    return {key: value for key, value in numbers.items() if isinstance(value, pikepdf.Array)}


def _fonts(pdf):
    for font in pdf.objects:
        if not isinstance(font, pikepdf.Dictionary):
            continue
        if font.get("/Subtype") == "/Type0" and "/ToUnicode" not in font:
            yield "10-001", "letters without their meaning"
        files = {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys())
        if font.get("/Type") == "/FontDescriptor" and not files:
            yield "31-009", "a typeface that is not in the file"


def _active(pdf):
    if {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys()) or "/JavaScript" in pdf.Root.get(
        "/Names", {}
    ):
        yield "29-001", "something that acts by itself"
    for page in pdf.pages:
        if page.obj.get("/Annots") and page.obj.get("/Tabs") != "/S":
            yield "28-009", "annotations out of order"
