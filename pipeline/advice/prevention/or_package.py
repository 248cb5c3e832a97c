"""The package for the works council: trends, signals with follow-up, questions, limits, rights."""

from collections.abc import Iterator

from pipeline.advice.catalogue import fill_all, provision
from pipeline.advice.concept import Fact, Line, Origin
from pipeline.advice.documents.document import (
    Block,
    Document,
    Heading,
    Items,
    words,
)
from pipeline.advice.prevention import of_register, over_years, thresholds
from pipeline.advice.prevention.law import provisions
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.of_patterns import Found, Patterns
from pipeline.advice.prevention.thresholds import TEXTS
from pipeline.advice.prevention.year_document import addressed, purpose, year_document
from pipeline.advice.sentences import Row, term_line
from pipeline.contracts import load_codelist
from pipeline.signals.looked import NOTHING_SHOWN, templates

_SHORT = (8.6, 3.0, 5.4)
_LIMITS = (3.6, 13.4)
_RIGHTS = (8.0, 4.5, 4.5)


def or_document(material: Material) -> Document:
    """The package for one year."""
    return year_document(material, TEXTS, "or-pakket", _blocks(material))


def _blocks(material: Material) -> Iterator[Block]:
    yield addressed(material, TEXTS, periode=words(str(material.jaar)))
    yield from _in_short(material)
    yield TEXTS.heading("koppen", "doel")
    yield from purpose(material, TEXTS)
    yield from _questions(material)
    yield from _trends(material)
    yield from _follow_up(material)
    yield from _limits()
    yield from _unseen(material)
    yield from _rights()


def _in_short(material: Material) -> Iterator[Block]:
    """What stood out, how certain that is and what was done: first, for who has two minutes."""
    yield TEXTS.heading("koppen", "kort")
    found = Patterns(material).everything_found()
    if not found or material.lijst is None:
        yield TEXTS.paragraph("kort_niets")
        return
    here = {one.sleutel: one for one in material.register if one.lijst.id == material.lijst.id}
    levels = load_codelist("niveaus")
    rows = [
        (
            one.titel,
            term_line(levels.label(one.pattern.niveau), one.pattern.niveau),
            of_register.followed(here[one.pattern.key]),
        )
        for one in found
    ]
    yield TEXTS.table("kort", rows, _SHORT)
    limits = thresholds.agreed()
    said = {name: term_line(limits[name], f"grens|{name}") for name in ("signaal", "sterk")}
    yield TEXTS.small("kort_zeker", **said)


def _questions(material: Material) -> Iterator[Block]:
    """For each finding what we see and what to ask; the same questions are put once."""
    yield TEXTS.heading("koppen", "vragen")
    yield TEXTS.small("vragen_uitleg")
    by_code: dict[str, list[Found]] = {}
    for one in Patterns(material).everything_found():
        by_code.setdefault(one.pattern.code, []).append(one)
    for code, found in by_code.items():
        yield Heading(load_codelist("patronen").label(code), 2)
        yield Items(tuple(_finding(one) for one in found))
        yield Items(tuple(map(words, TEXTS.said("vragen", code))), is_numbered=True)
    if not by_code:
        yield TEXTS.paragraph("geen_bevinding")
        yield Items(tuple(map(words, TEXTS.said("vragen", NOTHING_SHOWN))), is_numbered=True)
    yield TEXTS.heading("koppen", "altijd", level=2)
    yield Items(tuple(map(words, TEXTS.said("altijd"))), is_numbered=True)


def _finding(one: Found) -> Line:
    """What we see and what was to be expected; without sentences the name and level."""
    if one.wij_zien:
        return one.kern
    level = one.pattern.niveau
    named = term_line(load_codelist("niveaus").label(level), level)
    return TEXTS.line("bevinding", titel=one.titel, niveau=named)


def _trends(material: Material) -> Iterator[Block]:
    yield TEXTS.heading("koppen", "trends")
    yield TEXTS.heading("koppen", "gesprekken", level=2)
    yield from over_years.talks(material)
    yield TEXTS.heading("koppen", "beleving", level=2)
    yield from over_years.survey(material)


def _follow_up(material: Material) -> Iterator[Block]:
    yield TEXTS.heading("koppen", "signalen")
    yield from of_register.signals(material)
    yield TEXTS.heading("koppen", "adviezen")
    yield from of_register.advice(material)


def _limits() -> Iterator[Block]:
    yield TEXTS.heading("koppen", "drempels")
    yield TEXTS.table("drempels", thresholds.rows(), _LIMITS)
    yield TEXTS.small("drempels_uitleg")


def _unseen(material: Material) -> Iterator[Block]:
    """What the list says of itself, and what is never shown."""
    yield TEXTS.heading("koppen", "onzichtbaar")
    listed = material.lijst
    if listed is not None:
        looked = listed.gekeken
        numbers = {
            name: Fact(written, value, (), Origin.SIGNALENLIJST, name)
            for name, (written, value) in looked.numbers().items()
        }
        said = {name: words(word) for name, word in looked.words().items()}
        yield Items(fill_all(tuple(templates().values()), {**numbers, **said}))
    slots = {**material.counted(), "goed_geraden": Line((material.guessed(),))}
    yield Items(tuple(TEXTS.filled(one, **slots) for one in TEXTS.said("onzichtbaar")))


def _rights() -> Iterator[Block]:
    yield TEXTS.heading("koppen", "rechten")
    listed = TEXTS.listed("rechten")
    yield TEXTS.table("rechten", [_right(one) for one in listed], _RIGHTS)
    yield from provisions(str(one["grond"]) for one in listed if one["grond"])


def _right(one: dict[str, str]) -> Row:
    ground = provision(one["grond"]).citaat if one["grond"] else TEXTS.say("afspraak")
    return words(one["wat"]), words(one["wanneer"]), term_line(ground, one["grond"] or "afspraak")
