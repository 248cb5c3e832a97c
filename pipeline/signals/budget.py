"""One false-alarm budget for everything a publication is searched for.

At most one quiet publication in ten may show anything. Half of that is for *let op*, which only
the organisation's total can get: it was declared beforehand and is one test. The other half is
shared by all other patterns together. Benjamini & Hochberg (1995) with shares fixed beforehand
(Genovese, Roeder & Wasserman 2006) then holds the expected share of false signals below q.
"""

from collections.abc import Callable, Sequence

BUDGET = 0.10  # q below this: signaal
STRONG = 0.01  # q below this: sterk signaal
LET_OP = 0.05  # p below this, for series declared beforehand; nothing above it is a signaal
TOTAL_SHARE = 0.2  # the total's signaal falls within its let op, so it costs nothing more
OTHERS_SHARE = (BUDGET - LET_OP) / BUDGET
WANTED_POWER = 0.5  # of seeing a tripling: less is *te weinig gegevens*
TRIPLING = 3.0
DOUBLING = 2.0
EQUAL_PART = 0.5  # of the common half goes to all alike, the rest where a doubling can be seen

Power = Callable[[float], float]  # one-sided level -> chance that a tripling is seen


def worth_testing(powers: Sequence[Power], level: float, sides: int = 2) -> tuple[bool, ...]:
    """Which tests could show a tripling more often than not when `level` is shared among them.

    The fewer take part, the more each can see: the largest family is taken of which all members
    can. Powers must rest on the past and on public facts, never on what is tested.
    """
    low, high = 0, len(powers)
    while low < high:  # the largest family size that is met by as many tests
        size = (low + high + 1) // 2
        enough = sum(power(level / size / sides) >= WANTED_POWER for power in powers) >= size
        low, high = (size, high) if enough else (low, size - 1)
    if not low:
        return tuple(False for _ in powers)
    chances = [power(level / low / sides) for power in powers]
    ranked = sorted(range(len(powers)), key=lambda number: (-chances[number], number))
    return tuple(number in ranked[:low] for number in range(len(powers)))


def is_signal(p_value: float, q_value: float) -> bool:
    """Whether a pattern is a signaal: within the shared budget, and uncommon by itself too.

    A weighted budget can pass a p-value that is no wonder when many others are small; nobody
    should be told that what happens once in seven years stands out.
    """
    return q_value < BUDGET and p_value < LET_OP


def q_values(p_values: Sequence[float], shares: Sequence[float]) -> tuple[float, ...]:
    """Weighted Benjamini-Hochberg: the expected false share among all found up to each.

    `shares` are positive and add up to at most 1.

    >>> q_values([0.01, 0.5], [0.5, 0.5])
    (0.02, 0.5)
    """
    if any(share <= 0 for share in shares) or sum(shares) > 1 + 1e-9:
        raise ValueError("shares are positive and add up to at most 1")
    weighed = [p / share for p, share in zip(p_values, shares, strict=True)]
    order = sorted(range(len(weighed)), key=lambda number: weighed[number], reverse=True)
    values = [1.0] * len(weighed)
    lowest = 1.0
    for after, number in enumerate(order):
        lowest = min(lowest, weighed[number] / (len(order) - after))
        values[number] = lowest
    return tuple(values)
