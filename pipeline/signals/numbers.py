"""How numbers and periods are written in a Dutch sentence.

Why: a count is whole and never below zero, a chance is said in years out of a hundred, because
that is how people hear it.
"""

from collections.abc import Sequence
from math import isfinite

from pipeline.periods import period_label, quarters_in
from pipeline.signals.windows import season_of

_A_YEAR = 4  # quarters
_PLURALS = {1: "kwartalen", 2: "halfjaren", _A_YEAR: "jaren"}  # by quarters in a period


def whole(value: float) -> str:
    """A count: whole, not below zero, with a Dutch thousands point.

    >>> whole(84.4), whole(-2), whole(12345)
    ('84', '0', '12.345')
    """
    return f"{max(round(value), 0):,}".replace(",", ".")


def between(low: float, high: float) -> str:
    """A range of counts; "hoogstens" when it starts at zero.

    The noise can bring all of a range below zero; then hardly anything else than zero fits.

    >>> between(70, 98), between(-3, 4), between(-9, -1)
    ('tussen 70 en 98', 'hoogstens 4', 'geen of heel weinig')
    """
    if round(high) <= 0:
        return "geen of heel weinig"
    return (
        f"hoogstens {whole(high)}" if round(low) <= 0 else f"tussen {whole(low)} en {whole(high)}"
    )


def shown(count: float, low: float, high: float, what: str) -> str:
    """A noisy count of `what` with its range; of what may be none only the most.

    >>> shown(84, 70, 98, "trajecten")
    'ongeveer 84 trajecten (tussen 70 en 98; het getal is expres iets onnauwkeurig gemaakt)'
    >>> shown(4, -3, 13, "trajecten")
    'hoogstens 13 trajecten (het getal is expres iets onnauwkeurig gemaakt)'
    """
    noise, ends = "het getal is expres iets onnauwkeurig gemaakt", between(low, high)
    if round(low) <= 0:
        return f"{ends} {what} ({noise})"
    return f"ongeveer {whole(count)} {what} ({ends}; {noise})"


def fits(value: float, low: float, high: float, more: str = "meer", less: str = "minder") -> str:
    """What is said of a number in which no pattern was found, beside its usual range.

    Outside the range is not yet a pattern: of many ranges of 90 %, some are always missed.

    >>> fits(80, 70, 98)
    'Dat past bij wat te verwachten is.'
    """
    if round(low) <= round(value) <= round(high):
        return "Dat past bij wat te verwachten is."
    return (
        f"Dat is {more if value > high else less} dan gewoonlijk, maar te weinig verschil voor een "
        "patroon. We kijken naar veel getallen tegelijk, en dan valt er ook zonder verandering "
        "weleens een buiten wat gewoonlijk is."
    )


def factor(value: float) -> str:
    """A factor with one decimal; with two where one would say "the same" or "nothing".

    >>> factor(1.96), factor(1.03), factor(0.96), factor(0.02), factor(0)
    ('2,0', '1,03', '0,96', '0,02', '0')
    """
    rounded = tenths(value)
    if rounded not in ("0,0", "1,0"):
        return rounded
    precise = f"{value:.2f}".replace(".", ",")
    return "0" if precise == "0,00" else precise


def tenths(value: float) -> str:
    """A number with one decimal.

    >>> tenths(0.96)
    '1,0'
    """
    return f"{value:.1f}".replace(".", ",")


def times_out_of(p_value: float, periods: Sequence[str]) -> str:
    """How seldom something is, in years, or in stretches as short as these periods.

    >>> times_out_of(0.004, ["2024-H1", "2024-H2"]), times_out_of(0.034, ["2024-H2"])
    ('minder dan 1 van de 100 jaren', 'ongeveer 3 van de 100 perioden')
    """
    return seldom(p_value, "jaren" if is_whole_year(periods) else "perioden")


def seldom(p_value: float, times: str) -> str:
    """How seldom something is, out of a hundred of these.

    >>> seldom(0.004, "enquêtes")
    'minder dan 1 van de 100 enquêtes'
    """
    if p_value < 0.001:
        return f"minder dan 1 van de 1.000 {times}"
    if p_value < 0.01:
        return f"minder dan 1 van de 100 {times}"
    return f"ongeveer {round(100 * p_value)} van de 100 {times}"


def is_whole_year(periods: Sequence[str]) -> bool:
    """Whether these periods make four quarters."""
    return sum(len(quarters_in(period)) for period in periods) == _A_YEAR


def stretch_label(periods: Sequence[str]) -> str:
    """A stretch of periods in words.

    >>> stretch_label(["2024-H1", "2024-H2"]), stretch_label(["2023-H2", "2024-H1"])
    ('2024', 'het jaar tot en met de 1e helft van 2024')
    >>> stretch_label(["2024-H2"]), stretch_label(["2023-Q4", "2024-Q1"])
    ('de 2e helft van 2024', 'de 2 kwartalen tot en met het 1e kwartaal van 2024')
    >>> stretch_label(["2023-H2", "2024-H1", "2024-H2"]), stretch_label(["2023", "2024"])
    ('de 3 halfjaren tot en met de 2e helft van 2024', 'de 2 jaren tot en met 2024')

    Periods of unlike length are counted in quarters.

    >>> stretch_label(["2024-H2", "2025-Q1"])
    'de 3 kwartalen tot en met het 1e kwartaal van 2025'
    >>> stretch_label(["2023", "2024-H1"])
    'de 6 kwartalen tot en met de 1e helft van 2024'
    """
    first, last = quarters_in(periods[0])[0], quarters_in(periods[-1])[-1]
    article = {"H": "de ", "Q": "het "}.get(season_of(periods[-1])[:1], "")
    until = f"{article}{period_label(periods[-1])}"
    if is_whole_year(periods):
        return last[:4] if first[:4] == last[:4] else f"het jaar tot en met {until}"
    if len(periods) == 1:
        return until
    lengths = [len(quarters_in(period)) for period in periods]
    if len(set(lengths)) > 1:
        return f"de {sum(lengths)} kwartalen tot en met {until}"
    return f"de {len(periods)} {_PLURALS[lengths[0]]} tot en met {until}"


def seen_from(smallest: float) -> str:
    """From how large a rise something would have been seen."""
    if not isfinite(smallest):
        return "Met deze aantallen is ook een heel grote verandering niet betrouwbaar te zien."
    return (
        f"Een stijging zouden we hier zien vanaf ongeveer {factor(smallest)} keer zo veel "
        "(in 80 van de 100 gevallen)."
    )
