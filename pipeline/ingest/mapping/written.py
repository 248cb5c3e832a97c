"""A mapping as text, and back; `work_text.py` makes the text that a VP edits.

Why: the VP decides, so the VP has to be able to read and change it with any editor. YAML, in Dutch,
every value as text: `ja` and `1` must stay what they are. Fields and codes may be written as their
labels. A mapping that cannot be carried out is refused with the place where it is wrong.
"""

from collections.abc import Mapping
from typing import Any, cast, get_args

import yaml

from pipeline.contracts.codes import CodeList
from pipeline.errors import RefusedInput
from pipeline.ingest.mapping.model import (
    ColumnRule,
    Kind,
    OwnQuestion,
    Part,
    SourceMapping,
)
from pipeline.ingest.mapping.sound import sound, wrong
from pipeline.ingest.row_lists import listed

_TOP = {
    "bron",
    "soort",
    "vast",
    "kolommen",
    "vragen",
    "omgekeerde_vragen",
    "eigen_vragen",
    "eigen_vragen_bewaren",
    "niet_lezen",
}
_COLUMN = {"kolom", "vraag", "veld", "keuze", "deel", "omgekeerd", "meer", "waarden"}
_SHOWN = 60
_QUESTION = {"code", "vraag", "schaal"}


def to_text(mapping: SourceMapping) -> str:
    """The mapping as YAML; `from_text` reads it back, equal."""
    return as_yaml(content_of(mapping))


def as_yaml(content: Mapping[str, Any]) -> str:
    """Plain YAML in the order of the content."""
    return yaml.dump(dict(content), allow_unicode=True, sort_keys=False, width=10_000)


def content_of(mapping: SourceMapping) -> dict[str, Any]:
    """What is written of a mapping, without the parts that are empty."""
    content: dict[str, Any] = {
        "bron": mapping.source,
        "soort": mapping.kind,
        "vast": dict(mapping.fixed),
        "kolommen": [_column(rule) for rule in mapping.rules if rule.field],
        "vragen": dict(mapping.items),
        "omgekeerde_vragen": list(mapping.turned),
        "eigen_vragen": [
            {"code": q.code, "vraag": q.question, "schaal": q.scale} for q in mapping.questions
        ],
        "eigen_vragen_bewaren": "ja" if mapping.keeps_own else "",
        "niet_lezen": [rule.column for rule in mapping.rules if not rule.field],
    }
    return {name: value for name, value in content.items() if value or name == "kolommen"}


def from_text(text: str, codelists: Mapping[str, CodeList]) -> SourceMapping:
    """The mapping in a text. `codelists`: units and own codes of the workspace, by name.

    Raises RefusedInput when it is no mapping, or names a field, a code or a scale that is not one.
    """
    try:
        content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text only, makes no objects
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as problem:
        raise _unreadable(problem) from None
    if not isinstance(content, dict) or not set(content) <= _TOP:
        raise wrong("het bestand", f"alleen deze delen mogen: {listed(sorted(_TOP))}")
    kind = content.get("soort", "")
    if kind not in get_args(Kind):
        raise wrong("soort", f"kies uit {listed(get_args(Kind))}")
    columns, unread = _items(content, "kolommen"), _items(content, "niet_lezen")
    rules = [_rule(item, _place(n, "kolommen")) for n, item in enumerate(columns, start=1)]
    rules += [_unread(item, _place(n, "niet_lezen")) for n, item in enumerate(unread, start=1)]
    mapping = SourceMapping(
        source=_text(content.get("bron"), "bron"),
        kind=cast(Kind, kind),
        rules=tuple(rules),
        fixed=_words(content.get("vast"), "vast"),
        questions=tuple(_question(item) for item in _items(content, "eigen_vragen")),
        items=_words(content.get("vragen"), "vragen"),
        turned=tuple(
            _text(code, "omgekeerde_vragen") for code in _items(content, "omgekeerde_vragen")
        ),
        keeps_own=content.get("eigen_vragen_bewaren") == "ja",
    )
    return sound(mapping, codelists)


def _column(rule: ColumnRule) -> dict[str, Any]:
    entry: dict[str, Any] = {"kolom": rule.column, "veld": rule.field}
    entry |= {"keuze": rule.choice} if rule.choice else {}
    entry |= {"deel": rule.part} if rule.part else {}
    entry |= {"omgekeerd": "ja"} if rule.is_reversed else {}
    entry |= {"meer": "ja"} if rule.has_several else {}
    return entry | ({"waarden": dict(rule.words)} if rule.words else {})


def _items(content: Mapping[str, Any], name: str) -> list[Any]:
    items = content.get(name) or []
    if not isinstance(items, list):
        raise wrong(name, "begin elke regel met een streepje")
    return items


def _place(number: int, name: str) -> str:
    return f"kolom {number} van de lijst {name}"


def _unread(item: Any, place: str) -> ColumnRule:
    return _rule(item, place) if isinstance(item, dict) else ColumnRule(_text(item, place))


def _rule(item: Any, place: str) -> ColumnRule:
    if not isinstance(item, dict) or not set(item) <= _COLUMN or not item.get("kolom"):
        raise wrong(place, f"alleen deze regels mogen: {listed(sorted(_COLUMN))}")
    part = item.get("deel") or ""
    if part not in get_args(Part):
        raise wrong(place, "bij deel mag jaar, maand of kwartaal staan")
    return ColumnRule(
        column=_text(item["kolom"], place),
        field=_text(item.get("veld"), place),
        words=_words(item.get("waarden"), place),
        choice=_text(item.get("keuze"), place),
        part=cast(Part, part),
        is_reversed=item.get("omgekeerd") == "ja",
        has_several=item.get("meer") == "ja",
    )


def _question(item: Any) -> OwnQuestion:
    if not isinstance(item, dict) or not set(item) <= _QUESTION or not item.get("code"):
        raise wrong("eigen_vragen", f"een vraag heeft: {listed(sorted(_QUESTION))}")
    code, question, scale = (
        _text(item.get(name), "eigen_vragen") for name in ("code", "vraag", "schaal")
    )
    return OwnQuestion(code, question or code, scale)


def _text(found: Any, place: str) -> str:
    """What stands behind one word; nothing is "". A list or a part in its place is refused."""
    if not isinstance(found or "", str):
        raise wrong(place, "er staat een lijst of een los deel waar één woord hoort")
    return found or ""


def _words(found: Any, place: str) -> Mapping[str, str]:
    if found in (None, ""):
        return {}
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise wrong(place, "schrijf elke waarde als: woord, dubbele punt, code")
    return {str(word): code for word, code in found.items()}


def _unreadable(problem: Exception) -> RefusedInput:
    mark = getattr(problem, "problem_mark", None)
    line = f" Kijk bij regel {mark.line + 1}." if mark is not None else ""
    return RefusedInput(
        f"De vertaling kan niet worden gelezen.{line}",
        "Kijk of de regels even ver inspringen en of er aanhalingstekens om lastige woorden staan.",
    )
