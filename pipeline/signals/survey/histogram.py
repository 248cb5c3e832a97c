"""Released survey indices as noisy histograms: one for each wave, place, index and measure.

An index of the whole organisation is read from its own table or summed over the units, whichever
carries the least noise: the mechanisms decide that, never a count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.contracts.codes import load_codelist
from pipeline.release import Release
from pipeline.release.cells import NO_UNIT
from pipeline.release.lines import Lines
from pipeline.release.noise_law import Noise
from pipeline.signals.references import cell_ids
from pipeline.signals.survey.measures import Measure, index_measures

INDEX_TABLES = ("index", "index_x_eenheid")


class _Cell(NamedTuple):
    """One released number, by the names of its columns."""

    antwoord: str
    noisy_n: int
    epsilon: float
    rho: float
    cel: str


@dataclass(frozen=True)
class Bin:
    """One answer: its points (0-100), the noisy number that gave it, and the noise in that."""

    points: float
    noisy_n: int
    noise: Noise


@dataclass(frozen=True)
class Histogram:
    """The answers that carry points for one measure; "" as unit is the whole organisation.

    `questions`: how many questions it is of; everybody who answered is in as many bins.
    """

    golf: str
    eenheid: str
    index: str
    bins: tuple[Bin, ...]
    cells: tuple[str, ...]
    maat: str = ""
    questions: int = 1

    @property
    def noisy_n(self) -> int:
        """How many answers there are, with noise."""
        return sum(one.noisy_n for one in self.bins)

    @property
    def people(self) -> float:
        """How many people gave them."""
        return self.noisy_n / self.questions

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
    found: dict[tuple[str, str, str, str], Histogram] = {}
    for (golf, index, _, place), cells in _piles(release).items():
        for measure in index_measures(index):
            one = _histogram(golf, place, index, measure, cells)
            key = (golf, index, place, measure.code)
            if key not in found or one.noise.variance < found[key].noise.variance:
                found[key] = one
    waves = {golf: number for number, golf in enumerate(release.golven)}
    order = {code: number for number, code in enumerate(load_codelist("indexen").values())}
    ranked = sorted(found, key=lambda key: (waves.get(key[0], -1), order[key[1]], key[2]))
    return tuple(found[key] for key in ranked)


def item_histograms(release: Release, measures: Mapping[str, Measure]) -> tuple[Histogram, ...]:
    """These measures of the released questions with one answer, from their own cells; by wave.

    `index` of the histogram is the code of the question.
    """
    frame = release.enquete[release.enquete["item"].isin(measures)]
    frame = frame.assign(cel=list(cell_ids(frame)))
    piles: dict[tuple[str, str], list[_Cell]] = {}
    names = frame[["golf", "item"]].itertuples(index=False, name=None)
    cells = frame[list(_Cell._fields)].itertuples(index=False, name=None)
    for key, cell in zip(names, cells, strict=True):
        piles.setdefault(key, []).append(_Cell(*cell))
    return tuple(
        _histogram(golf, "", item, measures[item], piles[golf, item])
        for golf in release.golven
        for item in measures
        if (golf, item) in piles
    )


def together(index: str, questions: Sequence[Histogram]) -> Histogram:
    """Questions of one wave as one histogram: its mean is the mean over the questions."""
    first = questions[0]
    bins = tuple(one for question in questions for one in question.bins)
    cells = tuple(cell for question in questions for cell in question.cells)
    return Histogram(first.golf, "", index, bins, cells, first.maat, len(questions))


def _piles(release: Release) -> dict[tuple[str, str, str, str], list[_Cell]]:
    """The cells of each wave, index, table and place; "" is the whole organisation."""
    frame = release.enquete[release.enquete["tabel"].isin(INDEX_TABLES)]
    frame = frame.assign(cel=list(cell_ids(frame)), eenheid=Lines.of(release).units_now(frame))
    piles: dict[tuple[str, str, str, str], list[_Cell]] = {}
    names = frame[["golf", "index", "tabel", "eenheid"]].itertuples(index=False, name=None)
    cells = frame[list(_Cell._fields)].itertuples(index=False, name=None)
    for (golf, index, table, unit), cell in zip(names, cells, strict=True):
        for place in {"", unit} - {NO_UNIT}:
            piles.setdefault((golf, index, table, place), []).append(_Cell(*cell))
    return piles


def _histogram(
    golf: str, eenheid: str, index: str, measure: Measure, cells: Sequence[_Cell]
) -> Histogram:
    by_answer: dict[str, list[_Cell]] = {answer: [] for answer in measure.points}
    for cell in cells:
        if cell.antwoord in by_answer:
            by_answer[cell.antwoord].append(cell)
    bins = tuple(
        Bin(measure.points[answer], sum(int(c.noisy_n) for c in part), _noise(part))
        for answer, part in by_answer.items()
        if part
    )
    references = sorted(cell.cel for part in by_answer.values() for cell in part)
    return Histogram(golf, eenheid, index, bins, tuple(references), measure.code)


def _noise(cells: Sequence[_Cell]) -> Noise:
    pure = Noise.of(cell.epsilon for cell in cells if cell.epsilon)
    return pure + Noise(gaussian=sum(1.0 / (2.0 * cell.rho) for cell in cells if cell.rho))
