"""What is replaced in open answers, class by class, and what must stay."""

import pytest

from pipeline.text import Deidentifier, Kind, OwnWords
from pipeline.text.answer import Answer, folded, lowered
from pipeline.text.spans import Span, joined
from tests.simulators.deid_measures import read_sentences, score

OWN = OwnWords(("Spoedpost", "Keuken", "Team Zonnedauw", "Lindeveld Groep"), ("sfeerbeheerder",))


@pytest.fixture(scope="module")
def deidentify() -> Deidentifier:
    return Deidentifier(OWN)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Vooral Mehmet Yildirimoglu doet dat", "Vooral [naam] doet dat"),
        ("ik had ruzie met fatima el idrissi", "ik had ruzie met [naam]"),
        ("vraag maar aan jan de vries van de planning", "vraag maar aan [naam] van de planning"),
        ("mevr. van der veen belde", "[naam] belde"),
        ("Volgens J. van der Berg niet", "Volgens [naam] niet"),
        ("WAAROM MAG MARJAN ALLES", "WAAROM MAG [naam] ALLES"),
        ("Wil is boos en ik wil dat niet", "[naam] is boos en ik wil dat niet"),
        ("gisteren heeft roos gebeld", "[datum] heeft [naam] gebeld"),
        ("wendie en jannssen roddelen", "[naam] en [naam] roddelen"),
        ("bel 06 - 12 34 56 78", "bel [telefoonnummer]"),
        ("bel +31 6 1234 5678 even", "bel [telefoonnummer] even"),
        ("mijn bsn is 111222333.", "mijn bsn is [nummer]."),
        ("stort op nl91 abna 0417 1643 00 graag", "stort op [nummer] graag"),
        ("zijn auto VT-123-K stond er", "zijn auto [nummer] stond er"),
        ("zaak KLC-2021/019 is dicht", "zaak [nummer] is dicht"),
        ("mail jan punt smit apenstaartje voorbeeld punt nl", "mail [mailadres]"),
        ("zoek op @planning_west", "zoek op [mailadres]"),
        ("het was 3 maart 2024 laat", "het was [datum] laat"),
        ("vorige week dinsdag ging het mis", "[datum] ging het mis"),
        ("drie weken geleden begon het", "[datum] begon het"),
        ("vorige week werd ik gebeld", "[datum] werd ik gebeld"),
        ("op tweede kerstdag moest ik werken", "[datum] moest ik werken"),
        ("omdat ik 61 ben", "omdat ik [leeftijd] ben"),
        ("ik ben dus 65.", "ik ben dus [leeftijd]."),
        ("ik ben vierenvijftig en moe", "ik ben [leeftijd] en moe"),
        ("Ik word volgende maand zestig.", "Ik word [datum] [leeftijd]."),
        ("dik in de vieftig bin ik", "[leeftijd] bin ik"),
        ("Ik (54) moest weg", "Ik ([leeftijd]) moest weg"),
        ("op vrijdag 3-11 was het raak", "op [datum] was het raak"),
        ("drieentwintig mei ging ik weg", "[datum] ging ik weg"),
        ("de woensdag voor hemelvaart", "[datum]"),
        ("een paar weekjes terug", "[datum]"),
        ("zijn auto 58 gt nl", "zijn auto [nummer]"),
        ("in de grj-12-p lag mijn jas", "in de [nummer] lag mijn jas"),
        ("personeelsnr 00 45 12 klopt niet", "personeelsnr [nummer] klopt niet"),
        ("Groen bepaalt alles hier", "[naam] bepaalt alles hier"),
        ("Van der Zanden weigert", "[naam] weigert"),
        ("WIL EN BAS ZIJN PESTKOPPEN", "[naam] EN [naam] ZIJN PESTKOPPEN"),
        ("mevrouw drs. A. Kuipers belde", "[naam] belde"),
        ("ik zit op k. 2.107 nu", "ik zit op [plaats] nu"),
        ("Toen de kelder onderliep lachte hij", "[gebeurtenis] lachte hij"),
        ("tijdens de staking", "tijdens [gebeurtenis]"),
        ("ik en twee collega's doen alles", "[herkenbaar] doen alles"),
        ("Mijn zwangere vrouw is ook bang", "[gezin] is ook bang"),
        ("ik zit in een scheiding", "ik zit [gezin]"),
        ("In kamer 3.14 wordt geroddeld", "In [plaats] wordt geroddeld"),
        ("via tempo-team hier gekomen", "via [organisatie] hier gekomen"),
        ("fijn bij Zonnedauw", "fijn bij [onderdeel]"),
        ("De planner van de Spoedpost liegt", "[functie] liegt"),
        ("De sfeerbeheerder van de Keuken liegt", "[functie] liegt"),
        ("Als enige vrouw in de ploeg", "[herkenbaar]"),
        ("Wij zijn maar met z'n drieën", "[herkenbaar]"),
        ("Ik heb PTSS door het werk", "Ik heb [gezondheid] door het werk"),
        ("Omdat ik moslim ben", "Omdat ik [geloof] ben"),
        ("Mijn Limburgse accent", "[herkomst]"),
        ("Omdat ik homo ben", "Omdat ik [geaardheid] ben"),
        ("Mijn zus werkt hier ook", "[gezin]"),
        ("ik ben lid van de vakbond", "ik ben [vakbond]"),
        ("Sinds de brand in de wasserij", "Sinds [gebeurtenis]"),
    ],
)
def test_what_points_to_somebody_becomes_its_class(
    deidentify: Deidentifier, answer: str, expected: str
) -> None:
    assert deidentify(answer).text == expected


@pytest.mark.parametrize(
    "answer",
    [
        "ik hoop op betere tijden en ik wil rust",
        "Hoop doet leven, zeggen ze dan.",
        "Van de 12 acties uit het plan zijn er 3 gedaan.",
        "In januari worden de doelen bedacht.",
        "Mijn leidinggevende neemt nooit tijd voor een gesprek.",
        "het enige wat helpt is praten",
        "de enige oplossing is meer mensen",
        "De verdeling is 50/50 en versie 4.2 is beter.",
        "Discriminatie op afkomst of geloof komt overal voor.",
        "Christelijke feestdagen zouden gelijk moeten tellen.",
        "We zijn hier geen familie, we zijn collega's.",
        "Wij zijn met te weinig en HR doet niets.",
        "de keuken is altijd vies",
        "24/7 bereikbaar zijn kan niet, 1 op 1 overleg ook niet",
        "Ik werk hier 12 jaar en ben 3 keer gevraagd",
        "toen ik dat zei werd hij boos",
        "Stress neemt toe en Respect ontbreekt",
        "Lang niet iedereen durft iets te zeggen",
        "mijn fiets kost 12 kg en 45 km",
        "er zijn twee opties en vijf regels",
        "zij zijn gewoon aardige mensen",
        "ze doen toch niks",
        "People are afraid that speaking up will affect their contract, so nothing is said.",
        "",
        "n.v.t.",
    ],
)
def test_what_points_to_nobody_stays(deidentify: Deidentifier, answer: str) -> None:
    result = deidentify(answer)
    assert (result.text, result.kinds) == (answer, frozenset())


def test_the_open_half_of_the_labelled_sentences_is_found() -> None:
    """The gates of the sealed half, on the half that the rules were made with."""
    from benchmarks.deidentification import DATA, GATES, as_finder, own_finder

    result = score(read_sentences(DATA / "open.jsonl"), as_finder(own_finder()))
    for part, gate in GATES.items():
        assert getattr(result, part).share >= gate, part


def test_a_result_shows_no_text(deidentify: Deidentifier) -> None:
    answer = Answer("Tijmen Kwibus belt")
    said = repr((deidentify("Tijmen Kwibus belt"), answer, answer.words, deidentify))
    assert "Kwibus" not in said
    assert "tijmen" not in said


def test_what_overlaps_is_replaced_once_as_the_longest() -> None:
    spans = [Span(0, 4, Kind.NAAM), Span(2, 10, Kind.PLAATS), Span(12, 14, Kind.DATUM)]
    found = [(s.start, s.end, s.kind) for s in joined(spans)]
    assert found == [(0, 10, Kind.PLAATS), (12, 14, Kind.DATUM)]


@pytest.mark.parametrize("text", ["İSTANBUL", "Straße", "ŁÓDŹ", "ﬁets", "été"])
def test_lower_case_keeps_the_places_of_letters(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_names_are_looked_up_without_accents() -> None:
    assert folded("Grażyna") == folded("grazyna")
    assert folded("Şahin") == folded("sahin")


def test_odd_texts_do_no_harm(deidentify: Deidentifier) -> None:
    for text in ("\u202e\u0000", "🙂🙂", "[naam]", "a" * 3_999, "1" * 3_999, "de " * 1_300):
        assert isinstance(deidentify(text).text, str)
