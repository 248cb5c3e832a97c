"""The sentences beside concentratie: a part here beside the part elsewhere, never a ranking."""

from math import isfinite

from pipeline.release import Release
from pipeline.release.noise_law import Counted
from pipeline.signals.concentration.concentration import Concentration
from pipeline.signals.concentration.tables import Pile
from pipeline.signals.events import Nearby
from pipeline.signals.mix.mix import noisy_share
from pipeline.signals.numbers import factor, stretch_label, times_out_of, whole
from pipeline.signals.series import Scope
from pipeline.signals.wording import (
    mentioned_sentence,
    noun_of,
    place,
    suspended_sentence,
    unit_name,
    unseen,
)


def concentration_sentence(
    release: Release, one: Concentration, smallest: float, near: Nearby | None
) -> str:
    """The subject's part of the talks from a unit; `near` when it was found."""
    parts = [_seen(release, one)]
    if near is None:
        return " ".join((*parts, "Dat past bij wat te verwachten is.", _from(smallest)))
    seldom = times_out_of(one.p_value, one.crossing.periods)
    parts += [
        f"Dat is naar schatting {factor(one.effect.value)} keer zo veel als te verwachten is "
        f"(tussen {factor(one.effect.lower)} en {factor(one.effect.upper)}).",
        f"Zonder verschil zien we zoiets in {seldom}.",
        "Er zijn twee lezingen: dit onderwerp speelt hier meer of hoort bij het werk, of "
        "medewerkers weten hier beter dat zij erover kunnen praten.",
    ]
    if near.is_suspended:
        parts.append(suspended_sentence(near.text))
    elif near.labels:
        parts.append(mentioned_sentence(near.text))
    return " ".join(parts)


def unseen_sentence(has_table: bool) -> str:
    """Why nothing can be said of subjects by unit."""
    why = (
        "zelfs drie keer zo veel als elders zouden we vaker missen dan zien"
        if has_table
        else "het plan heeft er geen telling voor. Daarvoor is de tabel `cluster_x_eenheid` of "
        "`hoofdcategorie_x_eenheid` nodig"
    )
    return unseen("Over onderwerpen die in een eenheid vaker voorkomen dan elders,", why)


def _seen(release: Release, one: Concentration) -> str:
    subject = place(Scope(**{one.crossing.dimension: one.code}), release.publiek)
    subject = subject[:1].lower() + subject[1:]
    share, low, high = (100 * n for n in noisy_share(_counted(one.here), _counted(one.beside)))
    return (
        f"Vanuit {unit_name(one.eenheid, release.publiek)} gingen van elke 100 "
        f"{noun_of(release)} in {stretch_label(one.crossing.periods)} er ongeveer {whole(share)} "
        f"{subject} (tussen {whole(low)} en {whole(high)}; het getal is expres iets onnauwkeurig "
        f"gemaakt). Elders zijn het er ongeveer {whole(100 * one.usual_share)}."
    )


def _counted(pile: Pile) -> Counted:
    return Counted(pile.noisy_n, 1.0, pile.noise)


def _from(smallest: float) -> str:
    if not isfinite(smallest):
        return "Met deze aantallen is ook een heel groot verschil niet betrouwbaar te zien."
    return (
        f"Een verschil zouden we hier zien vanaf ongeveer {factor(smallest)} keer zo veel als "
        "elders (in 80 van de 100 gevallen)."
    )
