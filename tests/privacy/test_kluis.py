"""The kluis: nothing readable without the key, nothing altered goes unnoticed."""

import pyarrow as pa
import pytest

from pipeline.errors import ConfigurationError, KeyRefused
from pipeline.vault.kluis import create_kluis, open_kluis
from tests.builders import KEY, put_rows

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
