"""Down from a series: only to what was published, and said where it stops."""

from dashboards.organisatie.data import load_overdracht
from dashboards.organisatie.deeper import TITLE, ways_down
from dashboards.organisatie.series import tables
from tests.app.overdracht_builder import OverdrachtBuilder
from tests.app.page_reader import all_text, open_page


def ways(root, name, **fixed):
    release = load_overdracht(root).release
    table = next(table for table in tables(release) if table.name == name)
    return list(ways_down(release, table, fixed))


def test_the_whole_leads_to_every_published_kind_and_a_cluster_to_its_subjects(tmp_path):
    root = OverdrachtBuilder(tmp_path / "o").write()
    kinds = {way.choices["soort"] for way in ways(root, "totaal")}
    assert kinds == {"cluster", "hoofdcategorie", "eenheid"}
    subjects = [way.choices["hoofdcategorie"] for way in ways(root, "cluster", cluster="oo")]
    assert subjects and all(code.startswith("oo_") for code in subjects)
    assert ways(root, "eenheid", eenheid="zorg") == []


def test_where_nothing_finer_was_published_no_way_leads_there(tmp_path):
    root = OverdrachtBuilder(tmp_path / "o", epsilons={"totaal": 0.5, "cluster": 0.5}).write()
    assert ways(root, "cluster", cluster="oo") == []
    assert {way.choices["soort"] for way in ways(root, "totaal")} == {"cluster"}


def test_the_page_says_where_it_stops(monkeypatch, tmp_path):
    root = OverdrachtBuilder(tmp_path / "o", epsilons={"totaal": 1.0}).write()
    app = open_page(monkeypatch, root, "trends")
    assert TITLE in [block.label for block in app.expander]
    assert "Dieper gaat het niet" in all_text(app)
