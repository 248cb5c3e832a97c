"""What the talks of a year say about a risk: the sum of its categories, or of their cluster."""

from collections.abc import Sequence

from pipeline.advice.concept import Line
from pipeline.advice.pattern import Pattern
from pipeline.advice.prevention.evidence_row import Gathered, Shown
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.of_patterns import Patterns
from pipeline.advice.prevention.risks import TEXTS, Risk
from pipeline.advice.sentences import in_a_row, term, term_line
from pipeline.advice.yearly.amount import amount_of
from pipeline.contracts import load_codelist
from pipeline.periods import period_label
from pipeline.signals.niveaus import FOUND

CATEGORY, CLUSTER, RELATION = "hoofdcategorie", "cluster", "relatie"
_LISTS = {CATEGORY: "categorieen", CLUSTER: "clusters", RELATION: "relaties"}


def of_talks(material: Material, patterns: Patterns, risk: Risk) -> Gathered:
    """A row for its categories (or the cluster they are in), and one for its relations."""
    if not material.perioden:
        year = term(material.jaar, "jaar")
        return Gathered(unknown=(TEXTS.line("onbekend", "geen_gesprekken", jaar=year),))
    main = _row(material, patterns, CATEGORY, risk.categorieen, "gesprekken")
    if main is None:
        main = _row(material, patterns, CLUSTER, (risk.cluster,), "cluster")
    of_relation = _row(material, patterns, RELATION, risk.relaties, "relatie")
    found = tuple(one for one in (main, of_relation) if one is not None)
    unknown = [] if main is not None else [TEXTS.line("onbekend", "geen_tabel")]
    unknown += [
        TEXTS.line("onbekend", "onderwerp", wat=one.wat)
        for one in found
        if one.niveau == "te_weinig_gegevens"
    ]
    return Gathered(found, tuple(unknown))


def talks_in(material: Material, table: str, codes: Sequence[str]) -> Line | None:
    """How many in the year, with the range their noise leaves; None unless all was published."""
    rows = material.release.tellingen
    rows = rows[(rows["tabel"] == table) & rows["periode"].isin(material.perioden)]
    rows = rows[rows[table].isin(codes)] if codes else rows
    if not codes or set(rows["periode"]) != set(material.perioden):
        return None
    found = amount_of(rows)
    return found.line if found else None


def _row(
    material: Material, patterns: Patterns, table: str, codes: Sequence[str], words: str
) -> Shown | None:
    number = talks_in(material, table, codes)
    if number is None:
        return None
    labels = load_codelist(_LISTS[table])
    names = in_a_row(term(labels.label(code).lower(), code) for code in codes)
    judged = _judged(patterns, table, codes)
    counted = material.counted()["geteld"]
    return Shown(
        bron="gesprekken",
        wat=_capital(TEXTS.line("wat", words, geteld=counted, namen=names)),
        periode=_period(material),
        getal=number,
        niveau=judged.niveau if judged else "",
        richting=judged.richting if judged else "",
        is_breder=table != CATEGORY,
    )


def _judged(patterns: Patterns, table: str, codes: Sequence[str]) -> Pattern | None:
    """What was tested of it, the strongest: unseen only where nothing could be seen."""
    judged = [one for code in codes if (one := patterns.judged(**{table: code}))]
    order = (*FOUND, "binnen_verwachting", "te_weinig_gegevens")
    return min(judged, key=lambda one: order.index(one.niveau)) if judged else None


def _period(material: Material) -> Line:
    if material.year.is_whole:
        return term_line(material.jaar, "jaar")
    last = material.perioden[-1]
    first = material.perioden[0]
    label = (
        period_label(first)
        if first == last
        else f"{period_label(first)} tot en met {period_label(last)}"
    )
    return term_line(label, last)


def _capital(line: Line) -> Line:
    first, *rest = line.parts
    if isinstance(first, str):
        return Line((first[:1].upper() + first[1:], *rest))
    capital = term(first.text[:1].upper() + first.text[1:], getattr(first, "code", ""))
    return Line((capital, *rest))
