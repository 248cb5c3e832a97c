"""Contracts: fields as designed, headers found in any writing, one meaning per header."""

import pytest

from pipeline.contracts import load_codelist, load_contract
from pipeline.contracts.checks import WORKSPACE_LISTS
from pipeline.contracts.model import INPUT_CONTRACTS, OUTPUT_CONTRACTS, Field
from pipeline.contracts.reading import plain
from pipeline.errors import ConfigurationError

ALL = INPUT_CONTRACTS + OUTPUT_CONTRACTS
GESPREKKEN = (
    "traject_sleutel persoon_sleutel periode hoofdcategorie rol_gesprekspartner relatie "
    "contactvorm vp_type eenheid doorlooptijd vervolg gevonden_via mag_meetellen "
    "nevencategorie_1 nevencategorie_2"
)


def test_a_gesprek_has_the_designed_fields_and_no_free_text():
    contract = load_contract("gesprekken")
    assert sorted(field.name for field in contract.fields) == sorted(GESPREKKEN.split())
    assert {field.name for field in contract.fields if field.required} == {
        "periode",
        "hoofdcategorie",
        "relatie",
    }
    assert not [field for field in contract.fields if field.kind in ("tekst", "open")]


def test_the_survey_has_every_item_once_with_its_scale():
    contract = load_contract("enquete")
    items = load_codelist("items").codes
    assert [f.name for f in contract.fields][3:] == [item.code for item in items]
    kinds = {field.name: field.kind for field in contract.fields}
    assert kinds["og_int_pesten"] == "item"
    assert kinds["mb_besproken_met"] == "codes"
    assert kinds["open_drempel"] == "open"


@pytest.mark.parametrize("name", ALL)
def test_a_header_means_one_field_at_most(name):
    contract = load_contract(name)
    claimed: dict[str, str] = {}
    for field in contract.fields:
        for text in {plain(t) for t in (field.name, field.label, *field.synonyms)}:
            assert claimed.setdefault(text, field.name) == field.name


@pytest.mark.parametrize("name", ALL)
def test_every_field_is_found_by_name_label_and_synonym(name):
    contract = load_contract(name)
    for field in contract.fields:
        for text in (field.name, field.label, *field.synonyms):
            assert contract.find(text) == field


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Periode", "periode"),
        ("DATUM MELDING", "periode"),
        ("Aard van de melding", "hoofdcategorie"),
        ("type melder", "rol_gesprekspartner"),
        ("  hoofd-categorie ", "hoofdcategorie"),
        ("Rol_Gesprekspartner", "rol_gesprekspartner"),
        ("Doorlooptĳd", "doorlooptijd"),
        ("afdeling", "eenheid"),
    ],
)
def test_foreign_headers_are_understood(header, name):
    assert load_contract("gesprekken").find(header).name == name


@pytest.mark.parametrize("header", ["naam", "toelichting", "vertrouwenspersoon", "", "rij"])
def test_other_headers_are_not_ours(header):
    assert load_contract("gesprekken").find(header) is None


@pytest.mark.parametrize("name", ALL)
def test_every_code_list_a_field_names_exists(name):
    named = {f.codelist for f in load_contract(name).fields if f.codelist is not None}
    for codelist in named - set(WORKSPACE_LISTS):
        assert load_codelist(codelist).codes


@pytest.mark.parametrize("name", ALL)
def test_keys_are_fields(name):
    contract = load_contract(name)
    assert all(contract.field(column) for column in contract.key)


def test_an_unknown_contract_or_table_is_a_configuration_error():
    for name in ("bestaat_niet", "publicatie.bestaat_niet", "publicatie"):
        with pytest.raises(ConfigurationError):
            load_contract(name)


def test_an_unknown_field_is_a_lookup_error():
    with pytest.raises(LookupError):
        load_contract("golven").field("naam")


def test_a_field_of_an_unknown_kind_cannot_be_made():
    with pytest.raises(ValueError, match="kind"):
        Field("a", "A", "zomaar", False, None, (), "")
