"""What a mapping is: one rule a column, and what holds for the whole file.

Why: it is the VP's decision and nothing but a value; reading a file under it is a pure function. A
proposal that nobody accepted yet is marked with "?" and has no effect.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as made
from typing import Literal

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.model import Contract, Field, load_contract
from pipeline.contracts.reading import plain

Kind = Literal["gesprekken", "enquete"]
Part = Literal["", "jaar", "maand", "kwartaal"]
OPEN = "?"
"""Before a field or a code: proposed, not accepted, without effect."""
EMPTY = "leeg"
"""The meaning of a word that says nothing, such as "weet niet" on a scale without it."""
OWN_PREFIX = "eigen_"
LONG_QUESTION, LONG_ANSWER = "vraag", "antwoord"
_ABOUT = frozenset(("respondent_sleutel", "traject_sleutel", "persoon_sleutel", "golf", "eenheid"))


@dataclass(frozen=True, repr=False)
class ColumnRule:
    """How one column is read.

    field: of the contract, "" when it is not read, with `OPEN` before it when only proposed. words:
    what is in the cells to a code, to `EMPTY`, to "" (not known), or to a proposal. choice: a
    filled cell means this code (one column a choice). part: what the column is of a period or wave.
    is_reversed: the scale runs the other way round. has_several: a cell may name several subjects,
    with ";" between them.
    """

    column: str
    field: str = ""
    words: Mapping[str, str] = made(default_factory=dict)
    choice: str = ""
    part: Part = ""
    is_reversed: bool = False
    has_several: bool = False

    @property
    def is_read(self) -> bool:
        """Whether the column has an accepted field."""
        return bool(self.field) and not self.field.startswith(OPEN)

    @property
    def is_open(self) -> bool:
        """Whether the field is a proposal."""
        return self.field.startswith(OPEN)

    @property
    def open_words(self) -> tuple[str, ...]:
        """The words without an accepted meaning."""
        return tuple(w for w, code in self.words.items() if not code or code.startswith(OPEN))

    @property
    def meanings(self) -> Mapping[str, str]:
        """Accepted meanings by the plain form of the word."""
        return {word_form(w): code for w, code in self.words.items() if w not in self.open_words}


@dataclass(frozen=True, repr=False)
class OwnQuestion:
    """A question of the organisation's own that is none of `codes/items.yaml`.

    code: begins with `OWN_PREFIX`. scale: of codes/antwoordschalen.yaml.
    """

    code: str
    question: str
    scale: str

    def as_field(self) -> Field:
        """Its column in the contract."""
        has_several = load_codelist("antwoordschalen").get(self.scale).extra["meervoud"]
        return Field(
            name=self.code,
            label=self.question,
            kind="codes" if has_several else "item",
            required=False,
            codelist=f"antwoordschalen.{self.scale}",
            synonyms=(),
            description=self.question,
        )


@dataclass(frozen=True, repr=False)
class SourceMapping:
    """How the files of one source are read.

    fixed: fields with one value for the whole file, `jaar` among them when only months are given.
    questions: own questions. items: of a file with one row an answer, the text in the column of
    questions to the code of the question. turned: of such a file, the questions of which the scale
    runs the other way round. keeps_own: store the answers to own questions, which no table counts.
    """

    source: str
    kind: Kind
    rules: tuple[ColumnRule, ...]
    fixed: Mapping[str, str] = made(default_factory=dict)
    questions: tuple[OwnQuestion, ...] = ()
    items: Mapping[str, str] = made(default_factory=dict)
    turned: tuple[str, ...] = ()
    keeps_own: bool = False

    @property
    def read(self) -> tuple[ColumnRule, ...]:
        """The rules of the columns that are read."""
        return tuple(rule for rule in self.rules if rule.is_read)

    @property
    def settled(self) -> Mapping[str, str]:
        """The fixed values that were accepted."""
        return {name: v for name, v in self.fixed.items() if v and not v.startswith(OPEN)}

    @property
    def tells(self) -> bool:
        """Whether anything is read beside keys, the wave and the unit."""
        return any(rule.field not in _ABOUT for rule in self.read)

    @property
    def counts(self) -> bool:
        """Whether anything is read that a table can count: own questions cannot."""
        own = {question.code for question in self.questions}
        return any(rule.field not in _ABOUT | own for rule in self.read)

    @property
    def fixed_wave(self) -> str:
        """The wave of every row, where the mapping says it and no column does; else ""."""
        has_column = any(rule.field == "golf" for rule in self.read)
        return "" if has_column else self.settled.get("golf", "")

    def with_wave(self, wave: str) -> "SourceMapping":
        """The same for a file of another wave."""
        return replace(self, fixed={**self.fixed, "golf": wave})

    @property
    def is_long(self) -> bool:
        """Whether the file has one row an answer."""
        return any(rule.field == LONG_ANSWER for rule in self.read)

    @property
    def open_count(self) -> int:
        """How many proposals and unknown words still have to be settled."""
        columns = sum(rule.is_open for rule in self.rules)
        fixed = sum(value.startswith(OPEN) for value in self.fixed.values())
        items = sum(not code or code.startswith(OPEN) for code in self.items.values())
        return columns + fixed + items + sum(len(rule.open_words) for rule in self.read)

    def contract(self) -> Contract:
        """The contract of the rows, with the own questions after its fields."""
        shipped = load_contract(self.kind)
        own = tuple(question.as_field() for question in self.questions)
        return replace(shipped, fields=shipped.fields + own)

    def accepted(self) -> "SourceMapping":
        """The same with every proposal taken over; unknown words stay unknown."""

        def taken(text: str) -> str:
            return text.removeprefix(OPEN)

        def all_taken(words: Mapping[str, str]) -> Mapping[str, str]:
            return {word: taken(code) for word, code in words.items()}

        rules = [replace(r, field=taken(r.field), words=all_taken(r.words)) for r in self.rules]
        return replace(
            self, rules=tuple(rules), fixed=all_taken(self.fixed), items=all_taken(self.items)
        )


def word_form(word: str) -> str:
    """A word as it is compared: its plain form, or itself when it has no letters or digits."""
    return plain(word) or word.strip()
