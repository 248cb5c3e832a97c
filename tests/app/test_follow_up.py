"""What became of an advice, on the pages: status, owner, term and each step, by code alone."""

from datetime import date

import pytest

from pipeline.advice.documents.document import Document, Paragraph, words
from pipeline.advice.follow_up import Stap, add_follow_up
from pipeline.advice.handed_over import load_handed_over
from pipeline.advice.yearly.form import Formulier
from pipeline.advice.yearly.handed_over import hand_over_report
from pipeline.advice.yearly.kept import Kept
from tests.app.overdracht_builder import OverdrachtBuilder
from tests.app.page_reader import all_text, open_page

DAY = date(2026, 2, 3)


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    root = tmp_path_factory.mktemp("opvolging") / "overdracht"
    builder = OverdrachtBuilder(root, first="2021-Q1", rise=3.0)
    builder.detect_and_advise()
    newest = load_handed_over(root)[-1].id
    taken = Stap("deels", date(2026, 3, 2), "hr", date(2026, 9, 1))
    for step in (taken, Stap("in_uitvoering", date(2026, 4, 1))):
        add_follow_up(root, newest, step, builder.key.sign)
    document = Document(
        "Jaarrapport 2025", "Jaarrapport voor alle medewerkers", "de VP", "Org", "jaarrapport-2025",
        DAY, "vrijgegeven", "", (Paragraph(words("Kort.")),),
    )  # fmt: skip
    kept = Kept(2025, Formulier(), DAY, DAY, "Anke", "", {"publiek": document})
    hand_over_report(kept, "publiek", root, builder.key.sign, DAY)
    return root


def test_the_page_tells_who_does_what_before_when(monkeypatch, followed):
    text = all_text(open_page(monkeypatch, followed, "adviezen", "bestuur"))
    for part in (
        "In uitvoering op 1 april 2026",
        "Deels overgenomen op 2 maart 2026, eigenaar: HR, termijn: 1 september 2026",
        "Wat ermee is gedaan",
        "Evaluatie",
    ):
        assert part in text, part


def test_a_report_that_was_handed_over_can_be_downloaded(monkeypatch, followed):
    app = open_page(monkeypatch, followed, "adviezen", "or")
    text = all_text(app)
    for part in ("Jaarrapport 2025", "voor alle medewerkers", "3 februari 2026", "als PDF"):
        assert part in text, part


def test_the_register_tells_each_step_at_its_signal(monkeypatch, followed):
    app = open_page(monkeypatch, followed, "register", "or")
    done = [row[-1] for row in app.table[1].value.to_numpy().tolist()]
    assert any("Aangeboden op" in one and "In uitvoering op 1 april 2026" in one for one in done)
    assert "zegt dat niets over wat er speelt" in all_text(app)


def test_a_step_that_was_altered_closes_the_pages(monkeypatch, followed, tmp_path):
    path = followed / "opvolging" / "o0002" / "opvolging.json"
    kept = path.read_bytes()
    path.write_bytes(kept.replace(b"in_uitvoering", b"gesloten"))
    try:
        app = open_page(monkeypatch, followed, "adviezen")
        assert "klopt niet met de handtekening" in all_text(app) or app.error
    finally:
        path.write_bytes(kept)
