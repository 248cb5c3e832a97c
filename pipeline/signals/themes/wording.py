"""The sentences beside an opkomend thema: shares with ranges, and two readings."""

from collections.abc import Sequence

from pipeline.release.theme_bounding import NO_THEME
from pipeline.signals.numbers import fits, seldom, whole
from pipeline.signals.themes.change import LARGE_RISE, ThemeChange
from pipeline.signals.themes.counts import label_of, range_of
from pipeline.signals.wave.comparison import Comparison
from pipeline.signals.wording import NOT_NOTHING

TOO_RARE = (
    f"zelfs drie keer zo veel, en minstens {whole(LARGE_RISE)} van de 100 mensen meer, zouden we "
    "vaker missen dan zien"
)
_READINGS = (
    "Er zijn twee lezingen: dit speelt meer, of mensen schrijven er eerder over, bijvoorbeeld "
    "omdat er aandacht voor was."
)
_NEW = (
    "Er zijn twee lezingen: er is een nieuw onderwerp dat nog niet in de lijst met thema's staat, "
    "of mensen schrijven korter of in andere woorden. Waar het over gaat, is hier niet te zien."
)


def theme_sentence(change: ThemeChange, one: Comparison, is_found: bool, smallest: float) -> str:
    """What was seen, what was to be expected, and what that means."""
    low, high = one.expected_range
    parts = [
        _seen(change, one),
        f"Uit de eerdere enquêtes verwachten we {whole(low)} tot {whole(high)}.",
    ]
    if is_found:
        parts += [
            "Het groeide ook meer dan de andere thema's samen." if one.elsewhere else "",
            f"Zonder verandering zien we zoiets in {seldom(one.p_value, 'enquêtes')}.",
            _NEW if change.seen.thema == NO_THEME else _READINGS,
        ]
    else:
        parts += [
            fits(one.value, low, high),
            f"Een stijging zouden we hier zien vanaf ongeveer {whole(smallest)} van de 100 mensen "
            "meer (in 80 van de 100 gevallen).",
        ]
    return " ".join(part for part in parts if part)


def unseen_sentence(rare: Sequence[ThemeChange], why: str) -> str:
    """The themes that could not be judged, by name."""
    names = ", ".join(f"‘{label_of(one.seen.thema, one.wave.asked)}’" for one in rare)
    return (
        f"In de enquête {rare[0].seen.golf} zijn er te weinig gegevens om te kunnen zien of dit "
        f"vaker wordt genoemd: {names}. Er is geen eerdere enquête met hetzelfde thema, of {why}. "
        f"{NOT_NOTHING}"
    )


def _seen(change: ThemeChange, one: Comparison) -> str:
    low, high = (whole(end) for end in range_of(change.seen))
    between = f"tussen {low} en {high}; " if low != high else ""
    about = (
        f"ongeveer {whole(one.value)} van de 100 mensen ({between}het getal is expres iets "
        "onnauwkeurig gemaakt)"
    )
    start = f"Van wie iets opschreef in de enquête {change.seen.golf},"
    if change.seen.thema == NO_THEME:
        return f"{start} schreven {about} iets dat in geen thema past."
    return f"{start} noemen {about} het thema ‘{label_of(change.seen.thema, change.wave.asked)}’."
