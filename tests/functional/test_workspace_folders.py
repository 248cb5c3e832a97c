"""A file in the place of a folder: told at once, before anything is spent, by name, in Dutch."""

import pytest

from dashboards.organisatie.data import load_overdracht
from pipeline.errors import ConfigurationError
from pipeline.release.bundle import list_bundles
from tests.command_line import talks

PLACES = (
    "codes",
    "vp/dossiers",
    "vp/jaarrapporten",
    "vp/grootboek",
    "overdracht",
    "overdracht/publicaties",
    "overdracht/signalen",
    "overdracht/adviezen",
    "overdracht/terzijde",
    "overdracht/opvolging",
    "overdracht/aantekeningen",
)


@pytest.mark.parametrize("place", PLACES)
def test_a_file_in_the_place_of_a_folder_is_refused_by_every_command(organisation, vip, place):
    path = organisation / place
    if path.exists():
        path.rename(organisation / "elders")
    path.write_text("per ongeluk hier bewaard", encoding="utf-8")
    for words in (("plan",), ("run", "--tot", "2024-Q4", "--ja"), ("adviseer",), ("budget",)):
        refused = vip(*words, "--map", organisation)
        assert refused.returncode == 4
        assert f"{path.parent.name}/{path.name} is een bestand" in refused.stderr
        assert "Verplaats dat bestand" in refused.stderr
    assert path.is_file()


def test_nothing_is_published_before_it_is_told(organisation, vip):
    vip("inlezen", talks(organisation), "--map", organisation)
    (organisation / "overdracht" / "signalen").touch()
    assert vip("run", "--tot", "2024-Q4", "--ja", "--map", organisation).returncode == 4
    assert not (organisation / "overdracht" / "publicaties").exists()


def test_the_dashboard_tells_it_too(tmp_path):
    (tmp_path / "publicaties").touch()
    with pytest.raises(ConfigurationError, match="publicaties is een bestand"):
        load_overdracht(tmp_path)
    assert list_bundles(tmp_path / "terzijde") == ()


@pytest.mark.parametrize("place", ["org", "org/codes", "org/vp", "."])
def test_a_new_organisation_is_not_made_over_a_file(tmp_path, vip, place):
    path = tmp_path / "map" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    if place == ".":
        path = path.parent
        path.rmdir()
    path.touch()
    refused = vip("nieuw", tmp_path / "map" / "org", "--vanaf", "2023-Q1")
    assert (refused.returncode, "is een bestand" in refused.stderr) == (4, True)
    assert path.is_file()
