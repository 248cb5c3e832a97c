"""The word list fits the Streamlit that is installed, and says nothing in English."""

import asyncio
import gzip

import pytest

from dashboards.server.dutch import DutchWords, files, files_of, in_dutch, replacements
from dashboards.server.dutch_words import PARTS, WORDS
from pipeline.advice.word_check import check_words

LISTED = sorted({*WORDS, *PARTS})


@pytest.mark.parametrize("stem", LISTED)
def test_every_word_stands_where_the_list_says(stem):
    found = files_of(stem)
    program = "".join(path.read_text("utf-8") for path in found)
    missing = [english for english, _ in replacements(stem) if english not in program]
    assert not missing, f"Streamlit changed its words in {stem}: adapt dutch_words.py"


@pytest.mark.parametrize("stem", LISTED)
def test_no_english_of_the_list_is_left(stem):
    program = "".join(in_dutch(path.name) for path in files_of(stem))
    dutch = {after for _, after in replacements(stem)}
    assert [one for one, _ in replacements(stem) if one in program and one not in dutch] == []


def test_the_dutch_keeps_to_the_words_of_the_trade():
    said = [dutch for words in (*WORDS.values(), *PARTS.values()) for dutch in words.values()]
    assert check_words("\n".join(said)) == ()
    assert all(said)


def test_what_is_put_in_stays_one_text():
    for stem in PARTS:
        for english, dutch in PARTS[stem].items():
            assert english.count("`") == dutch.count("`")
            assert english.count("${") == dutch.count("${")
    assert not any("`" in dutch for words in WORDS.values() for dutch in words.values())


def ask(path: str, **headers: str) -> tuple[dict, bytes]:
    """What comes back for a path: the start and the body; an empty start when it is passed on."""
    sent: list[dict] = []

    async def inner(scope, receive, send):
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b"passed on"})

    async def keep(message):
        sent.append(message)

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "headers": given}
    asyncio.run(DutchWords(inner)(scope, None, keep))
    return sent[0], sent[1]["body"]


def test_a_file_with_words_is_served_in_dutch_also_below_another_address():
    name = next(name for name in files() if name.startswith("Toolbar."))
    start, body = ask(f"/vip/static/js/{name}")
    assert start["status"] == 200 and b"`Groter`" in body and b"`Fullscreen`" not in body
    packed, small = ask(f"/static/js/{name}", accept_encoding="gzip, br")
    assert dict(packed["headers"])[b"content-encoding"] == b"gzip"
    assert gzip.decompress(small) == body
    tag = dict(start["headers"])[b"etag"].decode()
    assert ask(f"/static/js/{name}", if_none_match=tag)[0]["status"] == 304


@pytest.mark.parametrize("path", ["/", "/static/js/x.js", "/static/js/../web.py", "/media/x"])
def test_everything_else_is_passed_on(path):
    assert ask(path)[1] == b"passed on"
