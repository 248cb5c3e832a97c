"""A parcel is what the vertrouwenspersoon made, or it is refused; what was there stays."""

import io
import json
import struct
import warnings
import zipfile
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dashboards.organisatie.data import fingerprint, load_overdracht
from pipeline.crossing import control_number, open_parcel
from pipeline.crossing.contents import LIST, LIST_SIGNATURE, list_files, sign_list
from pipeline.crossing.control import is_same_number
from pipeline.crossing.names import FOLDERS, is_allowed
from pipeline.crossing.parcel import LARGEST, pack
from pipeline.crossing.received import PARCELS, STANDING, parcel_folder, read_standing
from pipeline.crossing.receiving import look, take_in
from pipeline.errors import ConfigurationError, LedgerRefused, RefusedInput, UserError
from pipeline.release.bundle import PUBLIC_KEY, Purpose
from tests.killer import KilledError, Killer
from tests.parcels import parcel, repacked, sent, unpacked

TODAY = date(2026, 2, 10)


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    return sent(tmp_path_factory.mktemp("zender"))


@pytest.fixture(scope="module")
def theirs(tmp_path_factory):
    return sent(tmp_path_factory.mktemp("ander"))


@pytest.fixture
def opened(tmp_path):
    def of(data):
        path = tmp_path / "bundel.zip"
        path.write_bytes(data)
        return open_parcel(path)

    return of


@pytest.fixture
def place(tmp_path):
    return tmp_path / "dashboard"


def receive(opened, place, data):
    taken = opened(data)
    order = look(taken, place)
    take_in(taken, place, TODAY)
    return order


def shown(place):
    return load_overdracht(place)


def resigned(key, files):
    """A parcel of these files that is signed anew: what somebody with a key of his own makes."""
    bare = {n: d for n, d in files.items() if n not in (LIST, LIST_SIGNATURE)}
    contents = list_files("Organisatie", "2026-02-01", bare)
    return pack({**bare, **sign_list(contents, key.sign)})


def test_the_same_contents_are_the_same_file(ours):
    assert parcel(ours.overdracht, ours.key) == ours.later


def test_what_was_sent_is_shown(ours, opened, place):
    assert receive(opened, place, ours.earlier) is None
    assert shown(place).laatste is None
    assert receive(opened, place, ours.later) == "nieuwer"
    assert shown(place).laatste is not None
    direct = load_overdracht(ours.overdracht).release
    assert shown(place).release.tellingen.equals(direct.tellingen)


def test_a_dashboard_that_runs_sees_that_something_new_came(ours, opened, place):
    receive(opened, place, ours.earlier)
    before = fingerprint(place)
    receive(opened, place, ours.later)
    assert fingerprint(place) != before


def test_the_same_again_changes_nothing(ours, opened, place):
    receive(opened, place, ours.later)
    before = fingerprint(place)
    assert receive(opened, place, ours.later) == "zelfde"
    assert fingerprint(place) == before


def test_older_is_refused_and_what_was_there_stays(ours, opened, place):
    receive(opened, place, ours.later)
    with pytest.raises(LedgerRefused, match="ouder"):
        receive(opened, place, ours.earlier)
    assert shown(place).laatste is not None


def test_another_organisation_is_refused(ours, theirs, opened, place):
    receive(opened, place, ours.earlier)
    with pytest.raises(LedgerRefused, match="niet ondertekend met de sleutel"):
        receive(opened, place, theirs.later)
    assert shown(place).laatste is None


def test_a_stranger_who_signs_our_files_is_refused(ours, opened, place):
    receive(opened, place, ours.earlier)
    thief = Ed25519PrivateKey.generate()
    files = unpacked(ours.later) | {PUBLIC_KEY: thief.public_key().public_bytes_raw()}
    with pytest.raises(LedgerRefused, match="niet ondertekend met de sleutel"):
        receive(opened, place, resigned(thief, files))
    with pytest.raises(LedgerRefused, match="handtekening"):
        opened(resigned(thief, unpacked(ours.later)))


def test_another_line_of_the_same_organisation_is_refused(ours, opened, place):
    """An old copy put back in the VP zone, from which was published again."""
    receive(opened, place, ours.later)
    files = unpacked(ours.later)
    fewer = {n: d for n, d in files.items() if not n.startswith("signalen/")}
    fewer |= {n.replace("s0001", "s0009"): d for n, d in files.items() if "signalen/" in n}
    with pytest.raises(LedgerRefused, match="ontbreekt iets dat hier al staat"):
        receive(opened, place, resigned(ours.key, fewer))


def test_bundles_inside_are_verified_too(ours, opened, place):
    """A list that is signed well over a bundle that is not: nothing is put in place."""
    files = unpacked(ours.later)
    name = next(n for n in files if n.endswith("tellingen.parquet"))
    with pytest.raises(LedgerRefused):
        receive(opened, place, resigned(ours.key, files | {name: b"anders"}))
    assert read_standing(place) is None
    assert not list((place / PARCELS).iterdir())


@pytest.mark.parametrize(
    "change",
    [
        {LIST_SIGNATURE: None},
        {LIST: None},
        {PUBLIC_KEY: None},
        {LIST_SIGNATURE: b"x" * 64},
        {LIST: b"{}"},
        {PUBLIC_KEY: b"x" * 32},
        {"publicaties__p0001__tellingen.parquet": b"anders"},
        {"publicaties__p0001__tellingen.parquet": None},
        {"publicaties__p0001__erbij.txt": b"erbij"},
    ],
    ids=str,
)
def test_unsigned_altered_or_cut_is_refused(ours, opened, change):
    with pytest.raises(LedgerRefused):
        opened(repacked(ours.later, **change))


@pytest.mark.parametrize("kept", [0, 10, 22, 1000, -1])
def test_a_file_that_was_cut_off_is_refused(ours, opened, kept):
    with pytest.raises(RefusedInput, match="niet heel overgekomen"):
        opened(ours.later[:kept])


def test_no_flipped_byte_gets_through(ours, opened):
    """Wherever one byte changes: it is refused in words, or it changed nothing that is read."""
    whole = unpacked(ours.later)
    for at in range(0, len(ours.later), max(1, len(ours.later) // 300)):
        data = bytearray(ours.later)
        data[at] ^= 0x41
        try:
            assert dict(opened(bytes(data)).files) == whole
        except UserError:
            continue


ODD_NAMES = (
    "../vip.toml",
    "publicaties/../../vip.toml",
    "/etc/passwd",
    "C:/vip.toml",
    "publicaties\\p0001\\x.json",
    "publicaties/p0001/con.json",
    "publicaties/COM1/x.json",
    "publicaties/p0001/x.",
    "publicaties/p0001/.x",
    "publicaties/p0001/x:y",
    "publicaties/p0001/x y",
    "publicaties/p0001/sub/x",
    "publicaties/p0001/",
    "vp/kluis/manifest.vip",
    "vip.toml",
    "publicaties/p0001/" + "x" * 100,
    "publicaties/p0001/x\x00y",
    "publicaties/p0001/é",
)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_refused_signed_or_not(ours, opened, name):
    assert not is_allowed(name)
    files = unpacked(ours.later) | {name: b"x"}
    with pytest.raises(UserError):
        opened(resigned(ours.key, files))


def test_names_that_differ_in_capitals_are_refused(ours, opened):
    files = unpacked(ours.later)
    name = next(n for n in files if n.endswith("tellingen.parquet"))
    with pytest.raises(LedgerRefused, match="namen"):
        opened(resigned(ours.key, files | {name.replace("tellingen", "Tellingen"): b"x"}))


def archive(files, odd=None, method=zipfile.ZIP_STORED, comment=b"", mode=0o100600):
    """Our files as our writer puts them in, with one thing other: (name, bytes) twice, or `mode`
    of the one named `odd`."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as made:
        warnings.simplefilter("ignore")  # of a name that is there twice
        made.comment = comment
        for name, data in files:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (mode if name == odd else 0o100600) << 16
            made.writestr(entry, data, method if name == odd else zipfile.ZIP_STORED)
    return buffer.getvalue()


def test_other_archives_are_refused(ours, opened):
    files = list(unpacked(ours.later).items())
    assert opened(archive(files)).files
    for data in (
        archive(files, LIST, method=zipfile.ZIP_DEFLATED),
        archive(files, LIST, mode=0o120777),
        archive(files, LIST, mode=0o040755),
        archive(files, comment=b"hallo"),
        archive([*files, files[0]]),
        ours.later + b"x" * 30,
        b"MZ" + b"x" * 100,
    ):
        with pytest.raises(UserError):
            opened(data)


def test_an_archive_that_claims_too_much_is_refused(ours, opened):
    """Too many entries, and one file that stands for many: before memory is spent on them."""
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 60_000, 60_000, 46 * 60_000, 0, 0)
    with pytest.raises(LedgerRefused, match="te veel"):
        opened(b"x" * 100 + end)
    data = bytearray(ours.later)
    at = data.rindex(b"PK\x01\x02")
    data[at + 20 : at + 28] = struct.pack("<2L", 2**31, 2**31)
    with pytest.raises(UserError):
        opened(bytes(data))


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "groot.zip"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(RefusedInput, match="te groot"):
        open_parcel(path)
    with pytest.raises(RefusedInput, match="is er niet"):
        open_parcel(tmp_path / "weg.zip")
    with pytest.raises(RefusedInput, match="is er niet"):
        open_parcel(tmp_path)


def test_a_parcel_of_a_newer_version_is_refused_in_words(ours, opened):
    files = unpacked(ours.later)
    content = json.loads(files[LIST]) | {"versie": 2}
    data = json.dumps(content).encode()
    signature = ours.key.sign(b"vip-signaal/1/overdracht/overdracht.json\n" + data)
    with pytest.raises(LedgerRefused, match="andere versie"):
        opened(pack(files | {LIST: data, LIST_SIGNATURE: signature}))


def test_a_signature_for_another_purpose_is_refused(ours, opened):
    files = unpacked(ours.later)
    signature = ours.key.sign(b"vip-signaal/1/advies/overdracht.json\n" + files[LIST])
    with pytest.raises(LedgerRefused, match="handtekening"):
        opened(pack(files | {LIST_SIGNATURE: signature}))


def test_killed_at_any_moment_the_old_or_the_new_is_there(ours, opened, place, tmp_path):
    """A power cut before or after any write or rename; after it, taking in again succeeds."""
    old, new = opened(ours.earlier), opened(ours.later)
    with pytest.MonkeyPatch.context() as patch:
        take_in(old, tmp_path / "eerst", TODAY)
        killer = Killer(patch, at=-1)
        take_in(new, tmp_path / "eerst", TODAY)
        steps = killer.steps
    for at in (1, 4, *range(steps - 8, steps + 1)):
        here = place / str(at)
        take_in(old, here, TODAY)
        with pytest.MonkeyPatch.context() as patch, pytest.raises(KilledError):
            Killer(patch, at)
            take_in(new, here, TODAY)
        standing = read_standing(here)
        assert standing and (parcel_folder(here, standing) / PUBLIC_KEY).is_file()
        shown(here)
        take_in(new, here, TODAY)
        assert shown(here).laatste is not None


def test_the_first_one_trusts_nothing_until_it_is_in_place(ours, opened, place):
    with pytest.MonkeyPatch.context() as patch, pytest.raises(KilledError):
        Killer(patch, 20)
        take_in(opened(ours.later), place, TODAY)
    assert read_standing(place) is None
    assert receive(opened, place, ours.later) is None


def test_a_full_disk_leaves_what_was_there(ours, opened, place, monkeypatch):
    receive(opened, place, ours.earlier)

    def full(path, data):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(RefusedInput, match="weggeschreven"):
        patch.setattr("pipeline.crossing.receiving.write_synced", full)
        take_in(opened(ours.later), place, TODAY)
    assert shown(place).laatste is None
    assert len(list((place / PARCELS).iterdir())) == 1


def test_a_file_that_is_just_being_read_is_tried_again(ours, opened, place, monkeypatch):
    """As on Windows, where a file that is open cannot be replaced."""
    receive(opened, place, ours.earlier)
    real, refusals = Path.replace, [1, 2]

    def busy(source, target):
        if Path(target).name == STANDING and refusals:
            refusals.pop()
            raise PermissionError(13, "The process cannot access the file")
        return real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", busy)
        receive(opened, place, ours.later)
    assert not refusals and shown(place).laatste is not None


def test_at_most_two_are_kept(ours, opened, place):
    for data in (ours.earlier, ours.later):
        receive(opened, place, data)
    assert len(list((place / PARCELS).iterdir())) == 2


def held(place):
    return parcel_folder(place, read_standing(place))


def test_what_was_altered_here_is_not_shown_and_the_same_parcel_mends_it(ours, opened, place):
    receive(opened, place, ours.later)
    (held(place) / "signalen" / "s0001" / "inhoud.json").unlink()
    with pytest.raises(LedgerRefused, match="beschadigd of veranderd"):
        shown(place)
    assert receive(opened, place, ours.later) == "zelfde"
    assert shown(place).laatste is not None


def test_a_whole_publication_taken_away_here_is_noticed(ours, opened, place):
    """Each bundle is signed; that none was taken off the end, only the list can tell."""
    receive(opened, place, ours.later)
    (held(place) / "signalen" / "s0001").rename(place / "weg")
    with pytest.raises(LedgerRefused):
        shown(place)


def test_a_damaged_standing_is_refused_and_trusts_nobody(ours, theirs, opened, place):
    receive(opened, place, ours.later)
    for text in ("{", '{"bundel": "../../elders"}', "[]"):
        (place / STANDING).write_text(text)
        with pytest.raises(ConfigurationError):
            shown(place)
        with pytest.raises(ConfigurationError):
            look(opened(theirs.later), place)


def test_a_folder_with_something_else_is_refused(ours, opened, place):
    place.mkdir()
    (place / "vip.toml").write_text("")
    with pytest.raises(RefusedInput, match="al iets anders"):
        receive(opened, place, ours.later)


def test_every_kind_of_bundle_crosses():
    """A new folder of `overdracht/` is forgotten by nobody."""
    assert {*FOLDERS.values(), "overdracht"} == {*get_args(Purpose)}


def test_the_control_number_can_be_read_out(ours, theirs):
    ours_key, their_key = (one.key.public_key().public_bytes_raw() for one in (ours, theirs))
    number = control_number(ours_key)
    assert len(number.replace(" ", "")) == 30 and len(number.split()) == 6
    assert is_same_number(number.replace(" ", "-"), ours_key)
    assert not is_same_number(number, their_key)
    assert not is_same_number("", ours_key)
