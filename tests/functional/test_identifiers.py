"""Cells that point to people are refused, whatever the column is called; ordinary cells are not."""

import doctest
import random
import re
import secrets
import uuid
from datetime import date
from pathlib import Path

import pytest

from pipeline.contracts.codes import load_codelist
from pipeline.contracts.model import INPUT_CONTRACTS, load_contract
from pipeline.demo.zorg_chart import zorg_chart
from pipeline.errors import RefusedInput
from pipeline.ingest import identifying_forms, person_names
from pipeline.ingest.check_file import check_file
from pipeline.ingest.identifiers import signs_in

TODAY = date(2026, 2, 1)
LISTS = sorted(
    {field.codelist for name in INPUT_CONTRACTS for field in load_contract(name).fields}
    - {None, "eenheden", "golven"}
)
BSN = ("111222333", "123456782", "100000009")
NAMES = ("Sanne de Vries", "Mohamed el Amrani", "J. Bakker", "Visser, P. de")
STORY = "Zij vertelde dat het al twee jaar zo gaat en dat niemand er iets aan doet ({})."


def talks(folder: Path, keys, column="Traject", relation="collega"):
    rows = [f"{key};2024-Q{1 + i % 4};Pesten;{relation};ja" for i, key in enumerate(keys)]
    path = folder / "gesprekken.csv"
    header = f"{column};Periode;Hoofdcategorie;Relatie;Mag meetellen"
    path.write_text("\n".join((header, *rows)), encoding="utf-8")
    return path


def refusal(path):
    with pytest.raises(RefusedInput) as caught:
        check_file(path, None, TODAY)
    return str(caught.value)


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("bsn", BSN),
        ("bsn", ("1112.22.333",)),
        ("rekeningnummer", ("NL91 ABNA 0417 1643 00", "t-1", "t-2")),
        ("mailadres", ("t-1", "t-2", "t-3", "jan.jansen@voorbeeld.nl")),
        ("telefoonnummer", ("06-12345678", "t-1", "t-2")),
        ("telefoonnummer", ("0612345678", "0687654321")),
        ("telefoonnummer", ("+31 6 12345678", "a", "b")),
        ("personeelsnummer", ("pers.nr. 10234", "pers.nr. 10235")),
        ("naam", NAMES),
        ("naam", ("Sanne", "Fatima", "Pieter", "Joost")),
        ("naam", ("de Vries", "Jansen", "van der Meulen")),
        ("vrije tekst", [STORY.format(n) for n in range(4)]),
    ],
)
@pytest.mark.parametrize("column", ("Traject", "Persoon"))
def test_a_column_of_keys_may_not_point_to_people(tmp_path, kind, cells, column):
    said = refusal(talks(tmp_path, cells, column))
    assert f"kolom A ({column})" in said
    assert f"op: {kind} (rij" in said
    assert "Er is niets ingelezen" in said
    assert not [cell for cell in cells if len(cell) > 4 and cell in said]


@pytest.mark.parametrize("cells", (BSN, NAMES, ("a@b.nl",), [STORY.format(n) for n in range(4)]))
def test_nor_may_a_column_of_codes_or_quarters(tmp_path, cells):
    rows = "\n".join(f"t-{i};2024-Q1;{cell};collega" for i, cell in enumerate(cells))
    path = tmp_path / "gesprekken.csv"
    path.write_text(f"Traject;Periode;Hoofdcategorie;Relatie\n{rows}", encoding="utf-8")
    said = refusal(path)
    assert "kolom C (Hoofdcategorie)" in said
    assert not [cell for cell in cells if cell in said]


def test_all_columns_are_named_at_once(tmp_path):
    path = tmp_path / "gesprekken.csv"
    path.write_text(
        "Traject;Persoon;Periode;Hoofdcategorie;Relatie\n"
        "111222333;jan@voorbeeld.nl;2024-Q1;Pesten;collega",
        encoding="utf-8",
    )
    said = refusal(path)
    assert "kolom A (Traject): 1 cel lijkt op: bsn (rij 2)" in said
    assert "kolom B (Persoon): 1 cel lijkt op: mailadres (rij 2)" in said


def test_a_few_wrong_words_are_set_aside_and_not_refused(tmp_path):
    rows = ["t-1;2024-Q1;Pesten;collega"] * 8 + ["t-2;2024-Q1;Jansen;collega"]
    path = tmp_path / "gesprekken.csv"
    path.write_text("\n".join(("Traject;Periode;Hoofdcategorie;Relatie", *rows)), encoding="utf-8")
    checked = check_file(path, None, TODAY)
    assert checked.bad.num_rows == 1
    assert checked.bad.column("hoofdcategorie").to_pylist() == [None]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("part", ("code", "label", "synonyms"))
def test_no_word_of_a_code_list_is_taken_for_an_identifier(name, part):
    words = []
    for entry in load_codelist(name).codes:
        value = getattr(entry, part)
        words += value if part == "synonyms" else [value]
    assert not signs_in(words)
    assert not [word for word in words if signs_in([word])]


def test_no_header_or_question_is_taken_for_an_identifier():
    for name in INPUT_CONTRACTS:
        for field in load_contract(name).fields:
            words = (field.name, field.label, *field.synonyms, field.description)
            assert not [word for word in words if signs_in([word])]


UNIT_NAMES = (
    *(unit.naam for unit in zorg_chart().units),
    "Sociaal Domein", "Team Nazorg", "Noord", "Oost", "Zuid", "West", "Post", "Bos en Groen",
    "Anne Frankschool", "Willem-Alexander", "Huize Maria", "Sint Jan", "Thomas van Aquino",
    "Faculteit Geneeskunde", "P&O", "IT", "HR", "Locatie 06", "Vestiging 2024", "Kamer 123",
    "Prinses Beatrixschool", "Daltonschool Jan Ligthart", "Burgemeester de Wit Park",
)  # fmt: skip


def test_names_of_units_are_no_names_of_people():
    assert not signs_in(UNIT_NAMES, public=True)
    assert not signs_in(UNIT_NAMES)


def random_keys(draw: random.Random):
    """Keys as people and programs make them, many times over."""
    yield [f"t-{secrets.token_hex(4)}" for _ in range(200)]
    yield [str(uuid.UUID(int=draw.getrandbits(128))) for _ in range(200)]
    yield [f"{draw.getrandbits(32):08x}" for _ in range(200)]
    yield [f"{draw.randrange(10**9):09d}" for _ in range(200)]
    yield [f"{draw.randrange(10**10):010d}" for _ in range(200)]
    yield [str(number) for number in range(1, 400)]
    yield [f"2024-{number:03d}" for number in range(1, 200)]
    yield [f"2024.{draw.randrange(100):02d}.{number:03d}" for number in range(1, 200)]
    yield ["".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=5)) for _ in range(200)]
    yield ["".join(draw.choices("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", k=6)) for _ in range(200)]
    yield [f"VP-NOORD/{number}" for number in range(50)]
    yield [f"NL{draw.randrange(100):02d}KEY{draw.randrange(10**6):06d}" for _ in range(200)]
    yield [f"persoon {number:03d}" for number in range(50)]
    yield [f"2024{m:02d}{d:02d}" for m in range(1, 13) for d in range(1, 28)]
    yield [f"{d:02d}-{m:02d}-2024" for m in range(1, 13) for d in range(1, 28)]


def test_random_keys_are_no_identifiers():
    draw = random.Random(4)
    for _ in range(20):
        for keys in random_keys(draw):
            assert not signs_in(keys), keys[:3]


def test_one_ordinary_key_is_no_identifier():
    draw = random.Random(5)
    alarms = sum(bool(signs_in([keys[0]])) for _ in range(100) for keys in random_keys(draw))
    # One nine-digit number in eleven passes the checksum of a BSN by chance, and there is no other.
    assert alarms / 1500 < 0.02


def test_one_mail_address_among_many_keys_is_found(tmp_path):
    keys = [secrets.token_hex(6) for _ in range(120_000)]
    keys[77_777] = "iemand@voorbeeld.nl"
    assert "1 cel lijkt op: mailadres (rij 77779)" in refusal(talks(tmp_path, keys))


def test_keys_that_may_be_staff_numbers_are_asked_about(tmp_path):
    keys = [str(n) for n in (104_233, 108_871, 233_014, 120_005, 190_822, 177_310)]
    checked = check_file(talks(tmp_path, keys), None, TODAY)
    assert checked.report.is_clean
    assert "traject_sleutel zijn getallen van 6 cijfers" in checked.report.to_text()
    assert not re.search("104233|190822", checked.report.to_text())
    counting = check_file(talks(tmp_path, range(100_001, 100_050)), None, TODAY)
    assert "personeelsnummer" not in counting.report.to_text()


def test_a_pseudonym_that_outlives_its_year_is_asked_about(tmp_path):
    rows = "p1;2024-Q1;Pesten;collega\np1;2025-Q1;Pesten;collega\np2;2025-Q1;Pesten;collega"
    path = tmp_path / "gesprekken.csv"
    path.write_text(f"Persoon;Periode;Hoofdcategorie;Relatie\n{rows}", encoding="utf-8")
    said = check_file(path, None, TODAY).report.to_text()
    assert "in meer dan één jaar voor: 1." in said


def test_names_of_units_that_are_people_are_refused_in_public_files(tmp_path):
    path = tmp_path / "organisatie.csv"
    rows = "\n".join(f"u{i};{name};;10;1" for i, name in enumerate(NAMES))
    path.write_text(f"eenheid;naam;bovenliggend;medewerkers;leidinggevenden\n{rows}")
    assert "kolom B (naam): 4 cellen lijken op: naam" in refusal(path)


@pytest.mark.parametrize("module", (identifying_forms, person_names))
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0
