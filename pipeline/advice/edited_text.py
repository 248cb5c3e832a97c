"""A text that a vertrouwenspersoon changed, back to a concept.

Each number of the publication keeps its cells; a number that was typed becomes a fact without cells
that says so. What cannot be taken is refused by part and paragraph, and never repeated: what was
typed could name a person.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from sys import float_info

from pipeline.advice.concept import (
    Concept,
    Fact,
    Line,
    Lines,
    Maatregel,
    Origin,
    Pijler,
    Term,
)
from pipeline.advice.editable_text import (
    FIELDS,
    HEAD,
    HELP,
    MEASURE,
    PILLARS,
    SECTIONS,
    VERSION,
    YARDSTICK,
    Marks,
    one_line,
    parts_of,
    shown,
    with_parts,
    yardstick,
)
from pipeline.advice.typed import identifying
from pipeline.errors import RefusedInput

MOST_CHARACTERS = 60_000
_LONGEST_TITLE = 200
_MARK = re.compile(r"\{([^{}]*)\}")
_NAMED = re.compile(r"\s*([ft]\d+)\s*:\s*(.*?)\s*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_AFTER = re.compile(r"\s*[^\W\d_]*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_POINT = re.compile(r"\n(?=(?:[-*•]|\d{1,2}[.)]) )")
_SIGN = re.compile(r"^(?:[-*•]|\d{1,2}[.)]) +")
_NUMERIC_FIELDS = ("wat", "effect", "meetpunt")


def version_of(text: str, concept_id: str) -> int:
    """Which version a text was written from. Raises RefusedInput when it is of another dossier."""
    first = next((line for line in text.splitlines() if line.strip()), "").strip("\ufeff \t")
    name, _, number = first.removeprefix(HEAD).partition(VERSION)
    if not first.startswith(HEAD) or not re.fullmatch(r"[0-9]{1,6}", number.strip()):
        raise RefusedInput(
            "De eerste regel van dit bestand is niet die van een advies.",
            "Maak de tekst opnieuw met --tekst, en laat de eerste regel staan.",
        )
    if name.strip() != concept_id:
        raise RefusedInput(
            "Deze tekst hoort bij een ander dossier.", "Noem de code die in de eerste regel staat."
        )
    return int(number)


def from_text(text: str, concept: Concept) -> Concept:
    """The concept with the words of this text; equal to `concept` when nothing was changed.

    Raises RefusedInput when a heading is gone, a number of the publication was changed, a pillar
    has two measures, or somebody is named.
    """
    if len(text) > MOST_CHARACTERS:
        raise RefusedInput(
            f"Deze tekst is langer dan {MOST_CHARACTERS} tekens.",
            "Een advies past op twee pagina's.",
        )
    reader = _Reader(concept)
    sections = _sections(text)
    parts = {
        name: tuple(
            reader.line(paragraph, f"‘{heading}’, alinea {number}")
            for number, paragraph in enumerate(_paragraphs(sections.pop(heading)), start=1)
        )
        for name, heading in SECTIONS.items()
    }
    _check_whole(parts, parts_of(concept))
    measures = tuple(
        reader.measure(heading, sections[heading])
        for pillar in PILLARS
        if (heading := f"{MEASURE}{pillar}") in sections
    )
    if measures and concept.vorm == "notitie":
        raise RefusedInput("Een notitie heeft geen maatregelen.", "Haal die delen weg.")
    changed = with_parts(concept, parts)
    advice = replace(changed.advies, maatregelen=measures)
    return replace(changed, advies=advice, eigen=reader.own_numbers(measures))


def _sections(text: str) -> dict[str, list[str]]:
    """The paragraphs below each heading. Raises RefusedInput when a heading is not as it was."""
    known = {*SECTIONS.values(), *(f"{MEASURE}{pillar}" for pillar in PILLARS)}
    found: dict[str, list[str]] = {}
    heading = ""
    for block in _blocks(text):
        if block.startswith("## "):
            heading = one_line(block.removeprefix("## "))
            if heading not in known or heading in found:
                raise _wrong_heading(known)
            found[heading] = []
        elif not heading:
            raise _wrong_heading(known)
        else:
            found[heading].append(block)
    gone = [one for one in SECTIONS.values() if one not in found]
    if gone:
        raise RefusedInput(
            f"In de tekst ontbreken deze koppen: {', '.join(gone)}.",
            "Zet elke kop terug, met ## ervoor. De tekst eronder is van u.",
        )
    return found


def _blocks(text: str) -> Iterator[str]:
    """Headings, and what stands between empty lines; lines of explanation are left out."""
    block: list[str] = []
    for raw in [*text.lstrip("\ufeff").splitlines(), ""]:
        line = raw.strip()
        is_heading = line.startswith("#")
        if (not line or is_heading) and block:
            yield "\n".join(block)
            block = []
        if is_heading and not line.startswith(HEAD):
            yield line
        elif line and line not in HELP and not is_heading:
            block.append(line)


def _paragraphs(blocks: list[str]) -> Iterator[str]:
    """Each block, or each point of a list in it, without the sign before it."""
    for block in blocks:
        points = [_SIGN.sub("", one) for one in _POINT.split(block)]
        yield from (point for point in points if point.strip())


def _wrong_heading(known: set[str]) -> RefusedInput:
    return RefusedInput(
        "Er staat een kop in de tekst die er niet hoort, of een kop staat er twee keer. Of er "
        "staat tekst boven de eerste kop.",
        f"De koppen zijn: {', '.join(sorted(known))}. Elke kop hooguit één keer, met ## ervoor.",
    )


def _check_whole(parts: Mapping[str, Lines], before: Mapping[str, Lines]) -> None:
    """Raise RefusedInput when a part was emptied, a reading is missing or the title is no title."""
    empty = [SECTIONS[name] for name, lines in parts.items() if before[name] and not lines]
    if empty:
        raise RefusedInput(
            f"Er staat niets meer onder: {', '.join(empty)}.", "Schrijf daar ten minste één alinea."
        )
    if len(parts["lezingen"]) < 2:
        raise RefusedInput(
            "Er staat nog maar één lezing in de tekst.",
            "Een patroon kan altijd op meer manieren worden gelezen. Schrijf er ten minste twee.",
        )
    if len(parts["titel"]) > 1 or len(parts["titel"][0].text) > _LONGEST_TITLE:
        raise RefusedInput(
            f"De titel is langer dan één alinea van {_LONGEST_TITLE} tekens.", "Maak hem korter."
        )


@dataclass(frozen=True)
class _Reader:
    """Reads paragraphs beside the concept that they came from."""

    concept: Concept

    @cached_property
    def _marks(self) -> Marks:
        return Marks(self.concept)

    @cached_property
    def _before(self) -> dict[str, Line]:
        """Every paragraph by its text: what was not touched stays what it was."""
        lines = [line for lines in parts_of(self.concept).values() for line in lines]
        return {self._marks.written(line): line for line in lines}

    @cached_property
    def _measures(self) -> dict[Pijler, Maatregel]:
        return {one.pijler: one for one in self.concept.advies.maatregelen}

    @cached_property
    def _loose(self) -> tuple[str, ...]:
        """The words that the program wrote: numbers and names in those are not new."""
        words = [p for line in self._before.values() for p in line.parts if isinstance(p, str)]
        terms = [p.text for p in self._marks.by_mark.values() if isinstance(p, Term)]
        fields = [getattr(one, name) for one in self._measures.values() for name in FIELDS]
        return (*words, *terms, *fields, *self.concept.kop.cc, self.concept.organisatie)

    @cached_property
    def _usual(self) -> frozenset[str]:
        """Numbers of those words, each with the word after it: "6 weken" is no number from data."""
        return frozenset(pair for words in self._loose for pair, _ in _numbers(words))

    def line(self, block: str, where: str) -> Line:
        """A paragraph. Raises RefusedInput, naming only where it stands."""
        paragraph = one_line(block)
        if paragraph in self._before:
            return self._before[paragraph]
        line = Line(tuple(self._parts(paragraph, where)))
        self._refuse_people(line.text, where)
        return line

    def _parts(self, paragraph: str, where: str) -> Iterator[str | Fact | Term]:
        """The words, own numbers and marked parts of a changed paragraph."""
        before = ""
        for index, piece in enumerate(_MARK.split(paragraph)):
            if index % 2:
                part = self._marked(piece, where)
                yield replace(part, text=part.text.lstrip()) if before.endswith(" ") else part
                before = part.text
            elif piece:
                if "{" in piece or "}" in piece:
                    raise _wrong_mark(where)
                yield from self._with_own(piece)
                before = piece

    def _marked(self, inside: str, where: str) -> Fact | Term:
        named = _NAMED.fullmatch(inside)
        part = self._marks.by_mark.get(named[1]) if named else None
        if named is None or part is None or one_line(named[2]) != shown(part):
            raise _wrong_mark(where)
        return part

    def _with_own(self, words: str) -> Iterator[str | Fact]:
        """Words with the numbers that were typed as facts without cells."""
        at = 0
        for pair, match in _numbers(words):
            if pair in self._usual:
                continue
            if words[at : match.start()]:
                yield words[at : match.start()]
            yield _own(match[0])
            at = match.end()
        if words[at:]:
            yield words[at:]

    def _refuse_people(self, text: str, where: str) -> None:
        if identifying(text, self._loose):
            raise RefusedInput(
                f"Bij {where}, lijkt een naam of ander gegeven van een mens te staan.",
                "Schrijf een rol, zoals ‘een leidinggevende’ of ‘de bestuurder’, en geen naam. Is "
                "het een gewoon woord, kies dan een ander woord.",
            )

    def measure(self, heading: str, blocks: list[str]) -> Maatregel:
        """The measure below a heading. Raises RefusedInput when a field is missing or unknown."""
        pillar = next(one for one in PILLARS if heading == f"{MEASURE}{one}")
        values: dict[str, str] = {}
        labels = {label: name for name, label in FIELDS.items()} | {YARDSTICK: YARDSTICK}
        for row in "\n".join(blocks).splitlines():
            label, colon, value = row.removeprefix("-").partition(":")
            name = labels.get(label.strip(), "")
            if not colon or not name or name in values or set("{}") & set(value):
                raise _wrong_field(heading)
            values[name] = one_line(value)
        if any(not values.get(name) for name in FIELDS):
            raise _wrong_field(heading)
        return self._as_measure(pillar, heading, values)

    def _as_measure(self, pillar: Pijler, heading: str, values: dict[str, str]) -> Maatregel:
        before = self._measures.get(pillar)
        for name, label in FIELDS.items():
            if before is None or values[name] != one_line(getattr(before, name)):
                self._refuse_people(values[name], f"‘{heading}’, {label.lower()}")
        said = values.pop(YARDSTICK, "")
        if said and (before is None or said != yardstick(before)):
            raise RefusedInput(
                f"De meetlat bij ‘{heading}’ is veranderd.",
                "Zet de regel terug zoals zij was, of haal haar weg.",
            )
        return Maatregel(
            pijler=pillar,
            code=before.code if before else "",
            meetlat=before.meetlat if before and said else None,
            keuze=before.keuze if before and values["wat"] == one_line(before.wat) else "",
            **values,
        )

    def own_numbers(self, measures: tuple[Maatregel, ...]) -> Lines:
        """The numbers that were typed in the measures, one paragraph a pillar."""
        found = []
        for one in measures:
            texts = [getattr(one, name) for name in _NUMERIC_FIELDS]
            parts = [p for text in texts for p in self._with_own(text) if isinstance(p, Fact)]
            kept = [line for line in self.concept.eigen if line.parts[:1] == (f"{one.pijler}: ",)]
            numbers = (*dict.fromkeys([*(f for line in kept for f in line.facts), *parts]),)
            still = tuple(f for f in numbers if any(f.text in text for text in texts))
            if still:
                found.append(Line((f"{one.pijler}: ", *_apart(still))))
        return tuple(found)


def _apart(facts: tuple[Fact, ...]) -> Iterator[str | Fact]:
    for index, fact in enumerate(facts):
        if index:
            yield ", "
        yield fact


def _numbers(words: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Each number in words, with the word after it as the key by which it is usual."""
    for match in _NUMBER.finditer(words):
        after = _AFTER.match(words, match.end())
        yield one_line(match[0] + " " + (after[0] if after else "")).casefold(), match


def _own(text: str) -> Fact:
    return Fact(text, _value(text), (), Origin.EIGEN)


def _value(text: str) -> float:
    """What a number is worth as it is written in Dutch.

    >>> _value("12.000"), _value("1,5"), _value("2025"), _value("1.2.3")
    (12000.0, 1.5, 2025.0, 1.0)
    """
    plain = text.replace(".", "") if _THOUSANDS.fullmatch(text.partition(",")[0]) else text
    try:
        value = float(plain.replace(",", "."))
    except ValueError:
        value = float(re.split(r"[.,]", text)[0])
    return min(value, float_info.max)


def _wrong_mark(where: str) -> RefusedInput:
    return RefusedInput(
        f"Bij {where}, is iets tussen accolades veranderd, of er staat een accolade te veel.",
        "Een getal of naam uit de publicatie blijft zoals het is. Zet het terug, of haal het met "
        "de accolades weg. Een eigen getal typt u zonder accolades.",
    )


def _wrong_field(heading: str) -> RefusedInput:
    wanted = ", ".join(f"- {label}: ..." for label in FIELDS.values())
    return RefusedInput(
        f"Onder ‘{heading}’ klopt een regel niet.", f"Schrijf elk van deze één keer: {wanted}"
    )
