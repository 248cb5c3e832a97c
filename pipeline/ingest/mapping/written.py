"""A mapping as text that a VP can edit, and back.

Why: the VP decides, so the VP has to be able to read and change it with any editor. YAML, in Dutch,
every value as text: `ja` and `1` must stay what they are. A mapping that cannot be carried out is
refused with the place where it is wrong.
"""

from collections.abc import Mapping
from typing import Any, cast, get_args

import yaml

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.errors import RefusedInput
from pipeline.ingest.mapping.model import (
    EMPTY,
    LONG_ANSWER,
    LONG_QUESTION,
    OPEN,
    OWN_PREFIX,
    ColumnRule,
    Kind,
    OwnQuestion,
    Part,
    SourceMapping,
)
from pipeline.ingest.row_lists import listed

_TOP = {"bron", "soort", "vast", "kolommen", "vragen", "eigen_vragen", "niet_lezen"}
_COLUMN = {"kolom", "veld", "keuze", "deel", "omgekeerd", "meer", "waarden"}
_QUESTION = {"code", "vraag", "schaal"}
_HEAD = """\
# Zo leest ViP-signaal de bestanden van deze bron. U mag alles veranderen.
#   veld:    het veld van ViP-signaal (docs/velden.md). Een vraagteken ervoor is een voorstel dat
#            niets doet: haal het vraagteken weg als het klopt. Leeg: de kolom wordt niet gelezen.
#   waarden: links wat in de cellen staat, rechts de code. '' is: nog niet bekend. Het woord leeg
#            is: zegt niets, de cel telt als leeg.
#   omgekeerd: ja, als de schaal andersom loopt.
# Een kolom uit niet_lezen toch lezen? Zet haar onder kolommen, met een veld.
# Klaar? Geef dan nog een keer hetzelfde commando vip bron. Daarna verdwijnt dit bestand vanzelf.
"""


def to_text(mapping: SourceMapping) -> str:
    """The mapping as YAML, with a few lines of explanation; `from_text` reads it back, equal."""
    read = [rule for rule in mapping.rules if rule.field]
    content: dict[str, Any] = {
        "bron": mapping.source,
        "soort": mapping.kind,
        "vast": dict(mapping.fixed),
        "kolommen": [_column(rule) for rule in read],
        "vragen": dict(mapping.items),
        "eigen_vragen": [
            {"code": q.code, "vraag": q.question, "schaal": q.scale} for q in mapping.questions
        ],
        "niet_lezen": [rule.column for rule in mapping.rules if not rule.field],
    }
    kept = {name: value for name, value in content.items() if value or name == "kolommen"}
    return _HEAD + yaml.dump(kept, allow_unicode=True, sort_keys=False, width=10_000)


def from_text(text: str, codelists: Mapping[str, CodeList]) -> SourceMapping:
    """The mapping in a text. `codelists`: units and own codes of the workspace, by name.

    Raises RefusedInput when it is no mapping, or names a field, a code or a scale that is not one.
    """
    try:
        content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text only, makes no objects
    except yaml.YAMLError as problem:
        raise _unreadable(problem) from None
    if not isinstance(content, dict) or not set(content) <= _TOP:
        raise _wrong("het bestand", f"alleen deze delen mogen: {listed(sorted(_TOP))}")
    kind = content.get("soort", "")
    if kind not in get_args(Kind):
        raise _wrong("soort", f"kies uit {listed(get_args(Kind))}")
    rules = [_rule(item, n) for n, item in enumerate(_items(content, "kolommen"), start=1)]
    rules += [ColumnRule(str(column)) for column in content.get("niet_lezen") or ()]
    mapping = SourceMapping(
        source=str(content.get("bron", "")),
        kind=cast(Kind, kind),
        rules=tuple(rules),
        fixed=_words(content.get("vast"), "vast"),
        questions=tuple(_question(item) for item in _items(content, "eigen_vragen")),
        items=_words(content.get("vragen"), "vragen"),
    )
    _refuse_unsound(mapping, codelists)
    return mapping


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
        raise _wrong(name, "begin elke regel met een streepje")
    return items


def _rule(item: Any, number: int) -> ColumnRule:
    place = f"kolom {number} van de lijst kolommen"
    if not isinstance(item, dict) or not set(item) <= _COLUMN or not item.get("kolom"):
        raise _wrong(place, f"alleen deze regels mogen: {listed(sorted(_COLUMN))}")
    part = item.get("deel") or ""
    if part not in get_args(Part):
        raise _wrong(place, "bij deel mag jaar, maand of kwartaal staan")
    return ColumnRule(
        column=item["kolom"],
        field=item.get("veld") or "",
        words=_words(item.get("waarden"), place),
        choice=item.get("keuze") or "",
        part=cast(Part, part),
        is_reversed=item.get("omgekeerd") == "ja",
        has_several=item.get("meer") == "ja",
    )


def _question(item: Any) -> OwnQuestion:
    if not isinstance(item, dict) or not set(item) <= _QUESTION or not item.get("code"):
        raise _wrong("eigen_vragen", f"een vraag heeft: {listed(sorted(_QUESTION))}")
    return OwnQuestion(item["code"], item.get("vraag") or item["code"], item.get("schaal") or "")


def _words(found: Any, place: str) -> Mapping[str, str]:
    if found in (None, ""):
        return {}
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise _wrong(place, "schrijf elke waarde als: woord, dubbele punt, code")
    return {str(word): code for word, code in found.items()}


def _refuse_unsound(mapping: SourceMapping, codelists: Mapping[str, CodeList]) -> None:
    scales = {code.code for code in load_codelist("antwoordschalen").codes}
    for question in mapping.questions:
        if not question.code.startswith(OWN_PREFIX) or not question.code.isidentifier():
            raise _wrong("eigen_vragen", f"een code begint met {OWN_PREFIX}, zonder spaties")
        if question.scale not in scales - {"index_og", "index_score"}:
            raise _wrong("eigen_vragen", "de schaal staat niet in docs/velden.md")
    fields = {field.name: field.codelist for field in mapping.contract().fields}
    known = {*fields} | ({LONG_QUESTION, LONG_ANSWER} if mapping.kind == "enquete" else set())
    for number, rule in enumerate((r for r in mapping.rules if r.field), start=1):
        place = f"kolom {number} van de lijst kolommen"
        name = rule.field.removeprefix(OPEN)
        if name not in known:
            raise _wrong(place, "dit veld bestaat niet; de velden staan in docs/velden.md")
        codes = _codes(fields.get(name), codelists)
        _refuse_codes(place, (rule.choice, *rule.words.values()), codes)
    if not set(mapping.fixed) <= {*fields, "jaar"}:
        raise _wrong("vast", "dit veld bestaat niet; de velden staan in docs/velden.md")
    if not {code.removeprefix(OPEN) for code in mapping.items.values() if code} <= {*fields}:
        raise _wrong("vragen", "deze vraag bestaat niet; de vragen staan in docs/velden.md")


def _codes(name: str | None, codelists: Mapping[str, CodeList]) -> CodeList | None:
    if name is None:
        return None
    found = codelists.get(name)
    return found if found or name in ("eenheden", "golven") else load_codelist(name)


def _refuse_codes(place: str, codes: tuple[str, ...], known: CodeList | None) -> None:
    if known is None:
        return
    allowed = {*known.values(), "", EMPTY}
    if any(code.removeprefix(OPEN) not in allowed for code in codes):
        raise _wrong(place, f"een code rechts staat niet in de lijst {known.title}")


def _wrong(place: str, what: str) -> RefusedInput:
    return RefusedInput(
        f"De vertaling klopt niet bij {place}: {what}.",
        "Verbeter het bestand met de vertaling en geef het commando opnieuw.",
    )


def _unreadable(problem: yaml.YAMLError) -> RefusedInput:
    mark = getattr(problem, "problem_mark", None)
    line = f" Kijk bij regel {mark.line + 1}." if mark is not None else ""
    return RefusedInput(
        f"De vertaling kan niet worden gelezen.{line}",
        "Kijk of de regels even ver inspringen en of er aanhalingstekens om lastige woorden staan.",
    )
