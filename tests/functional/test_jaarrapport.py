"""`vip jaarrapport`: the form, the three versions, the release, and what is refused."""

import shutil
from datetime import date

import pytest

from pipeline.advice.yearly.handed_over import load_reports
from pipeline.errors import LedgerRefused
from pipeline.release.bundle import PUBLIC_KEY
from pipeline.steps import at_work
from tests.builders import KEY

FILLED = 'rol: {bereikbaarheid: "Via het intranet"}\nformele_klachten: {aantal: 2}\n'


@pytest.fixture
def jaarrapport(organisation, vip):
    def run(*words):
        return vip("jaarrapport", "2025", *words, "--map", organisation)

    return run


@pytest.fixture
def filled(tmp_path):
    path = tmp_path / "formulier.yaml"
    path.write_text(FILLED, encoding="utf-8")
    return path


def test_a_report_before_the_first_publication_tells_what_the_form_does(
    jaarrapport, filled, tmp_path
):
    refused = jaarrapport("--uit", tmp_path / "r.docx")
    assert refused.returncode == 2
    assert "Over 2025 is nog niets gepubliceerd" in refused.stderr
    assert not (tmp_path / "r.docx").exists()
    made = jaarrapport("--formulier", filled, "--uit", tmp_path / "r.docx")
    assert made.returncode == 0, made.stderr
    assert "CONCEPT" in made.stdout
    assert (tmp_path / "r.docx").stat().st_size > 10_000


def test_the_empty_form_can_be_handed_in_as_it_is(jaarrapport, tmp_path):
    empty = tmp_path / "leeg.yaml"
    assert jaarrapport("--leeg-formulier", empty).returncode == 0
    assert jaarrapport("--formulier", empty).returncode == 0
    again = jaarrapport("--leeg-formulier", empty)
    assert again.returncode == 2
    assert "bestaat al" in again.stderr


def test_what_was_typed_is_kept_encrypted(jaarrapport, filled, organisation):
    assert jaarrapport("--formulier", filled).returncode == 0
    (kept,) = (organisation / "vp" / "jaarrapporten" / "2025").glob("*.vip")
    assert b"intranet" not in kept.read_bytes()


def test_a_released_report_does_not_change_any_more(jaarrapport, filled, tmp_path, vip):
    jaarrapport("--formulier", filled)
    nobody = jaarrapport("--vrijgeven", "--ja")
    assert nobody.returncode == 2
    assert "--door" in nobody.stderr
    assert jaarrapport("--vrijgeven", "--door", "Een vertrouwenspersoon", "--ja").returncode == 0
    made = jaarrapport("--uit", tmp_path / "a.docx")
    assert "Vrijgegeven door de vertrouwenspersoon op" in made.stdout
    for words in (("--formulier", filled), ("--vrijgeven", "--door", "Iemand", "--ja")):
        refused = jaarrapport(*words)
        assert refused.returncode == 2
        assert "verandert niet meer" in refused.stderr
    again = jaarrapport("--uit", tmp_path / "a.docx")
    assert again.returncode == 2 and "bestaat al" in again.stderr
    jaarrapport("--uit", tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_a_release_is_asked_about(jaarrapport, filled):
    jaarrapport("--formulier", filled)
    asked = jaarrapport("--vrijgeven", "--door", "Een vertrouwenspersoon")
    assert asked.returncode == 2
    assert jaarrapport("--formulier", filled).returncode == 0


def test_a_kept_report_cannot_be_put_in_the_place_of_another_year(
    jaarrapport, filled, organisation, vip, tmp_path
):
    jaarrapport("--formulier", filled)
    folder = organisation / "vp" / "jaarrapporten"
    shutil.copytree(folder / "2025", folder / "2024")
    target = tmp_path / "r.docx"
    refused = vip("jaarrapport", "2024", "--uit", target, "--map", organisation)
    assert refused.returncode == 4
    assert not target.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--leeg-formulier"),
        (("--uit", "r.txt"), "eindigt op .docx of .pdf"),
        (("--formulier", "is-er-niet.yaml"), "niet gevonden"),
        (("--uit", "r.pdf", "--versie", "kort"), "een-pagina"),
    ],
)
def test_what_cannot_be_done_is_refused_in_dutch(jaarrapport, words, said):
    refused = jaarrapport(*words)
    assert refused.returncode == 2
    assert said in refused.stderr


def test_a_report_is_not_written_where_it_would_be_handed_over(jaarrapport, organisation):
    target = organisation / "overdracht" / "r.docx"
    refused = jaarrapport("--uit", target)
    assert refused.returncode == 2
    assert "overdracht" in refused.stderr
    assert not target.exists()


@pytest.mark.parametrize("jaar", ["2022", "2031"])
def test_a_year_without_talks_is_refused(vip, organisation, jaar, tmp_path):
    target = tmp_path / "r.pdf"
    refused = vip("jaarrapport", jaar, "--uit", target, "--map", organisation)
    assert refused.returncode == 2
    assert "geen jaarrapport" in refused.stderr


def test_words_that_can_be_said_better_are_only_pointed_at(jaarrapport, tmp_path):
    path = tmp_path / "f.yaml"
    path.write_text('vooruitblik: ["Minder incidenten."]\n', encoding="utf-8")
    told = jaarrapport("--formulier", path)
    assert told.returncode == 0
    assert "incidenten" in told.stderr


def test_a_report_that_names_a_unit_needs_a_second_reader_or_a_week(
    jaarrapport, filled, monkeypatch
):
    jaarrapport("--formulier", filled)
    monkeypatch.setattr("pipeline.steps.yearly._names_unit", lambda *_: True)
    alone = jaarrapport("--vrijgeven", "--door", "Anke", "--tweede", " anke ", "--ja")
    assert alone.returncode == 2
    assert "--tweede NAAM" in alone.stderr
    assert jaarrapport("--vrijgeven", "--door", "Anke", "--tweede", "Bram", "--ja").returncode == 0


def test_a_released_report_is_handed_over_once_and_does_not_change(
    jaarrapport, filled, organisation
):
    overdracht = organisation / "overdracht"
    with at_work(organisation, KEY, date.today()) as place:
        (overdracht / PUBLIC_KEY).write_bytes(place.kluis.signer.public_bytes)
    jaarrapport("--formulier", filled)
    early = jaarrapport("--aanbieden", "--ja")
    assert early.returncode == 2 and "--vrijgeven" in early.stderr
    jaarrapport("--vrijgeven", "--door", "Anke de Wit", "--ja")
    assert jaarrapport("--aanbieden").returncode == 2, "nobody can answer"
    assert not load_reports(overdracht)
    said = jaarrapport("--aanbieden", "--versie", "publiek", "--ja")
    assert said.returncode == 0 and "staat nu in het dashboard" in said.stdout
    again = jaarrapport("--aanbieden", "--versie", "publiek", "--ja")
    assert again.returncode == 2 and "al aangeboden" in again.stderr
    (found,) = load_reports(overdracht)
    assert (found.jaar, found.versie, found.aangeboden_op) == (2025, "publiek", date.today())
    assert found.word.startswith(b"PK") and found.pdf.startswith(b"%PDF")
    everything = b"".join(p.read_bytes() for p in overdracht.rglob("*") if p.is_file())
    assert b"Anke" not in everything
    path = overdracht / "jaarrapporten" / "2025-publiek" / "jaarrapport.pdf"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(LedgerRefused):
        load_reports(overdracht)
