"""What a vertrouwenspersoon clicked of how a foreign file is read, kept for its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.contracts.codes import load_codelist
from pipeline.ingest.code_lists import lists_for
from pipeline.ingest.mapping import OPEN, ColumnRule, SourceMapping
from pipeline.ingest.public_files import read_codes
from pipeline.steps.workplace import Workplace

EMPTY_WORD = "leeg"
Choice = tuple[str, str]


@dataclass(frozen=True, repr=False)
class Chosen:
    """What was chosen for one column: its field ("" to leave it unread), and what words mean."""

    veld: str
    woorden: Mapping[str, str] = field(default_factory=dict)


def settle_source(
    workplace: Workplace, mapping: SourceMapping, chosen: Mapping[str, Chosen]
) -> SourceMapping:
    """Keep the mapping with these choices by column; other columns stay as they were.

    Raises RefusedInput for what does not exist.
    """
    rules = tuple(
        _with(rule, chosen[rule.column]) if rule.column in chosen else rule
        for rule in mapping.rules
    )
    return workplace.mappings.settle(replace(mapping, rules=rules))


def field_choices(mapping: SourceMapping) -> tuple[Choice, ...]:
    """The fields that a column can be: code and Dutch label."""
    return tuple((one.name, one.label) for one in mapping.contract().fields)


def word_choices(
    workplace: Workplace, mapping: SourceMapping, field_name: str
) -> tuple[Choice, ...]:
    """The codes that a word of this field can mean: code and label; () for a field without."""
    contract = mapping.contract()
    found = next((one for one in contract.fields if one.name == field_name), None)
    if found is None or found.codelist is None:
        return ()
    lists = lists_for(contract, read_codes(workplace.workspace.codes))
    codes = lists.get(found.codelist)
    if codes is None:
        if found.codelist in ("eenheden", "golven"):
            return ()
        codes = load_codelist(found.codelist)
    return tuple((one.code, one.label) for one in codes.codes)


def _with(rule: ColumnRule, chosen: Chosen) -> ColumnRule:
    """Words settled under another field than before mean nothing under the new one."""
    if chosen.veld != rule.field.removeprefix(OPEN):
        return ColumnRule(rule.column, chosen.veld)
    return replace(rule, field=chosen.veld, words={**rule.words, **chosen.woorden})
