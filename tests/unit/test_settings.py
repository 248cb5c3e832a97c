"""vip.toml: a profile is a name for both epsilons, and never hides another one."""

import pytest

from pipeline.errors import ConfigurationError
from pipeline.release.promise import Budget
from pipeline.settings import PROFILES, Privacy, load_settings
from pipeline.workspace import create_workspace


def privacy_of(tmp_path, text):
    path = tmp_path / "vip.toml"
    path.write_text(f'[kalender]\nvanaf = "2024-Q1"\n[privacy]\n{text}\n')
    return load_settings(path).privacy


@pytest.mark.parametrize(("profiel", "epsilon"), [("standaard", 1), ("streng", 0.25), ("ruim", 2)])
def test_a_profile_sets_both_epsilons(tmp_path, profiel, epsilon):
    privacy = privacy_of(tmp_path, f'profiel = "{profiel}"')
    assert (privacy.epsilon, privacy.epsilon_enquete) == (epsilon, epsilon)
    assert Budget.of(privacy).gesprekken == int(epsilon * 1e6)
    assert Privacy().with_profile(profiel) == privacy


def test_without_anything_it_is_standaard(tmp_path):
    assert privacy_of(tmp_path, "") == Privacy() == Privacy(profiel="standaard")
    assert create_workspace(tmp_path / "org", "2024-Q1", "Org").settings.privacy == Privacy()


def test_an_epsilon_of_ones_own_has_no_profile(tmp_path):
    privacy = privacy_of(tmp_path, "epsilon = 0.5")
    assert (privacy.profiel, privacy.epsilon, privacy.epsilon_enquete) == (None, 0.5, 1.0)


@pytest.mark.parametrize("name", ["epsilon", "epsilon_enquete"])
def test_a_profile_beside_an_epsilon_is_refused(tmp_path, name):
    with pytest.raises(ConfigurationError, match="een profiel en een eigen epsilon"):
        privacy_of(tmp_path, f'profiel = "streng"\n{name} = 1.0')


@pytest.mark.parametrize("wrong", ['"los"', "3", "[]"])
def test_an_unknown_profile_is_named(tmp_path, wrong):
    with pytest.raises(ConfigurationError, match=r"privacy\.profiel"):
        privacy_of(tmp_path, f"profiel = {wrong}")


def test_the_profiles_are_those_of_the_promise():
    assert PROFILES == {"standaard": 1.0, "streng": 0.25, "ruim": 2.0}
