"""Handed-over advice: a frozen bundle, in contract columns, readable without any key."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pipeline.advice.compose import compose
from pipeline.advice.concept import facts
from pipeline.advice.handed_over import OtherVersion, Vrijgave, hand_over, load_handed_over
from pipeline.contracts import load_codelist, load_contract
from pipeline.errors import LedgerRefused, RefusedInput
from pipeline.release.bundle import PUBLIC_KEY, write_bundle
from tests.advice_examples import TODAY, example_release, signal, signals

RELEASE = example_release()
(CONCEPT,) = compose(signals(signal(RELEASE)), RELEASE, TODAY)
(NOTE,) = compose(signals(signal(RELEASE, gebeurtenis="Uitzending")), RELEASE, TODAY)
SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(32))
DAY = TODAY + timedelta(days=3)


@pytest.fixture
def overdracht(tmp_path):
    (tmp_path / PUBLIC_KEY).write_bytes(SIGNER.public_key().public_bytes_raw())
    return tmp_path


def test_a_handed_over_advice_is_read_back(overdracht):
    hand_over(CONCEPT, Vrijgave(TODAY), overdracht, SIGNER.sign, DAY)
    (found,) = load_handed_over(overdracht)
    assert found.concept == CONCEPT
    assert (found.id, found.vrijgegeven_op, found.aangeboden_op) == (CONCEPT.id, TODAY, DAY)
    assert found.document.startswith(b"PK")
    assert found.pdf.startswith(b"%PDF")


def test_advice_from_before_there_was_a_pdf_is_read_without(overdracht):
    files = {"advies.docx": b"PK"}
    hand_over(CONCEPT, Vrijgave(TODAY), overdracht, SIGNER.sign, DAY)
    made = overdracht / "adviezen" / CONCEPT.id
    files["advies.json"] = (made / "advies.json").read_bytes()
    shutil.rmtree(made)
    write_bundle(made, files, SIGNER.sign, "advies")
    (found,) = load_handed_over(overdracht)
    assert found.pdf is None


@pytest.mark.parametrize("left_out", ["concept", "register", "vrijgegeven_op", "wij_zien"])
def test_advice_in_the_form_of_another_version_is_refused_with_what_to_do(overdracht, left_out):
    hand_over(CONCEPT, Vrijgave(TODAY), overdracht, SIGNER.sign, DAY)
    made = overdracht / "adviezen" / CONCEPT.id
    content = json.loads((made / "advies.json").read_bytes())
    (content if left_out in content else content["concept"]).pop(left_out)
    shutil.rmtree(made)
    files = {"advies.json": json.dumps(content).encode(), "advies.docx": b"PK"}
    write_bundle(made, files, SIGNER.sign, "advies")
    with pytest.raises(OtherVersion, match="andere versie") as refused:
        load_handed_over(overdracht)
    assert CONCEPT.id in refused.value.next_step


def test_without_a_release_nothing_crosses(overdracht):
    with pytest.raises(RefusedInput, match="vrijgegeven"):
        hand_over(CONCEPT, None, overdracht, SIGNER.sign, DAY)
    assert load_handed_over(overdracht) == []
    assert not (overdracht / "adviezen").exists()


def test_an_advice_is_handed_over_once(overdracht):
    hand_over(CONCEPT, Vrijgave(TODAY), overdracht, SIGNER.sign, DAY)
    with pytest.raises(RefusedInput, match="al aangeboden"):
        hand_over(CONCEPT, Vrijgave(TODAY), overdracht, SIGNER.sign, DAY)


def test_the_newest_comes_first(overdracht):
    older = replace(CONCEPT, id="stijging-2025-q2-oo_pesten")
    hand_over(older, Vrijgave(TODAY), overdracht, SIGNER.sign, TODAY)
    hand_over(CONCEPT, Vrijgave(TODAY), overdracht, SIGNER.sign, DAY)
    assert [found.id for found in load_handed_over(overdracht)] == [CONCEPT.id, older.id]


def test_an_altered_bundle_is_refused(overdracht):
    target = hand_over(CONCEPT, Vrijgave(TODAY), overdracht, SIGNER.sign, DAY)
    path = target / "advies.json"
    path.write_bytes(path.read_bytes().replace(b"Meer gesprekken", b"Veel gesprekken"))
    with pytest.raises(LedgerRefused):
        load_handed_over(overdracht)


@pytest.mark.parametrize("concept", [CONCEPT, NOTE], ids=["advies", "notitie"])
def test_the_register_follows_the_contract(overdracht, concept):
    hand_over(concept, Vrijgave(TODAY), overdracht, SIGNER.sign, DAY)
    register = load_handed_over(overdracht)[0].register
    contract = load_contract("adviezen")
    assert set(register) == {field.name for field in contract.fields}
    for field in contract.fields:
        value = register[field.name]
        assert value or not field.required
        if field.max_length and value:
            assert len(value) <= field.max_length
        if field.kind == "datum" and value:
            date.fromisoformat(value)
        if field.kind == "code" and field.codelist != "eenheden" and value:
            assert value in load_codelist(field.codelist).values()
    cells = {cell for fact in facts(concept) for cell in fact.cells}
    assert set(register["cellen"]) == cells


def test_a_reaction_is_asked_within_six_weeks_but_not_on_a_note(overdracht):
    hand_over(CONCEPT, Vrijgave(TODAY), overdracht, SIGNER.sign, DAY)
    assert load_handed_over(overdracht)[0].register["reactie_voor"] == "2026-03-19"
    hand_over(replace(NOTE, id="een-notitie"), Vrijgave(TODAY), overdracht, SIGNER.sign, DAY)
    registers = {found.id: found.register for found in load_handed_over(overdracht)}
    assert registers["een-notitie"]["reactie_voor"] is None
    assert registers["een-notitie"]["evaluatie_op"] is None


def test_reading_needs_no_module_of_the_kluis():
    code = (
        "import sys, pipeline.advice.handed_over;"
        "sys.exit(any(name.startswith('pipeline.vault') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
