"""National figures beside a risk: each with its question, and never across the break of 2022.

Why in words and not in a column: a broader question gives a higher number, so a figure without its
question invites a comparison that does not hold (DOMAIN section d).
"""

from collections.abc import Iterator

from pipeline.advice.concept import Line
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.of_survey import Survey
from pipeline.advice.prevention.risks import TEXTS, Risk
from pipeline.advice.sentences import term_line
from pipeline.contracts import load_codelist
from pipeline.contracts.codes import Code
from pipeline.signals.wave.lines import EXPERIENCE


def national(risk: Risk) -> Iterator[Line]:
    """The figures of a risk, with what was asked."""
    listed = load_codelist("referenties")
    for code in risk.referenties:
        yield TEXTS.line("landelijk", **_slots(listed.get(code)), vraag=_asked(listed.get(code)))


def experience(material: Material, survey: Survey) -> Iterator[Line]:
    """Unwanted behaviour altogether: the own number beside the national one of the same year on."""
    ours = survey.number(EXPERIENCE)
    if survey.golf is None or ours is None:
        return
    golf = term_line(survey.golf.golf, survey.golf.golf)
    figure = _figure(material.sector)
    yield TEXTS.line("landelijk_og", **_slots(figure), golf=golf, getal=ours)


def _figure(sector: str) -> Code:
    """That of the own sector, or else of all together; the newest."""
    alike = [
        one
        for one in load_codelist("referenties").codes
        if one.extra.get("vergelijkbaar_met_index") == EXPERIENCE
        and str(one.extra.get("sector", "")) in ("", sector)
    ]
    return max(alike, key=lambda one: ("sector" in one.extra, int(str(one.extra["jaar"]))))


def _slots(figure: Code) -> dict[str, Line]:
    value = f"{float(str(figure.extra['waarde'])):g}".replace(".", ",")
    return {
        "naam": term_line(figure.label, figure.code),
        "waarde": term_line(value, figure.code),
        "bron": term_line(figure.extra["bron"], figure.code),
    }


def _asked(figure: Code) -> Line:
    return term_line(figure.extra["vraagstelling"], figure.code)
