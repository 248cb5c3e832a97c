"""What so many right guesses, or so many sightings, rule out: lower bounds on epsilon.

Both bounds hold whatever the door does inside. They can only be too low: a better guesser, or more
canaries, brings them nearer to what was really spent.
"""

from math import exp, log

from scipy.special import betaincinv


def right_at_most(epsilon: float) -> float:
    """How often a guess about one coin can be right under epsilon: e^epsilon / (1 + e^epsilon).

    >>> round(right_at_most(1.0), 3)
    0.731
    """
    return 1.0 / (1.0 + exp(-epsilon))


def spent_by_guesses(right: int, guesses: int, alpha: float) -> float:
    """The epsilon that `right` out of `guesses` rules out; too high with probability < alpha.

    Each canary is there by the toss of a coin. Under epsilon-DP the number of right guesses is, for
    any rule that may also abstain, stochastically at most Binomial(guesses, right_at_most(epsilon))
    (Steinke, Nasr & Jagielski 2023, "Privacy auditing with one (1) training run", the pure case).
    So the exact one-sided limit of Clopper & Pearson (1934) gives the epsilon.

    >>> round(spent_by_guesses(7310, 10000, 0.001), 2), spent_by_guesses(5, 10, 0.001)
    (0.93, 0.0)
    """
    share = _at_least(right, guesses, alpha)
    return 0.0 if share <= 0.5 else log(share / (1.0 - share))


def spent_by_event(seen: int, runs: int, seen_else: int, runs_else: int, alpha: float) -> float:
    """The epsilon that one event rules out, seen in two neighbouring worlds.

    Clopper-Pearson limits on both probabilities, each at alpha / 2, and the logarithm of their
    ratio (Jagielski, Ullman & Oprea 2020, "Auditing differentially private machine learning").

    >>> round(spent_by_event(14620, 20000, 5380, 20000, 0.001), 2)
    0.95
    """
    often = _at_least(seen, runs, alpha / 2)
    seldom = 1.0 - _at_least(runs_else - seen_else, runs_else, alpha / 2)
    return 0.0 if often <= seldom else log(often / seldom)


def _at_least(hits: int, runs: int, alpha: float) -> float:
    """The exact lower limit of a probability."""
    return float(betaincinv(hits, runs - hits + 1, alpha)) if hits else 0.0
