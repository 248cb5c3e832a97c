"""Words of VPs to judge translation by: their codes exist, and half of them is sealed."""

import hashlib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORDS = yaml.safe_load((ROOT / "tests/data/vp_woorden.yaml").read_text(encoding="utf-8"))
NOT_GUESSED = "onbekend"


def codes_of(name):
    text = (ROOT / "data_contracts" / "codes" / f"{name}.yaml").read_text(encoding="utf-8")
    return {entry["code"] for entry in yaml.safe_load(text)["codes"]}


def test_there_are_enough():
    assert len(WORDS["categorieen"]) >= 200
    assert sum(len(words) for name, words in WORDS.items() if name != "categorieen") >= 60


@pytest.mark.parametrize("name", WORDS)
def test_the_codes_are_in_the_list(name):
    asked = {entry["code"] for entry in WORDS[name]}

    assert asked - {NOT_GUESSED} <= codes_of(name)
    assert NOT_GUESSED in asked


@pytest.mark.parametrize("name", WORDS)
def test_a_word_stands_there_once_as_text(name):
    words = [entry["woord"] for entry in WORDS[name]]

    assert all(isinstance(word, str) and word.strip() == word for word in words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("name", WORDS)
def test_the_sealed_half_is_the_one_written_down(name):
    for code in {entry["code"] for entry in WORDS[name]}:
        entries = [entry for entry in WORDS[name] if entry["code"] == code]
        entries.sort(
            key=lambda e: hashlib.sha256(f"vip-woorden-1|{e['woord']}".encode()).hexdigest()
        )
        assert [entry.get("gesloten", False) for entry in entries] == [
            number % 2 == 1 for number in range(len(entries))
        ]
