"""Changing the words of a concept: numbers keep their cells, own numbers say so, names are out."""

import re
import zipfile
from io import BytesIO

import pytest

from pipeline.advice.advice_document import advice_document
from pipeline.advice.compose import compose
from pipeline.advice.concept import Origin, facts, from_json, own_numbers, to_json
from pipeline.advice.documents.docx_writer import write_docx
from pipeline.advice.editing.editable_text import YARDSTICK, to_text
from pipeline.advice.editing.edited_text import from_text, version_of
from pipeline.advice.sources import source_rows
from pipeline.advice.word_check import check_concept
from pipeline.errors import RefusedInput
from tests.advice_examples import TODAY, cells_of, example_release, signal, signals, silence
from tests.asked_questions import asked

RELEASE = example_release()
UNIT = signal(
    RELEASE, hoofdcategorie="", cluster="", eenheid="zuid",
    cellen=cells_of(RELEASE, "eenheid", eenheid="zuid"),
)  # fmt: skip
(CONCEPT,) = compose(signals(signal(RELEASE)), RELEASE, TODAY)
(OF_UNIT,) = compose(signals(UNIT), RELEASE, TODAY)
(SILENCE,) = compose(signals(silence(RELEASE)), RELEASE, TODAY)
(NOTE,) = compose(signals(signal(RELEASE, gebeurtenis="Uitzending")), RELEASE, TODAY)
ANSWER = asked("Neemt pesten door collega's toe?")
TEXT = to_text(CONCEPT, 1)
FIRST = CONCEPT.wij_zien[0]


def edited(old, new, text=TEXT, concept=CONCEPT):
    assert old in text
    return from_text(text.replace(old, new, 1), concept)


@pytest.mark.parametrize("concept", [CONCEPT, OF_UNIT, SILENCE, NOTE, ANSWER], ids=lambda c: c.id)
def test_what_was_not_changed_comes_back_as_it_was(concept):
    text = to_text(concept, 1)
    assert from_text(text, concept) == concept
    assert from_text("\ufeff" + text.replace("\n", "\r\n"), concept) == concept
    assert version_of(text, concept.id) == 1


def test_a_number_keeps_its_cells_wherever_it_goes():
    mark = TEXT[TEXT.index("{f1:") : TEXT.index("}", TEXT.index("{f1:")) + 1]
    moved = edited("## Wat dit niet zegt\n\n", f"## Wat dit niet zegt\n\nWij zagen er {mark}.\n\n")
    (fact,) = moved.betekenis.niet[0].facts
    assert fact == FIRST.facts[0]
    assert fact.cells and moved.betekenis.niet[0].text == f"Wij zagen er {fact.text}."
    assert from_json(to_json(moved)) == moved


@pytest.mark.parametrize(
    "typed",
    [
        "{f1: 999}",
        "{f99: 3}",
        "{f1}",
        "{ }",
        "{",
        "}",
        "{t1: iets anders}",
        "{f1: 1} {",
        "{{f1: 1}}",
    ],
)
def test_a_number_of_the_publication_cannot_be_changed(typed):
    with pytest.raises(RefusedInput, match="‘Wat wij zien’, alinea 1") as refused:
        edited("## Wat wij zien\n\n", f"## Wat wij zien\n\nEr waren {typed} gesprekken.\n\n")
    assert "999" not in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("Bij ons waren het er 37.", [37.0]),
        ("Wij hadden 1,5 fte en 12.000 medewerkers.", [1.5, 12000.0]),
        ("Zoals besproken op 3 maart.", [3.0]),
        ("Wij vragen een reactie binnen 6 weken.", []),
        ("Wij vragen een reactie binnen 6 jaar.", [6.0]),
        ("Het waren er 1.2.3 of ⅔.", [1.0]),
    ],
)
def test_a_number_that_was_typed_says_so(typed, values):
    found = edited("## Wat wij zien\n\n", f"## Wat wij zien\n\n{typed}\n\n")
    assert [fact.value for fact in own_numbers(found)] == values
    assert all(fact.cells == () for fact in own_numbers(found))
    rows = [row for row in source_rows(found) if row[1] == "Eigen getal van de vertrouwenspersoon"]
    assert len(rows) == bool(values)
    assert all(row[2] == "geen cel; niet uit de publicatie" for row in rows)
    assert len(facts(found)) == len(facts(CONCEPT)) + len(values)
    assert from_text(to_text(found, 2), found) == found


def test_an_own_number_may_be_changed_again():
    once = edited("## Wat wij zien\n\n", "## Wat wij zien\n\nBij ons waren het er 37.\n\n")
    twice = from_text(to_text(once, 2).replace("er 37.", "er 38."), once)
    assert [fact.text for fact in own_numbers(twice)] == ["38"]
    assert [fact for fact in facts(twice) if fact.herkomst is not Origin.EIGEN] == [*facts(CONCEPT)]


NAMES = ("Jan de Vries", "mevrouw Jansen", "k.bakker@voorbeeld.nl", "06-12345678", "Jan")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", ["## Wat wij zien\n\n", "## Titel\n\n", "- Wat: "])
def test_somebody_who_is_named_is_refused_and_not_repeated(name, place):
    with pytest.raises(RefusedInput, match="van een mens") as refused:
        if place.startswith("- "):
            edited(place, f"{place}Vraag {name} om ")
        else:
            start = TEXT.index(place) + len(place)
            rest = TEXT[TEXT.index("\n\n", start) :]
            from_text(f"{TEXT[:start]}Wij spraken {name} hierover.{rest}", CONCEPT)
    assert name not in str(refused.value)
    assert "alinea 1" in str(refused.value) or "wat" in str(refused.value)


def test_words_are_looked_at_and_not_refused():
    found = edited(
        "## Wat wij zien\n\n", "## Wat wij zien\n\nEr was een melding over een dader.\n\n"
    )
    assert [one.woord for one in check_concept(found)] == ["melding", "dader"]


def test_measures_may_be_reworded_left_out_and_added():
    reworded = edited("- Effect: ", "- Effect: Minder verzuim, van 7 naar 5, en ")
    assert reworded.advies.maatregelen[0].effect.startswith("Minder verzuim")
    assert reworded.advies.maatregelen[0].code == CONCEPT.advies.maatregelen[0].code
    assert [fact.text for fact in own_numbers(reworded)] == ["7", "5"]
    assert from_text(to_text(reworded, 2), reworded) == reworded
    gone = from_text(to_text(reworded, 2).replace("van 7 naar 5, ", ""), reworded)
    assert own_numbers(gone) == ()
    start = TEXT.index("## Maatregel: interventie")
    without = from_text(TEXT[:start] + TEXT[TEXT.index("## Wat wij van u vragen") :], CONCEPT)
    assert [one.pijler for one in without.advies.maatregelen] == ["bewustwording", "preventie"]
    added = "\n".join(row for row in TEXT.splitlines() if not row.startswith(f"- {YARDSTICK}"))
    again = from_text(added, without)
    assert [one.pijler for one in again.advies.maatregelen][-1] == "interventie"


BAD = {
    "two of one pillar": TEXT.replace("Maatregel: preventie", "Maatregel: bewustwording"),
    "another pillar": TEXT.replace("Maatregel: preventie", "Maatregel: straf"),
    "a heading gone": TEXT.replace("## Wat wij van u vragen\n", ""),
    "an empty part": TEXT[: TEXT.index("## Hoe wij")] + "## Hoe wij dit opvolgen\n",
    "text above": TEXT.replace("## Titel", "Nog iets\n\n## Titel"),
    "a field gone": TEXT.replace("- Termijn:", "- Wanneer:", 1),
    "an empty field": TEXT.replace("- Eigenaar: ", "- Eigenaar: \n- Eigenaar: ", 1),
    "a long title": TEXT.replace("## Titel\n\n", "## Titel\n\n" + "lang " * 60),
    "two titles": TEXT.replace("## Titel\n\n", "## Titel\n\nNog een titel\n\n"),
    "too long": TEXT + "woord " * 20_000,
    "nothing": "# Advies x, versie 1",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_a_text_that_is_not_whole_is_refused(text):
    with pytest.raises(RefusedInput):
        from_text(text, CONCEPT)


def test_one_reading_is_not_enough():
    start, end = TEXT.index("## Lezingen"), TEXT.index("## Wat dit niet zegt")
    one = f"{TEXT[:start]}## Lezingen\n\nEr is maar een verklaring.\n\n{TEXT[end:]}"
    with pytest.raises(RefusedInput, match="lezing"):
        from_text(one, CONCEPT)


@pytest.mark.parametrize("first", ["", "# Advies", "# Advies x", "# Advies x, versie een", "Hallo"])
def test_a_file_that_is_no_text_of_an_advice_is_refused(first):
    with pytest.raises(RefusedInput):
        version_of(first, CONCEPT.id)
    with pytest.raises(RefusedInput, match="ander dossier"):
        version_of("# Advies iets-anders, versie 1", CONCEPT.id)


def test_what_cannot_be_printed_does_not_reach_the_document():
    found = edited("## Wat wij zien\n\n", "## Wat wij zien\n\nEen\x00 be\x0bl \u202eomgekeerd\n\n")
    assert found.wij_zien[0].text == "Een be l omgekeerd"
    with zipfile.ZipFile(BytesIO(write_docx(advice_document(found)))) as parts:
        assert "Een be l omgekeerd" in parts.read("word/document.xml").decode()


def test_an_answer_is_edited_as_any_advice_and_its_table_only_cut():
    text, rows = to_text(ANSWER, 1), ANSWER.gevraagd.cijfers
    start = text.index("## Cijfers bij de vraag\n\n") + len("## Cijfers bij de vraag\n\n")
    first = text[start : text.index("\n", start)]
    number = re.search(r"\{f\d+: [^}]*\}", first)[0]
    cut = edited(f"{first}\n\n", "", text, ANSWER)
    assert cut.gevraagd.cijfers == rows[1:]
    told = f"Dit kunnen wij niet zeggen. In de tabel staat {number}."
    changed = edited("## Wat wij niet kunnen zeggen, en waarom\n\n", "## Wat wij niet kunnen "
                     f"zeggen, en waarom\n\n{told}\n\n", text, ANSWER)  # fmt: skip
    line = changed.gevraagd.niet_te_zeggen[0]
    assert line.facts and line.facts[0].cells == rows[0].aantal.facts[0].cells
    assert changed.gevraagd.begrepen == ANSWER.gevraagd.begrepen
    with pytest.raises(RefusedInput, match="weghalen, niet veranderen"):
        edited(first, f"{first} ongeveer", text, ANSWER)
    with pytest.raises(RefusedInput, match="ontbreken deze koppen"):
        edited("## Eerder advies hierover", "", text, ANSWER)
