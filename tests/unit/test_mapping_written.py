"""A mapping as text: what is written comes back, and nonsense is refused in words."""

from dataclasses import replace

import pytest

from pipeline.contracts.codes import load_codelist
from pipeline.errors import RefusedInput
from pipeline.ingest.mapping import ColumnRule, OwnQuestion, SourceMapping, from_text, to_text
from pipeline.ingest.mapping.work_text import to_work_text

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


def test_the_work_file_offers_what_is_not_read_and_is_read_back_equal():
    rules = (*FULL.rules, ColumnRule("Q7"), ColumnRule("Naam"))
    mapping = replace(FULL, rules=rules, turned=("mb_durft_gesprek",), keeps_own=True)
    scales = {"antwoordschalen.ja_nee": load_codelist("antwoordschalen.ja_nee")}
    text = to_work_text(mapping, {"Q7": "Hoe gaat het: goed?"}, ["Naam"], scales)
    assert from_text(text, {}) == mapping
    assert "- kolom: Q7\n  vraag: 'Hoe gaat het: goed?'\n  veld: ''" in text
    assert "- Naam\n" in text
    assert "#   ja: Ja" in text
    assert "#   mb_kent_vp: Weet u wie de vertrouwenspersoon is?" in text


def test_a_vp_may_write_labels_where_codes_belong():
    text = (
        "bron: vp\nsoort: gesprekken\nkolommen:\n- kolom: A\n  veld: ?Over wie\n  waarden:\n"
        "    x: Leidinggevende\n    y: ?Teamleider\nniet_lezen:\n- kolom: B\n  veld: Onderwerp\n- C"
    )
    first, second, third = from_text(text, {}).rules
    assert (first.field, first.words) == (
        "?relatie",
        {"x": "leidinggevende", "y": "?leidinggevende"},
    )
    assert (second.field, third.field) == ("hoofdcategorie", "")


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
