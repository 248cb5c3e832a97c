"""Own themes: from a wave to come, written down before its answers, never changed afterwards."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.contracts.public import Wave
from pipeline.errors import ConfigurationError
from pipeline.release.kept_themes import OwnTheme, keep_themes, kept_themes
from pipeline.steps.standing import keep_codes
from pipeline.steps.themes import Themes, digest_of
from pipeline.steps.workplace import Workplace
from tests.builders import TODAY, make_door, organisation

WAVES = (Wave("2025", 900, date(2025, 6, 1)), Wave("2026", 900, date(2026, 6, 1)))
PUBLIC = organisation(500, 400, waves=WAVES)
OWN = """codes:
  - code: eigen_hondenbeleid
    label: Honden op kantoor
    geldig_vanaf_golf: "{wave}"
    woorden: [{words}]
"""


class Place(Workplace):
    """A workplace whose public facts need no files."""

    publiek = PUBLIC


@pytest.fixture(name="place")
def opened(tmp_path):
    door = make_door(tmp_path / "org", PUBLIC)
    return Place(door.workspace, door.kluis, TODAY)


def write(place, wave="2026", words="hond*"):
    text = OWN.format(wave=wave, words=words)
    (place.workspace.codes / "themas.yaml").write_text(text, "utf-8")


def again(place):
    return Place(place.workspace, place.kluis, TODAY)


def test_an_own_theme_is_written_down_once_and_counts_from_its_wave(place):
    keep_codes(place)
    assert kept_themes(place.door().open_ledger()) == ()
    write(place)
    for _ in range(2):
        keep_codes(again(place))
    [theme] = kept_themes(place.door().open_ledger())
    assert (theme.code, theme.vanaf_golf) == ("eigen_hondenbeleid", "2026")
    themes = Themes(place.workspace.codes, PUBLIC)
    before, after = themes("2025").keys, themes("2026").keys
    assert "eigen_hondenbeleid" not in {one.code for one in before.themas}
    assert after.themas[-1].label == "Honden op kantoor" and before.sha256 != after.sha256


@pytest.mark.parametrize("change", [{"words": "kat*"}, {"wave": "2025"}, None])
def test_an_own_theme_that_was_written_down_cannot_change_or_go(place, change):
    write(place)
    keep_codes(again(place))
    if change is None:
        (place.workspace.codes / "themas.yaml").unlink()
    else:
        write(place, **change)
    with pytest.raises(ConfigurationError, match="veranderd"):
        keep_codes(again(place))


def test_a_theme_cannot_be_chosen_by_what_was_written_already(place):
    ledger, theme = place.door().open_ledger(), OwnTheme("eigen_x", "2025", "0" * 64)
    with pytest.raises(ConfigurationError, match="al gesloten"):
        keep_themes(ledger, [theme], WAVES, {"2025"}, TODAY)
    with pytest.raises(ConfigurationError, match="niet in"):
        keep_themes(ledger, [replace(theme, vanaf_golf="2027")], WAVES, (), TODAY)
    coming = replace(theme, vanaf_golf="2026")
    with pytest.raises(ConfigurationError, match="al antwoorden ingelezen"):
        keep_themes(ledger, [coming], WAVES, {"2026"}, TODAY)
    assert not ledger.entries
    assert keep_themes(ledger, [theme], WAVES, (), TODAY)


GROUPED = """groepen: [{{code: dieren, label: {label}}}, {{code: leeg, label: Niets}}]
codes: [{{code: eigen_hond, label: Honden, groep: dieren, geldig_vanaf_golf: "2026"}}]
"""


def write_group(place, label):
    text = GROUPED.format(label=label)
    (place.workspace.codes / "themas.yaml").write_text(text, "utf-8")
    return again(place)


def test_the_name_of_an_own_group_cannot_change_either(place):
    keep_codes(write_group(place, "Dieren"))
    keep_codes(write_group(place, "Dieren"))
    assert [one.groep for one in kept_themes(place.door().open_ledger())] == ["Dieren"]
    with pytest.raises(ConfigurationError, match="naam van zijn groep"):
        keep_codes(write_group(place, "Jan de Vries"))
    themes = write_group(place, "Dieren").themes
    groups = {wave.golf: {one.code for one in themes(wave.golf).keys.groepen} for wave in WAVES}
    assert groups["2026"] - groups["2025"] == {"dieren"} and "leeg" not in groups["2026"]


def test_a_theme_of_before_groups_were_written_down_has_its_group_written_now(place):
    here = write_group(place, "Dieren")
    [theme] = here.themes.own
    old = replace(theme, groep=None)
    values = {name: value for name, value in vars(old).items() if name != "groep"}
    ledger = here.door().write_ledger()
    ledger.note("eigen_themas", {"eigen_themas": [values]})
    assert kept_themes(ledger) == (old,)
    assert keep_themes(ledger, [theme], WAVES, {"2025"}, TODAY)
    assert kept_themes(ledger) == (theme,)
    assert not keep_themes(ledger, [theme], WAVES, {"2025"}, TODAY)


def test_what_was_checked_is_what_finds(place):
    write(place)
    themes = place.themes
    before = themes("2026").keys
    write(place, words="kat*")
    assert themes("2026", progress=lambda *_: None).keys == before == themes("2026").keys


def test_the_digest_of_a_theme_is_of_what_is_filled_in(place):
    write(place)
    [theme] = [t for t in Themes(place.workspace.codes, PUBLIC).taxonomy.themes if t.from_wave]
    assert digest_of(theme) == digest_of(replace(theme, description=""))
    assert digest_of(theme) != digest_of(replace(theme, label="Katten"))
