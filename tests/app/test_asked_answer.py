"""An answer to a question on the page with advice: its numbers, and what cannot be said."""

from pipeline.advice.handed_over import Vrijgave, hand_over
from tests.advice_examples import TODAY
from tests.app.overdracht_builder import OverdrachtBuilder
from tests.app.page_reader import all_text, open_page
from tests.asked_questions import asked


def test_an_answer_that_was_offered_is_shown_whole(monkeypatch, tmp_path):
    root = tmp_path / "overdracht"
    builder = OverdrachtBuilder(root, first="2024-Q1")
    builder.detect_and_advise()
    answer = asked("Neemt pesten toe?")
    hand_over(answer, Vrijgave(TODAY), root, builder.key.sign, TODAY)
    text = all_text(open_page(monkeypatch, root, "adviezen", "bestuur"))
    for part in ("Neemt pesten toe?", "Cijfers bij de vraag", "Wat wij niet kunnen zeggen"):
        assert part in text, part
    assert answer.gevraagd.cijfers[0].bereik.text in text
