"""An organisation's own codes: what makes one sound, and what it counts as before it begins."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.contracts import load_codelist
from pipeline.contracts.own_codes import OWN_LISTS, OwnCode, problem_of, with_own
from pipeline.contracts.public import PublicInputs
from pipeline.errors import RefusedInput
from pipeline.ingest.public_files import read_codes

CATEGORIES = load_codelist("categorieen")
OWN = OwnCode("categorieen", "sw_inhuur", "Inhuur", "2027-Q1", "sw", voorheen="sw_collega")
HEAD = "code;label;cluster;geldig_van;voorheen;over_leidinggevende\n"


def written(folder: Path, text: str, name: str = "categorieen") -> PublicInputs:
    (folder / f"{name}.csv").write_text(text, "utf-8")
    return read_codes(folder)


def test_own_codes_are_additions_with_their_own_start():
    codelist = PublicInputs(codes=(OWN,)).code_list("categorieen")
    assert codelist.get("sw_inhuur").cluster == "sw"
    assert codelist.values() == (*CATEGORIES.values(), "sw_inhuur")
    assert "sw_inhuur" not in {code.code for code in codelist.in_force("2026-Q4")}
    assert "sw_inhuur" in {code.code for code in codelist.in_force("2027-Q1")}
    assert "sw_inhuur" not in load_codelist("categorieen").values()
    assert PublicInputs(codes=(OWN,)).code_list("rollen") is load_codelist("rollen")


def test_a_code_counts_as_what_came_before_until_it_begins():
    codelist = with_own(CATEGORIES, [OWN, replace(OWN, code="sw_los", voorheen=None)])
    assert codelist.counted_as("sw_inhuur", "2027-Q1") == "sw_inhuur"
    assert codelist.counted_as("sw_inhuur", "2026-Q4") == "sw_collega"
    assert codelist.counted_as("sw_los", "2026-Q4") is None
    assert codelist.counted_as("bestaat_niet", "2026-Q4") is None


def test_a_series_is_read_on_with_the_codes_that_came_out_of_it():
    again = replace(OWN, code="sw_zzp", label="Zzp", voorheen="sw_inhuur", geldig_van="2028-Q1")
    codelist = with_own(CATEGORIES, [OWN, again])
    assert codelist.read_under("sw_collega") == ("sw_collega", "sw_inhuur", "sw_zzp")
    assert codelist.read_under("oo_pesten") == ("oo_pesten",)


def test_own_codes_go_there_and_back_through_json():
    publiek = PublicInputs(codes=(OWN,))
    assert PublicInputs.from_json(publiek.as_json()) == publiek


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"code": "SW X"}, "kleine letters"),
        ({"code": "oo_pesten", "cluster": "oo"}, "bestaat al"),
        ({"label": "Pesten"}, "woord voor een andere code"),
        ({"label": "gepest"}, "woord voor een andere code"),
        ({"cluster": "zz"}, "bestaand cluster"),
        ({"cluster": None}, "bestaand cluster"),
        ({"cluster": "oo"}, "beginnen met oo_"),
        ({"voorheen": "weg"}, "voorheen noemt een code die niet bestaat"),
        ({"voorheen": "oo_pesten"}, "ander cluster"),
    ],
)
def test_an_unsound_addition_is_named(change, problem):
    assert problem in problem_of(replace(OWN, **change), CATEGORIES)
    assert problem_of(OWN, CATEGORIES) is None


def test_a_relation_has_no_cluster():
    own = OwnCode("relaties", "inhuur", "Inhuur", "2027-Q1")
    assert problem_of(own, load_codelist("relaties")) is None
    assert "geen clusters" in problem_of(replace(own, cluster="sw"), load_codelist("relaties"))


@pytest.mark.parametrize("name", OWN_LISTS)
def test_every_list_that_can_grow_is_one_of_the_talks(name):
    assert load_codelist(name).codes


def test_files_are_read_as_they_come_from_a_spreadsheet(tmp_path):
    text = HEAD + "sw_inhuur;Inhuur;Samenwerking;1e kwartaal 2027;;Ja\n"
    (found,) = written(tmp_path, text).codes
    assert found == OwnCode("categorieen", "sw_inhuur", "Inhuur", "2027-Q1", "sw", True)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("oo_pesten;Anders;oo;2027-Q1;;\n", ("Rij 2", "bestaat al")),
        ("sw_x;X;sw;2027-Q1;;\nsw_x;Y;sw;2027-Q1;;\n", ("rij", "3")),
        ("sw_x;Iets;sw;2027-Q1;;\nsw_y;Iets;sw;2027-Q1;;\n", ("Rij 3", "ander")),
        ("sw_x;X;sw;volgend jaar;;\n", ("geldig_van", "kwartaal")),
        ("sw_x;;sw;2027-Q1;;\n", ("label", "leeg")),
        ("sw_x;X;sw;2027-Q1;;soms\n", ("over_leidinggevende",)),
    ],
)
def test_a_file_with_an_unsound_row_is_refused_by_name_and_row(tmp_path, rows, words):
    with pytest.raises(RefusedInput) as caught:
        written(tmp_path, HEAD + rows)
    message = str(caught.value)
    assert "categorieen.csv" in message
    assert all(word in message for word in words), message


@pytest.mark.parametrize("name", ["clusters", "items", "indexen", "mag_meetellen", "niveaus"])
def test_a_list_that_is_part_of_how_things_are_counted_cannot_grow(tmp_path, name):
    with pytest.raises(RefusedInput, match=f"codes/{name}.csv"):
        written(tmp_path, HEAD + "x_y;X;;2027-Q1;;\n", name)
