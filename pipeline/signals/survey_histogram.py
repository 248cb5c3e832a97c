"""Released survey indices as noisy histograms: one for each wave, unit and index.

An index of the whole organisation is read from its own table or summed over the units, whichever
carries the least noise by epsilons alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline.contracts.codes import load_codelist
from pipeline.release import Release
from pipeline.release.cells import NO_UNIT
from pipeline.release.lines import Lines
from pipeline.release.noise_law import Noise
from pipeline.signals.references import cell_ids

INDEX_TABLES = ("index", "index_x_eenheid")
_SHARE_POINTS = {"geen": 0.0, "wel": 100.0}
_SCORE_POINTS = {"0": 0.0, "25": 25.0, "50": 50.0, "75": 75.0, "100": 100.0}


@dataclass(frozen=True)
class Bin:
    """One answer: its points (0-100), the noisy number that gave it, and the noise in that."""

    points: float
    noisy_n: int
    noise: Noise


@dataclass(frozen=True)
class Histogram:
    """The answers to one index that carry points; "" as unit is the whole organisation."""

    golf: str
    eenheid: str
    index: str
    bins: tuple[Bin, ...]
    cells: tuple[str, ...]

    @property
    def noisy_n(self) -> int:
        """How many answered, with noise."""
        return sum(one.noisy_n for one in self.bins)

    @property
    def noise(self) -> Noise:
        """The noise in that number."""
        return sum((one.noise for one in self.bins), Noise())


def histograms(release: Release) -> tuple[Histogram, ...]:
    """All released index histograms, by wave in time, index in the list's order, then unit."""
    frame = release.enquete[release.enquete["tabel"].isin(INDEX_TABLES)]
    frame = frame.assign(cel=list(cell_ids(frame)), eenheid=Lines.of(release).units_now(frame))
    found: dict[tuple[str, str, str], Histogram] = {}
    for (golf, index), rows in frame.groupby(["golf", "index"]):
        for one in _of_index(str(golf), str(index), rows):
            key = (one.golf, one.index, one.eenheid)
            if key not in found or one.noise.variance < found[key].noise.variance:
                found[key] = one
    waves = {golf: number for number, golf in enumerate(release.golven)}
    order = {code: number for number, code in enumerate(load_codelist("indexen").values())}
    ranked = sorted(found, key=lambda key: (waves.get(key[0], -1), order[key[1]], key[2]))
    return tuple(found[key] for key in ranked)


def _of_index(golf: str, index: str, rows: pd.DataFrame) -> list[Histogram]:
    points = points_of(index)
    scored = rows[rows["antwoord"].isin(list(points))]
    whole = [table for _, table in scored.groupby("tabel")]
    units = scored[~scored["eenheid"].isin(["", NO_UNIT])].groupby("eenheid")
    return [
        *(_histogram(golf, "", index, part, points) for part in whole),
        *(_histogram(golf, str(unit), index, part, points) for unit, part in units),
    ]


def points_of(index: str) -> Mapping[str, float]:
    """The points (0-100) of each answer to an index; answers without points are left out."""
    is_share = load_codelist("indexen").get(index).extra["soort"] == "prevalentie"
    return _SHARE_POINTS if is_share else _SCORE_POINTS


def _histogram(
    golf: str, eenheid: str, index: str, rows: pd.DataFrame, points: Mapping[str, float]
) -> Histogram:
    bins = tuple(
        Bin(points[str(answer)], int(part["noisy_n"].sum()), Noise.of(part["epsilon"]))
        for answer, part in rows.groupby("antwoord")
    )
    return Histogram(golf, eenheid, index, bins, tuple(sorted(rows["cel"])))
