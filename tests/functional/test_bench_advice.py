"""The benchmark of advice: how a table of expected advice is read and judged."""

import pytest

from benchmarks.advice import report_documents, report_expected
from benchmarks.advice_parts.documents import Checked, Life
from benchmarks.advice_parts.expected import (
    Said,
    entry_of_scenario,
    is_right,
    judge,
    load_expected,
)
from pipeline.advice.compose import compose
from tests.advice_examples import TODAY, example_release, signal, signals

ENTRY = {
    "situatie": "category_doubles",
    "patroon": "stijging",
    "richting": "stijging",
    "codes": {"hoofdcategorie": "oo_pesten"},
    "moet_advies": True,
    "mag_advies": True,
    "niveau": "organisatie",
    "onderwerp": ["pesten"],
    "aan": ["bestuurder", "directie"],
    "cc_moet": ["ondernemingsraad"],
    "maatregel_past": ["omstander", "herkennen van pesten"],
    "maatregel_mag_niet": ["ontslag"],
    "lezingen": ["vertrouwen", "oorzaak"],
    "meetpunt": ["enquête|gesprekken"],
    "rechtsgrond": ["arbowet_3_2"],
}
RELEASE = example_release()


@pytest.fixture
def said():
    (concept,) = compose(signals(signal(RELEASE)), RELEASE, TODAY)
    return Said.of(concept, "stijging")


TABLE = """
situaties:
  - situatie: silence
    moet_advies: duiding
    mag_ook: [ja]
    niveau: d02
    patronen:
      - {code: stilte, eenheid: d02, zekerheid: sterk_signaal}
      - {code: klimaat, richting: daling, item: pv}
  - {situatie: nothing, moet_advies: nee, niveau: organisatie, patronen: [{code: geen_patroon}]}
"""


def test_a_situation_of_the_table_is_an_entry_for_each_way_it_comes_up(tmp_path):
    path = tmp_path / "t.yaml"
    path.write_text(TABLE, encoding="utf-8")
    entries = load_expected(path)
    assert [one["patroon"] for one in entries] == ["stilte", "klimaat", "geen_patroon"]
    assert [one["codes"] for one in entries] == [{"eenheid": "d02"}, {"item": "pv"}, {}]
    assert [one["niveau"] for one in entries] == ["eenheid", "eenheid", "organisatie"]
    assert not any(one["moet_advies"] for one in entries)
    assert entry_of_scenario("silence", entries) == entries[0]
    assert entry_of_scenario("nothing", entries) is None


def test_a_finished_advice_is_judged_by_each_part(said):
    judged = judge(said, ENTRY)
    assert set(judged) == {
        "onderwerp", "niveau", "aan", "cc", "niets_verkeerds", "maatregel", "rechtsgrond",
        "meetpunt", "lezingen",
    }  # fmt: skip
    assert all(judged.values())
    assert is_right(judged)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("onderwerp", ["werkdruk"]),
        ("niveau", "eenheid"),
        ("aan", ["vp_team"]),
        ("maatregel_past", ["ploegendienst"]),
        ("maatregel_mag_niet", ["herkennen"]),
    ],
)
def test_one_wrong_part_makes_it_wrong(said, field, value):
    assert not is_right(judge(said, {**ENTRY, field: value}))


def test_a_part_that_an_entry_does_not_name_is_not_judged(said):
    assert set(judge(said, {"patroon": "stijging", "aan": ["bestuurder"]})) == {"aan"}


def test_the_catalogues_alone_are_judged_alike(capsys):
    report_expected([ENTRY, {**ENTRY, "patroon": "hagel", "situatie": "hagel"}])
    told = capsys.readouterr().out
    assert "situations of the table: 1; without sentences ['hagel']" in told
    assert "all of it right: 1.00" in told


def test_documents_are_reported_with_quiet_publications_and_what_was_planted(said, capsys):
    good = Checked((), 30, (), 76.0, 24, said)
    bad = Checked(("naam: Jan",), 30, ("som/",), 55.0, 24, None)
    planted = Life("category_doubles", False, [good, bad], [1])
    report_documents([planted, Life("nothing", True, [], [0, 1])], [ENTRY])
    told = capsys.readouterr().out
    assert "2 organisations, 2 documents" in told
    assert "1 documents with a finding" in told
    assert "counted otherwise 1" in told
    assert "concept by itself: 1 of 2" in told
    assert "documents on what was planted: 1, in the table 1" in told
