"""The commands rie, or-pakket and teksten, for an organisation that has not published yet."""

import json

import pytest


@pytest.mark.parametrize("ending", ["xlsx", "pdf"])
def test_rie_makes_a_file_before_anything_was_published(vip, organisation, tmp_path, ending):
    target = tmp_path / f"rie.{ending}"
    said = vip("rie", "--uit", target, "--map", organisation)
    assert (said.returncode, said.stderr) == (0, "")
    assert target.read_bytes()
    again = vip("rie", "--uit", target, "--map", organisation)
    assert again.returncode == 2 and "bestaat al" in again.stderr


def test_or_pakket_is_refused_for_another_kind_of_file_and_an_impossible_year(
    vip, organisation, tmp_path
):
    said = vip("or-pakket", "--uit", tmp_path / "or.txt", "--map", organisation)
    assert said.returncode == 2
    assert ".docx" in said.stderr
    said = vip("or-pakket", "--jaar", "25", "--uit", tmp_path / "or.docx", "--map", organisation)
    assert said.returncode == 2
    assert "geen jaar" in said.stderr
    for command in ("rie", "or-pakket"):
        said = vip(command, "--jaar", "2099", "--uit", tmp_path / "or.docx", "--map", organisation)
        assert said.returncode == 2
        assert "Over 2099 is nog niets gepubliceerd" in said.stderr
    assert not list(tmp_path.glob("or.*"))


def test_teksten_needs_no_key(vip, organisation, tmp_path):
    listed = json.loads(vip("teksten", "--json", key="").stdout)
    assert set(listed) == {"instemming", "dpia", "gesprekspartner", "intranet"}
    said = vip("teksten", "gesprekspartner", "--map", organisation, key="")
    assert "van Testorganisatie" in said.stdout
    target = tmp_path / "dpia.docx"
    assert vip("teksten", "dpia", "--uit", target, "--map", organisation, key="").returncode == 0
    written = target.read_bytes()
    again = vip("teksten", "dpia", "--uit", target, "--map", organisation, key="")
    assert again.returncode == 2 and "dpia.docx bestaat al" in again.stderr
    assert target.read_bytes() == written
    assert vip("teksten", "brief", "--map", organisation, key="").returncode == 2
