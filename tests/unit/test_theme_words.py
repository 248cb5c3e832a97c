"""What the words of a taxonomy find: each feature of the notation, on themes made for it."""

from pathlib import Path

import pytest

from pipeline.text.themes import ThemeFinder, load_taxonomy


def finder(tmp_path: Path, text: str) -> ThemeFinder:
    path = tmp_path / "T.yaml"
    path.write_text(text, encoding="utf-8")
    return ThemeFinder(load_taxonomy(path))


@pytest.fixture
def dutch(tmp_path):
    return finder(
        tmp_path,
        """
codes:
  - {code: klacht, label: Klachten, woorden: [klacht, roddelen, pesten]}
  - {code: begin, label: Begin, woorden: ["rooster*"]}
  - {code: overleg, label: Overleg, woorden: ["*overleg"]}
  - {code: druk, label: Druk, woorden: ["*werkdruk*", druk], niet: [druk op de knop, bloeddruk],
     toon: zorg}
  - {code: aan, label: Aanspreken, woorden: ["aan|spreken", "na|komen"]}
  - {code: tijd, label: Tijd, zinnen: ["te weinig ... tijd", "durf & zeggen", "geen/weinig pauze"]}
  - {code: naar, label: Precies, woorden: ["=balie"]}
  - {code: samen, label: Meewegen, meewegen: [koffie, taart, slinger]}
""",
    )


@pytest.mark.parametrize(
    ("answer", "codes"),
    [
        ("Er waren twee klachten", {"klacht"}),
        ("Ze roddelt, er is geroddeld en roddelden", {"klacht"}),
        ("Hij werd gepest", {"klacht"}),
        ("KLACHTEN!", {"klacht"}),
        ("het roosterbeleid", {"begin"}),
        ("ons teamleidersoverleg", {"overleg"}),
        ("het team-overleg", {"overleg"}),
        ("de overleggen", set()),
        ("het is te druk", {"druk"}),
        ("de hoogste werkdrukbeleving", {"druk"}),
        ("Met een druk op de knop", set()),
        ("mijn bloeddruk is goed", set()),
        ("Niemand spreekt hem daar ooit op aan", {"aan"}),
        ("wij durven elkaar aan te spreken", {"aan"}),
        ("je wordt aangesproken op gedrag", {"aan"}),
        ("een cultuur van aanspreken", {"aan"}),
        ("ze kwamen hun afspraken niet na", {"aan"}),
        ("Ik spreek Duits. Kom aan boord", set()),
        ("we hebben te weinig tijd", {"tijd"}),
        ("er is te weinig rust en tijd", {"tijd"}),
        ("te weinig mensen. Tijd zat", set()),
        ("zeggen durf ik het niet", {"tijd"}),
        ("er is geen pauze", {"tijd"}),
        ("aan de balie", {"naar"}),
        ("twee balies", set()),
        ("koffie alleen", set()),
        ("koffie met taart", {"samen"}),
        ("", set()),
        ("!!! 123", set()),
    ],
)
def test_notation(dutch, answer, codes):
    assert set(dutch.find([answer])[0].codes) == codes


@pytest.mark.parametrize("typo", ["vertrouwenspersoom", "vertrouwnspersoon", "vertrouwensperosons"])
def test_typing_errors_in_long_words(tmp_path, typo):
    found = finder(tmp_path, "codes: [{code: vp, label: VP, woorden: [vertrouwenspersoon]}]")
    assert found.find([f"de {typo} helpt"])[0].codes == ("vp",)


def test_a_good_word_is_never_taken_for_another(tmp_path):
    found = finder(tmp_path, "codes: [{code: toren, label: Toren, woorden: [toren, kosten]}]")
    assert not found.find(["het horen van posten in de doren"])[0].themes


@pytest.mark.parametrize(
    ("answer", "tone"),
    [
        ("de werkdruk is hoog", "zorg"),
        ("geen werkdruk bij ons", "goed"),
        ("van werkdruk merk ik niets, en van werkdruk heb ik geen last", "goed"),
        ("werkdruk ervaar ik hier niet", "goed"),
        ("geen koffie, maar werkdruk", "zorg"),
    ],
)
def test_negation_turns_the_tone_round_within_its_clause(tmp_path, answer, tone):
    found = finder(
        tmp_path, "codes: [{code: wd, label: W, woorden: [werkdruk], toon: zorg, ontkenning: goed}]"
    )
    assert found.find([answer])[0].themes[0].tone == tone


def test_negation_can_take_a_theme_away(tmp_path):
    found = finder(
        tmp_path, "codes: [{code: lift, label: Lift, woorden: [lift], ontkenning: telt_niet}]"
    )
    assert not found.find(["er is geen lift"])[0].themes
    assert found.find(["de lift is stuk"])[0].codes == ("lift",)


def test_tone_from_the_words_around(tmp_path):
    found = finder(tmp_path, "codes: [{code: sfeer, label: Sfeer, woorden: [sfeer]}]")
    tones = [
        one.themes[0].tone
        for one in found.find(["fijne sfeer", "de sfeer is slecht", "de sfeer", "sfeer niet goed"])
    ]
    assert tones == ["goed", "zorg", None, "zorg"]


def test_subtheme_and_strongest_first(tmp_path):
    found = finder(
        tmp_path,
        """
codes:
  - code: leiding
    label: Leiding
    woorden: [baas]
    subthemas: [{code: weg, label: Afwezig, woorden: [onzichtbaar], toon: zorg}]
  - {code: loon, label: Loon, woorden: [loon, salaris, bonus]}
""",
    )
    one = found.find(["De baas is onzichtbaar. Loon, salaris en bonus zijn laag"])[0]
    assert one.codes == ("loon", "leiding")
    assert (one.themes[1].subtheme, one.themes[1].tone) == ("weg", "zorg")


def test_an_english_taxonomy_from_label_names_alone(tmp_path):
    found = finder(
        tmp_path,
        """
taal: en
themas:
  - {code: staff, label: Staff attitude}
  - {code: nurses, label: Nurse}
  - {code: wait, label: Waiting, woorden: [wait, delay, appointment, on]}
  - {code: clean, label: Cleaning}
""",
    )
    answers = ["The nurses waited", "appointments were delayed", "cleaned daily", "hardly a word"]
    assert [set(one.codes) for one in found.find(answers)] == [
        {"nurses", "wait"},
        {"wait"},
        {"clean"},
        set(),
    ]


def test_a_language_without_word_lists(tmp_path):
    found = finder(tmp_path, "taal: pl\ncodes: [{code: praca, label: P, woorden: ['prac*']}]")
    assert found.find(["Lubię pracę"])[0].codes == ("praca",)
