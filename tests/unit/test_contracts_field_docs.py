"""docs/velden.md is what the contracts say today, and names every field and list."""

from pipeline.contracts import load_contract
from pipeline.contracts.field_docs import FIELD_DOCS, field_docs, write_field_docs
from pipeline.contracts.model import INPUT_CONTRACTS, OUTPUT_CONTRACTS
from pipeline.contracts.reading import CONTRACTS_DIR


def test_the_file_in_the_repository_is_fresh():
    written = (CONTRACTS_DIR.parent / FIELD_DOCS).read_text(encoding="utf-8")
    assert written == field_docs(), "run pipeline.contracts.field_docs.write_field_docs()"


def test_every_field_of_every_contract_is_described():
    text = field_docs()
    for name in INPUT_CONTRACTS + OUTPUT_CONTRACTS:
        for field in load_contract(name).fields:
            assert f"| `{field.name}` | {field.label} |" in text


def test_writing_makes_the_folder(tmp_path):
    assert write_field_docs(tmp_path).read_text(encoding="utf-8") == field_docs()
