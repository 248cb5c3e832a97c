"""The sentences beside werking: after is not because of, and more can be trust."""

from pipeline.periods import period_label
from pipeline.release import Release
from pipeline.release.noise_law import noise_interval
from pipeline.signals.effect.effect import Effect, Happening
from pipeline.signals.hours import hours_sentence
from pipeline.signals.numbers import fits, seen_from, shown, stretch_label, times_out_of, whole
from pipeline.signals.wording import TALKS, noun_of, unit_name, unseen

NO_EVENT = (
    "in de laatste twee jaar staat er geen in het bestand met gebeurtenissen, en ook geen aandacht "
    "in de media. Zet die erin, dan kijken we er twee jaar naar"
)
_READINGS = {
    True: "meer medewerkers kennen of vertrouwen de vertrouwenspersoon, of er gebeurt meer",
    False: "er gebeurt minder, of medewerkers weten de weg minder goed en hebben minder vertrouwen",
}


def effect_sentence(release: Release, effect: Effect, smallest: float, is_found: bool) -> str:
    """What came after an event beside what was to be expected, with two readings."""
    parts = [_seen(release, effect), _expected(effect), *_hours(release, effect, is_found)]
    if not is_found:
        usual = fits(effect.sides.window.noisy_n, *effect.expected)
        return " ".join((*parts, usual, seen_from(smallest)))
    more = "meer" if effect.is_rise else "minder"
    seldom = times_out_of(effect.p_value, effect.own.periods)
    return " ".join(
        (
            *parts,
            f"Het zijn er dus {more} dan te verwachten was. Zonder verandering zien we zoiets in "
            f"{seldom}.",
            f"Er zijn twee lezingen: {_READINGS[effect.is_rise]}.",
            "De cijfers zeggen niet of de gebeurtenis de oorzaak is.",
        )
    )


def unseen_sentence(
    release: Release, happening: Happening, has_numbers: bool, is_read: bool
) -> str:
    """Why nothing can be said yet, or at all; `is_read`: there are numbers after and before it."""
    where = f" (vanuit {unit_name(happening.eenheid, release.publiek)})"
    where = where if happening.eenheid and has_numbers else ""
    if not has_numbers:
        why = (
            "dat deel van de organisatie heeft geen eigen cijfers. Daarvoor is de tabel "
            "`eenheid` nodig, en een eenheid die groot genoeg is"
        )
    elif is_read:
        why = "zelfs een verdrievoudiging zouden we vaker missen dan zien"
    else:
        why = (
            "het kwartaal van een gebeurtenis en het kwartaal erna duiden wij niet. Er is een half "
            "jaar aan cijfers van daarna nodig, en een jaar van ervoor. De duiding is opgeschort"
        )
    return unseen(f"Na ‘{happening.text}’{where} in {_label(happening.quarter)}", why)


def _seen(release: Release, effect: Effect) -> str:
    happening, noun = effect.happening, noun_of(release)
    where = "In de hele organisatie"
    if happening.eenheid:
        where = f"Vanuit {unit_name(happening.eenheid, release.publiek)}"
    count = effect.sides.window
    low, high = noise_interval(count.noisy_n, count.noise)
    came = "waren er" if noun == TALKS else "zien we"
    return (
        f"{where} {came} in {stretch_label(effect.own.periods)}, na ‘{happening.text}’ in "
        f"{_label(happening.quarter)}, {shown(count.noisy_n, low, high, noun)}."
    )


def _expected(effect: Effect) -> str:
    low, high = effect.expected
    if effect.others:
        return (
            "Was het gegaan als in de eenheden zonder deze gebeurtenis, dan "
            f"waren het er {whole(low)} tot {whole(high)}."
        )
    return (
        f"Op grond van de jaren ervoor zouden het er {whole(low)} tot {whole(high)} zijn. Er is "
        "geen deel van de organisatie zonder deze gebeurtenis om naast te leggen."
    )


def _hours(release: Release, effect: Effect, is_found: bool) -> tuple[str, ...]:
    """The VPs' hours where they changed; beside other units they are the same on both sides."""
    if effect.others:
        return ()
    own = effect.own
    named = hours_sentence(release.publiek, effect.readings, own.after, own.before, is_found)
    return (named,) if named else ()


def _label(quarter: str) -> str:
    return f"het {period_label(quarter)}"
