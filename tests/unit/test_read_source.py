"""Files that cannot be opened, or are another format, each get their own sentence."""

from pathlib import Path

import pytest

from pipeline.errors import RefusedInput
from pipeline.ingest.read_file import open_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path: Path) -> str:
    with pytest.raises(RefusedInput) as caught:
        open_file(path)
    assert caught.value.__cause__ is None
    assert caught.value.next_step
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is leeg"),
        (b" \r\n\t\n", "is leeg"),
        (b"\xef\xbb\xbf\r\n", "geen kolomkoppen"),
        (b"%PDF-1.7\n%", "een PDF"),
        (b"$FL2@(#) SPSS", "beschadigd"),
        (b"PAR1....PAR1", "beschadigd"),
        (b"PK\x03\x04 en verder niets", "beschadigd"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (OLE + bytes(600) + "Workbook".encode("utf-16-le"), "beschadigd"),
        (OLE + bytes(600) + "WordDocument".encode("utf-16-le"), "geen Excel-bestand"),
        (b"\x01\x02\x03\x04", "geen leesbare tekst"),
    ],
)
def test_what_it_is_not(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "bestand.xlsx"
    path.write_bytes(content)
    assert words in refusal(path)


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    assert "bestaat niet" in refusal(tmp_path / "weg.csv")
    assert "bestaat niet" in refusal(tmp_path / "weg\0.csv")


def test_a_folder(tmp_path: Path) -> None:
    assert "is een map" in refusal(tmp_path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dicht.csv"
    path.write_text("a;b")

    def locked(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    assert "kan niet worden geopend" in refusal(path)


def test_a_name_with_strange_characters_is_shown_safely(tmp_path: Path) -> None:
    assert "\x1b" not in refusal(tmp_path / "\x1b[31mrood.csv")
