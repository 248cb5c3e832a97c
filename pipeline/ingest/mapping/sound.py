"""Whether a mapping that a VP wrote can be carried out, and in codes where it was in labels.

Why: a mapping that names what does not exist would leave columns unread without a word.
"""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.errors import RefusedInput
from pipeline.ingest.mapping.model import (
    EMPTY,
    LONG_ANSWER,
    LONG_QUESTION,
    OPEN,
    OWN_PREFIX,
    SourceMapping,
)
from pipeline.ingest.translate import one

_SHOWN = 60


def sound(mapping: SourceMapping, codelists: Mapping[str, CodeList]) -> SourceMapping:
    """The mapping with codes where the VP wrote labels or other known words.

    `codelists`: units and own codes of the workspace, by name. Raises RefusedInput when it names a
    field, a code or a scale that is not one.
    """
    _refuse_questions(mapping)
    mapping = _in_codes(mapping, codelists)
    _refuse_unsound(mapping, codelists)
    return mapping


def wrong(place: str, what: str) -> RefusedInput:
    """What is said about a part of the mapping."""
    return RefusedInput(
        f"De vertaling klopt niet bij {place}: {what}.",
        "Verbeter het bestand met de vertaling en geef het commando opnieuw.",
    )


def _refuse_questions(mapping: SourceMapping) -> None:
    scales = {code.code for code in load_codelist("antwoordschalen").codes}
    for question in mapping.questions:
        if not question.code.startswith(OWN_PREFIX) or not question.code.isidentifier():
            raise wrong("eigen_vragen", f"een code begint met {OWN_PREFIX}, zonder spaties")
        if question.scale not in scales - {"index_og", "index_score"}:
            raise wrong("eigen_vragen", "de schaal staat niet in docs/velden.md")


def _refuse_unsound(mapping: SourceMapping, codelists: Mapping[str, CodeList]) -> None:
    fields = {field.name: field.codelist for field in mapping.contract().fields}
    known = {*fields} | ({LONG_QUESTION, LONG_ANSWER} if mapping.kind == "enquete" else set())
    for rule in (rule for rule in mapping.rules if rule.field):
        place = f"de kolom {_short(rule.column)}"
        name = rule.field.removeprefix(OPEN)
        if name not in known:
            raise wrong(place, f"het veld {_short(name)} bestaat niet")
        codes = _codes(fields.get(name), codelists)
        _refuse_codes(place, (rule.choice, *rule.words.values()), codes)
    if not set(mapping.fixed) <= {*fields, "jaar"}:
        raise wrong("vast", "dit veld bestaat niet; de velden staan in docs/velden.md")
    if not {code.removeprefix(OPEN) for code in mapping.items.values() if code} <= {*fields}:
        raise wrong("vragen", "deze vraag bestaat niet; de vragen staan in docs/velden.md")
    if not {*mapping.turned} <= {code.removeprefix(OPEN) for code in mapping.items.values()}:
        raise wrong("omgekeerde_vragen", "noem alleen codes die onder vragen staan")


def _in_codes(mapping: SourceMapping, codelists: Mapping[str, CodeList]) -> SourceMapping:
    contract = mapping.contract()

    def field_of(text: str) -> str:
        mark = OPEN if text.startswith(OPEN) else ""
        if text in (LONG_QUESTION, LONG_ANSWER):  # also when a question has that name
            return text
        found = contract.find(text.removeprefix(OPEN))
        return f"{mark}{found.name}" if found else text

    rules = []
    for rule in mapping.rules:
        name = field_of(rule.field)
        field = next((f for f in contract.fields if f.name == name.removeprefix(OPEN)), None)
        codes = _codes(field.codelist if field else None, codelists)
        words = {word: _code_of(text, codes) for word, text in rule.words.items()}
        choice = _code_of(rule.choice, codes)
        rules.append(replace(rule, field=name, words=words, choice=choice))
    items = {text: field_of(code) for text, code in mapping.items.items()}
    turned = tuple(field_of(code) for code in mapping.turned)
    return replace(mapping, rules=tuple(rules), items=items, turned=turned)


def _code_of(text: str, codes: CodeList | None) -> str:
    if codes is None or text in ("", EMPTY):
        return text
    mark = OPEN if text.startswith(OPEN) else ""
    bare = text.removeprefix(OPEN)
    return text if bare in codes.values() else f"{mark}{one(bare, codes) or bare}"


def _codes(name: str | None, codelists: Mapping[str, CodeList]) -> CodeList | None:
    if name is None:
        return None
    found = codelists.get(name)
    return found if found or name in ("eenheden", "golven") else load_codelist(name)


def _refuse_codes(place: str, codes: tuple[str, ...], known: CodeList | None) -> None:
    if known is None:
        return
    allowed = {*known.values(), "", EMPTY}
    strange = [code for code in codes if code.removeprefix(OPEN) not in allowed]
    if strange:
        raise wrong(place, f"{_short(strange[0])} staat niet in de lijst {known.title}")


def _short(text: str) -> str:
    """What the VP wrote, no longer than a line can hold."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
