"""The labelled sentences are labelled right, and the scorer counts what it says."""

import hashlib
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml

from tests.simulators.deid_measures import NAME_CLASSES, Rate, Sentence, Span, read_sentences, score

FOLDER = Path(__file__).parents[1] / "data" / "deid"
OPEN = read_sentences(FOLDER / "open.jsonl")
OPEN_2 = read_sentences(FOLDER / "open2.jsonl")
SEALED = read_sentences(FOLDER / "gesloten.jsonl")
SEALED_2 = read_sentences(FOLDER / "gesloten2.jsonl")
SEALED_3 = read_sentences(FOLDER / "gesloten3.jsonl")

DIRECT = {
    "naam",
    "voornaam_anderstalig",
    "naam_als_woord",
    "telefoon",
    "mail",
    "accountnaam",
    "kenteken",
    "personeelsnummer",
    "zaaknummer",
    "iban",
    "bsn",
    "datum",
    "plek",
    "werkgever",
    "leeftijd",
}
INDIRECT = {
    "enige",
    "functie_en_eenheid",
    "eenheid",
    "klein_team",
    "gezondheid",
    "geloof",
    "afkomst",
    "gerichtheid",
    "familie",
    "gebeurtenis",
}
REGISTERS = {
    "gewoon",
    "kleine_letters",
    "hoofdletters",
    "spelfouten",
    "dialect",
    "boos",
    "formeel",
    "kort",
}

JAN_IN_HALL_7 = Sentence(
    "ik zag jan de boer in hal 7 met de enige kraan",
    "kleine_letters",
    (
        Span(7, 18, "naam", "direct"),
        Span(22, 27, "plek", "direct"),
        Span(32, 46, "enige", "indirect"),
    ),
)
NOTHING = Sentence("Wil er iets veranderen?", "gewoon", ())


@pytest.mark.parametrize(
    "sentences",
    [OPEN, OPEN_2, SEALED, SEALED_2, SEALED_3],
    ids=["open", "open2", "gesloten", "gesloten2", "gesloten3"],
)
class TestSentences:
    def test_labels_lie_on_whole_words_and_do_not_overlap(self, sentences):
        for number, sentence in enumerate(sentences, 1):
            end = 0
            for span in sentence.spans:
                text = sentence.zin[span.start : span.end]
                before = sentence.zin[span.start - 1 : span.start]
                after = sentence.zin[span.end : span.end + 1]
                assert end <= span.start < span.end <= len(sentence.zin), number
                assert text == text.strip(), number
                assert any(character.isalnum() for character in text), number
                assert not before.isalnum(), number
                assert not after.isalnum(), number
                end = span.end

    def test_classes_and_registers_are_known_ones(self, sentences):
        for number, sentence in enumerate(sentences, 1):
            assert sentence.register in REGISTERS, number
            for span in sentence.spans:
                assert span.klasse in {"direct": DIRECT, "indirect": INDIRECT}[span.soort], number

    def test_every_class_and_register_is_there(self, sentences):
        assert {span.klasse for sentence in sentences for span in sentence.spans} == (
            DIRECT | INDIRECT
        )
        assert {sentence.register for sentence in sentences} == REGISTERS


@pytest.mark.parametrize(
    ("sentences", "low", "high"),
    [
        (OPEN, 0.2, 0.3),
        (SEALED, 0.2, 0.3),
        (SEALED_2, 0.2, 0.3),
        (OPEN_2, 0.4, 0.5),
        (SEALED_3, 0.5, 0.6),
    ],
    ids=["open", "gesloten", "gesloten2", "open2", "gesloten3"],
)
def test_enough_answers_hold_nothing(sentences, low, high):
    nothing = sum(not sentence.spans for sentence in sentences)

    assert low <= nothing / len(sentences) <= high


def test_no_sentence_is_in_two_files():
    zinnen = [sentence.zin for sentence in OPEN + OPEN_2 + SEALED + SEALED_2 + SEALED_3]

    assert len(zinnen) >= 400
    assert len(set(zinnen)) == len(zinnen)


def test_the_second_sealed_set_is_large_enough_to_measure_with():
    kinds = [span.soort for sentence in SEALED_2 for span in sentence.spans]

    assert len(SEALED_2) >= 260
    assert kinds.count("direct") >= 150
    assert kinds.count("indirect") >= 80


def test_the_third_sealed_set_has_every_class_often_enough():
    spans = [(sentence, span) for sentence in SEALED_3 for span in sentence.spans]
    classes = Counter(span.klasse for _, span in spans)
    names = [
        sentence.zin[span.start : span.end]
        for sentence, span in spans
        if span.klasse in NAME_CLASSES
    ]

    assert len(SEALED_3) == 400
    assert min(classes[klasse] for klasse in DIRECT | INDIRECT) >= 8
    assert sum(name == name.lower() for name in names) >= 20


def test_the_second_open_set_has_enough_of_every_class_to_tune_with():
    classes = Counter(span.klasse for sentence in OPEN_2 for span in sentence.spans)

    assert len(OPEN_2) == 600
    assert min(classes[klasse] for klasse in DIRECT | INDIRECT) >= 25


def test_the_split_is_the_one_written_down():
    strata = defaultdict(list)
    for sentence in OPEN + SEALED:
        strata[sentence.spans[0].klasse if sentence.spans else ""].append(sentence.zin)
    expected = set()
    for zinnen in strata.values():
        zinnen.sort(key=lambda zin: hashlib.sha256(f"vip-deid-1|{zin}".encode()).hexdigest())
        expected.update(zinnen[::2])

    assert {sentence.zin for sentence in OPEN} == expected


def test_the_organisation_has_what_a_finder_may_be_told():
    organisation = yaml.safe_load((FOLDER / "organisatie.yaml").read_text(encoding="utf-8"))

    assert set(organisation) == {"werkgever", "ook_bekend_als", "eenheden", "locaties", "functies"}


def test_a_finder_that_marks_every_label_has_full_marks():
    by_text = {sentence.zin: sentence for sentence in OPEN}

    result = score(OPEN, lambda zin: [(s.start, s.end, s.klasse) for s in by_text[zin].spans])

    assert result.direct.share == result.indirect.share == result.precision.share == 1
    assert result.lower_case_names.share == 1
    assert result.lower_case_names.total > 20
    assert result.innocent_masked.hits == 0
    assert result.recall_by_class == result.precision_by_class


def test_a_finder_that_marks_nothing_finds_nothing():
    result = score(OPEN, lambda zin: [])

    assert result.direct.hits == result.indirect.hits == result.lower_case_names.hits == 0
    assert result.precision == Rate(0, 0)


def test_masking_everything_shows_as_innocent_text_masked():
    result = score([JAN_IN_HALL_7, NOTHING], lambda zin: [(0, len(zin), "alles")])

    assert result.direct == Rate(2, 2)
    assert result.precision == Rate(1, 2)
    assert result.innocent_masked.share == 1


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ([(7, 15)], 0),  # jan de b: 6 of 9 letters
        ([(7, 16)], 0),  # 7 of 9
        ([(7, 17)], 1),  # 8 of 9
        ([(7, 10), (11, 13), (14, 18)], 1),  # in pieces, without the spaces
    ],
)
def test_a_span_is_found_from_eighty_percent_of_its_letters(marked, found):
    result = score([JAN_IN_HALL_7], lambda zin: [(start, end, "naam") for start, end in marked])

    assert result.recall_by_class["naam"] == Rate(found, 1)
    assert result.lower_case_names == Rate(found, 1)
    assert result.direct == Rate(found, 2)
    assert result.precision == Rate(len(marked), len(marked))


def test_precision_is_by_marked_span_and_by_the_finders_class():
    result = score(
        [JAN_IN_HALL_7, NOTHING], lambda zin: [(0, 3, "naam"), (len(zin) - 4, len(zin), "enige")]
    )

    assert result.precision == Rate(1, 4)
    assert result.precision_by_class == {"naam": Rate(0, 2), "enige": Rate(1, 2)}
    assert result.indirect == Rate(0, 1)


def test_a_passage_outside_the_sentence_is_an_error():
    with pytest.raises(ValueError, match="outside"):
        score([NOTHING], lambda zin: [(5, 500, "naam")])
