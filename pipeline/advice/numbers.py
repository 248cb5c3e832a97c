"""How a promise is written in a Dutch sentence; counts and ratios are written as in signals.

Why: rounding is part of the message, so it is settled in one place.
"""


def percentage(share: float) -> str:
    """A share of one as a whole percentage.

    >>> percentage(0.731)
    '73 %'
    """
    return f"{round(100 * share)} %"


def measure(value: float) -> str:
    """A parameter with as many decimals as it needs, two at most.

    >>> measure(1.0), measure(0.25), measure(0.999997)
    ('1', '0,25', '1')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
