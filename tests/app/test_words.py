"""Everything the pages say keeps to the words of the trade, and stays readable."""

import re

import pytest

from dashboards.organisatie.access import gate
from dashboards.organisatie.access.settings import LOCAL_USER, NO_LOGIN
from dashboards.wording import empty_states, glossary, roles
from pipeline.advice.word_check import check_words
from tests.app.overdracht_builder import OverdrachtBuilder
from tests.app.page_reader import PAGES, all_text, open_page

ENGLISH = re.compile(r"\b(the|and|error|loading|undefined|nan|none|null)\b", re.IGNORECASE)
OF_THE_NEA = r"Klachten die bij een burn\-out passen"  # of health, as a study asked about them
LONGEST_SENTENCE = 34
TEXTS_OF_THE_LOGIN = (
    gate.WELCOME, gate.ENDED, gate.NO_ROLE, gate.NO_ROLE_NEXT, LOCAL_USER, str(NO_LOGIN),
)  # fmt: skip


@pytest.fixture(scope="module")
def overdracht(tmp_path_factory):
    root = tmp_path_factory.mktemp("woorden") / "o"
    return OverdrachtBuilder(root, first="2021-Q1", rise=3.0).detect_and_advise()


@pytest.mark.parametrize("page", PAGES)
def test_pages_use_no_forbidden_word(monkeypatch, overdracht, page):
    told = all_text(open_page(monkeypatch, overdracht, page)).replace("\\", "")  # marks of Markdown
    text = told.replace(OF_THE_NEA, "")
    assert [(found.woord, found.schrijf) for found in check_words(text)] == []


def test_the_login_uses_no_forbidden_word():
    assert check_words("\n".join(TEXTS_OF_THE_LOGIN)) == ()


@pytest.mark.parametrize("page", PAGES)
def test_empty_pages_use_no_forbidden_word(monkeypatch, tmp_path, page):
    assert check_words(all_text(open_page(monkeypatch, tmp_path, page))) == ()


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_dutch(monkeypatch, overdracht, page):
    app = open_page(monkeypatch, overdracht, page)
    prose = [str(m.value) for m in (*app.markdown, *app.caption, *app.header, *app.subheader)]
    assert [text for text in prose if ENGLISH.search(text)] == []


def test_sentences_are_short():
    texts = [
        *(answer for _, answer in glossary.QUESTIONS),
        *(meaning for _, meaning in glossary.TERMS),
        *(line for role in roles.ROLES for line in role.now_what),
        *TEXTS_OF_THE_LOGIN,
        *(
            part
            for state in (
                empty_states.NO_DATA,
                empty_states.TOO_LITTLE,
                empty_states.BUDGET_SPENT,
                empty_states.NO_SIGNAL,
            )
            for part in (state.explained, state.next_step)
        ),
    ]
    sentences = [s for text in texts for s in re.split(r"(?<=[.?!])\s", text)]
    assert [s for s in sentences if len(s.split()) > LONGEST_SENTENCE] == []
