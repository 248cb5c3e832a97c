"""`overdragen` and `ontvangen` as their users meet them: from one machine to the other."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from pipeline.crossing import open_parcel
from pipeline.crossing.receiving import look
from tests.command_line import talks

CANARY = b"kanarie-uit-de-kluis"


@pytest.fixture
def published(organisation, vip):
    """A quarter was published; in every folder of the VP zone and beside the bundles lies
    something that must never cross."""
    assert vip("inlezen", talks(organisation.parent), "--map", organisation).returncode == 0
    done = vip("run", "--tot", "2024-Q2", "--ja", "--map", organisation)
    assert done.returncode == 0, done.stderr
    for folder in [organisation, *organisation.rglob("*")]:
        if folder.is_dir() and not (folder / "inhoud.json").exists():
            (folder / "kanarie.txt").write_bytes(CANARY)
    for bundle in (organisation / "overdracht").rglob("inhoud.json"):
        (bundle.parent / ".kanarie").write_bytes(CANARY)  # as a file manager leaves one
    return organisation


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def send(vip, organisation, stick):
    done = vip("overdragen", stick, "--map", organisation, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_from_one_machine_to_the_other(published, stick, vip, tmp_path):
    made = send(vip, published, stick)
    path, place = Path(made["bestand"]), tmp_path / "dashboard"
    assert path.parent == stick and path.name.startswith("overdracht-")

    unasked = vip("ontvangen", path, "--map", place)
    assert unasked.returncode == 2 and "herkenningsgetal" in unasked.stderr
    assert not place.exists()
    wrong = vip("ontvangen", path, "--map", place, "--herkenningsgetal", "12345")
    assert wrong.returncode == 2 and not place.exists()
    first = vip("ontvangen", path, "--map", place, "--herkenningsgetal", made["herkenningsgetal"])
    assert first.returncode == 0, first.stderr
    assert "is ingenomen" in first.stdout
    assert "stond hier al" in vip("ontvangen", path, "--map", place).stdout

    assert vip("run", "--tot", "2024-Q4", "--ja", "--map", published).returncode == 0
    newer = send(vip, published, stick)
    assert newer["nummer"] > made["nummer"]
    taken = vip("ontvangen", newer["bestand"], "--map", place, "--json")
    assert json.loads(taken.stdout)["nieuw"]
    older = vip("ontvangen", path, "--map", place)
    assert older.returncode == 3 and "ouder" in older.stderr

    everything = b"".join(p.read_bytes() for p in tmp_path.glob("stick/*"))
    everything += b"".join(p.read_bytes() for p in place.rglob("*") if p.is_file())
    assert CANARY not in everything


def test_nothing_of_the_vp_zone_is_in_a_bundle_and_a_strange_file_stops_it(published, stick, vip):
    data = Path(send(vip, published, stick)["bestand"]).read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        contents = [archive.read(name) for name in names]
    assert {name.partition("/")[0] for name in names} <= {
        "overdracht.json", "overdracht.sig", "publieke_sleutel.bin", "publicaties", "signalen",
        "adviezen", "opvolging", "terzijde", "aantekeningen", "jaarrapporten",
    }  # fmt: skip
    secret = [p.read_bytes() for p in (published / "vp").rglob("*") if p.is_file()]
    assert len(secret) > 5 and not {one for one in secret if one} & set(contents)
    ledger = (published / "vp" / "grootboek" / "grootboek.jsonl").read_bytes().splitlines()
    assert not any(line in content for line in ledger for content in contents)

    bundle = next((published / "overdracht").rglob("inhoud.json")).parent
    (bundle / "rijen.csv").write_bytes(CANARY)
    done = vip("overdragen", stick / "eigen.zip", "--map", published)
    assert done.returncode == 3 and not (stick / "eigen.zip").exists()


def test_again_gives_the_same_file_and_no_other_is_overwritten(published, stick, vip):
    path = Path(send(vip, published, stick)["bestand"])
    before = path.read_bytes()
    send(vip, published, stick)
    assert path.read_bytes() == before
    path.write_bytes(b"iets anders")
    done = vip("overdragen", stick, "--map", published)
    assert done.returncode == 2 and "niets overschreven" in done.stderr
    assert path.read_bytes() == b"iets anders"
    assert vip("overdragen", stick / "eigen.zip", "--map", published).returncode == 0
    assert look(open_parcel(stick / "eigen.zip"), stick / "leeg") is None

    for where in ("vp", "vp/kluis", "overdracht", "codes"):
        inside = sorted((published / where).iterdir())
        assert vip("overdragen", published / where, "--map", published).returncode == 2
        assert sorted((published / where).iterdir()) == inside
    for missing in (stick / "weg", stick / "weg" / "x.zip"):
        assert vip("overdragen", missing, "--map", published).returncode == 2
    assert not (stick / "weg").exists()


def test_nothing_published_is_nothing_to_hand_over(organisation, stick, vip):
    done = vip("overdragen", stick, "--map", organisation)
    assert done.returncode == 2 and "nog niets" in done.stderr


def test_a_dashboard_that_others_could_reach_does_not_start_without_a_login(organisation, vip):
    settings = organisation / "dashboard.toml"
    settings.write_text('[toegang]\nluister = "0.0.0.0"\n', encoding="utf-8")
    done = vip("dashboard", "--map", organisation)
    assert done.returncode == 4 and "geen inlog" in done.stderr
    settings.write_text(
        '[toegang]\nadres = "https://signaal.voorbeeld.nl"\n'
        '[inloggen]\nmetadata = "https://login.voorbeeld.nl/x"\nclient = "vip"\n'
        '[rollen]\nor = ["g"]\n',
        encoding="utf-8",
    )
    done = vip("dashboard", "--map", organisation)
    assert done.returncode == 4 and "geheim van de inlog ontbreekt" in done.stderr
