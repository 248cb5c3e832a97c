"""What the survey says beside the national figure of the nearest year."""

from collections.abc import Iterator, Sequence

from pipeline.advice.concept import Term
from pipeline.advice.documents.document import Block
from pipeline.advice.sentences import term
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.scores import Measured, index_name
from pipeline.advice.yearly.texts import line, paragraph, part, say, small
from pipeline.contracts import load_codelist
from pipeline.contracts.codes import Code
from pipeline.contracts.public import Wave


def national(data: Yearly, found: Sequence[Measured], wave: Wave) -> Iterator[Block]:
    """Experience beside the newest national figure, of the own sector where there is one."""
    yield part("beleving", "landelijk", "kop")
    ours = {one.index: one.amount for one in found if one.golf == wave.golf and not one.eenheid}
    told = False
    for index, amount in ours.items():
        figure = _reference(index, wave.gesloten_op.year, data.sector)
        if figure is None or amount is None:
            continue
        told = True
        yield paragraph(
            "beleving",
            "landelijk",
            "naast",
            wat=index_name(index),
            getal=amount.line,
            landelijk=_figure(figure),
            groep=_group(figure),
            jaar=_year(figure),
            bron=_source(figure),
        )
    yield paragraph("beleving", "landelijk", "lezen" if told else "geen")
    yield small("beleving", "landelijk", "rest")


def _reference(index: str, year: int, sector: str) -> Code | None:
    """The newest comparable figure not after `year`, of the sector where there is one."""
    near = [
        one
        for one in load_codelist("referenties").codes
        if one.extra.get("vergelijkbaar_met_index") == index
        and str(one.extra.get("sector", "")) in ("", sector)
    ]
    before = [one for one in near if _number(one, "jaar") <= year]
    ranked = sorted(before, key=lambda one: (_number(one, "jaar"), "sector" in one.extra))
    return ranked[-1] if ranked else None


def _number(figure: Code, name: str) -> float:
    return float(str(figure.extra[name]))


def _figure(figure: Code) -> Term:
    return term(f"{_number(figure, 'waarde'):g}".replace(".", ","), figure.code)


def _group(figure: Code) -> Term:
    sector = figure.extra.get("sector")
    words = line("beleving", "landelijk", "sector", sector=term(sector, figure.code)).text
    return term(words if sector else say("beleving", "landelijk", "allen"), figure.code)


def _year(figure: Code) -> Term:
    return term(f"{_number(figure, 'jaar'):g}", figure.code)


def _source(figure: Code) -> Term:
    return term(figure.extra["bron"], figure.code)
