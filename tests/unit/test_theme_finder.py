"""The finder of the shipped themes: each answer on its own, nothing kept, and good enough."""

import pickle
import random
import time

import pytest

from benchmarks.themes_parts.agreement import agreement, labelled
from pipeline.text.themes import ThemeFinder, load_taxonomy, with_own
from pipeline.text.themes.language import language
from pipeline.text.themes.new_words import NewWords

FLOOR = 0.70


@pytest.fixture(scope="module")
def finder() -> ThemeFinder:
    return ThemeFinder(load_taxonomy())


def test_an_answer_is_read_on_its_own(finder):
    texts = [example.text for example in labelled("ontwikkel")[:80]]
    together = finder.find(texts)
    shuffled = list(range(len(texts)))
    random.Random(1).shuffle(shuffled)
    assert finder.find([texts[n] for n in shuffled]) == [together[n] for n in shuffled]
    assert [finder.find([text])[0] for text in texts[:20]] == together[:20]


def test_nothing_of_a_text_is_kept(finder):
    rare = "kwastelorumknoop"
    finder.find([f"De werkdruk door {rare} is hoog en {rare} pest mij"])
    assert rare.encode() not in pickle.dumps(finder.__dict__)
    assert rare not in language("nl").tokenizer().vocab.strings


@pytest.mark.parametrize(
    ("answer", "code", "tone"),
    [
        ("De werkdruk is veel te hoog", "th_werkdruk", "zorg"),
        ("Geen werkdruk hier", "th_werkdruk", "goed"),
        ("Ze roddelen achter je rug over alles", "th_roddelen", "zorg"),
        ("Hier wordt nooit geroddeld", "th_roddelen", "goed"),
        ("Mijn salaris is te laag", "th_beloning", "zorg"),
        ("We spreken elkaar goed aan op gedrag", "th_aanspreken", "goed"),
        ("wij hebbe te wijnig personeel", "th_bezetting", "zorg"),
        ("Nobody tells us anything, de communicatie is slecht", "th_informatie", "zorg"),
    ],
)
def test_plain_answers(finder, answer, code, tone):
    themes = {mention.code: mention.tone for mention in finder.find([answer])[0].themes}
    assert themes.get(code) == tone


@pytest.mark.parametrize("answer", ["", "n.v.t.", "Geen opmerkingen", "-", "12345", "lekker weer"])
def test_fits_no_theme(finder, answer):
    assert finder.find([answer])[0].themes == ()


@pytest.mark.parametrize("sign", ["'", "[", "a-"])
def test_one_odd_answer_holds_nothing_up(finder, sign):
    began = time.process_time()
    finder.find([sign * 25_000])
    NewWords(finder.taxonomy).find([sign * 25_000])
    assert time.process_time() - began < 10


def test_own_themes_are_found_beside_the_shipped_ones(tmp_path):
    path = tmp_path / "themas.yaml"
    path.write_text(
        "codes: [{code: eigen_veer, label: Veer, woorden: [veerpont], geldig_vanaf_golf: 2026}]",
        encoding="utf-8",
    )
    own = ThemeFinder(with_own(load_taxonomy(), path))
    assert set(own.find(["De werkdruk op de veerpont is hoog"])[0].codes) >= {
        "eigen_veer",
        "th_werkdruk",
    }


def test_progress_is_told(finder):
    told = []
    finder.find(["werkdruk"] * 3, lambda done, all_of_them: told.append((done, all_of_them)))
    assert told == [(3, 3)]
    assert finder.find([]) == []


def test_agreement_with_labels_stays(finder):
    answers = labelled("ontwikkel")
    found = finder.find([answer.text for answer in answers])
    own = agreement(answers, found, finder.taxonomy.codes)
    assert own.micro >= FLOOR
    assert own.macro >= FLOOR
    assert own.tone >= 0.8
