"""Rows that were set aside are never written where the organisation may look."""

import pytest

from pipeline.errors import RefusedInput
from pipeline.steps.set_aside import export_aside
from tests.sheets import Sheets

HEAD = "Dossier;Kwartaal;Onderwerp;Gedrag van;Afdeling;Akkoord"
WRONG = "t2;2024-Q1;geheim1;collega;Noord;ja"


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    root = tmp_path_factory.mktemp("plek") / "org"
    sheets = Sheets(root, tables="hoofdcategorie = 1\neenheid = 1")
    sheets.send(HEAD, WRONG)
    other = root.parent / "ander"
    for folder in ("codes", "overdracht/signalen", "vp"):
        (other / folder).mkdir(parents=True)
    (other / "vip.toml").touch()
    (root.parent / "kopie" / "Overdracht").mkdir(parents=True)
    return sheets


@pytest.mark.parametrize(
    "place",
    [
        "org",
        "org/codes",
        "org/overdracht",
        "org/vp/../codes",
        "ander",
        "ander/codes",
        "ander/overdracht/signalen",
        "kopie/Overdracht",
    ],
)
def test_a_public_place_is_refused(sheets, place):
    path = sheets.root.parent / place / "a.xlsx"
    with pytest.raises(RefusedInput, match="overdracht"):
        export_aside(sheets.place(), path, None, None)
    assert not path.exists()


@pytest.mark.parametrize("place", [".", "kopie", "org/vp", "ander/vp"])
def test_a_place_of_the_vp_is_fine(sheets, place):
    path = sheets.root.parent / place / "a.xlsx"
    assert export_aside(sheets.place(), path, None, None) == 1
    assert path.exists()
