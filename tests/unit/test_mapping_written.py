"""A mapping as text: what is written comes back, and nonsense is refused in words."""

import pytest

from pipeline.errors import RefusedInput
from pipeline.ingest.mapping import ColumnRule, OwnQuestion, SourceMapping, from_text, to_text

FULL = SourceMapping(
    source="hr",
    kind="enquete",
    rules=(
        ColumnRule("Nr: 1", "respondent_sleutel"),
        ColumnRule("ja", "mb_kent_vp", {"1": "ja", "no": "nee", "1.0": "?ja", "": ""}),
        ColumnRule("[x]", "eigen_sfeer", {"n.v.t.": "leeg"}, is_reversed=True),
        ColumnRule("vp?", "mb_besproken_met", choice="vp"),
        ColumnRule("datum", "golf", part="jaar"),
        ColumnRule("# anders", ""),
    ),
    fixed={"eenheid": "?noord"},
    questions=(OwnQuestion("eigen_sfeer", "Hoe is de sfeer: goed?", "eens5"),),
    items={"Ik durf": "?mb_durft_gesprek", "onbekend": ""},
)


def test_what_is_written_is_read_back_equal():
    assert from_text(to_text(FULL), {}) == FULL


def test_what_is_open_is_counted_and_can_be_taken_over():
    assert FULL.open_count == 5
    taken = FULL.accepted()
    assert taken.open_count == 2
    assert taken.settled == {"eenheid": "noord"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("soort: gesprekken\nkolommen:\n- kolom: A\n  veld: bestaatniet", "bestaat niet"),
        ("soort: verhalen\nkolommen: []", "soort"),
        (
            "soort: gesprekken\nkolommen:\n- kolom: A\n  veld: relatie\n  waarden: {x: y}",
            "y staat niet",
        ),
        ("soort: gesprekken\nkolommen:\n- kolom: A\n  veld: relatie\n  kleur: rood", "regels"),
        ("soort: enquete\neigen_vragen:\n- {code: sfeer, schaal: eens5}", "eigen_"),
        ("soort: enquete\neigen_vragen:\n- {code: eigen_a, schaal: zeven}", "schaal"),
        ("soort: [", "regel"),
        ("zomaar tekst", "delen"),
    ],
)
def test_nonsense_is_refused_with_its_place(text, word):
    with pytest.raises(RefusedInput) as refused:
        from_text(text, {})
    assert word in str(refused.value)
