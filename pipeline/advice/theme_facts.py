"""What the open answers say about a theme that rises: how many named it, and beside what.

Why: as for the closed questions, a pattern is found again in the release by the functions that
found it, so that every figure in an advice is the one in the list.
"""

from dataclasses import dataclass

from pipeline.advice.concept import Fact, Origin, Term
from pipeline.advice.pattern import Pattern
from pipeline.advice.survey_facts import Filled, earlier_waves, who_answered
from pipeline.advice.surveyed import Surveyed
from pipeline.release.noise_law import noise_interval
from pipeline.signals.numbers import whole
from pipeline.signals.themes.change import CODE as OPKOMEND
from pipeline.signals.themes.change import ThemeChange
from pipeline.signals.themes.counts import label_of
from pipeline.signals.wave.comparison import Comparison

__all__ = ["OPKOMEND", "ThemeFacts"]
_SAME = 1e-6  # points


@dataclass(frozen=True)
class ThemeFacts:
    """A pattern of a theme with the comparison behind it."""

    pattern: Pattern
    surveyed: Surveyed
    change: ThemeChange
    comparison: Comparison

    @staticmethod
    def of(pattern: Pattern, surveyed: Surveyed) -> "ThemeFacts | None":
        """None when the release holds no such comparison, or another one than the pattern is of."""
        seen = pattern.getallen.get("waarneming")
        for one in surveyed.themes(pattern.golf):
            is_it = (one.seen.golf, one.seen.thema) == (pattern.golf, pattern.codes.get("thema"))
            if is_it and one.strongest and seen is not None:
                same = abs(one.strongest.value - seen) < _SAME
                return ThemeFacts(pattern, surveyed, one, one.strongest) if same else None
        return None

    def slots(self) -> Filled:
        """All that a sentence about it may be filled with."""
        seen, value = self.change.seen, self.comparison.value
        low, high = noise_interval(seen.noisy_n, seen.noise)
        label = label_of(seen.thema, self.change.wave.asked)
        cells = (seen.cel,)
        return {
            "thema": Term(f"‘{label}’", seen.thema),
            "deel": Fact(whole(value), value, self.pattern.cellen, Origin.SIGNAAL, "waarneming"),
            "aantal": Fact(whole(seen.noisy_n), seen.noisy_n, cells, Origin.SOM),
            "aantal_laag": Fact(whole(low), low, cells, Origin.ONDERGRENS),
            "aantal_hoog": Fact(whole(high), high, cells, Origin.BOVENGRENS),
            "eerdere_golven": earlier_waves(self.comparison),
            **who_answered(self.surveyed.took_part, self.comparison),
        }
