"""A proposal for a whole file: what each column is, and what is still to be settled.

Why: nobody should have to describe 707 columns. What a mapping of this source already says stays;
the rest is proposed from names, words, labels and scales, and shown before anything is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.contracts.codes import CodeList, load_codelist
from pipeline.contracts.model import Contract, load_contract
from pipeline.errors import RefusedInput
from pipeline.ingest.identifiers import signs_in
from pipeline.ingest.mapping.model import (
    LONG_ANSWER,
    LONG_QUESTION,
    OPEN,
    ColumnRule,
    Kind,
    OwnQuestion,
    SourceMapping,
)
from pipeline.ingest.mapping.propose_column import (
    Finding,
    as_finding,
    by_choice,
    by_likeness,
    by_name,
    by_words,
    refused_reason,
    share_of_periods,
)
from pipeline.ingest.mapping.propose_survey import (
    on_a_scale,
    one_row_an_answer,
    questions_in,
    wave_by_day,
)
from pipeline.ingest.mapping.seen import SeenColumn, look_at
from pipeline.ingest.mapping.words import part_of
from pipeline.ingest.raw_table import Source

_SIDE = ("nevencategorie_1", "nevencategorie_2")
_SHARED = frozenset(("hoofdcategorie", "eenheid", *_SIDE))
_SURE_PERIODS = 0.9
_LEAST_ASKED = 3
_TOOLS = frozenset(("limesurvey", "qualtrics", "surveymonkey", "forms", "spss"))


@dataclass(frozen=True, repr=False)
class Proposal:
    """A mapping with what each of its rules rests on. missing: required fields without a column.

    notes: how the file was read, such as which sheet."""

    mapping: SourceMapping
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    rows: int
    notes: tuple[str, ...] = ()


@dataclass(repr=False)
class _Draft:
    """What is settled so far; each step takes columns out of `rest`."""

    contract: Contract
    codelists: Mapping[str, CodeList]
    rest: list[SeenColumn]
    found: dict[str, Finding]
    questions: list[OwnQuestion]

    @property
    def taken(self) -> set[str]:
        return {f.rule.field.removeprefix(OPEN) for f in self.found.values()} - {""}

    def put(self, column: SeenColumn, finding: Finding) -> None:
        self.found[column.header] = finding
        self.rest.remove(column)


def kind_of_source(source: Source) -> Kind:
    """Talks or survey, by the names of columns. Raises RefusedInput when that does not tell."""
    scores: dict[Kind, int] = {"gesprekken": 0, "enquete": 0}
    for kind in scores:
        contract = load_contract(kind)
        names = {f.name for h in source.headers if h and (f := contract.find(h))}
        scores[kind] = len(names - {"eenheid"})
    if source.tool in _TOOLS and scores["gesprekken"] <= max(scores["enquete"], 1):
        return "enquete"
    if scores["gesprekken"] == scores["enquete"]:
        raise RefusedInput(
            f"Aan de kolommen van het bestand {source.name} is niet te zien wat het is.",
            "Zeg het erbij: --soort gesprekken of --soort enquete.",
        )
    return max(scores, key=lambda kind: scores[kind])


def propose(
    source: Source,
    name: str,
    kind: Kind,
    codelists: Mapping[str, CodeList],
    known: SourceMapping | None = None,
    wave: str = "",
) -> Proposal:
    """A mapping for a file of source `name`; what `known` settled stays as it is.

    codelists: as the checks use them. wave: the one wave of the whole file, if the VP told it.
    Raises RefusedInput when the file cannot be read.
    """
    contract = known.contract() if known else load_contract(kind)
    headers = [header for header in source.headers if header]
    looked = _Looked(source, contract, headers)
    questions = list(known.questions) if known else []
    draft = _Draft(contract, codelists, list(looked.seen), {}, questions)
    _keep_known(draft, known)
    items = dict(known.items) if known else {}
    if kind == "enquete" and not items:
        items = _long(draft) or _asked(looked.seen, known, contract)
    for step in (_names, _choices, _parts, _words, _scales, _alike):
        step(draft)
    if kind == "gesprekken":
        _any_period(draft)
    fixed = dict(known.fixed) if known else {}
    if kind == "enquete":
        fixed = _wave(draft, fixed, wave)
    draft.found |= {c.header: Finding(ColumnRule(c.header), None) for c in draft.rest}
    draft.found |= looked.refused | _pointing_to_people(draft, looked.seen)
    findings = tuple(draft.found[header] for header in headers)
    mapping = SourceMapping(
        name,
        kind,
        tuple(f.rule for f in findings),
        fixed,
        tuple(draft.questions),
        items,
        known.turned if known else (),
        known is not None and known.keeps_own,
    )
    told = {rule.field for rule in mapping.read} | set(mapping.settled)
    missing = tuple(f.name for f in contract.fields if f.required and f.name not in told)
    return Proposal(mapping, findings, missing, looked.rows, looked.notes)


class _Looked:
    """The columns of a file that may be looked at, and those that may not, by their name."""

    def __init__(self, source: Source, contract: Contract, headers: Sequence[str]) -> None:
        names = {h: SeenColumn(h, source.questions.get(h, ""), {}, {}, 0) for h in headers}
        reasons = {h: refused_reason(column, contract) for h, column in names.items()}
        self.refused = {
            h: Finding(ColumnRule(h), None, refused=why) for h, why in reasons.items() if why
        }
        allowed = [header for header in headers if not reasons[header]]
        raw = source.read(allowed)
        self.rows, self.notes = int(raw.table.num_rows), raw.notes
        self.seen = look_at(source, raw, allowed)


def _pointing_to_people(draft: _Draft, seen: Sequence[SeenColumn]) -> dict[str, Finding]:
    """Proposed columns of which the words are names or numbers of people: never read."""
    found = {}
    for column in seen:
        finding = draft.found[column.header]
        field = finding.rule.field.removeprefix(OPEN)
        if not field or finding.why in ("opgeslagen", "keuze", "deel", "dag", "lang", "schaal"):
            continue
        codes = draft.codelists.get(draft.contract.field(field).codelist or "")
        words = column.words if codes is None else column.unknown(codes)
        others = len(column.words) - len(words)
        if draft.contract.field(field).kind != "open" and (signs := signs_in([*words], others)):
            why = str(load_codelist("identificerend").get(next(iter(signs))).extra["reden"])
            found[column.header] = Finding(ColumnRule(column.header), None, refused=why)
    return found


def _keep_known(draft: _Draft, known: SourceMapping | None) -> None:
    rules = {rule.column: rule for rule in known.rules} if known else {}
    for column in list(draft.rest):
        rule = rules.get(column.header)
        if rule is None:
            continue
        field = rule.field.removeprefix(OPEN)
        named = field not in ("", LONG_ANSWER, LONG_QUESTION)
        codes = draft.codelists.get(draft.contract.field(field).codelist or "") if named else None
        draft.put(column, as_finding(column, rule, "opgeslagen", codes))


def _long(draft: _Draft) -> dict[str, str]:
    found = one_row_an_answer(draft.rest, draft.contract)
    if found is None:
        return {}
    by_header = {column.header: column for column in draft.rest}
    for finding in found[0]:
        draft.put(by_header[finding.rule.column], finding)
    return dict(found[1])


def _asked(
    seen: Sequence[SeenColumn], known: SourceMapping | None, contract: Contract
) -> dict[str, str]:
    """The texts of a column that the VP said has the questions. A text in few rows may be an answer
    that somebody typed, so it is left out."""
    columns = (
        {rule.column for rule in known.rules if rule.field == LONG_QUESTION} if known else set()
    )
    found = next((column for column in seen if column.header in columns), None)
    return questions_in(found, contract, _LEAST_ASKED) if found else {}


def _names(draft: _Draft) -> None:
    """Columns named as a field is; a second column with the same meaning is only a proposal."""
    is_long = LONG_ANSWER in draft.taken
    for column in list(draft.rest):
        finding = by_name(column, draft.contract, draft.codelists)
        if finding is None or (finding.rule.field == "periode" and _is_part(column)):
            continue
        field = finding.rule.field
        if field == "respondent_sleutel" and not is_long and column.distinct < column.filled:
            continue
        if field in draft.taken and field not in _SHARED:
            finding = replace(finding, rule=replace(finding.rule, field=f"{OPEN}{field}"))
        draft.put(column, finding)


def _choices(draft: _Draft) -> None:
    for column in list(draft.rest):
        finding = by_choice(column, draft.contract, draft.codelists)
        if finding is not None:
            draft.put(column, finding)


def _parts(draft: _Draft) -> None:
    """A year beside a month or a quarter, where no column is a period by itself."""
    parts = {part: c for c in draft.rest if (part := part_of(c.header))}
    if "periode" in draft.taken or "periode" not in {f.name for f in draft.contract.fields}:
        return
    fine = parts.get("maand") or parts.get("kwartaal")
    if fine is None:
        return
    year = parts.get("jaar")
    for column in filter(None, (year, fine)):
        field = "periode" if year else f"{OPEN}periode"
        rule = ColumnRule(column.header, field, part=part_of(column.header))
        draft.put(column, as_finding(column, rule, "deel", None))


def _is_part(column: SeenColumn) -> bool:
    """Whether a column named as a period holds only months, quarters or years without the rest."""
    return bool(part_of(column.header)) and share_of_periods(column) < 1 - _SURE_PERIODS


def _words(draft: _Draft) -> None:
    for column in list(draft.rest):
        finding = by_words(column, draft.contract, draft.codelists, draft.taken)
        if finding is not None:
            draft.put(column, finding)


def _scales(draft: _Draft) -> None:
    if draft.contract.name != "enquete":
        return
    for column in list(draft.rest):
        taken = draft.taken | {question.code for question in draft.questions}
        found = on_a_scale(column, draft.contract, taken)
        if found is None:
            continue
        draft.put(column, found[0])
        draft.questions += [found[1]] if found[1] else []


def _alike(draft: _Draft) -> None:
    for column in list(draft.rest):
        finding = by_likeness(column, draft.contract, draft.codelists, draft.taken)
        if finding is not None:
            draft.put(column, finding)


def _any_period(draft: _Draft) -> None:
    """Without a period yet: the first column with nothing but periods, to be confirmed."""
    if "periode" in draft.taken:
        return
    for column in draft.rest:
        if column.words and share_of_periods(column) >= _SURE_PERIODS:
            rule = ColumnRule(column.header, f"{OPEN}periode")
            draft.put(column, as_finding(column, rule, "waarden", None))
            return


def _wave(draft: _Draft, fixed: dict[str, str], wave: str) -> dict[str, str]:
    """The wave: told by the VP, a column, the day of answering, or the only one there is."""
    if wave:
        return {**fixed, "golf": wave}
    if "golf" in draft.taken or fixed.get("golf"):
        return fixed
    waves = draft.codelists.get("golven")
    header, year = wave_by_day(draft.rest, waves)
    if header and not year:
        column = next(c for c in draft.rest if c.header == header)
        rule = ColumnRule(header, "golf", part="jaar")
        draft.put(column, as_finding(column, rule, "dag", None))
        return fixed
    only = waves.values()[0] if waves and len(waves.codes) == 1 else ""
    return {**fixed, "golf": f"{OPEN}{year or only}"} if year or only else fixed
