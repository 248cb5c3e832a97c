"""The promise in plain words, with its numbers computed and not remembered.

Why: "epsilon 1" means nothing to a works council; "whoever guesses is right at most 73 of 100
times" does. Both come from the same parameter (Wasserman & Zhou 2010; Kasiviswanathan & Smith
2014), so they are computed here from the epsilon of the release.
"""

import math
from dataclasses import dataclass

from dashboards.wording.numbers import percent, short
from pipeline.release.promise import best_guess, one_in, suspicion_after


@dataclass(frozen=True)
class Protected:
    """Whom the promise is about: words for one and for many."""

    one: str
    many: str
    explained: str


TRAJECT = Protected(
    "traject",
    "trajecten",
    "Een traject is: alle gesprekken met één medewerker.",
)
GESPREK = Protected(
    "gesprek",
    "gesprekken",
    "Gesprekken van dezelfde persoon zijn in deze cijfers niet aan elkaar te koppelen. "
    "De belofte geldt daarom per gesprek, niet per persoon.",
)
PERSON_YEAR = Protected(
    "persoon in een jaar",
    "personen",
    "Van elke persoon telt per jaar één traject mee, het eerste.",
)
_UNITS = {"traject": TRAJECT, "gesprek": GESPREK, "persoon_per_jaar": PERSON_YEAR}


def protected_unit(code: str) -> Protected:
    """The words for what one unit of the promise is. An unknown one reads as the weakest."""
    return _UNITS.get(code, GESPREK)


def promise_sentences(epsilon: float, unit: Protected) -> tuple[str, ...]:
    """What epsilon promises, as sentences for a lay reader."""
    return (
        f"Stel dat iemand wil weten of één {unit.one} in deze cijfers zit, en muntje opgooien "
        f"zou 50% kans geven. Met alle cijfers op tafel heeft die persoon het in hooguit "
        f"{percent(best_guess(epsilon))} van de gevallen goed.",
        f"Wie al een vermoeden had van 10%, komt door deze cijfers op hooguit "
        f"{percent(suspicion_after(0.10, epsilon))}. Zekerheid krijgt niemand.",
        f"Dit geldt voor alle cijfers over de gesprekken samen, voor altijd: ook als er later "
        f"nieuwe cijfers bij komen, telt één {unit.one} niet nog een keer mee.",
    )


def survey_sentences(
    epsilon: float, delta: float, waves_a_year: int, most_themes: int = 0
) -> tuple[str, ...]:
    """What is promised to who took part in a survey wave, as sentences for a lay reader.

    `most_themes`: how many themes of one respondent count at most; 0 where none are published.
    """
    said = [
        "Alle antwoorden van één deelnemer in één golf vallen samen onder deze grens. Wie raadt "
        f"of iemand meedeed, heeft het in hooguit {percent(best_guess(epsilon))} van de gevallen "
        "goed."
    ]
    if waves_a_year:
        said.append(
            f"Uit één jaar komen hooguit {waves_a_year} golven. Wie aan alle meedoet, heeft "
            f"hooguit {waves_a_year} keer zo veel gegeven."
        )
    if most_themes:
        said.append(
            "Van open antwoorden tellen alleen thema's, en van één deelnemer hooguit "
            f"{most_themes}. Ook die vallen onder deze grens. Geen zin en geen woord uit een "
            "antwoord gaat naar buiten."
        )
    if delta:
        said.append(
            "Bij een lange vragenlijst hoort daar een heel kleine kans bij waarvoor de grens niet "
            f"geldt: hooguit {one_in(delta)} per deelnemer en golf."
        )
    return tuple(said)


def epsilon_words(micro: int) -> str:
    """A budget in micro-epsilon as a number people can read.

    >>> epsilon_words(1_000_000), epsilon_words(250_000), epsilon_words(3)
    ('1', '0,25', 'niets')
    """
    text = f"{micro / 1_000_000:.3f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if text != "0" else "niets"


def noise_words(epsilon: float) -> str:
    """How far the added noise of one number usually reaches (nine times in ten).

    The two-sided geometric has P(|Z| > k) = 2 a^(k+1) / (1 + a) with a = exp(-epsilon).
    """
    a = math.exp(-epsilon)
    reach = next(k for k in range(10_000) if 2 * a ** (k + 1) / (1 + a) <= 0.10)
    return f"meestal hooguit {short(reach)} erbij of eraf"
