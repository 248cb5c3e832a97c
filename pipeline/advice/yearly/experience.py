"""Chapter 6: what the survey says, beside the national figure of the nearest year."""

from collections.abc import Iterator, Sequence

from pipeline.advice.concept import Line, Origin
from pipeline.advice.documents.document import Block, Chart, Table
from pipeline.advice.sentences import term
from pipeline.advice.yearly.amount import Amount, shown
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.national import national
from pipeline.advice.yearly.scores import Measured, index_name, is_share
from pipeline.advice.yearly.survey_units import by_unit
from pipeline.advice.yearly.texts import chapter, line, paragraph, say, small
from pipeline.advice.yearly.themes import themes
from pipeline.contracts import load_codelist
from pipeline.contracts.public import Wave
from pipeline.signals.references import cell_ids
from pipeline.signals.survey.response import Response, responses

_MOST_WAVES = 3
_FEWEST_DRAWN = 3
_WIDTHS = (5.0, 4.0)


def experience(data: Yearly) -> Iterator[Block]:
    """The chapter."""
    yield chapter("beleving")
    yield from of_everybody(data)
    wave = data.year.golf
    if wave is not None:
        yield from by_unit(data, data.scores, wave)
        yield from themes(data, wave)
        yield paragraph("beleving", "wie_niet_meedeed")


def of_everybody(data: Yearly, with_chart: bool = True) -> Iterator[Block]:
    """What everybody together says, beside the national figure; or that nobody was asked."""
    wave = data.year.golf
    if wave is None:
        yield paragraph("beleving", "geen", jaar=term(data.jaar, "jaar"))
        return
    yield from _introduced(data, wave)
    yield from _whole(data, data.scores)
    drawn = _scores_chart(data.scores, wave.golf) if with_chart else None
    if drawn is not None:
        yield drawn
    yield from national(data, data.scores, wave)


def _introduced(data: Yearly, wave: Wave) -> Iterator[Block]:
    """Which wave, whether it is of this year, and how many took part."""
    golf = term(wave.golf, wave.golf)
    if wave.gesloten_op.year != data.jaar:
        jaar = term(data.jaar, "jaar")
        yield paragraph("beleving", "ouder", jaar=jaar, golf=golf)
    for one in responses(data.release):
        if one.golf == wave.golf:
            invited = term(f"{one.invited:,}".replace(",", "."), f"golven|{wave.golf}")
            answered = _response(data, one).line
            yield paragraph("beleving", "respons", golf=golf, uitgenodigd=invited, deel=answered)


def _response(data: Yearly, one: Response) -> Amount:
    """It rests on all cells of the wave: every table says something of how many answered."""
    answers = data.release.enquete
    cells = cell_ids(answers[answers["golf"] == one.golf])
    names = ("respons", "respons_laag", "respons_hoog")
    return Amount(one.value, one.lower, one.upper, False, cells, (Origin.AANDEEL,) * 3, names)


def _whole(data: Yearly, found: Sequence[Measured]) -> Iterator[Block]:
    """All indices of the last waves, for everybody."""
    waves = [wave.golf for wave in data.year.golven][-_MOST_WAVES:]
    amounts = {(one.golf, one.index): one.amount for one in found if not one.eenheid}
    indices = [i for i in load_codelist("indexen").values() if (waves[-1], i) in amounts]
    if not indices:
        yield paragraph("beleving", "geen_index")
        return
    yield Table(
        caption=say("beleving", "tabel"),
        columns=(say("beleving", "kolom"), *(_heading(golf) for golf in waves)),
        rows=tuple(
            (_named(index), *(shown(amounts.get((golf, index))) for golf in waves))
            for index in indices
        ),
        widths=(_WIDTHS[0], *[_WIDTHS[1]] * len(waves)),
    )
    yield small("beleving", "lezen")


def _scores_chart(found: Sequence[Measured], golf: str) -> Chart | None:
    """The scores of a wave side by side; None when there are too few for a picture."""
    points = tuple(
        one.amount.point(index_name(one.index).text)
        for one in found
        if one.golf == golf and not one.eenheid and one.amount and not is_share(one.index)
    )
    if len(points) < _FEWEST_DRAWN:
        return None
    told = "; ".join(f"{p.label} {round(p.value)}" for p in points)
    return Chart(
        caption=line("beleving", "grafiek", golf=term(golf, golf)).text,
        alt=f"{say('beleving', 'alt')} {told}.",
        unit=say("beleving", "eenheid"),
        points=points,
        vorm="balken",
    )


def _named(index: str) -> Line:
    kind = "van_100" if is_share(index) else "score"
    return line("beleving", kind, naam=index_name(index))


def _heading(golf: str) -> str:
    return line("beleving", "golf", golf=term(golf, golf)).text
