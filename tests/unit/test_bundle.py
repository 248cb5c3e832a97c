"""A bundle is what it says it is: whole, signed, for one purpose and under one name."""

import errno
import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pipeline.errors import LedgerRefused
from pipeline.release.bundle import (
    CONTENTS,
    SIGNATURE,
    copy_bundle,
    drop_drafts,
    read_bundle,
    write_bundle,
)

KEY = Ed25519PrivateKey.generate()
PUBLIC = KEY.public_key()
FILES = {"a.txt": b"een", "b.txt": b"twee"}


@pytest.fixture
def bundle(tmp_path):
    write_bundle(tmp_path / "uit" / "p0001", FILES, KEY.sign, "publicatie")
    return tmp_path / "uit" / "p0001"


def test_what_was_written_is_read(bundle):
    assert read_bundle(bundle, PUBLIC, "publicatie") == FILES


@pytest.mark.parametrize("purpose", ["signalen", "advies", "aantekening"])
def test_one_kind_is_not_taken_for_another(bundle, purpose):
    with pytest.raises(LedgerRefused):
        read_bundle(bundle, PUBLIC, purpose)


def test_another_name_is_refused(bundle):
    other = bundle.with_name("p0002")
    shutil.copytree(bundle, other)
    with pytest.raises(LedgerRefused):
        read_bundle(other, PUBLIC, "publicatie")


def test_a_signature_over_the_bare_contents_is_refused(bundle):
    (bundle / SIGNATURE).write_bytes(KEY.sign((bundle / CONTENTS).read_bytes()))
    with pytest.raises(LedgerRefused):
        read_bundle(bundle, PUBLIC, "publicatie")


def test_a_copy_on_another_disk_is_the_same_bundle(bundle, tmp_path, monkeypatch):
    real = Path.replace

    def between_disks(source, target):
        if source.parent != Path(target).parent:
            raise OSError(errno.EXDEV, "another disk")
        return real(source, target)

    monkeypatch.setattr(Path, "replace", between_disks)
    target = tmp_path / "schijf" / "p0001"
    copy_bundle(bundle, target, PUBLIC, "publicatie")
    assert read_bundle(target, PUBLIC, "publicatie") == FILES
    assert [p.name for p in target.parent.iterdir()] == ["p0001"]


def test_a_bundle_that_is_not_whole_is_not_copied(bundle, tmp_path):
    (bundle / "a.txt").write_bytes(b"anders")
    with pytest.raises(LedgerRefused):
        copy_bundle(bundle, tmp_path / "p0001", PUBLIC, "publicatie")
    assert not (tmp_path / "p0001").exists()


def test_what_a_broken_off_write_left_is_removed_and_nothing_else(bundle):
    draft = bundle.with_name(".advies.deel")
    draft.mkdir()
    (draft / "advies.docx").write_bytes(b"een half advies")
    drop_drafts(bundle.parent.parent)
    assert not draft.exists()
    assert read_bundle(bundle, PUBLIC, "publicatie") == FILES
