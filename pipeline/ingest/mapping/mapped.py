"""A file read under a mapping: a Source whose columns are those of the contract.

Why: the checks, the kluis and the reports know the contract only. Reading stays as fast as without
a mapping, because words are translated once each and never cell by cell.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from pipeline.contracts.checks import CODE_SEPARATOR
from pipeline.contracts.codes import CodeList
from pipeline.contracts.model import Contract, Field
from pipeline.ingest.headers import shown
from pipeline.ingest.mapping.cells import (
    cells_of,
    constant,
    each_word,
    first_filled,
    in_slots,
    together,
)
from pipeline.ingest.mapping.long_shape import spread
from pipeline.ingest.mapping.model import (
    LONG_ANSWER,
    LONG_QUESTION,
    OPEN,
    ColumnRule,
    SourceMapping,
)
from pipeline.ingest.mapping.periods_in_parts import joined_period, wave_of_day
from pipeline.ingest.mapping.shape import new_columns_note
from pipeline.ingest.mapping.word_meaning import meaning_of, unknown_words
from pipeline.ingest.mapping.words import is_not_chosen
from pipeline.ingest.raw_table import ROW, RawTable, Source

MAIN, SIDE = "hoofdcategorie", ("nevencategorie_1", "nevencategorie_2")
_YEAR = "jaar"


@dataclass(frozen=True, repr=False)
class MappedSource:
    """`source` as its mapping reads it. `codelists`: as the checks use them."""

    source: Source
    mapping: SourceMapping
    contract: Contract
    codelists: Mapping[str, CodeList]

    @property
    def name(self) -> str:
        """The file's name, without its folder."""
        return self.source.name

    @property
    def header_row(self) -> int:
        """The row number of the column headers."""
        return self.source.header_row

    @property
    def sheet(self) -> int:
        """The number of the sheet that is read."""
        return self.source.sheet

    @property
    def tool(self) -> str:
        """The tool that made the file."""
        return self.source.tool

    @property
    def questions(self) -> Mapping[str, str]:
        """Nothing: the columns are fields now."""
        return {}

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """Nothing: the words are codes now."""
        return {}

    @property
    def headers(self) -> tuple[str, ...]:
        """The fields that are filled, in the order of the contract."""
        rules = self.mapping.read
        told = {rule.field for rule in rules} | set(self.mapping.settled)
        if self.mapping.is_long:
            told |= _accepted(self.mapping.items.values())
        if MAIN in told and self._may_spill():
            told |= {*SIDE}
        return tuple(field.name for field in self.contract.fields if field.name in told)

    @property
    def places(self) -> Mapping[str, str]:
        """By field, the columns of the file that it is read from."""
        found: dict[str, str] = {}
        for rule in self.mapping.read:
            headers = self.source.headers
            place = shown(headers, headers.index(rule.column))
            found[rule.field] = f"{found[rule.field]}, {place}" if rule.field in found else place
        return found

    def read(self, keep: Collection[str] | None = None) -> RawTable:
        """All rows, of the fields in `keep` only. Raises RefusedInput; see `Source.read`."""
        wanted = [name for name in self.headers if keep is None or name in keep]
        rules = self.mapping.read
        raw = self.source.read([rule.column for rule in rules])
        new = new_columns_note(self.mapping, self.source.headers)
        notes = [*raw.notes, *self._fixed_notes(), *([new] if new else [])]
        columns = {rule.column: self._cells(raw, rule, notes) for rule in rules}
        table = {ROW: raw.table.column(ROW).combine_chunks()}
        if self.mapping.is_long:
            table = self._spread(table, columns, notes)
        else:
            table |= self._fields(columns, raw.table.num_rows, notes)
        ready = pa.table({ROW: table[ROW], **{name: table[name] for name in wanted}})
        return RawTable(tuple(wanted), ready, raw.name, tuple(notes))

    def _cells(self, raw: RawTable, rule: ColumnRule, notes: list[str]) -> pa.DictionaryArray:
        """One column with its words translated; what nobody knows stays, and is counted."""
        cells = cells_of(raw.table.column(rule.column))
        if rule.choice:
            return each_word(cells, lambda word: "" if is_not_chosen(word) else rule.choice)
        if rule.part or rule.field == LONG_QUESTION:
            return cells
        field = None if rule.field == LONG_ANSWER else self.contract.field(rule.field)
        codes = self._codes_of(field)
        if codes is None and not rule.words:
            return cells
        labels = self.source.labels.get(rule.column, {})
        read = each_word(cells, meaning_of(rule, codes, labels))
        words, rows = unknown_words(read, field, codes) if field and codes else (0, 0)
        if words:
            headers = self.source.headers
            place = shown(headers, headers.index(rule.column))
            notes.append(
                f"In {place} staan woorden die de vertaling van de bron {self.mapping.source} niet "
                f"kent. Woorden: {words}, rijen: {rows}. Kijk welke het zijn met vip bron BESTAND "
                f"--bron {self.mapping.source}, en vul aan wat zij betekenen."
            )
        return read

    def _codes_of(self, field: Field | None) -> CodeList | None:
        return self.codelists.get(field.codelist or "") if field else None

    def _fields(
        self, columns: Mapping[str, pa.DictionaryArray], n: int, notes: list[str]
    ) -> dict[str, pa.DictionaryArray]:
        by_field: dict[str, list[ColumnRule]] = {}
        for rule in self.mapping.read:
            by_field.setdefault(rule.field, []).append(rule)
        fields = {
            name: self._field(name, rules, [columns[r.column] for r in rules])
            for name, rules in by_field.items()
            if name not in (LONG_ANSWER, LONG_QUESTION, MAIN, *SIDE)
        }
        fields |= {
            name: constant(value, n)
            for name, value in self.mapping.settled.items()
            if name != _YEAR and name not in fields
        }
        ordered = [r for name in (MAIN, *SIDE) for r in by_field.get(name, ())]
        if ordered:
            fields |= self._categories(ordered, columns, notes)
        return fields

    def _field(
        self, name: str, rules: Sequence[ColumnRule], cells: Sequence[pa.DictionaryArray]
    ) -> pa.DictionaryArray:
        """One field out of its columns: several choices joined, parts put together, else the first
        that is filled."""
        parts = [rule.part for rule in rules]
        if name == "golf" and parts[0]:
            return each_word(cells[0], wave_of_day)
        if any(parts):
            return self._period(rules, cells)
        if self.contract.field(name).kind == "codes":
            return together(cells, lambda several: CODE_SEPARATOR.join(filter(None, several)))
        return cells[0] if len(cells) == 1 else first_filled(cells)

    def _period(
        self, rules: Sequence[ColumnRule], cells: Sequence[pa.DictionaryArray]
    ) -> pa.DictionaryArray:
        parts, year = tuple(rule.part for rule in rules), self.mapping.settled.get(_YEAR, "")
        if _YEAR in parts or not year:
            return together(cells, lambda told: joined_period(parts, told))
        return together(cells, lambda told: joined_period((*parts, "jaar"), (*told, year)))

    def _categories(
        self,
        rules: Sequence[ColumnRule],
        columns: Mapping[str, pa.DictionaryArray],
        notes: list[str],
    ) -> dict[str, pa.DictionaryArray]:
        """The first subject of a row is the main one, the next two stand beside it."""
        if not self._may_spill():
            return {rule.field: columns[rule.column] for rule in rules}
        cells = [part for rule in rules for part in self._split(columns[rule.column])]
        filled, more = in_slots(cells, 1 + len(SIDE))
        if more:
            notes.append(
                f"Rijen met meer dan drie onderwerpen: {more}. De eerste drie zijn gelezen."
            )
        return dict(zip((MAIN, *SIDE), filled, strict=True))

    def _split(self, cells: pa.DictionaryArray) -> list[pa.DictionaryArray]:
        """Cells with several subjects, and ";" between them, as several columns."""
        most = max((w.count(CODE_SEPARATOR) for w in cells.dictionary.to_pylist()), default=0)

        def part(at: int) -> Callable[[str], str]:
            return lambda word: [*_parts(word), *([""] * (most + 1))][at]

        return [each_word(cells, part(at)) for at in range(most + 1)] if most else [cells]

    def _may_spill(self) -> bool:
        """Whether a row can have several subjects that are not told apart by their columns."""
        rules = [rule for rule in self.mapping.read if rule.field in (MAIN, *SIDE)]
        fields = [rule.field for rule in rules]
        return len(fields) != len(set(fields)) or any(r.choice or r.has_several for r in rules)

    def _spread(
        self,
        table: Mapping[str, pa.Array],
        columns: Mapping[str, pa.DictionaryArray],
        notes: list[str],
    ) -> dict[str, pa.Array]:
        rules = {rule.field: rule for rule in self.mapping.read}
        n = len(table[ROW])
        fields = self._fields(columns, n, notes)
        answers = spread(
            table[ROW],
            fields,
            columns[rules[LONG_QUESTION].column],
            columns[rules[LONG_ANSWER].column],
            self.mapping,
            notes,
        )
        return answers | {
            item: each_word(answers[item], self._turned(item))
            for item in self.mapping.turned
            if item in answers
        }

    def _turned(self, item: str) -> Callable[[str], str]:
        """From an answer to this question to the one on the other side of its scale."""
        codes = self._codes_of(self.contract.field(item))
        return meaning_of(ColumnRule(item, item, is_reversed=True), codes, {})

    def _fixed_notes(self) -> list[str]:
        return [
            f"Alle rijen kregen bij {name} de vaste waarde {value} uit de vertaling."
            for name, value in self.mapping.settled.items()
        ]


def _accepted(codes: Iterable[str]) -> set[str]:
    return {code for code in codes if code and not code.startswith(OPEN)}


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(CODE_SEPARATOR) if part.strip()]
