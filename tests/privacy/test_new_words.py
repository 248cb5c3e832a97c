"""New words: paid for beforehand, told only when many use them, and only in the VP zone."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import exp

import pytest

from pipeline.cli.new_words_wording import told
from pipeline.contracts.public import Wave
from pipeline.release.accounting import MICRO, charged
from pipeline.release.completion import Completion
from pipeline.release.mechanism import threshold_for
from pipeline.release.new_words import FOUND_WORDS, bounded_words
from pipeline.release.plan import NEW_WORDS
from pipeline.release.post import GEOMETRIC, THRESHOLD, Post
from pipeline.release.survey_planner import choose_survey_plan
from pipeline.release.theme_bounding import with_themes
from pipeline.settings import PlanSection
from pipeline.steps.new_words import search_words
from pipeline.steps.workplace import Workplace
from pipeline.text.themes import load_taxonomy
from pipeline.text.themes.new_words import NewWords
from tests.builders import TODAY, close, make_door, organisation
from tests.privacy.test_theme_door import deliver
from tests.themes_found import QUESTIONS, CodeReader, answers_of, readers

DELTA = Fraction(1, 10**6)
WEIGHTS = {"items": 20.0, "themas": 20.0, NEW_WORDS: 60.0}
WAVE = Wave("2025", 24_000, date(2025, 6, 1), QUESTIONS)
PUBLIC = organisation(14_000, 10_000, waves=(WAVE,))
PLAN = "\n[plan_enquete]\nitems = 20\nthemas = 20\nnieuwe_woorden = 60\n"


def plan_of(weights=WEIGHTS, delta=DELTA, size=24_000):
    wave = replace(WAVE, uitgenodigd=size)
    return choose_survey_plan(organisation(size), wave, MICRO, delta, weights)


@pytest.mark.parametrize("micro", [500_000, 300_000, 62_500])
@pytest.mark.parametrize("delta", [DELTA, DELTA / 2])
def test_a_word_that_one_person_used_is_told_with_less_than_delta(micro, delta):
    threshold, a = threshold_for(micro, delta, 2), exp(-micro / MICRO)
    assert 2 * a ** (threshold - 1) / (1 + a) <= delta < 2 * a ** (threshold - 2) / (1 + a)


def test_a_search_is_paid_for_within_the_promise_and_gaussians_leave_it_half_of_delta():
    plan = plan_of()
    [post] = plan.words_post("2025")
    assert (post.mechanisme, post.gevoeligheid, post.micro_epsilon) == (THRESHOLD, 2, 600_000)
    assert post.chance == DELTA / 2 and plan.rho
    assert 0.98 * MICRO <= charged(plan.posts(("2025",)), DELTA) <= MICRO
    assert charged(plan.posts(("2025",)), DELTA * 99 / 100 / 2) > 100 * MICRO


@pytest.mark.parametrize(
    "other", [{"size": 15_000}, {"delta": Fraction(0)}, {"weights": {"items": 1.0}}]
)
def test_there_is_no_search_where_it_could_tell_nothing_or_was_not_asked_for(other):
    plan = plan_of(**other)
    assert plan.woorden == 0 and charged(plan.posts(("2025",)), other.get("delta", DELTA)) <= MICRO


@pytest.mark.parametrize("wrong", ["", "0/1", "1/1", "2/4000000", "x"])
def test_the_chance_of_a_threshold_has_one_spelling(wrong):
    with pytest.raises(ValueError, match="positive amount"):
        Post("enquete", "2025", NEW_WORDS, 500, THRESHOLD, 2, delta=wrong)
    with pytest.raises(ValueError, match="positive amount"):
        Post("enquete", "2025", "themas/thema", 500, GEOMETRIC, delta="1/1000000")


def test_at_most_two_words_of_a_respondent_count_whatever_is_written():
    many = [f"nieuw{chr(97 + i)}" for i in range(20)]
    chosen = {bounded_words(f"r{i}", many * 2) for i in range(50)}
    assert all(len(set(words.split())) == 2 for words in chosen) and len(chosen) > 10
    rows = answers_of(30).rename(columns={"respondent_sleutel": "respondent"})
    rows["open_goed"] = " ".join(many)
    booked = with_themes(rows, QUESTIONS, 2, CodeReader(), has_words=True)
    assert (booked[FOUND_WORDS].str.split().str.len() == 2).all()
    assert FOUND_WORDS not in with_themes(rows, QUESTIONS, 2, CodeReader())


class Place(Workplace):
    """A workplace whose public facts need no files."""

    publiek = PUBLIC
    themes = staticmethod(readers)


@pytest.fixture(name="door")
def opened(tmp_path):
    made = make_door(tmp_path / "org", PUBLIC, plan=PLAN, vanaf="2025-Q1")
    rows = answers_of(1_500)
    rows.loc[:399, "open_goed"] += " nieuwgebouw"
    rows.loc[400:402, "open_goed"] += " nieuwzeldzaam"
    deliver(made.kluis, rows)
    close(made.kluis, "", ("2025",))
    return replace(made, themes=readers)


def everything_outside(door):
    files = [p for p in door.workspace.root.rglob("*") if p.is_file()]
    return "".join(str(p) + p.read_bytes().decode("latin-1") for p in files)


def test_what_many_use_is_told_in_the_vp_zone_and_nowhere_else(door):
    place = Place(door.workspace, door.kluis, TODAY)
    assert search_words(place, "2025").gevonden is None
    door.publish()
    found = search_words(place, "2025")
    [(word, number)] = found.gevonden.woorden
    assert word == "nieuwgebouw" and abs(number - 400) <= 60
    assert 40 <= found.gevonden.drempel <= 60
    assert "  nieuwgebouw: ongeveer" in "\n".join(told(found))
    assert "nieuwgebouw" not in everything_outside(door)
    assert door.publish() == () and search_words(place, "2025").gevonden == found.gevonden
    [account] = [p for p in door.open_ledger().posten()["enquete", "2025"] if p.delta]
    assert account.tabel == NEW_WORDS


def test_words_are_drawn_after_the_debit_and_told_only_once_they_are_frozen(door, monkeypatch):
    place = Place(door.workspace, door.kluis, TODAY)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Completion, "_put_in_place", lambda *_: None)
        patch.setattr("pipeline.release.completion.write_bundle", interrupted)
        door.publish()
    assert door.open_ledger().debits and search_words(place, "2025").gevonden is None
    door.publish()
    assert search_words(place, "2025").gevonden.woorden[0][0] == "nieuwgebouw"


def interrupted(*_):
    raise KeyboardInterrupt


def test_below_five_thousand_answers_a_sentence_says_why_nothing_can_be_told(door):
    few = Place(door.workspace, door.kluis, TODAY)
    few.__dict__["publiek"] = organisation(3_000, waves=(replace(WAVE, uitgenodigd=3_000),))
    said = " ".join(told(search_words(few, "2025")))
    assert said.startswith("Te weinig antwoorden om nieuwe onderwerpen te vinden.")
    assert "720 mensen" in said and "5.000 antwoorden" in said
    unasked = Place(door.workspace, door.kluis, TODAY)
    settings = door.workspace.settings.model_copy(update={"plan_enquete": PlanSection()})
    unasked.workspace.__dict__["settings"] = settings
    assert "nieuwe_woorden = 15" in " ".join(told(search_words(unasked, "2025")))


def test_ordinary_words_and_those_of_themes_are_not_new():
    texts = [
        "De werkdruk is hoog en de sfeer is goed, maar de wasberen zijn altijd bezet",
        "[naam] vindt dat de wasbeer weg moet",
        "Fijne collega's en een leuk team",
    ]
    finder = NewWords(load_taxonomy())
    found = finder.find(texts)
    assert [set(words) & {"wasbeer"} for words in found] == [{"wasbeer"}, {"wasbeer"}, set()]
    assert not {"naam", "werkdruk", "sfeer", "collega", "leuk"} & {w for ws in found for w in ws}
    assert found == [finder.find([text])[0] for text in texts]
