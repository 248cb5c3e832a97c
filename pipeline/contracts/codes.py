"""Code lists: the closed sets of values, with Dutch labels.

Why: public key sets, drop-downs, translations on the way in and words on the way out must all
come from the same append-only lists; a code that was ever in use keeps its meaning for good.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any

from pipeline.contracts.reading import CODES_DIR, plain, read_yaml
from pipeline.errors import ConfigurationError

FIRST_PERIOD = "2000-Q1"
LAST = "laatste_kwartaal"
"""In `Code.extra` of a unit that has ended: the last quarter in which it was there."""
_OWN_KEYS = frozenset(
    (
        "code",
        "label",
        "cluster",
        "over_leidinggevende",
        "synonyms",
        "woorden",
        "geldig_van",
        "vervangen_door",
    )
)


@dataclass(frozen=True)
class Code:
    """One value of a list. `geldig_van` is a quarter; `extra` holds what only this list has.

    `voorheen`, of an organisation's own code: the code under which these were recorded before.
    `words`: more ways of saying it, which give way to a label or synonym of another code.
    """

    code: str
    label: str
    cluster: str | None = None
    over_leidinggevende: bool = False
    synonyms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    geldig_van: str = FIRST_PERIOD
    vervangen_door: str | None = None
    voorheen: str | None = None
    extra: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), hash=False)


@dataclass(frozen=True)
class CodeList:
    """A closed, ordered set of codes; `title` is the list's own Dutch name."""

    name: str
    title: str
    codes: tuple[Code, ...]

    def get(self, code: str) -> Code:
        """The entry of this exact code; LookupError (without the value) when there is none."""
        found = self._by_code.get(code)
        if found is None:
            raise LookupError(f"not a code of list {self.name}")
        return found

    def label(self, code: str) -> str:
        """The Dutch label of this exact code."""
        return self.get(code).label

    def find(self, text: str) -> str | None:
        """The code that a text means: by code, label, synonym or word; None for punctuation."""
        wanted = plain(text)
        return self._by_text.get(wanted) or self._by_word.get(wanted) if wanted else None

    def names(self, text: str) -> bool:
        """Whether a text is a code, a label or a synonym: what an own code may not be called."""
        return plain(text) in self._by_text

    def values(self) -> tuple[str, ...]:
        """All codes, in the order of the list."""
        return tuple(self._by_code)

    def choices(self) -> tuple[str, ...]:
        """What people can fill in: each code still in use as its label, or as itself where its
        label would be read as another code."""
        in_use = (entry for entry in self.codes if entry.vervangen_door is None)
        return tuple(e.label if self.find(e.label) == e.code else e.code for e in in_use)

    def counted_as(self, code: str, quarter: str) -> str | None:
        """The code in force in a quarter that a code counts as; None when there is none.

        Itself; what it was recorded as before it began; what it was replaced by.
        """
        in_force = {entry.code for entry in self.in_force(quarter)}
        steps = {
            c.code: c.voorheen if c.geldig_van > quarter else c.vervangen_door for c in self.codes
        }
        at: str | None = code
        for _ in self.codes:
            if at is None or at in in_force:
                return at
            at = steps.get(at)
        return None

    def read_under(self, code: str) -> tuple[str, ...]:
        """A code and those that such gesprekken were recorded under later (`voorheen`)."""
        found = [code]
        for entry in self.codes:
            if entry.voorheen in found:
                found.append(entry.code)
        return tuple(found)

    def in_force(self, quarter: str) -> tuple[Code, ...]:
        """The codes in use in a quarter: begun by then, and not yet replaced."""
        return tuple(c for c in self.codes if c.geldig_van <= quarter < _replaced_from(c))

    @cached_property
    def _by_code(self) -> dict[str, Code]:
        return {entry.code: entry for entry in self.codes}

    @cached_property
    def _by_text(self) -> dict[str, str]:
        texts = {plain(entry.code): entry.code for entry in self.codes}
        for entry in self.codes:
            for text in (entry.label, *entry.synonyms):
                texts.setdefault(plain(text), entry.code)
        return texts

    @cached_property
    def _by_word(self) -> dict[str, str]:
        return {plain(word): entry.code for entry in self.codes for word in entry.words}


def load_codelist(name: str) -> CodeList:
    """The shipped list with this name; `antwoordschalen.<schaal>` is the list of that scale, and
    `items.<blok>` the questions of that part.

    With an organisation's own additions: `PublicInputs.code_list`. Raises ConfigurationError when
    there is no such list.
    """
    return _shipped(name)


def load_texts(name: str) -> Mapping[str, Any]:
    """A YAML file of texts that is not a plain code list, as it stands (do not change it)."""
    return read_yaml(CODES_DIR / f"{name}.yaml")


@cache
def _shipped(name: str) -> CodeList:
    file, _, part = name.partition(".")
    content = read_yaml(CODES_DIR / f"{file}.yaml")
    if part and "blokken" in content:
        asked = tuple(_code(item) for item in content["codes"] if item["blok"] == part)
        return CodeList(name, content["label"], asked)
    if part:
        return _scale(name, content["codes"], part)
    return CodeList(name, content["label"], tuple(_code(item) for item in content["codes"]))


def _scale(name: str, scales: Iterable[Mapping[str, Any]], part: str) -> CodeList:
    for scale in scales:
        if scale["code"] == part:
            return CodeList(name, scale["label"], tuple(_code(i) for i in scale["antwoorden"]))
    raise ConfigurationError(
        f"De codelijst {name} bestaat niet.", "Kies een van de lijsten in docs/velden.md."
    )


def _code(item: Mapping[str, Any]) -> Code:
    return Code(
        code=item["code"],
        label=item["label"],
        cluster=item.get("cluster"),
        over_leidinggevende=bool(item.get("over_leidinggevende", False)),
        synonyms=tuple(item.get("synonyms", ())),
        words=tuple(item.get("woorden", ())),
        geldig_van=item.get("geldig_van", FIRST_PERIOD),
        vervangen_door=item.get("vervangen_door"),
        extra=MappingProxyType({k: v for k, v in item.items() if k not in _OWN_KEYS}),
    )


def _replaced_from(entry: Code) -> str:
    return str(entry.extra.get("vervangen_per", "9999-Q4"))
