"""What an audit found, as one frozen value: a lower bound beside the claim."""

from collections.abc import Callable
from dataclasses import dataclass

CONFIDENCE = 0.999
ALPHA = 1.0 - CONFIDENCE
Tell = Callable[[], None]


@dataclass(frozen=True)
class Finding:
    """One audit: the epsilon that was seen (lower bound at CONFIDENCE) and the epsilon claimed.

    `waaraan` says what gave it away most; `waarnemingen` how many guesses or repetitions it is on.
    """

    proef: str
    ondergrens: float
    belofte: float
    waaraan: str
    waarnemingen: int

    @property
    def verhouding(self) -> float | None:
        """Lower bound over claim; None where nothing at all was to be spent."""
        return self.ondergrens / self.belofte if self.belofte else None

    @property
    def is_over(self) -> bool:
        """Whether more was spent than claimed: p < .001, by the confidence of the bound."""
        return self.ondergrens > self.belofte
