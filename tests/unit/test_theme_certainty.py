"""How sure the finder is of a theme: the file is complete, and what is said of it is honest."""

import doctest
import re

import pytest

from benchmarks.themes_parts.agreement import agreement
from benchmarks.themes_parts.certainty import write_certainty
from pipeline.contracts.codes import load_codelist
from pipeline.contracts.reading import read_yaml
from pipeline.steps import themes as steps
from pipeline.text import theme_certainty
from pipeline.text.theme_certainty import (
    FILE,
    Measured,
    how_measured,
    how_sure,
    shipped_certainty,
    told,
)
from pipeline.text.themes import Found, Mention
from pipeline.text.themes.examples import Example

CODES = load_codelist("themas").values()


def test_every_shipped_theme_was_measured():
    shipped = shipped_certainty()
    assert tuple(shipped.themes) == CODES
    assert shipped.source and shipped.answers >= 300
    for one in shipped.themes.values():
        assert 0 <= one.precision <= 1 and 0 <= one.recall <= 1
        assert 0 < one.labelled < shipped.answers and 0 <= one.counted < shipped.answers


def test_the_numbers_of_a_theme_belong_together():
    for code, one in shipped_certainty().themes.items():
        right = one.precision * one.counted, one.recall * one.labelled
        assert abs(right[0] - right[1]) < 1, code


@pytest.mark.parametrize("code", CODES)
def test_numbers_are_whole_answers_of_ten(code):
    text = how_sure(code)
    assert text.startswith("Hoe zeker: ")
    assert all(int(number) <= 10 for number in re.findall(r"\d+", text))


def test_what_is_said_of_a_theme():
    assert told(Measured(0.81, 0.52, 40, 26)) == (
        "Hoe zeker: van de 10 antwoorden die het programma hier telt, passen er ongeveer 8 (7 tot "
        "9). Van de 10 die erbij horen, vindt het er ongeveer 5 (4 tot 6). Het telt eerder te "
        "weinig dan te veel."
    )


def test_ranges_are_wider_with_fewer_answers():
    assert "ongeveer 6 (5 tot 7)" in told(Measured(0.6, 0.6, 100, 100))
    assert "ongeveer 6 (4 tot 8)" in told(Measured(0.6, 0.6, 14, 14))
    assert "ongeveer 10 (9 tot 10)" in told(Measured(1.0, 1.0, 30, 30))


@pytest.mark.parametrize("labelled,counted", [(9, 30), (30, 9), (30, 0)])
def test_of_too_few_examples_nothing_is_said(labelled, counted):
    text = told(Measured(0.5, 0.5, labelled, counted))
    assert "te weinig voorbeelden" in text and not re.search(r"\d", text)


def test_too_many_or_too_few_is_said_only_where_it_is_clear():
    assert "eerder te weinig dan te veel" in told(Measured(0.9, 0.5, 60, 33))
    assert "eerder te veel dan te weinig" in told(Measured(0.5, 0.9, 33, 60))
    assert "eerder" not in told(Measured(0.7, 0.6, 30, 26))


def test_the_words_of_code_examples():
    assert doctest.testmod(theme_certainty).failed == 0


def test_other_themes_were_not_measured():
    assert how_sure("eigen_rook") == "Hoe zeker: niet gemeten."


def test_what_it_was_measured_on_is_said():
    text, shipped = how_measured(), shipped_certainty()
    assert f"{shipped.answers} verzonnen antwoorden" in text
    assert ("ook bij het bouwen gebruikt" in text) == shipped.is_seen
    assert "Bij u kan het anders zijn" in text


@pytest.mark.parametrize("name,seen", [("ontwikkel", True), ("verzegeld", False)])
def test_the_benchmark_writes_what_was_measured(tmp_path, name, seen):
    examples = [Example("a", {"x": None}), Example("b", {"x": None, "y": None}), Example("c", {})]
    found = [Found((Mention("x"),)), Found((Mention("y"),)), Found((Mention("y"),))]
    path = tmp_path / "z.yaml"
    write_certainty(name, 3, agreement(examples, found, ("x", "y")), path)
    assert read_yaml(path) == {
        "gemeten_op": name,
        "antwoorden": 3,
        "gezien_bij_bouwen": seen,
        "themas": {
            "x": {"precisie": 1.0, "gevonden": 0.5, "met_label": 2, "geteld": 1},
            "y": {"precisie": 0.5, "gevonden": 1.0, "met_label": 1, "geteld": 2},
        },
    }


def test_a_new_measurement_leaves_the_list_the_same(monkeypatch):
    before = steps._digest_of_finder.__wrapped__()
    read = type(FILE).read_bytes

    def changed(path):
        return read(path) + (b"#" if path == FILE else b"")

    monkeypatch.setattr(type(FILE), "read_bytes", changed)
    assert steps._digest_of_finder.__wrapped__() == before
