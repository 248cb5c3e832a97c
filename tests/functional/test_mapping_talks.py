"""Sheets of talks as VPs really keep them: proposed, taken over and read."""

from dataclasses import replace

import pytest

from pipeline.errors import RefusedInput
from pipeline.ingest.mapping import to_text
from tests.foreign_files import checked, column, organisation, proposed, sheet

MESSY = (
    "Gespreksregistratie 2024",
    "Nr;Datum v/h gesprek;Soort melding;Gaat over;Afd.;Naam medewerker;Afhandeling dossier",
    "1;3-5-2024;agresie;leidinggevende;Sociaal Domein;Jan Jansen;luisterend oor",
    "2;4-5-2024;Seksuele intimidatie;collega;sociaal domein ;Piet de Vries;bemiddeling",
    "3;4-6-2024;werkdruk;manager;Stadsbeheer;A;luisteren",
    "4;5-8-2024;stress;manager;Stadsbeheer;A;Karel Kaas",
)


def fields(proposal, mark=""):
    return {r.column: r.field for r in proposal.mapping.rules if r.field.startswith(mark)}


def test_a_messy_sheet_is_understood_and_doubts_are_marked(tmp_path):
    codes, path = organisation(tmp_path), sheet(tmp_path, *MESSY)
    found = proposed(path, codes, "gesprekken")
    read = {rule.column: rule.field for rule in found.mapping.read}
    assert read["Datum v/h gesprek"] == "periode"
    assert read["Soort melding"] == "hoofdcategorie"
    assert read["Gaat over"] == "relatie"
    assert fields(found, "?") == {"Afd.": "?eenheid", "Afhandeling dossier": "?vervolg"}
    assert not found.missing


def test_a_column_of_names_is_never_proposed(tmp_path):
    codes, path = organisation(tmp_path), sheet(tmp_path, *MESSY)
    found = {f.rule.column: f for f in proposed(path, codes, "gesprekken").findings}
    assert found["Naam medewerker"].refused
    assert not found["Naam medewerker"].rule.field


def test_a_name_in_a_column_of_codes_is_neither_shown_nor_kept(tmp_path):
    codes, path = organisation(tmp_path), sheet(tmp_path, *MESSY)
    found = proposed(path, codes, "gesprekken")
    ending = next(f for f in found.findings if f.rule.column == "Afhandeling dossier")
    assert (dict(ending.unknown), ending.hidden) == ({}, 1)
    assert "Kaas" not in to_text(found.mapping)
    assert "Jansen" not in to_text(found.mapping)


def test_a_near_word_is_proposed_and_never_read_as_such(tmp_path):
    codes, path = organisation(tmp_path), sheet(tmp_path, *MESSY)
    mapping = proposed(path, codes, "gesprekken").mapping
    subject = next(rule for rule in mapping.rules if rule.field == "hoofdcategorie")
    assert subject.words == {"agresie": "?oo_agressie_geweld"}
    result = checked(path, codes, mapping)
    assert column(result, "hoofdcategorie") == [
        "oo_seksuele_intimidatie", "wb_werkdruk", "wb_werkdruk",
    ]  # fmt: skip
    assert any("Woorden: 1, rijen: 1" in note for note in result.report.notes)


def test_what_the_vp_took_over_is_read_without_questions(tmp_path):
    codes, path = organisation(tmp_path), sheet(tmp_path, *MESSY[:-1])
    result = checked(path, codes, proposed(path, codes, "gesprekken").mapping.accepted())
    assert result.bad.num_rows == 0
    assert column(result, "hoofdcategorie")[0] == "oo_agressie_geweld"
    assert column(result, "eenheid") == ["noord", "noord", "zuid"]
    assert column(result, "vervolg") == [
        "luisterend_oor", "mediation_verwijzing", "luisterend_oor",
    ]  # fmt: skip
    assert column(result, "rij") == [3, 4, 5]


def test_no_cell_and_no_word_is_in_the_report(tmp_path):
    codes, path = organisation(tmp_path), sheet(tmp_path, *MESSY)
    text = checked(path, codes, proposed(path, codes, "gesprekken").mapping).report.to_text()
    assert not any(word in text for word in ("agresie", "Kaas", "Jansen"))
    assert "Kolom C (Soort melding): 1 rij" in text


@pytest.mark.parametrize(
    ("headers", "cells", "quarters"),
    [
        ("Jaar;Maand", ("2024;maart", "2024;4", "2025;12"), ["2024-Q1", "2024-Q2", "2025-Q4"]),
        ("Kwartaal;Jaartal", ("1;2024", "Q3;2024", "4e;2025"), ["2024-Q1", "2024-Q3", "2025-Q4"]),
    ],
)
def test_a_year_beside_a_month_or_a_quarter_is_a_period(tmp_path, headers, cells, quarters):
    codes = organisation(tmp_path)
    lines = [f"{headers};Onderwerp;Relatie", *(f"{cell};pesten;collega" for cell in cells)]
    path = sheet(tmp_path, *lines)
    result = checked(path, codes, proposed(path, codes, "gesprekken").mapping)
    assert column(result, "periode") == quarters


def test_one_column_a_subject_gives_a_main_subject_and_two_beside_it(tmp_path):
    codes = organisation(tmp_path)
    path = sheet(
        tmp_path,
        "Datum;Pesten;Werkdruk;Discriminatie;Intimidatie;Relatie",
        "3-5-2024;x;;;;collega",
        "3-5-2024;;x;;x;collega",
        "3-5-2024;x;x;x;x;collega",
    )
    result = checked(path, codes, proposed(path, codes, "gesprekken").mapping)
    assert column(result, "hoofdcategorie") == ["oo_pesten", "wb_werkdruk", "oo_pesten"]
    assert column(result, "nevencategorie_1") == [None, "oo_intimidatie", "wb_werkdruk"]
    assert column(result, "nevencategorie_2") == [None, None, "oo_discriminatie"]
    assert any("meer dan drie onderwerpen: 1" in note for note in result.report.notes)


def test_several_subjects_in_one_cell(tmp_path):
    codes = organisation(tmp_path)
    path = sheet(
        tmp_path,
        "Datum|Onderwerp|Relatie",
        "3-5-2024|pesten;werkdruk;|collega",
        "3-5-2024|stress|collega",
    )
    result = checked(path, codes, proposed(path, codes, "gesprekken").mapping)
    assert column(result, "hoofdcategorie") == ["oo_pesten", "wb_werkdruk"]
    assert column(result, "nevencategorie_1") == ["wb_werkdruk", None]


def test_two_columns_with_one_meaning_the_first_filled_counts(tmp_path):
    codes = organisation(tmp_path)
    path = sheet(
        tmp_path,
        "Datum;Onderwerp;Relatie;Afdeling;Vestiging",
        "3-5-2024;pesten;collega;;Stadsbeheer",
        "3-5-2024;pesten;collega;Sociaal Domein;Stadsbeheer",
    )
    result = checked(path, codes, proposed(path, codes, "gesprekken").mapping)
    assert column(result, "eenheid") == ["zuid", "noord"]


def test_a_column_that_is_gone_stops_the_file_and_a_new_one_is_told(tmp_path):
    codes = organisation(tmp_path)
    old = sheet(tmp_path, "Datum;Onderwerp;Gaat over;Afdeling", "3-5-2024;pesten;collega;Alles")
    mapping = proposed(old, codes, "gesprekken").mapping
    gone = sheet(tmp_path, "Datum;Onderwerp;Afdeling", "3-5-2024;pesten;Alles", name="weg.csv")
    with pytest.raises(RefusedInput) as refused:
        checked(gone, codes, mapping)
    assert "Weg zijn: Gaat over" in str(refused.value)
    assert "vip bron" in str(refused.value)
    new = sheet(
        tmp_path,
        "Datum;Onderwerp;Gaat over;Afdeling;Cijfer",
        "3-5-2024;pesten;collega;Alles;8",
        name="nieuw.csv",
    )
    notes = checked(new, codes, mapping).report.notes
    assert any("Nieuw in dit bestand, en niet gelezen: kolom E (Cijfer)" in n for n in notes)


def test_a_file_that_fits_no_mapping_is_read_as_it_is(tmp_path):
    codes = organisation(tmp_path)
    old = sheet(tmp_path, *MESSY)
    mapping = proposed(old, codes, "gesprekken").mapping
    plain = sheet(
        tmp_path, "periode;hoofdcategorie;relatie", "2024-Q1;pesten;collega", name="b.csv"
    )
    assert checked(plain, codes, mapping).good.num_rows == 1


def test_the_same_file_under_another_mapping_is_another_delivery(tmp_path):
    codes, path = organisation(tmp_path), sheet(tmp_path, *MESSY[:-1])
    one = proposed(path, codes, "gesprekken").mapping
    prints = {checked(path, codes, m).fingerprint for m in (one, one, one.accepted())}
    assert len(prints) == 2


def test_a_mapping_settled_before_is_kept_and_only_the_rest_is_proposed(tmp_path):
    codes, path = organisation(tmp_path), sheet(tmp_path, *MESSY)
    first = proposed(path, codes, "gesprekken").mapping
    rules = [replace(r, field="") if r.column == "Afd." else r for r in first.rules]
    again = proposed(path, codes, "gesprekken", known=replace(first, rules=tuple(rules)))
    assert next(r for r in again.mapping.rules if r.column == "Afd.").field == ""
    assert again.mapping.read == first.read
