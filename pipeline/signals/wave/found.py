"""What a row of the list says of a comparison between waves, whatever it is a comparison of."""

from dataclasses import replace

from pipeline.signals.frame import Row
from pipeline.signals.wave.comparison import Comparison
from pipeline.signals.wave.response import Shift
from pipeline.signals.wave.wording import shift_sentence
from pipeline.signals.wording import suspended_sentence


def with_numbers(row: Row, one: Comparison, smallest: float) -> Row:
    """The effect, what was expected, and from what change on it would have been noticed."""
    value, lower, upper = one.effect
    low, high = one.expected_range
    return replace(
        row,
        effect=value,
        effect_lower=lower,
        effect_upper=upper,
        waarneming=one.value,
        verwacht_lower=low,
        verwacht_upper=high,
        zichtbaar_vanaf=1.0 + smallest / max(one.expected, 1.0),
    )


def with_rivals(row: Row, one: Comparison, shift: Shift | None, event: str) -> Row:
    """A pattern that was found: its direction, and what else may explain it.

    `event`: what happened in that quarter, "" where that is no reading of it.
    """
    sentences = [row.zin]
    if shift is not None:
        sentences.append(shift_sentence(shift))
    if event:
        sentences.append(suspended_sentence(event))
    return replace(
        row,
        richting="stijging" if one.difference > 0 else "daling",
        gebeurtenis=event,
        zin=" ".join(sentences),
    )
