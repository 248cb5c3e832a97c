"""The talks of whole years, and the indices of each wave, with their ranges."""

from collections.abc import Iterator, Sequence

import pandas as pd

from pipeline.advice.concept import Line
from pipeline.advice.documents.document import Block, Chart, Point, Table
from pipeline.advice.prevention.evidence_row import amount
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.of_survey import index_numbers
from pipeline.advice.prevention.of_talks import CATEGORY, CLUSTER, summed
from pipeline.advice.prevention.sentences import term_line
from pipeline.advice.prevention.thresholds import TEXTS
from pipeline.contracts import load_codelist
from pipeline.periods import quarters_in
from pipeline.release.cells import is_late
from pipeline.release.noise_law import Noise, noise_interval
from pipeline.signals.references import cell_ids

_MOST_YEARS = 5
_IN_TABLE = 3
_NAME, _NUMBER = 5.0, 4.0


def talks(material: Material) -> Iterator[Block]:
    """A chart of all talks a year, and a table by subject."""
    years = _whole_years(material)
    if len(years) < 2:
        yield TEXTS.paragraph("geen_totaal")
    else:
        yield _chart(material, years)
        yield TEXTS.small("lezen")
    if years:
        yield from _by_subject(material, years[-_IN_TABLE:])


def survey(material: Material) -> Iterator[Block]:
    """A table of the indices, wave by wave."""
    waves = [wave.golf for wave in material.golven][-_IN_TABLE - 1 :]
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


def _whole_years(material: Material) -> list[int]:
    quarters: dict[int, set[str]] = {}
    for period in material.release.perioden:
        quarters.setdefault(int(period[:4]), set()).update(quarters_in(period))
    whole = [year for year, found in sorted(quarters.items()) if len(found) == 4]
    return [year for year in whole if year <= material.jaar][-_MOST_YEARS:]


def _periods(material: Material, year: int) -> list[str]:
    return [period for period in material.release.perioden if int(period[:4]) == year]


def _total(material: Material, year: int) -> pd.DataFrame:
    """The cells of one year of the table that holds all of them with the least noise."""
    rows = material.release.tellingen
    rows = rows[rows["periode"].isin(_periods(material, year))]
    tables = [group for name, group in rows.groupby("tabel") if not is_late(str(name))]
    return min(tables, key=lambda group: Noise.of(group["epsilon"]).variance)


def _chart(material: Material, years: Sequence[int]) -> Chart:
    points, told = [], []
    for year in years:
        cells = _total(material, year)
        total = int(cells["noisy_n"].sum())
        low, high = noise_interval(total, Noise.of(cells["epsilon"]))
        references = cell_ids(cells)
        points.append(Point(str(year), max(total, 0), low, high, low <= 0, references))
        number = amount(total, low, high, references)
        told.append(TEXTS.line("grafiek_los", jaar=term_line(year, "jaar"), getal=number).text)
    ends = {"eerste": term_line(years[0], "jaar"), "laatste": term_line(years[-1], "jaar")}
    counted = material.counted()["geteld"]
    return Chart(
        caption=TEXTS.line("grafiek", geteld=counted, **ends).text,
        alt=" ".join([TEXTS.say("grafiek_alt"), "; ".join(told)]) + ".",
        unit=counted.text,
        points=tuple(points),
        events=tuple(_events(material, years)),
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
        numbers = [_of_cluster(material, code, year) for year in years]
        if any(number is not None for number in numbers):
            cells = (number or TEXTS.line("niet_getoond") for number in numbers)
            rows.append((term_line(clusters.label(code), code), *cells))
    if not rows:
        yield TEXTS.paragraph("geen_onderwerp")
        return
    columns = (TEXTS.say("kolom_onderwerp"), *map(str, years))
    widths = (_NAME, *[_NUMBER] * len(years))
    yield Table(TEXTS.say("tabellen", "gesprekken", "bijschrift"), columns, tuple(rows), widths)


def _of_cluster(material: Material, cluster: str, year: int) -> Line | None:
    """From the table of clusters, or else summed over the categories of the cluster."""
    periods = _periods(material, year)
    rows = material.release.tellingen[material.release.tellingen["periode"].isin(periods)]
    members = [c.code for c in load_codelist("categorieen").codes if str(c.cluster) == cluster]
    for table, codes in ((CLUSTER, [cluster]), (CATEGORY, members)):
        own = rows[(rows["tabel"] == table) & rows[table].isin(codes)]
        if set(own["periode"]) == set(periods):
            return summed(own)
    return None
