"""The contract files keep the structural rules of Open Data Contract Standard 3.1, offline.

Source: the standard's own documentation, bitol-io/open-data-contract-standard, version 3.1.0.
"""

import re

import pytest
import yaml

from pipeline.contracts.reading import CONTRACTS_DIR


def words(text):
    return set(text.split())


FILES = sorted(CONTRACTS_DIR.glob("*.odcs.yaml"))
LOGICAL_TYPES = words("string date timestamp time number integer object array boolean")
TOP = words(
    "version kind apiVersion id name tenant tags status servers dataProduct description domain "
    "schema support price team roles slaDefaultElement slaProperties authoritativeDefinitions "
    "customProperties contractCreatedTs"
)
PROPERTY = words(
    "id name businessName description tags customProperties authoritativeDefinitions primaryKey "
    "primaryKeyPosition logicalType logicalTypeOptions physicalType physicalName required unique "
    "partitioned partitionKeyPosition classification encryptedName transformSourceObjects "
    "transformLogic transformDescription examples criticalDataElement relationships quality "
    "properties items"
)
OPTIONS = {
    "string": {"minLength", "maxLength", "pattern", "format"},
    "date": {"format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
    "integer": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
    "array": {"minItems", "maxItems", "uniqueItems"},
    "boolean": set(),
}
DIMENSIONS = words("accuracy completeness conformity consistency coverage timeliness uniqueness")


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def properties(document):
    return [item for table in document["schema"] for item in table["properties"]]


def test_there_is_a_contract_for_everything_in_and_out():
    assert {path.name.split(".")[0] for path in FILES} == words(
        "gesprekken enquete organisatie gebeurtenissen golven beschikbaarheid eigen_codes "
        "publicatie signalen adviezen"
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_head_of_the_document(path):
    document = read(path)
    assert set(document) <= TOP
    assert document["kind"] == "DataContract"
    assert re.fullmatch(r"v3\.\d+\.\d+", document["apiVersion"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", document["version"])
    assert document["id"] == f"vip-signaal.{path.name.split('.')[0]}"
    assert document["status"] == "active"
    assert set(document["description"]) == {"purpose", "limitations", "usage"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_tables_are_described_objects_with_unique_columns(path):
    for table in read(path)["schema"]:
        assert table["logicalType"] == "object"
        assert table["businessName"]
        assert table["description"]
        names = [item["name"] for item in table["properties"]]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_columns_use_only_what_the_standard_knows(path):
    for item in properties(read(path)):
        assert set(item) <= PROPERTY
        assert item["logicalType"] in LOGICAL_TYPES
        assert set(item.get("logicalTypeOptions", {})) <= OPTIONS[item["logicalType"]]
        assert re.fullmatch(r"[a-z][a-z0-9_]*", item["name"])
        assert item["businessName"]
        assert item["description"].endswith((".", "?"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_quality_and_own_properties_are_well_formed(path):
    for item in properties(read(path)):
        for rule in item.get("quality", ()):
            assert rule["type"] in {"text", "library"}
            assert ("metric" in rule) == (rule["type"] == "library")
            assert rule["dimension"] in DIMENSIONS
        own = [entry["property"] for entry in item["customProperties"]]
        assert set(own) <= {"kind", "codelist", "synonyms", "mag_in_toekomst"}
        assert own[0] == "kind"
        assert len(own) == len(set(own))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_primary_keys_are_numbered_from_one(path):
    for table in read(path)["schema"]:
        keys = [item for item in table["properties"] if item.get("primaryKey")]
        positions = sorted(item["primaryKeyPosition"] for item in keys)
        assert positions == list(range(1, len(keys) + 1))
