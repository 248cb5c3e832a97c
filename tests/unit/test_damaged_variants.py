"""The damaged files are many, differ by name, and are the same ones every time."""

from pathlib import Path

import pytest

from tests.simulators.damaged_files import FAMILIES, VARIANTS


def test_there_are_more_than_two_hundred_with_a_name_each() -> None:
    assert len(VARIANTS) > 200
    assert len({variant.name for variant in VARIANTS}) == len(VARIANTS)


def test_a_good_part_has_to_be_read_and_a_good_part_to_be_refused() -> None:
    for mag in ("leesbaar", "geweigerd", "een_van_beide"):
        assert sum(variant.mag == mag for variant in VARIANTS) >= 50


@pytest.mark.parametrize("family", FAMILIES)
def test_the_same_bytes_every_time(family: str, tmp_path: Path) -> None:
    for number, variant in enumerate(FAMILIES[family][::17]):
        written = []
        for folder in (tmp_path / f"{number}a", tmp_path / f"{number}b"):
            folder.mkdir()
            path = variant.write(folder)
            written.append(path.read_bytes() if path.is_file() else b"")
        assert written[0] == written[1], variant.name
