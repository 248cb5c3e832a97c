"""The series of a concept as a block of a document, with in words what somebody sees in it."""

from pipeline.advice.catalogue import text
from pipeline.advice.concept import Reeks
from pipeline.advice.documents.document import Chart, Point

_A_LINE = 3


def chart_of(reeks: Reeks) -> Chart:
    """A line over time; with two points two dots with their range."""
    return Chart(
        caption=reeks.bijschrift.text,
        alt=_in_words(reeks),
        unit=reeks.eenheid,
        points=tuple(
            Point(p.naam.text, p.waarde, p.laag, p.hoog, p.is_te_onzeker, p.cellen)
            for p in reeks.punten
        ),
        vorm="reeks" if len(reeks.punten) >= _A_LINE else "balken",
        events=reeks.gebeurtenissen,
        breaks=reeks.opnieuw,
    )


def _in_words(reeks: Reeks) -> str:
    """Each number with its range, what happened when, and where a series starts anew."""
    first, last = reeks.punten[0].naam.text, reeks.punten[-1].naam.text
    told = "; ".join(
        text("reeks", "punt").format(naam=p.naam.text, getal=p.getal.text) for p in reeks.punten
    )
    sentences = [
        f"{reeks.bijschrift.text}.",
        text("reeks", "alt").format(eerste=first, laatste=last),
        f"{told}.",
    ]
    happened = "; ".join(f"{what.lower()} ({when})" for when, what in reeks.gebeurtenissen)
    for key, found in (("gebeurtenissen", happened), ("opnieuw", ", ".join(reeks.opnieuw))):
        sentences += [text("reeks", key).format(lijst=found)] if found else []
    return " ".join(sentences)
