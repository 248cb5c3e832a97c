"""What the survey says, as amounts: each index of a wave, for everybody or for a unit."""

from dataclasses import dataclass

from pipeline.advice.concept import Origin, Term
from pipeline.advice.sentences import term
from pipeline.advice.yearly.amount import Amount
from pipeline.contracts import load_codelist
from pipeline.release import Release
from pipeline.signals.survey.histogram import Histogram, histograms
from pipeline.signals.survey.index import population_of
from pipeline.signals.survey.measures import EXPERIENCED
from pipeline.signals.survey.score import score_of

_NAMES = {Origin.AANDEEL: ("aandeel", "aandeel_laag", "aandeel_hoog"),
          Origin.SCORE: ("score", "score_laag", "score_hoog")}  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """One index in one wave and place ("" is everybody); None below 50 answers."""

    golf: str
    eenheid: str
    index: str
    amount: Amount | None


def scores(release: Release) -> tuple[Measured, ...]:
    """The main measure of every released index."""
    return tuple(
        Measured(one.golf, one.eenheid, one.index, _amount(release, one))
        for one in histograms(release)
    )


def index_name(index: str) -> Term:
    """An index by its Dutch name."""
    return term(load_codelist("indexen").label(index), index)


def is_share(index: str) -> bool:
    """Whether it is a number of each hundred people, and no score."""
    return load_codelist("indexen").get(index).extra["soort"] == "prevalentie"


def _amount(release: Release, one: Histogram) -> Amount | None:
    score = score_of(one, population_of(release, one.golf, one.eenheid))
    if score.is_te_onzeker:
        return None
    low, high = score.interval()
    origin = Origin.AANDEEL if one.maat == EXPERIENCED else Origin.SCORE
    names = _NAMES[origin]
    return Amount(score.value, low, high, False, one.cells, (origin,) * 3, names)
