"""The contracts as values: which fields a table has, what they mean, what may be in them.

Why: readers, checks, documentation and example data all derive from the same description
(Open Data Contract Standard 3, in `data_contracts/*.odcs.yaml`), so it is read once, here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from pipeline.contracts.codes import Code, load_codelist
from pipeline.contracts.reading import CONTRACTS_DIR, plain, read_yaml
from pipeline.errors import ConfigurationError

Kind = Literal[
    "code", "codes", "periode", "datum", "tekst", "sleutel", "geheel", "decimaal", "bool",
    "item", "open",
]  # fmt: skip
INPUT_CONTRACTS = (
    "gesprekken", "enquete", "organisatie", "gebeurtenissen", "golven", "beschikbaarheid",
    "eigen_codes",
)  # fmt: skip
_LONGEST_HEADER = 400
OUTPUT_CONTRACTS = (
    "publicatie.tellingen", "publicatie.enquete", "publicatie.themas", "signalen", "adviezen",
)  # fmt: skip


@dataclass(frozen=True)
class Field:
    """One column. `codelist` names a list of `load_codelist`, or one the workspace supplies."""

    name: str
    label: str
    kind: Kind
    required: bool
    codelist: str | None
    synonyms: tuple[str, ...]
    description: str
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    may_be_future: bool = False

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"field {self.name}: unknown kind {self.kind}")


@dataclass(frozen=True)
class Contract:
    """One table. `key` names the columns that together may occur once; () when none do."""

    name: str
    version: str
    label: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]

    def field(self, name: str) -> Field:
        """The field with this exact name; LookupError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise LookupError(f"contract {self.name} has no field {name}")

    def find(self, header: str) -> Field | None:
        """The field a column header means: by name, label or synonym."""
        if len(header) > _LONGEST_HEADER:
            return None
        wanted = plain(header)
        return next((f for f in self.fields if wanted in _names_of(f)), None)


@cache
def load_contract(name: str) -> Contract:
    """The contract with this name; a file with several tables takes `file.table`.

    Raises ConfigurationError when there is no such contract.
    """
    file, _, table = name.partition(".")
    document = read_yaml(CONTRACTS_DIR / f"{file}.odcs.yaml")
    schema = _table_of(document, table or file)
    fields = tuple(_field(item) for item in schema["properties"])
    return Contract(
        name=name,
        version=str(document["version"]),
        label=schema["businessName"],
        description=schema["description"],
        fields=fields + (_survey_fields() if name == "enquete" else ()),
        key=_key(schema["properties"]),
    )


@cache
def _names_of(field: Field) -> frozenset[str]:
    return frozenset(plain(text) for text in (field.name, field.label, *field.synonyms))


def _table_of(document: Mapping[str, Any], table: str) -> Mapping[str, Any]:
    for schema in document["schema"]:
        if schema["name"] == table:
            found: Mapping[str, Any] = schema
            return found
    raise ConfigurationError(
        f"De tabel {table} staat niet in dit datacontract.",
        "Kies een van de tabellen in docs/velden.md.",
    )


def _field(item: Mapping[str, Any]) -> Field:
    own = {entry["property"]: entry["value"] for entry in item.get("customProperties", ())}
    options = item.get("logicalTypeOptions", {})
    return Field(
        name=item["name"],
        label=item["businessName"],
        kind=own["kind"],
        required=bool(item.get("required", False)),
        codelist=own.get("codelist"),
        synonyms=tuple(own.get("synonyms", ())),
        description=item["description"],
        minimum=options.get("minimum"),
        maximum=options.get("maximum"),
        max_length=options.get("maxLength"),
        may_be_future=bool(own.get("mag_in_toekomst", False)),
    )


def _key(properties: list[Mapping[str, Any]]) -> tuple[str, ...]:
    marked = [item for item in properties if item.get("primaryKey")]
    return tuple(i["name"] for i in sorted(marked, key=lambda i: i["primaryKeyPosition"]))


def _survey_fields() -> tuple[Field, ...]:
    return tuple(_survey_field(code) for code in load_codelist("items").codes)


def _survey_field(code: Code) -> Field:
    scale = str(code.extra["schaal"])
    return Field(
        name=code.code,
        label=code.label,
        kind=_survey_kind(scale),
        required=False,
        codelist=None if scale == "open" else f"antwoordschalen.{scale}",
        synonyms=(str(code.extra["vraag"]), *code.synonyms),
        description=str(code.extra["vraag"]),
        max_length=4_000 if scale == "open" else None,
    )


def _survey_kind(scale: str) -> Kind:
    if scale == "open":
        return "open"
    has_several = load_codelist("antwoordschalen").get(scale).extra["meervoud"]
    return "codes" if has_several else "item"
