"""What a vertrouwenspersoon clicked of how a foreign file is read, kept for its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.model import Contract
from pipeline.ingest.code_lists import lists_for
from pipeline.ingest.mapping import (
    LONG_ANSWER,
    LONG_QUESTION,
    OPEN,
    ColumnRule,
    OwnQuestion,
    Part,
    SourceMapping,
    own_code,
)
from pipeline.ingest.mapping.word_meaning import flipped
from pipeline.ingest.public_files import read_codes
from pipeline.steps.workplace import Workplace

EMPTY_WORD = "leeg"
OWN_QUESTION = "eigen vraag"
"""The choice of a column for a question that is not in the contract yet."""
YEAR = "jaar"
Choice = tuple[str, str]
_LONG = ((LONG_QUESTION, "De vraag (elke rij is één antwoord)"), (LONG_ANSWER, "Het antwoord"))
_PARTS: Mapping[str, tuple[Part, ...]] = {
    "periode": ("jaar", "maand", "kwartaal"),
    "golf": ("jaar",),
}
_SEVERAL = "hoofdcategorie"


@dataclass(frozen=True, repr=False)
class Chosen:
    """What was chosen for one column, as `ColumnRule` has it: its field ("" to leave it unread),
    what words mean, and how its cells are to be read.

    schaal: the scale of its own question, "" for another field.
    """

    veld: str
    woorden: Mapping[str, str] = field(default_factory=dict)
    keuze: str = ""
    deel: Part = ""
    omgekeerd: bool = False
    meer: bool = False
    schaal: str = ""


@dataclass(frozen=True, repr=False)
class ChosenWhole:
    """What was chosen for the whole file: fixed values by field, which text is which question,
    whose scales run the other way round, and whether answers to own questions are kept."""

    vast: Mapping[str, str]
    vragen: Mapping[str, str]
    omgekeerd: tuple[str, ...]
    eigen_bewaren: bool


@dataclass(frozen=True)
class FieldOptions:
    """What may be chosen of a column that is this field."""

    codes: tuple[Choice, ...]
    delen: tuple[Part, ...]
    kan_omgekeerd: bool
    kan_meer: bool


def settle_source(
    workplace: Workplace,
    mapping: SourceMapping,
    chosen: Mapping[str, Chosen],
    whole: ChosenWhole | None = None,
) -> SourceMapping:
    """Keep the mapping with these choices by column; other columns stay as they were.

    Raises RefusedInput for what does not exist.
    """
    mapping, chosen = _with_questions(mapping, chosen)
    rules = tuple(
        _with(rule, chosen[rule.column]) if rule.column in chosen else rule
        for rule in mapping.rules
    )
    mapping = replace(mapping, rules=rules)
    if whole is not None:
        mapping = replace(
            mapping,
            fixed=dict(whole.vast),
            items=dict(whole.vragen),
            turned=whole.omgekeerd,
            keeps_own=whole.eigen_bewaren,
        )
    used = {*mapping.items.values(), *(rule.field for rule in mapping.rules)}
    questions = tuple(q for q in mapping.questions if {q.code, f"{OPEN}{q.code}"} & used)
    return workplace.mappings.settle(replace(mapping, questions=questions))


def field_choices(mapping: SourceMapping) -> tuple[Choice, ...]:
    """The fields that a column can be: code and Dutch label."""
    fields = tuple((one.name, one.label) for one in mapping.contract().fields)
    if mapping.kind == "gesprekken":
        return fields
    return (*fields, *_LONG, (OWN_QUESTION, "Een eigen vraag, die er nog niet bij staat"))


def scale_choices() -> tuple[Choice, ...]:
    """The scales that an own question can have: code and label."""
    scales = load_codelist("antwoordschalen").codes
    return tuple((s.code, s.label) for s in scales if s.code not in ("index_og", "index_score"))


def field_options(workplace: Workplace, mapping: SourceMapping, name: str) -> FieldOptions:
    """What there is to choose for this field; nothing for one that the contract does not have."""
    codes = _codes(workplace, mapping.contract(), name)
    return FieldOptions(
        tuple((one.code, one.label) for one in codes.codes) if codes else (),
        _PARTS.get(name, ()),
        bool(flipped(codes)),
        name == _SEVERAL,
    )


def _codes(workplace: Workplace, contract: Contract, name: str) -> CodeList | None:
    found = next((one for one in contract.fields if one.name == name), None)
    if found is None or found.codelist is None:
        return None
    codes = lists_for(contract, read_codes(workplace.workspace.codes)).get(found.codelist)
    if codes is None and found.codelist not in ("eenheden", "golven"):
        codes = load_codelist(found.codelist)
    return codes


def _with_questions(
    mapping: SourceMapping, chosen: Mapping[str, Chosen]
) -> tuple[SourceMapping, Mapping[str, Chosen]]:
    """The mapping with the questions that were made and the scales that were changed."""
    questions = {question.code: question for question in mapping.questions}
    settled = {}
    for column, choice in chosen.items():
        code = choice.veld
        if code == OWN_QUESTION:
            code = own_code(column, questions)
            questions[code] = OwnQuestion(code, column, choice.schaal)
        elif code in questions and choice.schaal:
            questions[code] = replace(questions[code], scale=choice.schaal)
        settled[column] = replace(choice, veld=code)
    return replace(mapping, questions=tuple(questions.values())), settled


def _with(rule: ColumnRule, chosen: Chosen) -> ColumnRule:
    """Words settled under another field than before mean nothing under the new one."""
    is_same = chosen.veld == rule.field.removeprefix(OPEN)
    return ColumnRule(
        rule.column,
        chosen.veld,
        {**(rule.words if is_same else {}), **chosen.woorden},
        chosen.keuze,
        chosen.deel,
        chosen.omgekeerd,
        chosen.meer,
    )
