"""The material of the documents for prevention: of the small example, of one that published little,
and of one that published nothing."""

from dataclasses import replace
from datetime import date

from pipeline.advice.documents.document import facts_of, lines_of
from pipeline.advice.prevention.material import Material
from pipeline.advice.register import register_of
from pipeline.advice.word_check import check_words
from pipeline.release.frozen import empty_release
from pipeline.signals.frozen import SignalList
from tests.advice_examples import example_release, signal, signals

TODAY = date(2026, 2, 2)
RELEASE = example_release()
OVER = {"publicatie": "p0020", "gemaakt_op": "2026-02-02"}


def material(*rows, release=RELEASE, jaar=2025, **changes):
    """The example with these rows of patterns."""
    lists = (SignalList("s0020", signals(*rows), OVER),) if rows else ()
    found = {
        "jaar": jaar, "organisatie": "Voorbeeld BV", "is_voorbeeld": True, "sector": "zorg",
        "datum": TODAY, "release": release, "lijsten": lists,
        "register": register_of(lists, [], []),
    }  # fmt: skip
    return Material(**(found | changes))


def risen():
    """The example in which pesten tripled."""
    return material(signal(RELEASE))


def without(table):
    """The example as if this table was not in its plan."""
    rows = RELEASE.tellingen
    return replace(RELEASE, tellingen=rows[rows["tabel"] != table])


def nothing():
    """An organisation that has not published."""
    return material(release=empty_release())


def all_text(document):
    """Everything a reader sees, as one text a line."""
    headings = [getattr(block, "text", "") for block in document.blocks]
    captions = [getattr(block, "caption", "") for block in document.blocks]
    return [one for one in (*headings, *captions, *(x.text for x in lines_of(document))) if one]


def wrong_words(document):
    """What the word check finds in it."""
    return [(f.woord, text) for text in all_text(document) for f in check_words(text)]


def facts(document):
    """Its numbers from data."""
    return facts_of(document)
