"""Words that never belong in a text about talks, and what to write instead.

Why: one wrong word turns a talk into an accusation, and one "doordat" a pattern into a verdict. The
rules are in `woorden.yaml` (DOMAIN section f); this looks for them in any text, from the catalogues
or typed by a vertrouwenspersoon. It advises; only names of people are refused (editing/).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.advice.concept import Concept, Term, lines
from pipeline.advice.typed import identifying
from pipeline.contracts import load_texts

_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?=\d)[^.!?]*)*[.!?]?")
_PERCENTAGE = re.compile(r"\d+(?:,\d+)?\s?(?:%|procent)", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(\d[\d.]*)\s(?:\w+\s)?(?:medewerkers|mensen|collega's|personen|leidinggevenden|deelnemers"
    r"|gesprekken|trajecten)\b",
    re.IGNORECASE,
)


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


def check_text(text: str, known: Sequence[str] = ()) -> tuple[Finding, ...]:
    """All that had better be written otherwise, in reading order.

    Forbidden words, causes that no number shows, overstatement, percentages of small groups, and
    names of people; `known` are texts in which those names are none.

    >>> [found.regel for found in check_text("Dit komt door de drukte; 40 % van 20 medewerkers.")]
    ['oorzaak', 'kleine_groep']
    """
    found = [
        *check_words(text),
        *(finding for rule in _patterns() for finding in rule.findings(text)),
        *_small_groups(text),
        *_people(text, known),
    ]
    return tuple(sorted(found, key=lambda finding: (finding.begin, finding.eind)))


def check_concept(concept: Concept) -> tuple[Finding, ...]:
    """All that had better be written otherwise in what a reader of this concept sees."""
    names = (concept.organisatie, *_names(concept), *_own_words())
    return tuple(found for text in all_texts(concept) for found in check_text(text, names))


def _names(concept: Concept) -> Iterator[str]:
    """Names of the public lists: units and events, as they stand in the text."""
    for line in lines(concept):
        yield from (part.text for part in line.parts if isinstance(part, Term))


@cache
def _own_words() -> tuple[str, ...]:
    """Every text that came with the program: a word that stands there is no name."""
    return tuple(
        text
        for name in ("adviesteksten", "maatregelen", "rechtsgronden")
        for text in _strings(load_texts(name))
    )


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _small_groups(text: str) -> Iterator[Finding]:
    """A percentage with, in the same sentence, a group smaller than the least that may have one."""
    rule = load_texts("woorden")["kleine_groep"]
    for sentence in _SENTENCE.finditer(text):
        sizes = [int(match[1].replace(".", "")) for match in _GROUP.finditer(sentence[0])]
        if not any(size < int(rule["kleinste"]) for size in sizes):
            continue
        for match in _PERCENTAGE.finditer(sentence[0]):
            start = sentence.start() + match.start()
            end = sentence.start() + match.end()
            yield Finding("kleine_groep", match[0], start, end, rule["schrijf"], rule["reden"])


def _people(text: str, known: Sequence[str]) -> Iterator[Finding]:
    rule = load_texts("woorden")["naam"]
    for span in identifying(text, known):
        word = text[span.start : span.end]
        yield Finding("naam", word, span.start, span.end, rule["schrijf"], rule["reden"])


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


@cache
def _patterns() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            code=item["code"],
            word=re.compile(item["vorm"], re.IGNORECASE),
            allowed=tuple(re.compile(rule, re.IGNORECASE) for rule in item["toegestaan"]),
            schrijf=item["schrijf"],
            reden=item["reden"],
        )
        for item in load_texts("woorden")["regels"]
    )


def _whole_words(forms: list[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    alternatives = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
