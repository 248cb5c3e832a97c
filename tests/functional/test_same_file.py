"""The same file is known again, under another translation and however its sheet is named."""

from dataclasses import replace
from functools import cache

import pyarrow as pa
import pytest
from openpyxl import Workbook

from pipeline.contracts.stored import STORED
from pipeline.errors import RefusedInput
from pipeline.ingest.same_file import refuse_moved
from pipeline.steps import look_at_source, read_in
from pipeline.vault.keys import Stretching
from tests.sheets import Sheets

WISH = '[bronnen.vp]\nmag_meetellen = "ja"\n[bronnen.ander]\nmag_meetellen = "ja"\n'
TALKS = (
    "Dossier;Nummer;Datum;Eind;Onderwerp;Gaat over;Afdeling",
    "d1;n1;3-5-2024;3-8-2024;pesten;collega;Noord",
    "d2;n2;4-5-2024;4-8-2024;werkdruk;collega;Zuid",
)
ANSWERS = ("respondent;Afdeling;Weet u wie de vertrouwenspersoon is?", "r1;Noord;ja", "r2;Zuid;nee")


@pytest.fixture
def sheets(tmp_path, monkeypatch):
    monkeypatch.setattr(Stretching, "root_key", cache(Stretching.root_key))  # stretched once
    return Sheets(tmp_path / "org", WISH)


def written(tmp_path, lines, name="lijst.xlsx"):
    book = Workbook()
    book.active.title = "Lijst"
    for line in lines:
        book.active.append(line.split(";"))
    book.create_sheet("Notities").append(["niets"])
    book.save(tmp_path / name)
    return tmp_path / name


def translate(sheets, path, bron="vp", **fields):
    """Keep a translation that reads these fields from these columns."""
    look = look_at_source(sheets.place(), path, bron, "gesprekken", accept=True)
    of_column = {column: field for field, column in fields.items()}
    rules = [
        replace(rule, field=of_column.get(rule.column, "" if rule.field in fields else rule.field))
        for rule in look.mapping.rules
    ]
    sheets.place().mappings.save(replace(look.mapping, rules=tuple(rules)))


def stored(sheets):
    return len(sheets.kluis.manifest.leveringen)


def test_a_sheet_that_is_named_in_another_way_is_the_same_file(sheets, tmp_path):
    path = written(tmp_path, TALKS)
    translate(sheets, path, traject_sleutel="Dossier", periode="Datum")
    for blad in (None, " LIJST", "1"):
        read_in(sheets.place(), path, "vp", blad=blad)
    assert stored(sheets) == 1


def test_another_translation_of_the_words_is_read_again(sheets, tmp_path):
    path = written(tmp_path, TALKS)
    translate(sheets, path, traject_sleutel="Dossier", periode="Datum", eenheid="")
    read_in(sheets.place(), path, "vp")
    translate(sheets, path, traject_sleutel="Dossier", periode="Datum", eenheid="Afdeling")
    read_in(sheets.place(), path, "vp")
    assert stored(sheets) == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"traject_sleutel": "Nummer", "periode": "Datum"},
        {"traject_sleutel": "Dossier", "periode": "Eind"},
    ],
    ids=["key", "period"],
)
def test_another_key_or_period_would_count_everybody_twice(sheets, tmp_path, changed):
    path = written(tmp_path, TALKS)
    translate(sheets, path, traject_sleutel="Dossier", periode="Datum")
    read_in(sheets.place(), path, "vp")
    translate(sheets, path, **changed)
    with pytest.raises(RefusedInput, match="al ingelezen, met een andere vertaling") as refused:
        read_in(sheets.place(), path, "vp")
    assert "--vervangt 2024-Q2" in refused.value.next_step
    read_in(sheets.place(), path, "vp", vervangt=["2024-Q2"])
    assert stored(sheets) == 2


def test_after_publication_another_key_is_no_way_out():
    def rows(*keys):
        moments = ["2024-Q2"] * len(keys)
        return pa.table({"traject_sleutel": list(keys), "periode": moments})

    def read(new, booked):
        told = (STORED["gesprekken"], ["2024-Q2"], lambda: pa.array(booked, pa.string()))
        refuse_moved("lijst.xlsx", new, [rows("d1", "rij#1")], *told)

    read(rows("n1"), booked=[])
    read(rows("d1", "n1"), booked=["d1"])
    with pytest.raises(RefusedInput, match="al gepubliceerd onder de sleutel van toen"):
        read(rows("n1"), booked=["d1"])


def test_the_same_file_of_another_source_is_asked_about(sheets, tmp_path):
    path = written(tmp_path, TALKS)
    translate(sheets, path, traject_sleutel="Dossier", periode="Datum")
    read_in(sheets.place(), path, "vp")
    translate(sheets, path, "ander", traject_sleutel="Nummer", periode="Eind")
    with pytest.raises(RefusedInput, match="al ingelezen van de bron vp"):
        read_in(sheets.place(), path, "ander")
    read_in(sheets.place(), path, "ander", toch=True)
    assert stored(sheets) == 2


def test_another_wave_is_refused_under_any_translation_or_name_of_the_sheet(sheets, tmp_path):
    path = written(tmp_path, ANSWERS)
    look_at_source(sheets.place(), path, "hr", "enquete", golf="g24", accept=True)
    read_in(sheets.place(), path, "hr")
    kept = next(iter(sheets.place().mappings.of("hr")))
    fewer = [replace(r, field="") if r.field == "eenheid" else r for r in kept.rules]
    sheets.place().mappings.save(replace(kept, rules=tuple(fewer)))
    for blad in (None, "1"):
        with pytest.raises(RefusedInput, match="al ingelezen als golf g24"):
            read_in(sheets.place(), path, "hr", golf="g25", blad=blad)


def test_a_receipt_of_before_the_content_was_kept_is_still_read(sheets, tmp_path):
    path = written(tmp_path, TALKS)
    translate(sheets, path, traject_sleutel="Dossier", periode="Datum")
    read_in(sheets.place(), path, "vp")
    manifest = sheets.kluis.manifest
    (delivery,) = manifest.leveringen
    assert len(delivery.ontvangst.inhoud_sha256) == 64
    old = replace(delivery, ontvangst=replace(delivery.ontvangst, inhoud_sha256=""))
    data = replace(manifest, leveringen=(old,)).to_bytes()
    assert b"inhoud_sha256" not in data
    assert type(manifest).from_bytes(data).leveringen == (old,)
    sheets.kluis.update(lambda _: type(manifest).from_bytes(data))
    read_in(sheets.place(), path, "vp")
    assert stored(sheets) == 1
