"""Released survey tables as noisy histograms: one for each wave, place, question or index, measure.

An index of the whole organisation is read from its own table or summed over the units, whichever
carries the least noise: the mechanisms decide that, never a count.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from pipeline.contracts.codes import load_codelist
from pipeline.release import Release
from pipeline.release.cell_noise import noise_of
from pipeline.release.cells import NO_UNIT
from pipeline.release.lines import Lines
from pipeline.release.noise_law import Noise
from pipeline.signals.references import cell_ids
from pipeline.signals.survey_measures import Measure, index_measures, item_measures

INDEX_TABLES = ("index", "index_x_eenheid")


@dataclass(frozen=True)
class Bin:
    """One answer: its points (0-100), the noisy number that gave it, and the noise in that."""

    points: float
    noisy_n: int
    noise: Noise


@dataclass(frozen=True)
class Histogram:
    """The answers that carry points for one measure; "" as unit is the whole organisation."""

    golf: str
    eenheid: str
    index: str
    bins: tuple[Bin, ...]
    cells: tuple[str, ...]
    maat: str = ""
    item: str = ""
    optie: str = ""

    @property
    def noisy_n(self) -> int:
        """How many answered, with noise."""
        return sum(one.noisy_n for one in self.bins)

    @property
    def noise(self) -> Noise:
        """The noise in that number."""
        return sum((one.noise for one in self.bins), Noise())


def histograms(release: Release) -> tuple[Histogram, ...]:
    """The main measure of every released index: by wave in time, index in order, then unit."""
    main = {index: index_measures(index)[0].code for index in load_codelist("indexen").values()}
    return tuple(one for one in index_histograms(release) if one.maat == main[one.index])


def index_histograms(release: Release) -> tuple[Histogram, ...]:
    """All measures of the released indices, in the order of `histograms`."""
    frame = release.enquete[release.enquete["tabel"].isin(INDEX_TABLES)]
    frame = frame.assign(cel=list(cell_ids(frame)), eenheid=Lines.of(release).units_now(frame))
    found: dict[tuple[str, str, str, str], Histogram] = {}
    for (golf, index), rows in frame.groupby(["golf", "index"]):
        for one in _of_index(str(golf), str(index), rows):
            key = (one.golf, one.index, one.eenheid, one.maat)
            if key not in found or one.noise.variance < found[key].noise.variance:
                found[key] = one
    waves = {golf: number for number, golf in enumerate(release.golven)}
    order = {code: number for number, code in enumerate(load_codelist("indexen").values())}
    ranked = sorted(found, key=lambda key: (waves.get(key[0], -1), order[key[1]], key[2]))
    return tuple(found[key] for key in ranked)


def item_histograms(release: Release) -> tuple[Histogram, ...]:
    """All measures of the released questions: by wave in time, then in the order of the release."""
    frame = release.enquete[release.enquete["tabel"] == "items"]
    frame = frame.assign(cel=list(cell_ids(frame)))
    waves = {golf: number for number, golf in enumerate(release.golven)}
    found = [
        _histogram(rows, measure, str(golf), item=str(item), optie=str(optie))
        for (golf, item, optie), rows in frame.groupby(["golf", "item", "optie"], sort=False)
        for measure in item_measures(str(item), bool(optie))
    ]
    return tuple(sorted(found, key=lambda one: waves.get(one.golf, -1)))


def _of_index(golf: str, index: str, rows: pd.DataFrame) -> Iterator[Histogram]:
    for measure in index_measures(index):
        for place, part in _places(rows):
            yield _histogram(part, measure, golf, index=index, eenheid=place)


def _places(rows: pd.DataFrame) -> Iterable[tuple[str, pd.DataFrame]]:
    """The whole organisation from each table that has it, and every unit."""
    yield from (("", part) for _, part in rows.groupby("tabel"))
    units = rows[~rows["eenheid"].isin(["", NO_UNIT])].groupby("eenheid")
    yield from ((str(unit), part) for unit, part in units)


def _histogram(rows: pd.DataFrame, measure: Measure, golf: str, **which: str) -> Histogram:
    counted = rows[rows["antwoord"].isin(list(measure.points))]
    bins = tuple(
        Bin(measure.points[str(answer)], int(part["noisy_n"].sum()), noise_of(part))
        for answer, part in counted.groupby("antwoord")
    )
    return Histogram(
        golf=golf,
        eenheid=which.get("eenheid", ""),
        index=which.get("index", ""),
        bins=bins,
        cells=tuple(sorted(counted["cel"])),
        maat=measure.code,
        item=which.get("item", ""),
        optie=which.get("optie", ""),
    )
