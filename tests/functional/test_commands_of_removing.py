"""`intrekken` and `opschonen` as their users meet them."""

import json

from tests.command_line import TALKS, talks


def test_who_withdraws_hears_the_same_whatever_was_published(organisation, vip):
    """The count of removed rows is for a typing error; what was published is never told."""
    vip("inlezen", talks(organisation), "--bron", "vp_noord", "--map", organisation)
    asked = vip("intrekken", "t1", "--map", organisation)
    assert asked.returncode == 2, "without --ja and without a terminal nothing happens"
    done = [vip("intrekken", "t1", "--ja", "--map", organisation)]
    vip("run", "--tot", "2024-Q4", "--ja", "--map", organisation)
    for key in ("t2", "onbekend"):
        done.append(vip("intrekken", key, "--ja", "--bron", "vp_noord", "--map", organisation))
    assert [said.returncode for said in done] == [0, 0, 0]
    removed, words = zip(*(said.stdout.split("\n\n", 1) for said in done), strict=True)
    assert "1 rij is uit de kluis verwijderd." in removed[0]
    assert removed[0] == removed[1]
    assert "geen rijen" in removed[2] and "vp_noord" in removed[2]
    assert len(set(words)) == 1
    assert "liggen vast" in words[0]
    as_json = vip("intrekken", "t3", "--ja", "--json", "--map", organisation)
    assert json.loads(as_json.stdout) == {"soort": "traject", "bron": "vp_noord", "rijen": 1}


def test_cleaning_up_shows_first_and_asks(organisation, vip):
    sheet = organisation / "oud.csv"
    sheet.write_text(TALKS.format(rows="t1;2024-Q1;pesten;collega;a;ja"), encoding="utf-8")
    toml = organisation / "vip.toml"
    text = toml.read_text(encoding="utf-8") + "[bewaren]\ngesprekken = 1\n[plan]\ntotaal = 1\n"
    toml.write_text(text, encoding="utf-8")
    vip("inlezen", sheet, "--map", organisation)
    assert "nog nodig: 1 rij" in vip("opschonen", "--map", organisation).stdout
    vip("afsluiten", "2024-Q1", "--map", organisation)
    assert vip("publiceer", "--map", organisation).returncode == 0
    said = vip("opschonen", "--map", organisation)
    assert said.returncode == 2
    assert "kwartaal van 2024: 1 rij" in said.stdout
    assert "Gestopt" in said.stderr
    assert "Verwijderd: 1 rij." in vip("opschonen", "--ja", "--map", organisation).stdout
    said = json.loads(vip("opschonen", "--json", "--map", organisation).stdout)
    assert said == {"weg": [], "nog_nodig": 0, "verwijderd": False}
