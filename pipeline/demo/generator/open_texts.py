"""Sentences for open answers, by theme and tone, in the way people write them in a survey.

All of it is invented. The themes are the truth that a matcher of themes can be judged by; names and
functions are there so that de-identification has something to find. What is not in antwoorden.yaml
says nothing about any theme.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pipeline.contracts.reading import read_yaml

Sentences = tuple[str, ...]
Tone = Literal["goed", "zorg"]

USUAL_TONE: Mapping[str, Tone] = MappingProxyType(
    {"open_drempel": "zorg", "open_preventie": "zorg", "open_goed": "goed"}
)
"""The open questions, and the tone in which most people answer them."""


@dataclass(frozen=True)
class OpenTexts:
    """`sentences` by theme and tone; `weights`: how often a theme is named beside the others.

    `themeless` fits no theme. `topics`: sentences of new topics, that fit no theme either.
    """

    sentences: Mapping[tuple[str, Tone], Sentences]
    weights: Mapping[str, float]
    themeless: Sentences
    topics: Mapping[str, Sentences]


@cache
def open_texts() -> OpenTexts:
    """What antwoorden.yaml holds."""
    read = read_yaml(Path(__file__).with_name("antwoorden.yaml"))
    tones: tuple[Tone, Tone] = ("goed", "zorg")
    return OpenTexts(
        MappingProxyType(
            {(code, t): tuple(one[t]) for code, one in read["themas"].items() for t in tones}
        ),
        MappingProxyType({code: float(one["gewicht"]) for code, one in read["themas"].items()}),
        tuple(read["geen_thema"]),
        MappingProxyType({topic: tuple(said) for topic, said in read["nieuw"].items()}),
    )


OPENERS: Sentences = (
    "",
    "",
    "Wat ik om me heen zie:",
    "Vooral dit.",
    "Tja.",
    "Wat mij betreft:",
    "Kort gezegd:",
)
CLOSERS: Sentences = (
    "Zo zie ik het tenminste.",
    "Dat is al een paar jaar zo.",
    "Dat wilde ik even kwijt.",
    "Zo simpel is het.",
    "Tot zover.",
)
NAMED: Sentences = (
    "Vooral {name} doet dat steeds weer.",
    "Vraag maar aan {name}, die weet er alles van.",
    "Ik heb het daar met {name} over gehad.",
    "Dat is zo sinds {function} er is.",
    "Dat ligt vooral bij {function}.",
)
FIRST_NAMES: Sentences = (
    "Anneke", "Bas", "Carlijn", "Dilan", "Erdem", "Fatima", "Gerrit", "Hoop", "Ilse", "Jarek",
    "Karima", "Lotte", "Mehmet", "Nienke", "Oskar", "Priya", "Quinten", "Roos", "Samira", "Wil",
)  # fmt: skip
LAST_NAMES: Sentences = (
    "", "van Zandhoven", "Brinkstra", "de Wolkenaar", "Yildirimoglu", "Kowalczynski", "El Madani",
    "ter Molenbeek", "Oosterdrift", "van der Heidekamp", "Schaapveld", "Duinmeijer",
)  # fmt: skip
FUNCTIONS: Sentences = (
    "de roostermaker", "onze teamleider", "het hoofd van de afdeling", "de nieuwe manager",
    "de enige kok van de locatie", "de coördinator van de avonddienst", "de directiesecretaresse",
)  # fmt: skip
ENGLISH: Mapping[str, Sentences] = MappingProxyType(
    {
        "open_drempel": (
            "I am not sure who to talk to and most information is only in Dutch, so people like me "
            "keep quiet and hope it will pass.",
            "People are afraid that speaking up will affect their contract, so nothing is said and "
            "everybody just carries on.",
        ),
        "open_preventie": (
            "Managers should set the example and talk about this in team meetings, not only once a "
            "year when the survey comes out.",
            "Clear rules in plain language, also in English, and someone from outside the "
            "organisation you can talk to in confidence.",
        ),
        "open_goed": (
            "My direct colleagues are friendly and help me when I do not understand something, and "
            "that makes the work a lot lighter.",
            "We have good lunches together and nobody is left out, which I really appreciate about "
            "this team.",
        ),
    }
)
