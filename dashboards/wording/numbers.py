"""Numbers in Dutch: 1.234,5 and "ongeveer 8 (5 tot 11)".

Why: a released count is never exact, so it is never written without its range. Formatting is done
here and not by the browser, so that a chart, a table and a sentence agree.
"""

import math

from pipeline.signals.numbers import between as in_words

CERTAINTY = "In 9 van de 10 gevallen ligt het echte getal tussen deze grenzen."


def whole(value: float) -> str:
    """A number rounded to whole, with a point between thousands.

    >>> whole(1234.4), whole(-0.2)
    ('1.234', '0')
    """
    return f"{round_half_up(value):,}".replace(",", ".")


def decimal(value: float, places: int = 1) -> str:
    """A number with a decimal comma.

    >>> decimal(1234.56), decimal(0.5, 2)
    ('1.234,6', '0,50')
    """
    text = f"{value:,.{places}f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def short(value: float) -> str:
    """At most one decimal, and none when it says nothing.

    >>> short(2.0), short(1.25)
    ('2', '1,3')
    """
    rounded = round_half_up(value * 10) / 10
    return whole(rounded) if rounded == int(rounded) else decimal(rounded)


def percent(share: float) -> str:
    """A share of 1 as a whole percentage.

    >>> percent(0.7311)
    '73%'
    """
    return f"{round_half_up(100 * share)}%"


def about(estimate: float, lower: float, upper: float) -> str:
    """A released count with its range, short: for tables and tiles.

    >>> about(120.2, 107.6, 132.1), about(0.2, -3, 13), about(-0.4, -3, 0.2)
    ('ongeveer 120 (108 tot 132)', 'hoogstens 13', 'geen of heel weinig')
    """
    low, middle, high = bounds(estimate, lower, upper)
    if whole(middle) == "0":
        return in_words(lower, upper)
    return f"ongeveer {whole(middle)}{_range(low, high, ' ({} tot {})')}"


def about_in_words(estimate: float, lower: float, upper: float) -> str:
    """A released count with its range, for inside a sentence.

    >>> about_in_words(8, 5, 11)
    'ongeveer 8 (tussen 5 en 11)'
    """
    low, middle, high = bounds(estimate, lower, upper)
    if whole(middle) == "0":
        return in_words(lower, upper)
    return f"ongeveer {whole(middle)}{_range(low, high, ' (tussen {} en {})')}"


def between(lower: float, upper: float) -> str:
    """A range of counts.

    >>> between(0.2, 6), between(3, 3)
    ('0 tot 6', '3')
    """
    low, high = max(0.0, lower), max(0.0, upper)
    return whole(low) if whole(low) == whole(high) else f"{whole(low)} tot {whole(high)}"


def times(ratio: float) -> str:
    """A finite ratio as a factor; with two decimals where one would say "the same" or "nothing".

    >>> times(1.9), times(3.0), times(1.03), times(0.02)
    ('1,9 keer', '3 keer', '1,03 keer', '0,02 keer')
    """
    is_hidden = short(ratio) in ("0", "1") and round(ratio, 2) not in (0.0, 1.0)
    return f"{decimal(ratio, 2) if is_hidden else short(ratio)} keer"


def times_range(lower: float, upper: float) -> str:
    """The range of a ratio; `upper` is inf where even the largest fits.

    >>> times_range(1.4, 2.3), times_range(1.4, math.inf)
    ('tussen 1,4 keer en 2,3 keer', 'minstens 1,4 keer; hoeveel hooguit, is niet te zeggen')
    """
    if math.isinf(upper):
        return f"minstens {times(lower)}; hoeveel hooguit, is niet te zeggen"
    return f"tussen {times(lower)} en {times(upper)}"


def how_often(p_value: float, unit: str = "kwartalen") -> str:
    """How often chance alone shows this, as a natural frequency: never a probability word.

    >>> how_often(0.004), how_often(0.03), how_often(0.4)
    ('in minder dan 1 van de 100 kwartalen', 'in ongeveer 3 van de 100 kwartalen',
    'in ongeveer 40 van de 100 kwartalen')
    """
    if p_value < 0.001:
        return f"in minder dan 1 van de 1.000 {unit}"
    if p_value < 0.01:
        return f"in minder dan 1 van de 100 {unit}"
    return f"in ongeveer {round_half_up(100 * p_value)} van de 100 {unit}"


def of_hundred(p_value: float) -> int:
    """How many squares of a hundred to fill for a chance; at least one when it is not zero."""
    return min(100, max(1, round_half_up(100 * p_value))) if p_value > 0 else 0


def bounds(estimate: float, lower: float, upper: float) -> tuple[float, float, float]:
    """Lower bound, estimate and upper bound of a count, none below zero."""
    low, middle, high = (max(0.0, value) for value in (lower, estimate, upper))
    return low, middle, high


def round_half_up(value: float) -> int:
    """Rounding as people do it: 2.5 becomes 3."""
    return math.floor(value + 0.5)


def _range(low: float, high: float, pattern: str) -> str:
    return "" if whole(low) == whole(high) else pattern.format(whole(low), whole(high))
