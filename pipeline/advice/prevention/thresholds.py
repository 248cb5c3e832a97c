"""The thresholds agreed beforehand, in words, as the engine uses them.

Why read from the engine: a works council that agreed to a limit must be able to trust that what it
reads is what decides. A number typed here would drift from it in silence.
"""

from collections.abc import Iterator, Mapping

from pipeline.advice.concept import Line
from pipeline.advice.handed_over import ANSWER_DAYS
from pipeline.advice.sentences import Sentences, term_line
from pipeline.release.sharing import BUDGET, LET_OP, TRIPLING, WANTED_POWER
from pipeline.release.unit_map import FEWEST_MANAGERS, SMALLEST_UNIT
from pipeline.signals.budget import STRONG
from pipeline.signals.survey.score import FEWEST_ANSWERS

TEXTS = Sentences("orvragen")


def agreed() -> Mapping[str, int]:
    """Each limit by the name that the sentences use, whole numbers."""
    return {
        "keer": round(TRIPLING),
        "kans": round(100 * WANTED_POWER),
        "let_op": round(100 * LET_OP),
        "signaal": round(100 * BUDGET),
        "sterk": round(100 * STRONG),
        "eenheid": SMALLEST_UNIT,
        "leidinggevenden": FEWEST_MANAGERS,
        "antwoorden": FEWEST_ANSWERS,
        "weken": ANSWER_DAYS // 7,
    }


def rows() -> Iterator[tuple[Line, ...]]:
    """One row a word: when it is used."""
    slots = {name: term_line(value, f"grens|{name}") for name, value in agreed().items()}
    for one in TEXTS.listed("drempels"):
        yield Line((str(one["woord"]),)), TEXTS.filled(str(one["tekst"]), **slots)
