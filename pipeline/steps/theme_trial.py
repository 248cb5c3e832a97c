"""A taxonomy tried on a file with open answers: exact counts, that stay in the VP zone.

Nothing is stored and no text is kept: of each answer only which themes were found in it.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.contracts.reading import plain
from pipeline.errors import RefusedInput
from pipeline.ingest.raw_table import ROW, RawTable
from pipeline.ingest.read_file import open_file
from pipeline.steps.exported_files import remember_export
from pipeline.steps.public_places import refuse_public_place
from pipeline.steps.theme_columns import answer_columns, column_of
from pipeline.text.themes import Mention, Taxonomy, ThemeFinder, load_taxonomy, with_own
from pipeline.workspace import Workspace

OWN_THEMES = "themas.yaml"
_SEPARATORS = re.compile(r"[;|,\n]")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, repr=False)
class TriedAnswer:
    """One row with an answer: its number in the file, its themes, and the themes that a person
    gave it (None where no column with those was named).

    `unknown_n`: how many of a person's labels are no theme of the taxonomy.
    """

    rij: int
    themes: tuple[Mention, ...]
    labels: frozenset[str] | None = None
    unknown_n: int = 0


@dataclass(frozen=True, repr=False)
class Tried:
    """What a taxonomy finds in a file. All counts are exact: they never leave the VP zone."""

    taxonomy: Taxonomy
    answers: tuple[TriedAnswer, ...]
    columns: int

    @cached_property
    def per_theme(self) -> Counter[str]:
        """Answers that name a theme, zeros included."""
        counted = Counter(dict.fromkeys(self.taxonomy.codes, 0))
        counted.update(one.code for answer in self.answers for one in answer.themes)
        return counted

    @cached_property
    def per_group(self) -> Counter[str]:
        """Answers that name at least one theme of a group, zeros included."""
        counted = Counter({group.code: 0 for group in self.taxonomy.groups})
        for answer in self.answers:
            groups = {self.taxonomy.group_of(one.code) for one in answer.themes}
            counted.update(code for code in groups if code)
        return counted

    @cached_property
    def per_tone(self) -> Counter[tuple[str, str]]:
        """Answers by theme and tone: goed, zorg or onduidelijk."""
        return Counter(
            (one.code, one.tone or "onduidelijk")
            for answer in self.answers
            for one in answer.themes
        )

    @property
    def without_theme(self) -> int:
        """Answers that fit no theme."""
        return sum(not answer.themes for answer in self.answers)


def taxonomy_for(path: Path | None, workspace: Workspace | None) -> Taxonomy:
    """The taxonomy in a file; without one the shipped themes, with an organisation's own.

    Raises ConfigurationError where a file cannot be read.
    """
    if path is not None:
        return load_taxonomy(path)
    shipped = load_taxonomy()
    return with_own(shipped, workspace.codes / OWN_THEMES) if workspace else shipped


def try_themes(
    path: Path,
    taxonomy: Taxonomy,
    columns: Sequence[str] = (),
    label_column: str = "",
    sheet: str | None = None,
    progress: Progress | None = None,
) -> Tried:
    """The themes in a file; what stands in several columns of a row is one answer.

    Each cell is read on its own. `label_column` holds what a person found: codes or labels of
    themes. Raises RefusedInput when the file or its columns cannot be read.
    """
    source = open_file(path, sheet=sheet)
    texts = answer_columns(source, columns)
    label = [column_of(source, label_column)] if label_column else []
    raw = source.read(frozenset((*texts, *label)))
    cells = [(at, _text(cell)) for name in texts for at, cell in enumerate(_column(raw, name))]
    filled = [(at, text) for at, text in cells if text]
    if not filled:
        raise RefusedInput(
            "In deze kolommen staat geen enkel antwoord.",
            "Noem met --kolom de kolom waar de antwoorden in staan.",
        )
    found = ThemeFinder(taxonomy).find([text for _, text in filled], progress)
    merged: dict[int, list[tuple[Mention, ...]]] = {}
    for (at, _), one in zip(filled, found, strict=True):
        merged.setdefault(at, []).append(one.themes)
    numbers = raw.table.column(ROW).to_pylist()
    labels = _column(raw, label[0]) if label else None
    names = _names(taxonomy)
    return Tried(
        taxonomy,
        tuple(
            _answer(numbers[at], merged[at], labels[at] if labels else None, names)
            for at in sorted(merged)
        ),
        len(texts),
    )


def write_per_answer(tried: Tried, path: Path, workspace: Workspace | None) -> None:
    """Write a CSV with per row of the file its themes and their tones, and no text.

    Raises RefusedInput where others may come (as for rows that were set aside).
    """
    refuse_public_place(path, ".csv", "Regels per antwoord", workspace)
    if workspace:
        remember_export(workspace, path)
    try:
        path.touch(mode=0o600, exist_ok=False)
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(("rij", "themas", "toon"))
            for one in tried.answers:
                codes = ";".join(mention.code for mention in one.themes)
                tones = ";".join(mention.tone or "onduidelijk" for mention in one.themes)
                writer.writerow((one.rij, codes, tones))
    except OSError as problem:
        raise RefusedInput(
            f"Het bestand {path.name} kan daar niet worden geschreven.",
            "Kies een map die bestaat en waar u mag schrijven.",
        ) from problem


def _answer(
    rij: int,
    found: Sequence[tuple[Mention, ...]],
    label: str | None,
    names: dict[str, str],
) -> TriedAnswer:
    themes = _together(found)
    if label is None:
        return TriedAnswer(rij, themes)
    parts = [label] if plain(label) in names else _SEPARATORS.split(label)
    given = [plain(part) for part in parts if part.strip()]
    known = frozenset(names[one] for one in given if one in names)
    return TriedAnswer(rij, themes, known, sum(one not in names for one in given))


def _together(found: Sequence[tuple[Mention, ...]]) -> tuple[Mention, ...]:
    """The themes of all cells of a row, each once; the tone is unclear where they differ."""
    by_code: dict[str, list[Mention]] = {}
    for mention in (one for themes in found for one in themes):
        by_code.setdefault(mention.code, []).append(mention)
    return tuple(
        Mention(code, same[0].subtheme, same[0].tone if len({m.tone for m in same}) == 1 else None)
        for code, same in by_code.items()
    )


def _names(taxonomy: Taxonomy) -> dict[str, str]:
    names = {plain(theme.label): theme.code for theme in taxonomy.themes}
    return names | {plain(code): code for code in taxonomy.codes}


def _column(raw: RawTable, name: str) -> list[str]:
    found: list[str] = raw.table.column(name).to_pylist()
    return found


def _text(cell: str) -> str:
    return " ".join((cell or "").split())
