"""The sentences beside drempel, klimaat and referentie: points with ranges, and two readings.

A unit is only ever a place that answers come from. What may explain a difference beside a change
(who took part, an event) stands in the same text.
"""

from pipeline.contracts.codes import Code, load_codelist
from pipeline.contracts.public import PublicInputs
from pipeline.signals.numbers import fits, seldom, whole
from pipeline.signals.survey.measures import EXPERIENCED, KNOWS
from pipeline.signals.survey.score import Score
from pipeline.signals.wave.change import Subject
from pipeline.signals.wave.comparison import LARGE, Comparison
from pipeline.signals.wave.lines import EXPERIENCE
from pipeline.signals.wave.response import Shift
from pipeline.signals.wording import unit_name, unseen

_SHARES = (EXPERIENCED, KNOWS)
_READINGS = {
    ("drempel", "daling"): (
        "medewerkers vinden het moeilijker om iets te bespreken, of zij durven in de enquête "
        "eerlijker te antwoorden"
    ),
    ("klimaat", "daling"): (
        "medewerkers ervaren het als minder gunstig, of zij durven in de enquête eerlijker te "
        "antwoorden"
    ),
    ("klimaat", "stijging"): (
        "medewerkers ervaren het als gunstiger, of zij antwoorden in de enquête voorzichtiger"
    ),
    ("extern", "stijging"): (
        "dit gebeurt vaker, of medewerkers herkennen het eerder en durven het te zeggen"
    ),
    ("extern", "daling"): (
        "dit gebeurt minder, of medewerkers zijn gaan vinden dat het bij het werk hoort"
    ),
    ("referentie", "stijging"): (
        "er gebeurt meer, of medewerkers herkennen het eerder en durven het te zeggen"
    ),
    ("referentie", "daling"): (
        "er gebeurt minder, of medewerkers herkennen het minder of zeggen het liever niet"
    ),
}
_KNOWS_LESS = (
    "minder medewerkers kennen de weg, of er deden meer mensen mee die hem nog niet kennen"
)
_UNCOMMON = 0.05


def subject_sentence(
    subject: Subject, score: Score, publiek: PublicInputs, is_found: bool, smallest: float
) -> str:
    """What was seen, what was to be expected, and what that means."""
    one = subject.strongest
    parts = [_seen(subject, score, publiek), _usual(one)]
    if is_found and one.elsewhere:
        parts.append(f"Dat verschil is groter dan {_elsewhere(one)}.")
    if is_found:
        parts += [_seldom(subject.p_value), _readings(subject)]
    else:
        parts += [_nothing(one), _visible(smallest)]
    return " ".join(parts)


def national_sentence(
    subject: Subject, score: Score, figure: Code, is_found: bool, smallest: float
) -> str:
    """Experience beside the national figure, and what that figure is of."""
    one = subject.strongest
    parts = [
        f"In de enquête {one.seen.golf} zeggen ongeveer {whole(one.value)} van de 100 medewerkers "
        f"({_chance(score)}) "
        "dat zij in 12 maanden ongewenst gedrag meemaakten.",
        _nation(one, figure),
        "De vragen waren niet precies dezelfde. Hoe het is voor wie niet meedeed, weten we niet.",
    ]
    if is_found:
        parts += [_seldom(subject.p_value), _readings(subject)]
    else:
        parts += ["Een verschil is niet aantoonbaar.", _visible(smallest)]
    return " ".join(parts)


def shift_sentence(shift: Shift) -> str:
    """Who took part as another reason for a difference."""
    more = "meer" if shift.now > shift.before else "minder"
    beside = "dan bij de eerdere enquêtes" if shift.is_earlier else "dan in de rest"
    return (
        f"Er deden ook {more} mensen mee {beside}: ongeveer {whole(shift.now)} van de 100, tegen "
        f"{whole(shift.before)}. Ook dat kan het verschil verklaren."
    )


def unseen_sentence(code: str, unit: str, publiek: PublicInputs, reason: str) -> str:
    """A pattern that could not be judged in a place."""
    start = f"In de antwoorden vanuit {unit_name(unit, publiek)}" if unit else "In de enquête"
    label = load_codelist("patronen").label(code)
    return unseen(start, reason, f" over ‘{label}’")


FEW_ANSWERS = "er zijn te weinig antwoorden"
NOTHING_BESIDE = "er is nog niets om mee te vergelijken"
TOO_VAGUE = f"zelfs een verschil van {whole(LARGE)} punten op 100 zouden we vaker missen dan zien"


def _seen(subject: Subject, score: Score, publiek: PublicInputs) -> str:
    one = subject.seen
    where = f"Vanuit {unit_name(one.eenheid, publiek)}" if one.eenheid else "In de hele organisatie"
    about = f"ongeveer {whole(score.value)}"
    asked = f"‘{question_label(one.index)}’"
    chance = _chance(score)
    if one.maat in _SHARES:
        return (
            f"{where} zeggen in de enquête {one.golf} {about} van de 100 medewerkers ({chance}) "
            f"ja bij {asked}."
        )
    of = f" ({one.questions} vragen samen)" if one.questions > 1 else ""
    return (
        f"{where} is in de enquête {one.golf} de score voor {asked}{of} {about} van "
        f"de 100 punten ({chance}). Hoger is gunstiger{_turned(one.index)}."
    )


def _chance(score: Score) -> str:
    """The range of a score with what makes it a range; no range when both ends round to one."""
    low, high = (whole(end) for end in score.interval())
    between = f"tussen {low} en {high}; " if low != high else ""
    return f"{between}het getal is expres iets onnauwkeurig gemaakt"


def question_label(index: str) -> str:
    """The name of an index or a question."""
    indices = load_codelist("indexen")
    names = indices if index in indices.values() else load_codelist("items")
    return str(names.label(index))


def is_turned(index: str) -> bool:
    """Whether it is a question that is put the other way round, as "Vreest gevolgen"."""
    items = load_codelist("items")
    return index in items.values() and bool(items.get(index).extra["omgekeerd"])


def _turned(index: str) -> str:
    return ", want deze vraag telt omgekeerd" if is_turned(index) else ""


def _usual(one: Comparison) -> str:
    low, high = one.expected_range
    between = f"{whole(low)} tot {whole(high)}"
    if one.kind == "golven":
        return f"Uit de eerdere enquêtes verwachten we {between}."
    return f"Uit wat de andere eenheden verschillen, verwachten we {between}."


def _nothing(one: Comparison) -> str:
    if one.elsewhere and one.own_p_value < _UNCOMMON:
        where = _elsewhere(one)
        return f"{where[:1].upper()}{where[1:]} is het verschil ongeveer even groot."
    if not one.falls_only:
        return fits(one.value, *one.expected_range, "hoger", "lager")
    return (
        "Een daling is niet aantoonbaar."
        if one.kind == "golven"
        else "Dat dit achterblijft, is niet aantoonbaar."
    )


def _elsewhere(one: Comparison) -> str:
    """What else changed: the other units, or the same behaviour at work."""
    if one.seen.eenheid:
        return "in de andere eenheden"
    return "bij hetzelfde gedrag door mensen van het werk"


def _visible(smallest: float) -> str:
    return (
        f"Een verschil zouden we hier zien vanaf ongeveer {whole(smallest)} punten "
        "(in 80 van de 100 gevallen)."
    )


def _seldom(p_value: float) -> str:
    return f"Zonder verschil zien we zoiets in {seldom(p_value, 'enquêtes')}."


def _readings(subject: Subject) -> str:
    direction = "stijging" if subject.strongest.difference > 0 else "daling"
    said = _READINGS[subject.code, direction]
    if subject.seen.maat == KNOWS:
        said = _KNOWS_LESS
    return f"Er zijn twee lezingen: {said}."


def _nation(one: Comparison, figure: Code) -> str:
    sector = figure.extra.get("sector")
    where = f"Landelijk is dat in de sector {sector}" if sector else "Landelijk is dat"
    of_all = "" if sector else f" Dat cijfer is van alle sectoren samen{_sectors(figure)}."
    return f"{where} ongeveer {whole(one.expected)} van de 100 ({figure.extra['bron']}).{of_all}"


def _sectors(figure: Code) -> str:
    """The lowest and highest sector of the same series and year."""
    alike = [
        code
        for code in load_codelist("referenties").codes
        if code.extra["groep"] == "sector"
        and code.extra.get("vergelijkbaar_met_index") == EXPERIENCE
        and (code.extra["reeks"], code.extra["jaar"])
        == (figure.extra["reeks"], figure.extra["jaar"])
    ]
    if not alike:
        return ""
    ordered = sorted(alike, key=lambda code: float(str(code.extra["waarde"])))
    low, high = (
        f"{code.extra['sector']} {whole(float(str(code.extra['waarde'])))}"
        for code in (ordered[0], ordered[-1])
    )
    return f" ({low}, {high})"
