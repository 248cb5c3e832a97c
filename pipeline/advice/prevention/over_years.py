"""The talks of whole years, and the indices of each wave, with their ranges."""

from collections.abc import Iterator, Sequence

from pipeline.advice.documents.document import Block, Chart, Table
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.of_survey import index_numbers
from pipeline.advice.prevention.thresholds import TEXTS
from pipeline.advice.sentences import term_line
from pipeline.advice.yearly.amount import Amount, amount_of
from pipeline.advice.yearly.year import periods_of
from pipeline.contracts import load_codelist
from pipeline.signals.summed import CLUSTER, TOTAL, cells_in

_IN_TABLE = 3
_NAME, _NUMBER = 5.0, 4.0


def talks(material: Material) -> Iterator[Block]:
    """A chart of all talks a year, and a table by subject."""
    years = material.year.years
    if len(years) < 2:
        yield TEXTS.paragraph("geen_totaal")
    else:
        yield _chart(material, years)
        yield TEXTS.small("lezen")
    if years:
        yield from _by_subject(material, years[-_IN_TABLE:])


def survey(material: Material) -> Iterator[Block]:
    """A table of the indices, wave by wave."""
    waves = [wave.golf for wave in material.year.golven][-_IN_TABLE - 1 :]
    numbers = index_numbers(material.release)
    known = {index for golf, index in numbers if golf in waves}
    indices = [one for one in load_codelist("indexen").codes if one.code in known]
    if not indices:
        yield TEXTS.paragraph("geen_enquete")
        return
    rows = []
    for index in indices:
        kind = "index_deel" if index.extra["soort"] == "prevalentie" else "index_score"
        name = TEXTS.line(kind, naam=term_line(index.label, index.code))
        cells = (numbers.get((golf, index.code)) for golf in waves)
        rows.append((name, *(cell or TEXTS.line("niet_getoond") for cell in cells)))
    columns = (TEXTS.say("kolom_index"), *(_wave(golf) for golf in waves))
    widths = (_NAME, *[_NUMBER] * len(waves))
    yield Table(TEXTS.say("tabellen", "beleving", "bijschrift"), columns, tuple(rows), widths)


def _wave(golf: str) -> str:
    return TEXTS.line("golf", golf=term_line(golf, golf)).text


def _chart(material: Material, years: Sequence[int]) -> Chart:
    totals = {year: _amount(material, TOTAL, {}, year) for year in years}
    known = {year: one for year, one in totals.items() if one is not None}
    told = [
        TEXTS.line("grafiek_los", jaar=term_line(year, "jaar"), getal=one.line).text
        for year, one in known.items()
    ]
    ends = {"eerste": term_line(years[0], "jaar"), "laatste": term_line(years[-1], "jaar")}
    counted = material.counted()["geteld"]
    return Chart(
        caption=TEXTS.line("grafiek", geteld=counted, **ends).text,
        alt=" ".join([TEXTS.say("grafiek_alt"), "; ".join(told)]) + ".",
        unit=counted.text,
        points=tuple(one.point(str(year)) for year, one in known.items()),
        events=tuple(_events(material, list(known))),
    )


def _events(material: Material, years: Sequence[int]) -> Iterator[tuple[str, str]]:
    """What happened in the whole organisation."""
    kinds = load_codelist("gebeurtenissoorten")
    for event in material.release.publiek.events:
        if not event.eenheid and event.datum.year in years:
            yield str(event.datum.year), event.label or kinds.label(event.soort)


def _by_subject(material: Material, years: Sequence[int]) -> Iterator[Block]:
    clusters = load_codelist("clusters")
    rows = []
    for code in clusters.values():
        numbers = [_amount(material, CLUSTER, {CLUSTER: code}, year) for year in years]
        if any(number is not None for number in numbers):
            cells = (one.line if one else TEXTS.line("niet_getoond") for one in numbers)
            rows.append((term_line(clusters.label(code), code), *cells))
    if not rows:
        yield TEXTS.paragraph("geen_onderwerp")
        return
    columns = (TEXTS.say("kolom_onderwerp"), *map(str, years))
    widths = (_NAME, *[_NUMBER] * len(years))
    yield Table(TEXTS.say("tabellen", "gesprekken", "bijschrift"), columns, tuple(rows), widths)


def _amount(material: Material, table: str, fixed: dict[str, str], year: int) -> Amount | None:
    """The number of a year; of a table that was not published the sum of a finer one."""
    release = material.release
    return amount_of(cells_in(release, table, fixed, periods_of(release, year)))
