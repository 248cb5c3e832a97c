"""`vip bron`, `vip controleer --bron` and `vip inlezen --bron` as a VP uses them."""

import pytest

from pipeline.cli.program import run_program
from pipeline.errors import RefusedInput
from pipeline.steps import look_at_source, read_in
from pipeline.vault.keys import ENVIRONMENT
from tests.builders import KEY
from tests.sheets import PER_TALK, Sheets

LINES = (
    "Datum v/h gesprek;Soort melding;Gaat over;Afd.;Naam",
    "3-5-2024;agresie;leidinggevende;Noord;Jan Jansen",
    "4-5-2024;gedoe;collega;noord;Piet de Vries",
    "4-6-2024;werkdruk;manager;Zuid;An Bos",
)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    sheets = Sheets(tmp_path_factory.mktemp("bron") / "org", privacy=PER_TALK)
    (sheets.root.parent / "lijst.csv").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return sheets


def test_from_a_sheet_to_stored_rows(sheets, monkeypatch, capsys):
    monkeypatch.setenv(ENVIRONMENT, KEY)
    path, bronnen = sheets.root.parent / "lijst.csv", sheets.workspace.bronnen
    told = [str(path), "--bron", "vp", "--map", str(sheets.root)]

    assert run_program(["bron", *told]) == 0
    text = capsys.readouterr().out
    assert "agresie (1 rij, misschien Agressie, geweld of bedreiging)" in text
    assert "Jansen" not in text
    (work,) = bronnen.glob("*.yaml")
    edited = work.read_text(encoding="utf-8").replace("?", "")
    work.write_text(edited.replace("gedoe: ''", "gedoe: sw_collega"), encoding="utf-8")

    assert run_program(["bron", *told]) == 0
    assert "versleuteld bewaard" in capsys.readouterr().out
    assert not work.exists()
    (kept,) = bronnen.glob("*.vip")
    assert b"gedoe" not in kept.read_bytes()

    assert run_program(["controleer", *told]) == 0
    assert "Alles past" in capsys.readouterr().out
    assert run_program(["inlezen", *told]) == 0
    assert "3 rijen ingelezen" in capsys.readouterr().out
    assert sheets.kluis.manifest.leveringen[0].rijen == 3


def test_a_mistake_in_the_work_file_is_told_and_nothing_is_lost(sheets):
    path = sheets.root.parent / "lijst.csv"
    found = look_at_source(sheets.place(), path, "ander", edit=True)
    found.work_file.write_text("soort: gesprekken\nkolommen:\n- kolom: Naam\n  veld: roepnaam\n")
    with pytest.raises(RefusedInput) as refused:
        look_at_source(sheets.place(), path, "ander")
    assert "het veld roepnaam bestaat niet" in str(refused.value)
    assert sheets.place().mappings.of("ander") == (found.mapping,)


def test_the_seal_of_a_mapping_is_bound_to_its_source(sheets):
    place = sheets.place()
    path = sheets.root.parent / "lijst.csv"
    for bron in ("een", "twee"):
        look_at_source(place, path, bron, accept=True)
    one, two = (next(sheets.workspace.bronnen.glob(f"{bron}-*.vip")) for bron in ("een", "twee"))
    two.write_bytes(one.read_bytes())
    with pytest.raises(Exception, match="sleutel"):
        place.mappings.of("twee")


def test_a_wave_has_to_be_known(sheets):
    with pytest.raises(RefusedInput):
        look_at_source(sheets.place(), sheets.root.parent / "lijst.csv", "x", golf="2031")


def test_as_json(sheets, monkeypatch, capsys):
    import json

    monkeypatch.setenv(ENVIRONMENT, KEY)
    path = sheets.root.parent / "lijst.csv"
    assert run_program(["bron", str(path), "--map", str(sheets.root), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["rijen"] == 3
    assert told["kolommen"][4]["geweigerd"]


def test_own_questions_are_stored_only_when_asked_for_and_do_not_disturb_a_publication(tmp_path):
    sheets = Sheets(tmp_path / "org", privacy=PER_TALK)
    path = tmp_path / "enquete.csv"
    answers = ["Oneens", "Neutraal", *["Mee eens"] * 38]
    lines = [f"r{i};Noord;ja;{answer}" for i, answer in enumerate(answers)]
    path.write_text("\n".join(["nr;Afdeling;mb_kent_vp;Mijn werk is leuk", *lines]) + "\n")
    look_at_source(sheets.place(), path, "hr", "enquete", golf="g24", accept=True)
    twin = sheets.copy(tmp_path / "twin")
    left_out = read_in(twin.place(), path, "hr")
    assert "eigen_mijn_werk_is_leuk" in left_out.weggelaten
    assert "eigen_mijn_werk_is_leuk" not in left_out.bewaard
    look_at_source(sheets.place(), path, "hr", keep_own=True)
    assert read_in(sheets.place(), path, "hr").rijen == 40
    sheets.publish("golf:g24")
    ((_, stored),) = sheets.kluis.deliveries("enquete")
    assert set(stored.column("eigen_mijn_werk_is_leuk").to_pylist()) == {"2", "3", "4"}
    counted = sheets.answers("g24")
    assert set(counted["eenheid"]) == {"noord"}
    assert "eigen_mijn_werk_is_leuk" not in counted


@pytest.mark.parametrize("flags", [(), ("--json",), ("--bewerk",)])
def test_nothing_of_a_file_without_headers_is_shown_or_kept(sheets, monkeypatch, capsys, flags):
    monkeypatch.setenv(ENVIRONMENT, KEY)
    path = sheets.root.parent / "zonder.csv"
    path.write_text("\n".join(LINES[1:]) + "\n", encoding="utf-8")
    before = sorted(sheets.workspace.bronnen.glob("*"))
    for command in ("bron", "controleer", "inlezen"):
        told = [command, str(path), "--bron", "zonder", "--map", str(sheets.root)]
        assert run_program([*told, *(flags if command == "bron" else ())]) == 2
        said = capsys.readouterr()
        text = said.out + said.err
        assert "lijkt de rij met kolomkoppen te ontbreken" in text
        assert not [word for word in ("Jansen", "agresie", "3-5-2024") if word in text]
    assert sorted(sheets.workspace.bronnen.glob("*")) == before


def test_a_column_with_the_name_of_a_person_keeps_its_letter(sheets):
    path = sheets.root.parent / "ernst.csv"
    lines = ["Dag;Wat er speelt;Ernst;Bijz.", *(line.rpartition(";")[0] for line in LINES[1:])]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for _ in range(2):
        found = look_at_source(sheets.place(), path, "letter", "gesprekken", accept=True)
        assert found.headers == ("Dag", "Wat er speelt", "kolom C", "Bijz.")
        assert not found.changes or not (found.changes.gone or found.changes.new)
    assert "kolom C" in {rule.column for rule in found.mapping.read}
