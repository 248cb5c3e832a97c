"""How the one false-alarm budget of a publication is shared out over what is tested.

At most one quiet publication in ten may show anything. Half of that is for *let op*, which only
the organisation's total can get: it was declared beforehand and is one test. The other half is
shared by all other patterns together. Shares rest on the chance to see a change, never on what is
tested; so `vip plan` can promise beforehand what the patterns will see, by the same rules. What
could not show a tripling has a very small part all together: a change so huge that even there it
cannot be chance is told.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import TypeVar

BUDGET = 0.10  # q below this: signaal
LET_OP = 0.05  # p below this, for series declared beforehand; nothing above it is a signaal
TOTAL_SHARE = 0.2  # the total's signaal falls within its let op, so it costs nothing more
OTHERS_SHARE = (BUDGET - LET_OP) / BUDGET
SILENCE_SHARE = 0.03  # stilte
SURVEY_SHARE = 0.02  # drempel, klimaat and referentie together
MIX_SHARE = 0.01  # concentratie, macht, escalatie and extern together
CONCENTRATION_PART = 1 / 3  # of that, for concentratie
EFFECT_SHARE = 0.01  # werking
HUGE_SHARE = 0.005  # rises and falls of all series that could not show a tripling, together
HUGE = 0.01  # p below this: signaal, for a total that could not show a tripling
THEME_SHARE = 0.005  # opkomend_thema
_OF_FAMILIES = SILENCE_SHARE + SURVEY_SHARE + MIX_SHARE + EFFECT_SHARE + THEME_SHARE
CHANGE_SHARE = OTHERS_SHARE - HUGE_SHARE - _OF_FAMILIES
"""What rises and falls have at the least; more where another family has nothing to test."""
CUSUM_PART = 0.1
_OTHER = 1 - CUSUM_PART
_YEAR = 40 / 43 * _OTHER
LOOKS: Mapping[int, Mapping[int, float]] = {
    1: {1: _OTHER},
    2: {2: _YEAR, 1: _OTHER - _YEAR},
    4: {4: _YEAR, 2: (_OTHER - _YEAR) / 2, 1: (_OTHER - _YEAR) / 2},
}
"""By periods a year: how long the stretches are that are looked at, and the part of a series'
share that each gets. Most for the whole year: it shows what nothing shorter can. `CUSUM_PART` is
for the sum over the newest years, which shows what came slowly or stays."""
WANTED_POWER = 0.5  # of seeing a tripling: less is *te weinig gegevens*
TRIPLING = 3.0
DOUBLING = 2.0
EQUAL_PART = 0.25  # of the common half goes to all alike, the rest where a doubling can be seen

AtLevel = Callable[[float], float]  # one-sided level -> chance that a tripling is seen
Power = Callable[[float, float], float]  # factor and one-sided level -> chance that it is seen
K = TypeVar("K")


def worth_testing(powers: Sequence[AtLevel], level: float, sides: int = 2) -> tuple[bool, ...]:
    """Which tests could show a tripling more often than not when `level` is shared among them.

    The fewer take part, the more each can see: the largest family is taken of which all members
    can. Powers must rest on the past and on public facts, never on what is tested.
    """

    @cache
    def chance(number: int, size: int) -> float:
        return powers[number](level / size / sides)

    able = [number for number in range(len(powers)) if chance(number, 1) >= WANTED_POWER]
    low, high = 0, len(able)
    while low < high:  # the largest family size that is met by as many tests
        size = (low + high + 1) // 2
        enough = sum(chance(number, size) >= WANTED_POWER for number in able) >= size
        low, high = (size, high) if enough else (low, size - 1)
    if not low:
        return tuple(False for _ in powers)
    chances = [chance(number, low) for number in range(len(powers))]
    ranked = sorted(range(len(powers)), key=lambda number: (-chances[number], number))
    return tuple(number in ranked[:low] for number in range(len(powers)))


def can_show_tripling(total: Power) -> bool:
    """Whether a tripling of the total would be seen more often than not, as *let op*."""
    return total(TRIPLING, LET_OP / 2) >= WANTED_POWER


def shares(others: Mapping[K, Power], share: float = OTHERS_SHARE) -> dict[K, float]:
    """The share of each series but the total, 0 for who could not show a tripling.

    A part equally, the rest by the chance that a doubling is seen: from the past alone.
    """
    powers = [partial(power, TRIPLING) for power in others.values()]
    chosen = worth_testing(powers, BUDGET * share * EQUAL_PART)
    taking_part = [key for key, is_worth in zip(others, chosen, strict=True) if is_worth]
    equal = EQUAL_PART * share / max(len(taking_part), 1)
    chances = {key: others[key](DOUBLING, BUDGET * equal / 2) for key in taking_part}
    per_chance = (1 - EQUAL_PART) * share / max(sum(chances.values()), 1e-9)
    got = {key: equal + per_chance * chance for key, chance in chances.items()}
    return dict.fromkeys(others, 0.0) | got


def levels(share_of: Mapping[K, float]) -> dict[K, float]:
    """The one-sided level at which each series but the total is first noticed.

    Who has no share gets the level of the smallest share: what it would be seen at, at best.
    """
    smallest = min((share for share in share_of.values() if share > 0), default=OTHERS_SHARE)
    return {key: BUDGET * (share or smallest) / 2 for key, share in share_of.items()}
