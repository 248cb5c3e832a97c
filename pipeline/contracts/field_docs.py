"""Write docs/velden.md: every table, column and code list, from the contracts themselves.

Why: a field is described once; documentation that is derived cannot fall behind, and a test fails
when the file in the repository differs from what this module writes.
"""

from collections.abc import Iterator
from pathlib import Path

from pipeline.contracts.codes import Code, CodeList, load_codelist
from pipeline.contracts.model import (
    INPUT_CONTRACTS,
    OUTPUT_CONTRACTS,
    Contract,
    Field,
    load_contract,
)
from pipeline.contracts.reading import CONTRACTS_DIR

FIELD_DOCS = Path("docs") / "velden.md"
DOCUMENTED_LISTS = (
    "categorieen",
    "clusters",
    "relaties",
    "rollen",
    "contactvormen",
    "vp_typen",
    "doorlooptijden",
    "vervolg",
    "gevonden_via",
    "mag_meetellen",
    "gebeurtenissoorten",
    "indexen",
    "antwoordschalen",
    "patronen",
    "niveaus",
    "pijlers",
    "adviessoorten",
    "adviesstatussen",
    "eigenaren",
    "correctieredenen",
    "terzijderedenen",
    "referenties",
    "rechtsgronden",
)
_KIND_LABELS = {
    "code": "code uit lijst",
    "codes": "codes uit lijst, gescheiden door ;",
    "periode": "kwartaal",
    "datum": "datum",
    "tekst": "tekst",
    "sleutel": "sleutel",
    "geheel": "geheel getal",
    "decimaal": "getal",
    "bool": "ja of nee",
    "item": "antwoord van de schaal",
    "open": "open antwoord",
}
_MEANINGS = {
    "indexen": "{uitleg}",
    "patronen": "{uitleg}",
    "niveaus": "{uitleg}",
    "referenties": "{waarde} procent in {jaar} ({reeks}). {vraagstelling} Bron: {bron}",
    "rechtsgronden": "{eis} ({status})",
}
_INTRO = """# Velden en codes

Dit bestand wordt gemaakt uit de map `data_contracts`. Pas het niet met de hand aan.

Kolomnamen worden herkend aan hun naam, hun label of een ander woord uit de laatste kolom.
Hoofdletters, spaties, streepjes en accenten maken niet uit. Een lijst met een * beheert u zelf in
de map `codes` van uw organisatie.
"""


def field_docs() -> str:
    """The whole of docs/velden.md as Markdown text."""
    parts = [_INTRO, "## Wat erin mag komen\n"]
    parts += [_contract_text(load_contract(name)) for name in INPUT_CONTRACTS]
    parts.append("## Wat eruit gaat\n")
    parts += [_contract_text(load_contract(name)) for name in OUTPUT_CONTRACTS]
    parts.append("## Codelijsten\n")
    parts += [_codelist_text(load_codelist(name)) for name in DOCUMENTED_LISTS]
    parts += [_scale_text(scale) for scale in load_codelist("antwoordschalen").codes]
    return "\n".join(parts)


def _contract_text(contract: Contract) -> str:
    head = f"### {contract.label} (`{contract.name}`, versie {contract.version})\n"
    rows = "\n".join(_field_row(field) for field in contract.fields)
    return f"{head}\n{contract.description}{_key_text(contract)}\n\n{_FIELD_HEAD}\n{rows}\n"


_FIELD_HEAD = (
    "| kolom | label | soort | verplicht | betekenis | ook herkend als |\n|---|---|---|---|---|---|"
)


def _key_text(contract: Contract) -> str:
    if not contract.key:
        return ""
    return f" Komt één keer voor: de combinatie van {', '.join(contract.key)}."


def _field_row(field: Field) -> str:
    cells = (
        f"`{field.name}`",
        field.label,
        _kind_text(field),
        "ja" if field.required else "nee",
        field.description,
        ", ".join(text for text in field.synonyms if text != field.description),
    )
    return f"| {' | '.join(map(_cell, cells))} |"


def _kind_text(field: Field) -> str:
    own = "*" if field.codelist in ("eenheden", "golven") else ""
    listed = f" `{field.codelist}`{own}" if field.codelist else ""
    return _KIND_LABELS[field.kind] + listed + "".join(_limits(field))


def _limits(field: Field) -> Iterator[str]:
    if field.minimum is not None:
        yield f", vanaf {field.minimum:.0f}"
    if field.maximum is not None:
        yield f", tot en met {field.maximum:.0f}"
    if field.max_length is not None:
        yield f", hoogstens {field.max_length} tekens"


def _codelist_text(codelist: CodeList) -> str:
    rows = "\n".join(_code_row(codelist.name, code) for code in codelist.codes)
    column = "betekenis" if codelist.name in _MEANINGS else "ook herkend als"
    head = f"| code | label | {column} |\n|---|---|---|"
    return f"### {codelist.title} (`{codelist.name}`)\n\n{head}\n{rows}\n"


def _scale_text(scale: Code) -> str:
    return _codelist_text(load_codelist(f"antwoordschalen.{scale.code}"))


def _code_row(name: str, code: Code) -> str:
    meaning = _MEANINGS.get(name)
    last = ", ".join(code.synonyms) if meaning is None else meaning.format_map(code.extra)
    return f"| {' | '.join(map(_cell, (f'`{code.code}`', code.label, last)))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def write_field_docs(root: Path = CONTRACTS_DIR.parent) -> Path:
    """Write docs/velden.md under the repository's root, and say where it is."""
    target = root / FIELD_DOCS
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(field_docs(), encoding="utf-8", newline="\n")
    return target
