"""How the files of a source are read: proposed, shown, edited by the VP, and kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import load_contract
from pipeline.errors import RefusedInput
from pipeline.ingest.code_lists import lists_for
from pipeline.ingest.mapping import (
    Changes,
    Kind,
    Proposal,
    SourceMapping,
    changes_in,
    kind_of_source,
    known_or_mapped,
    only_needed,
    propose,
)
from pipeline.ingest.public_files import read_codes
from pipeline.ingest.raw_table import Source
from pipeline.ingest.read_file import open_file
from pipeline.ingest.source_names import refuse_source_name
from pipeline.settings import source_name
from pipeline.steps.files import KEY_OF, talk_fields
from pipeline.steps.workplace import Workplace


@dataclass(frozen=True, repr=False)
class SourceLook:
    """What `vip bron` found and kept.

    changes: since the mapping that was there, None when there was none. work_file: where the VP
    edits what is open; None when nothing is. questions: by column the text of its question. labels:
    by column what a stored value means. needs_key: the key that the promise asks of talks and that
    no column has, "" for none.
    """

    proposal: Proposal
    mapping: SourceMapping
    headers: tuple[str, ...]
    name: str
    changes: Changes | None
    work_file: Path | None
    questions: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    needs_key: str


def look_at_source(
    workplace: Workplace,
    path: Path,
    bron: str,
    soort: Kind | None = None,
    golf: str = "",
    accept: bool = False,
    edit: bool = False,
    blad: str | None = None,
    keep_own: bool = False,
) -> SourceLook:
    """Propose how to read a file, keep it for its source, and lay ready what is to be settled.

    What was kept before, and what the VP changed in the work file, stays. accept: take every
    proposal over. edit: lay the work file ready also when nothing is open. blad: which sheet.
    keep_own: store answers to own questions too.
    Raises RefusedInput.
    """
    bron = source_name(bron)
    refuse_source_name(bron)
    saved = workplace.mappings.of(bron)
    source = open_file(path, partial(known_or_mapped, saved), blad)
    kind = soort or _kind(source, saved)
    before = next((mapping for mapping in saved if mapping.kind == kind), None)
    known = workplace.mappings.edited(bron, kind) or before
    codes = read_codes(workplace.workspace.codes)
    codelists = lists_for(load_contract(kind), codes)
    _refuse_wave(golf, kind, codelists)
    proposal = propose(source, bron, kind, codelists, known, golf)
    if kind == "gesprekken" and codes.units:
        settled = [rule.column for rule in known.rules] if known else []
        proposal = only_needed(proposal, talk_fields(workplace), settled)
    mapping = proposal.mapping.accepted() if accept else proposal.mapping
    mapping = replace(mapping, keeps_own=keep_own or mapping.keeps_own)
    workplace.mappings.save(mapping)
    work_file = None
    if edit or mapping.open_count or not mapping.tells:
        refused = [f.rule.column for f in proposal.findings if f.refused]
        work_file = workplace.mappings.write_work_file(mapping, source.questions, refused)
    else:
        workplace.mappings.remove_work_file(mapping)
    changes = changes_in(known, source.headers) if known else None
    key = KEY_OF[workplace.workspace.settings.privacy.beschermd] if kind == "gesprekken" else None
    has_key = any(rule.field == key for rule in mapping.read)
    return SourceLook(
        proposal,
        mapping,
        source.headers,
        source.name,
        changes,
        work_file,
        source.questions,
        source.labels,
        "" if has_key or key is None else key,
    )


def _kind(source: Source, saved: tuple[SourceMapping, ...]) -> Kind:
    """The kind that is kept already when there is one only, else as the columns tell."""
    return saved[0].kind if len(saved) == 1 else kind_of_source(source)


def _refuse_wave(golf: str, kind: Kind, codelists: Mapping[str, CodeList]) -> None:
    waves = codelists.get("golven")
    if golf and (kind != "enquete" or waves is None or golf not in waves.values()):
        raise RefusedInput(
            "Achter --golf staat geen golf uit codes/golven.csv, of het bestand is geen enquête.",
            "Zet de golf eerst in codes/golven.csv.",
        )
