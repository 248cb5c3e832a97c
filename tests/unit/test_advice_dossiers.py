"""Dossiers: sealed, never replaced, and only forward."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pipeline.advice.compose import compose
from pipeline.advice.concept import from_json, to_json
from pipeline.advice.dossiers import Dossier, Dossiers, add_concept
from pipeline.advice.handed_over import load_handed_over
from pipeline.advice.releasing import hand_over_dossier, release_concept
from pipeline.errors import KeyRefused, RefusedInput
from pipeline.release.bundle import PUBLIC_KEY
from pipeline.vault.sealed import Sealed
from tests.advice_examples import TODAY, cells_of, example_release, signal, signals

RELEASE = example_release()
UNIT_ROW = signal(
    RELEASE, hoofdcategorie="", cluster="", eenheid="zuid",
    cellen=cells_of(RELEASE, "eenheid", eenheid="zuid"),
)  # fmt: skip
(CONCEPT,) = compose(signals(signal(RELEASE)), RELEASE, TODAY)
(OF_UNIT,) = compose(signals(UNIT_ROW), RELEASE, TODAY)
KEY = bytes(range(32))
SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(32))


@pytest.fixture
def dossiers(tmp_path):
    return Dossiers(tmp_path / "vp" / "dossiers", Sealed(KEY))


@pytest.fixture
def overdracht(tmp_path):
    folder = tmp_path / "overdracht"
    folder.mkdir()
    (folder / PUBLIC_KEY).write_bytes(SIGNER.public_key().public_bytes_raw())
    return folder


def test_what_is_saved_is_loaded_again(dossiers):
    saved = add_concept(dossiers, CONCEPT, TODAY)
    assert saved == Dossier(CONCEPT, "concept", TODAY, versie=1)
    assert dossiers.load(CONCEPT.id) == saved
    assert dossiers.list() == (saved,)


def test_an_empty_folder_holds_nothing(dossiers):
    assert dossiers.list() == ()
    with pytest.raises(RefusedInput):
        dossiers.load(CONCEPT.id)


def test_a_concept_is_opened_once(dossiers):
    first = add_concept(dossiers, CONCEPT, TODAY)
    later = replace(CONCEPT, gemaakt_op=TODAY + timedelta(days=40))
    assert add_concept(dossiers, later, TODAY) == first
    assert dossiers.versions(CONCEPT.id) == (1,)


def test_a_change_is_a_new_version_and_the_old_one_stays_byte_for_byte(dossiers, tmp_path):
    add_concept(dossiers, CONCEPT, TODAY)
    path = tmp_path / "vp" / "dossiers" / CONCEPT.id / "0001.vip"
    before = path.read_bytes()
    changed = replace(CONCEPT, vraag=())
    assert dossiers.save(Dossier(changed, "concept", TODAY)).versie == 2
    assert path.read_bytes() == before
    assert dossiers.load(CONCEPT.id).concept == changed
    assert dossiers.load(CONCEPT.id, 1).concept == CONCEPT


def test_nothing_is_readable_on_disk(dossiers, tmp_path):
    add_concept(dossiers, OF_UNIT, TODAY)
    release_concept(dossiers, OF_UNIT.id, TODAY, "Anke de Wit", "Bram Zwart")
    files = [path for path in (tmp_path / "vp").rglob("*") if path.is_file()]
    content = b"".join(path.read_bytes() for path in files)
    for secret in ("Anke", "Bram", "concept", "trajecten", "Locatie", "p0001"):
        assert secret.encode() not in content
    assert {path.suffix for path in files if path.stat().st_size} == {".vip"}


def test_another_key_opens_nothing(dossiers, tmp_path):
    add_concept(dossiers, CONCEPT, TODAY)
    stranger = Dossiers(tmp_path / "vp" / "dossiers", Sealed(bytes(32)))
    with pytest.raises(KeyRefused):
        stranger.list()


def test_a_version_cannot_be_put_in_the_place_of_another(dossiers, tmp_path):
    add_concept(dossiers, CONCEPT, TODAY)
    dossiers.save(Dossier(replace(CONCEPT, vraag=()), "concept", TODAY))
    folder = tmp_path / "vp" / "dossiers" / CONCEPT.id
    (folder / "0002.vip").write_bytes((folder / "0001.vip").read_bytes())
    with pytest.raises(KeyRefused):
        dossiers.load(CONCEPT.id)


@pytest.mark.parametrize("name", ["../dossiers", "..", "", "a/b", "C:x", ".slot"])
def test_a_name_that_is_no_id_finds_nothing(dossiers, name):
    add_concept(dossiers, CONCEPT, TODAY)
    with pytest.raises(RefusedInput):
        dossiers.load(name)


def test_the_status_only_goes_forward(dossiers, overdracht):
    with pytest.raises(RefusedInput):
        dossiers.save(Dossier(CONCEPT, "aangeboden", TODAY))
    add_concept(dossiers, CONCEPT, TODAY)
    with pytest.raises(RefusedInput):
        dossiers.save(Dossier(CONCEPT, "aangeboden", TODAY))
    released = release_concept(dossiers, CONCEPT.id, TODAY, "Anke")
    with pytest.raises(RefusedInput):
        dossiers.save(Dossier(CONCEPT, "concept", TODAY))
    with pytest.raises(RefusedInput):
        release_concept(dossiers, CONCEPT.id, TODAY, "Anke")
    with pytest.raises(RefusedInput):
        dossiers.save(replace(released, status="aangeboden", concept=replace(CONCEPT, vraag=())))
    hand_over_dossier(dossiers, CONCEPT.id, overdracht, SIGNER.sign, TODAY)
    assert dossiers.load(CONCEPT.id).status == "aangeboden"
    with pytest.raises(RefusedInput):
        hand_over_dossier(dossiers, CONCEPT.id, overdracht, SIGNER.sign, TODAY)


def test_a_concept_that_was_not_released_is_not_handed_over(dossiers, overdracht):
    add_concept(dossiers, CONCEPT, TODAY)
    with pytest.raises(RefusedInput, match="niet vrijgegeven"):
        hand_over_dossier(dossiers, CONCEPT.id, overdracht, SIGNER.sign, TODAY)
    assert load_handed_over(overdracht) == []


def test_releasing_asks_for_a_name(dossiers):
    add_concept(dossiers, CONCEPT, TODAY)
    with pytest.raises(RefusedInput):
        release_concept(dossiers, CONCEPT.id, TODAY, "  ")


@pytest.mark.parametrize("second", ["", "  ", "anke ", "ANKE"])
def test_a_named_unit_needs_another_vertrouwenspersoon(dossiers, second):
    add_concept(dossiers, OF_UNIT, TODAY)
    with pytest.raises(RefusedInput, match="tweede vertrouwenspersoon"):
        release_concept(dossiers, OF_UNIT.id, TODAY, "Anke", second)
    assert release_concept(dossiers, OF_UNIT.id, TODAY, "Anke", "Bram").status == "vrijgegeven"


@pytest.mark.parametrize(("days", "may"), [(6, False), (7, True)])
def test_or_a_week(dossiers, days, may):
    add_concept(dossiers, OF_UNIT, TODAY)
    day = TODAY + timedelta(days=days)
    if may:
        assert release_concept(dossiers, OF_UNIT.id, day, "Anke").vrijgegeven_op == day
    else:
        with pytest.raises(RefusedInput):
            release_concept(dossiers, OF_UNIT.id, day, "Anke")


def test_names_stay_in_the_vp_zone(dossiers, overdracht):
    add_concept(dossiers, OF_UNIT, TODAY)
    release_concept(dossiers, OF_UNIT.id, TODAY, "Anke de Wit", "Bram Zwart")
    target = hand_over_dossier(dossiers, OF_UNIT.id, overdracht, SIGNER.sign, TODAY)
    assert dossiers.load(OF_UNIT.id).tweede_vp == "Bram Zwart"
    for path in target.iterdir():
        assert b"Anke" not in path.read_bytes()
        assert b"Bram" not in path.read_bytes()


def test_a_hand_over_that_was_broken_off_is_finished(dossiers, overdracht):
    add_concept(dossiers, CONCEPT, TODAY)
    released = release_concept(dossiers, CONCEPT.id, TODAY, "Anke")
    target = hand_over_dossier(dossiers, CONCEPT.id, overdracht, SIGNER.sign, TODAY)
    document = (target / "advies.docx").read_bytes()
    last = dossiers._folder / CONCEPT.id / "0004.vip"
    last.unlink()  # as if the power went between the bundle and the note
    assert dossiers.load(CONCEPT.id) == released
    hand_over_dossier(dossiers, CONCEPT.id, overdracht, SIGNER.sign, date(2026, 3, 1))
    assert dossiers.load(CONCEPT.id).status == "aangeboden"
    assert (target / "advies.docx").read_bytes() == document


def test_a_folder_put_there_by_another_is_not_taken_for_a_hand_over(dossiers, overdracht):
    add_concept(dossiers, CONCEPT, TODAY)
    release_concept(dossiers, CONCEPT.id, TODAY, "Anke")
    (overdracht / "adviezen" / CONCEPT.id).mkdir(parents=True)
    (overdracht / "adviezen" / CONCEPT.id / "inhoud.json").write_text(json.dumps({}))
    with pytest.raises(Exception, match="handtekening"):
        hand_over_dossier(dossiers, CONCEPT.id, overdracht, SIGNER.sign, TODAY)
    assert dossiers.load(CONCEPT.id).status == "vrijgegeven"


@pytest.mark.parametrize("status", ["concept", "vrijgegeven", "aangeboden"])
def test_a_dossier_from_before_there_was_a_follow_up_still_opens(dossiers, tmp_path, status):
    concept = to_json(OF_UNIT)
    del concept["eigen"]
    for measure in concept["advies"]["maatregelen"]:
        del measure["code"], measure["meetlat"]
    released = None if status == "concept" else "2026-02-03"
    values = {
        "concept": concept, "status": status, "opgeslagen_op": "2026-02-03",
        "vrijgegeven_op": released, "vrijgegeven_door": "Anke", "tweede_vp": "Bram",
    }  # fmt: skip
    name = f"{OF_UNIT.id}/0001.vip"
    path = tmp_path / "vp" / "dossiers" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(Sealed(KEY).seal(name, json.dumps(values).encode()))
    (found,) = dossiers.list()
    assert (found.concept, found.status, found.versie) == (from_json(concept), status, 1)
    assert all(m.code == "" and m.meetlat is None for m in found.concept.advies.maatregelen)
    assert found.text_since == OF_UNIT.gemaakt_op
    assert (found.stappen, found.aantekeningen) == ((), ())
