"""What is found within the one false-alarm budget of a publication.

How the budget is shared out beforehand is in pipeline/release/sharing.py. Benjamini & Hochberg
(1995) with those shares (Genovese, Roeder & Wasserman 2006) then holds the expected share of false
signals below q.
"""

from collections.abc import Sequence

from pipeline.release.sharing import BUDGET, LET_OP

STRONG = 0.01  # q below this: sterk signaal


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


def found_level(q_value: float, is_found: bool) -> str:
    """The level of a pattern beside rises and falls; *let op* is only for what was declared."""
    if not is_found:
        return "binnen_verwachting"
    return "sterk_signaal" if q_value < STRONG else "signaal"
