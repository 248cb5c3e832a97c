"""The mapping as the VP edits it: with what every column asks, and what may be filled in.

Why: who has never seen a code can only choose from a list. So the file itself says which fields and
words there are, for as far as there is something to choose, and it goes once nothing is open.
"""

from collections.abc import Iterable, Iterator, Mapping

from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Contract, Field
from pipeline.ingest.mapping.model import OPEN, OWN_PREFIX, SourceMapping
from pipeline.ingest.mapping.written import as_yaml, content_of

_HEAD = """\
# Zo leest ViP-signaal de bestanden van deze bron. U mag alles veranderen.
#
# 1. Staat er een vraagteken? Dat is een voorstel. Klopt het: haal het vraagteken weg.
#    Klopt het niet: zet er iets anders neer.
# 2. Staat er ''? Dan weten we het niet. Vul in wat het woord links betekent, zoals in de lijst
#    onderaan. Zegt het woord niets, vul dan in: leeg
# 3. Wilt u een kolom onder niet_lezen toch lezen? Vul achter veld in wat zij is.
# 4. Wilt u een kolom niet lezen? Maak haar veld leeg: ''
# 5. Sla dit bestand op en geef hetzelfde commando vip bron nog een keer. Is er niets meer te
#    kiezen, dan verdwijnt dit bestand vanzelf.
#
"""
_MOST_CODES = 60


def to_work_text(
    mapping: SourceMapping,
    questions: Mapping[str, str],
    refused: Iterable[str],
    codelists: Mapping[str, CodeList],
) -> str:
    """The text of the work file; `from_text` reads it back, equal.

    questions: by column the text of its question. refused: columns that may never be read; they are
    not offered. codelists: as the checks use them.
    """
    content, never = content_of(mapping), frozenset(refused)
    columns = [_with_question(entry, questions) for entry in content["kolommen"]]
    unread = [
        column if column in never else _with_question({"kolom": column, "veld": ""}, questions)
        for column in content.get("niet_lezen", ())
    ]
    content |= {"kolommen": columns} | ({"niet_lezen": unread} if unread else {})
    choices = "".join(f"# {line}".rstrip() + "\n" for line in _choices(mapping, codelists))
    return _HEAD + as_yaml(content) + choices


def _with_question(entry: Mapping[str, object], questions: Mapping[str, str]) -> dict[str, object]:
    """The entry of a column, with the question after its name where that says more."""
    column = str(entry["kolom"])
    asked = questions.get(column, "")
    first = {"kolom": column} | ({"vraag": asked} if asked and asked != column else {})
    return first | {name: value for name, value in entry.items() if name != "kolom"}


def _choices(mapping: SourceMapping, codelists: Mapping[str, CodeList]) -> Iterator[str]:
    """What may be filled in: codes of columns with open words, and all fields."""
    contract = mapping.contract()
    for rule in mapping.rules:
        name = rule.field.removeprefix(OPEN)
        field = next((f for f in contract.fields if f.name == name), None)
        codes = codelists.get(field.codelist or "") if field else None
        if codes is not None and rule.open_words:
            yield ""
            yield f"Wat er kan staan bij de kolom {rule.column}:"
            for code in codes.codes[:_MOST_CODES]:
                yield (
                    f"  {code.code}" if code.label == code.code else f"  {code.code}: {code.label}"
                )
    if any(not rule.field or rule.is_open for rule in mapping.rules):
        yield ""
        yield "Wat er achter veld kan staan:"
        yield from _fields(contract)


def _fields(contract: Contract) -> Iterator[str]:
    for field in contract.fields:
        if field.name.startswith(OWN_PREFIX):
            continue
        yield f"  {field.name}: {_says(field, contract)}"


def _says(field: Field, contract: Contract) -> str:
    """A question in full, another field by its label."""
    is_question = contract.name == "enquete" and (field.codelist or "").startswith("antwoord")
    return field.description if is_question or field.kind == "open" else field.label
