"""The kluis: nothing readable without the key, nothing altered goes unnoticed."""

import base64
import contextlib
import json
import shutil
import unicodedata
from dataclasses import replace

import pyarrow as pa
import pytest

from pipeline.errors import ConfigurationError, KeyRefused
from pipeline.vault import header, keys
from pipeline.vault.kluis import Kluis, create_kluis, open_kluis
from tests.builders import KEY, put_rows
from tests.killer import KilledError, Killer

SECRETS = ("oo_seksuele_intimidatie", "geheime_sleutel_a1b2", "2024-Q3", "afdeling_zeven")


@pytest.fixture
def kluis(tmp_path):
    kluis = create_kluis(tmp_path / "kluis", KEY)
    put_rows(
        kluis,
        [
            {
                "hoofdcategorie": SECRETS[0],
                "traject_sleutel": SECRETS[1],
                "periode": SECRETS[2],
                "eenheid": SECRETS[3],
            }
        ]
        * 50,
    )
    return kluis


def test_a_new_kluis_asks_what_rfc_9106_recommends(tmp_path, monkeypatch):
    """The second recommended option; the other tests choose lighter ones for themselves."""
    monkeypatch.setattr(header, "new_stretching", keys.new_stretching)
    create_kluis(tmp_path / "kluis", KEY)
    chosen = json.loads((tmp_path / "kluis" / "kluis.json").read_text())
    asked = {name: chosen[name] for name in ("passes", "memory_kib", "lanes")}
    assert asked == {"passes": 3, "memory_kib": 64 * 1024, "lanes": 4}
    assert len(base64.b64decode(chosen["salt"])) == 16
    open_kluis(tmp_path / "kluis", KEY)


def test_rows_come_back_as_they_went_in(kluis, tmp_path):
    ((delivery, table),) = open_kluis(tmp_path / "kluis", KEY).deliveries("gesprekken")
    assert delivery.rijen == table.num_rows == 50
    assert set(table["traject_sleutel"].to_pylist()) == {SECRETS[1]}


def test_nothing_is_readable_on_disk(kluis, tmp_path):
    content = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    for secret in (*SECRETS, KEY, "gesprekken", "traject_sleutel"):
        assert secret.encode() not in content


def test_a_wrong_key_is_a_clear_error(kluis, tmp_path):
    with pytest.raises(KeyRefused, match="past niet op de kluis"):
        open_kluis(tmp_path / "kluis", KEY + "!")


def test_no_kluis_is_a_clear_error(tmp_path):
    with pytest.raises(ConfigurationError, match="geen"):
        open_kluis(tmp_path, KEY)


def test_a_short_key_is_refused(tmp_path):
    with pytest.raises(KeyRefused, match="te kort"):
        create_kluis(tmp_path / "kort", "kort")


def test_a_kluis_is_never_overwritten(kluis, tmp_path):
    with pytest.raises(KeyRefused, match="al een kluis"):
        create_kluis(tmp_path / "kluis", KEY)


@pytest.mark.parametrize("name", ["manifest.vip", "leveringen/l0001.parquet"])
def test_altered_bytes_are_refused(kluis, tmp_path, name):
    path = tmp_path / "kluis" / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(KeyRefused):
        open_kluis(tmp_path / "kluis", KEY).deliveries("gesprekken")


def test_one_table_cannot_take_the_place_of_another(kluis, tmp_path):
    put_rows(kluis, [{"traject_sleutel": "anders"}])
    folder = tmp_path / "kluis" / "leveringen"
    (folder / "l0001.parquet").write_bytes((folder / "l0002.parquet").read_bytes())
    with pytest.raises(KeyRefused):
        kluis.deliveries("gesprekken")


def test_a_fingerprint_is_remembered(kluis):
    assert kluis.has_fingerprint(bytes(32))
    assert not kluis.has_fingerprint(b"\x01" * 32)


def test_a_table_of_its_own_kind_is_not_mixed_up(kluis):
    nothing = pa.table({"rij": pa.array([], pa.int64())})
    kluis.add_delivery("enquete", "hr", b"\x02" * 32, nothing, nothing)
    assert len(kluis.deliveries("gesprekken")) == 1
    assert len(kluis.deliveries("enquete")) == 1


def header_of(tmp_path):
    return tmp_path / "kluis" / "kluis.json"


BROKEN_HEADERS = {
    "not an object": "[1]",
    "nothing": {},
    "salt": {"salt": "%%"},
    "short salt": {"salt": "YQ=="},
    "salt a number": {"salt": 5},
    "passes text": {"passes": "3"},
    "lanes none": {"lanes": 0},
    "lanes many": {"lanes": 2**31},
    "little memory": {"memory_kib": 1},
    "too little for the lanes": {"memory_kib": 8, "lanes": 4},
    "all memory": {"memory_kib": 2**32 - 1},
    "all day": {"passes": 2**31},
    "another version": {"versie": 2},
    "check": {"controle": "%%"},
    "check none": {"controle": None},
}


@pytest.mark.parametrize("change", BROKEN_HEADERS.values(), ids=BROKEN_HEADERS.keys())
def test_a_damaged_header_is_refused_and_never_a_bug(kluis, tmp_path, change):
    path = header_of(tmp_path)
    content = change or "{}"
    if isinstance(change, dict) and change:
        content = json.dumps(json.loads(path.read_text()) | change)
    path.write_text(content)
    with pytest.raises(KeyRefused, match="beschadigd"):
        open_kluis(tmp_path / "kluis", KEY)


def test_the_passphrase_is_the_same_on_every_keyboard(tmp_path):
    sentence = "één zin die niemand raadt"
    create_kluis(tmp_path / "kluis", unicodedata.normalize("NFC", sentence))
    assert open_kluis(tmp_path / "kluis", unicodedata.normalize("NFD", sentence)).manifest


def test_a_passphrase_of_odd_bytes_is_a_wrong_key_and_no_bug(kluis, tmp_path):
    with pytest.raises(KeyRefused, match="past niet"):
        open_kluis(tmp_path / "kluis", "geen tekst: \udcff en \ud800")


def test_an_older_manifest_that_was_put_back_is_noticed(kluis, tmp_path):
    path = tmp_path / "kluis" / "manifest.vip"
    old = path.read_bytes()
    put_rows(kluis, [{"traject_sleutel": "t1", "mag_meetellen": "nee"}])
    path.write_bytes(old)
    for step in (
        lambda: kluis.deliveries("gesprekken"),
        lambda: put_rows(kluis, [{"traject_sleutel": "t2"}]),
    ):
        with pytest.raises(KeyRefused, match="inhoudsopgave"):
            step()


def test_an_older_version_of_a_delivery_is_noticed(kluis, tmp_path):
    """The name fits and the key fits; the hash in the manifest does not."""
    folder = tmp_path / "kluis"
    put_rows(kluis, [{"traject_sleutel": "eerder"}])
    old = (folder / "leveringen" / "l0002.parquet").read_bytes()
    before = (folder / "manifest.vip").read_bytes()
    for part in ("leveringen", "quarantaine"):
        (folder / part / "l0002.parquet").unlink()
    write_older_manifest(kluis)
    put_rows(kluis, [{"traject_sleutel": "later"}])
    (folder / "leveringen" / "l0002.parquet").write_bytes(old)
    with pytest.raises(KeyRefused, match="beschadigd"):
        kluis.deliveries("gesprekken")
    assert before != (folder / "manifest.vip").read_bytes()


def write_older_manifest(kluis):
    kluis.update(lambda old: replace(old, leveringen=old.leveringen[:1]))


def test_what_a_file_manager_leaves_is_no_delivery(kluis, tmp_path):
    folder = tmp_path / "kluis" / "leveringen"
    for name in (".DS_Store", "._l0001.parquet", "l0001 (kopie).parquet", ".l0002.parquet.deel"):
        (folder / name).write_bytes(b"x")
    assert len(kluis.deliveries("gesprekken")) == 1


def changed_manifest(kluis, change):
    """Put a manifest in place in which `change` altered the plain values."""
    path = kluis.table_path("x").parent / "manifest.vip"
    values = json.loads(kluis._sealed.open("manifest.vip", path.read_bytes()))
    change(values)
    path.write_bytes(kluis._sealed.seal("manifest.vip", json.dumps(values).encode()))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda values: values.update(nieuw=1), "nieuwere versie"),
        (lambda values: values["leveringen"][0]["ontvangst"].update(nieuw=1), "nieuwere versie"),
        (lambda values: values.pop("opschoningen"), "oudere versie"),
        (lambda values: values["leveringen"][0].pop("ontvangst"), "oudere versie"),
    ],
)
def test_a_manifest_of_another_version_is_refused_with_a_next_step(kluis, change, said):
    changed_manifest(kluis, change)
    with pytest.raises(ConfigurationError, match=said) as caught:
        _ = kluis.manifest
    assert "versie waarmee u het laatst" in str(caught.value)


def test_a_kluis_in_which_nothing_was_let_go_keeps_the_hash_that_the_ledger_knows(kluis):
    (delivery,) = kluis.manifest.leveringen
    assert b"losgelaten" not in kluis.manifest.to_bytes()
    went = replace(delivery, ontvangst=replace(delivery.ontvangst, losgelaten=1))
    other = replace(kluis.manifest, leveringen=(went,))
    assert type(other).from_bytes(other.to_bytes()) == other
    assert other.content_hash() != kluis.manifest.content_hash()


def copy_of(kluis, folder):
    shutil.copytree(kluis._folder, folder)
    return Kluis(folder, kluis._root_key)


def test_killed_at_every_durable_step_of_a_delivery_it_heals(tmp_path, monkeypatch):
    """Before it counts nothing was stored; after it, it is there; sending again sets it right."""
    first = create_kluis(tmp_path / "eerst", KEY)
    put_rows(first, [{"traject_sleutel": "eerst"}])
    with monkeypatch.context() as patch:
        killer = Killer(patch, at=-1)
        put_rows(copy_of(first, tmp_path / "tel"), [{"traject_sleutel": "t"}])
        steps = killer.steps
    assert steps > 10
    for at in range(1, steps + 1):
        kluis = copy_of(first, tmp_path / str(at))
        with monkeypatch.context() as patch:
            Killer(patch, at)
            with contextlib.suppress(KilledError):
                put_rows(kluis, [{"traject_sleutel": "afgebroken"}])
        assert len(kluis.deliveries("gesprekken")) in (1, 2), at
        put_rows(kluis, [{"traject_sleutel": "later"}])
        stored = [t["traject_sleutel"].to_pylist() for _, t in kluis.deliveries("gesprekken")]
        assert stored in ([["eerst"], ["later"]], [["eerst"], ["afgebroken"], ["later"]]), at
        assert kluis.manifest.resten == ()
