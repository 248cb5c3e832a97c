"""The column by which a file of corrected rows is known: `apart_nummer`.

Why: it is no field of a contract, because nobody but this program fills it in and it is never
stored. So it is added to the contract only where a file has it, and no mapping can ever propose it.
"""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.contracts.model import Contract, Field
from pipeline.contracts.reading import plain

NUMBER = "apart_nummer"
"""The column that says which row a corrected one is: the delivery and the row in its file."""
NUMBER_FIELD = Field(
    name=NUMBER,
    label="Apart nummer",
    kind="sleutel",
    required=False,
    codelist=None,
    synonyms=(),
    description="Welke rij dit is: de levering en het rijnummer in het bestand dat u toen inlas. "
    "Verander dit niet.",
    max_length=40,
)


def has_numbers(headers: Iterable[str]) -> bool:
    """Whether these are the column headers of a file of corrected rows."""
    wanted = {plain(NUMBER_FIELD.name), plain(NUMBER_FIELD.label)}
    return any(plain(header) in wanted for header in headers)


def with_number(contract: Contract, headers: Iterable[str]) -> Contract:
    """The contract with the number as its first column; only what the file has is required.

    Of a row only the fields that are counted were kept, so the others cannot be asked for again.
    """
    present = {field for header in headers if (field := contract.find(header)) is not None}
    asked = [replace(f, required=f.required and f in present) for f in contract.fields]
    return replace(contract, fields=(NUMBER_FIELD, *asked))
