"""Words that never belong in a text about talks, and what to write instead.

Why: one wrong word turns a talk into an accusation. The rules are in `woorden.yaml` (DOMAIN
section f); this looks for them in any text, from the catalogues or typed by a vertrouwenspersoon.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.advice.concept import Concept, lines
from pipeline.contracts import load_texts


@dataclass(frozen=True)
class Finding:
    """One forbidden word: where it stands (start and end in the text) and what to write instead."""

    regel: str
    woord: str
    begin: int
    eind: int
    schrijf: str
    reden: str


@dataclass(frozen=True)
class _Rule:
    code: str
    word: re.Pattern[str]
    allowed: tuple[re.Pattern[str], ...]
    schrijf: str
    reden: str

    def findings(self, text: str) -> Iterator[Finding]:
        spared = [match.span() for rule in self.allowed for match in rule.finditer(text)]
        for match in self.word.finditer(text):
            start, end = match.span()
            if not any(first <= start and end <= last for first, last in spared):
                yield Finding(self.code, match[0], start, end, self.schrijf, self.reden)


def check_words(text: str) -> tuple[Finding, ...]:
    """The forbidden words in a text, in reading order.

    >>> [found.woord for found in check_words("Er kwam een Melding van een dader.")]
    ['Melding', 'dader']
    >>> check_words("Een gesprek is geen melding.")
    ()
    """
    found = (finding for rule in _rules() for finding in rule.findings(text))
    return tuple(sorted(found, key=lambda finding: finding.begin))


def check_concept(concept: Concept) -> tuple[Finding, ...]:
    """The forbidden words in everything a reader of this concept sees."""
    return tuple(finding for text in all_texts(concept) for finding in check_words(text))


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as it is, as whole words.

    >>> stands_in("Zuid", "Locatie Zuid"), stands_in("Jan", "januari"), stands_in("HR", "hr")
    (True, False, False)
    """
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def all_texts(concept: Concept) -> Iterator[str]:
    """Every sentence and table cell of a concept."""
    yield from (line.text for line in lines(concept))
    yield from concept.kop.cc
    for measure in concept.advies.maatregelen:
        yield from (
            measure.wat, measure.eigenaar, measure.termijn, measure.effect, measure.meetpunt,
            measure.keuze,
        )  # fmt: skip
    for ground in concept.aandacht.gronden:
        yield from (ground.citaat, ground.inhoud)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            code=item["code"],
            word=_whole_words(item["vormen"]),
            allowed=tuple(re.compile(rule, re.IGNORECASE) for rule in item["toegestaan"]),
            schrijf=item["schrijf"],
            reden=item["reden"],
        )
        for item in load_texts("woorden")["verboden"]
    )


def _whole_words(forms: list[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    alternatives = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
