"""Every class is known by how Dutch says it, not by the sentences that the rules were made with."""

import pytest

from pipeline.text import Deidentifier, Kind, OwnWords
from pipeline.text.name_lists import first_names
from pipeline.text.name_shape import name_likeness
from pipeline.text.romanize import romanized

OWN = OwnWords(("Spoedpost", "Stationsplein", "Lindeveld Groep"))


@pytest.fixture(scope="module")
def deidentify() -> Deidentifier:
    return Deidentifier(OWN)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        # names of all origins, and names that no list has
        ("ik hoor wat ze over dilfuza zeggen", "ik hoor wat ze over [naam] zeggen"),
        ("met thandiwe valt te praten", "met [naam] valt te praten"),
        ("door oksankia ben ik weg", "door [naam] ben ik weg"),
        ("Soumayana word steeds overgeslagen", "[naam] word steeds overgeslagen"),
        ("dat hoort van v/d Heuvel te komen", "dat hoort [naam] te komen"),
        ("Van Rossum is een leugenaar", "[naam] is een leugenaar"),
        ("DE GROOT MOET WEG", "[naam] MOET WEG"),
        ("Rector Hogenkamp was erbij", "Rector [naam] was erbij"),
        # units that nobody told the program
        ("Vraag het op de brugklas", "Vraag het op [onderdeel]"),
        ("bij het bestuursbureau zwijgt men", "bij [onderdeel] zwijgt men"),
        ("Binnen vakgroep Klassieke Talen zwijgt men", "Binnen [onderdeel] zwijgt men"),
        ("Ik kom van Burgerzaken hierheen", "Ik kom van [onderdeel] hierheen"),
        ("De voorman van de vleesinpak lacht", "[functie] lacht"),
        ("De security officer van Vergunningen en Toezicht leest", "[functie] leest"),
        # small teams, and the only one, to the end of the phrase
        ("we zitten met zn drietjes op archief dus tja", "[herkenbaar] dus tja"),
        ("de omvang van mijn team (vijf personen) zegt alles", "[herkenbaar] zegt alles"),
        ("een clubje van niet meer dan vijf", "[herkenbaar]"),
        ("De enige geestelijk verzorger kan niets", "[herkenbaar] kan niets"),
        ("Als enige met een hulphond bij de receptie val ik op", "[herkenbaar] val ik op"),
        ("wie degene is die op maandag en dinsdag werkt", "wie [herkenbaar]"),
        ("ik bin de iennige vrouw hier", "[herkenbaar]"),
        # ages
        ("ik ben vijfenvijfig en moe", "ik ben [leeftijd] en moe"),
        ("Op 58-jarige leeftijd begin je niet", "Op [leeftijd] begin je niet"),
        ("de zestig zijn gepasseerd", "de [leeftijd]"),
        # faith as it is practised, health, origin and orientation as they are told
        ("ik bid vijf keer per dag", "[geloof]"),
        ("Als praktiserend katholiek zwijg ik", "[geloof] zwijg ik"),
        ("Mijn kapotte rug telt niet", "[gezondheid] telt niet"),
        ("Zij is zes maanden zwanger", "Zij is [gezondheid]"),
        ("Iemand slikt antidepressiva", "Iemand [gezondheid]"),
        ("Na een angststoornis werd ik gepest", "Na [gezondheid] werd ik gepest"),
        ("mn ouders uit vietnam", "[herkomst]"),
        ("Mijn Turkse achtergrond", "[herkomst]"),
        ("hij woont samen met een man", "hij woont [geaardheid]"),
        ("van vrouw naar man gegaan", "[geaardheid]"),
        # what a relative does
        ("Mijn broer is wethouder geweest", "[gezin]"),
        ("me dogter werkt ook hier en zwijgt", "[gezin] en zwijgt"),
        # dates, rooms, numbers and accounts
        ("sinds jl. donderdag", "sinds [datum]"),
        ("donderdag laatst riep hij", "[datum] riep hij"),
        ("zij zat in het linnenhok te huilen", "zij zat in [plaats] te huilen"),
        ("in meetingroom Tesla", "in [plaats]"),
        ("op level -1 is het stil", "op [plaats] is het stil"),
        ("Mijn pasje is TZW 60912.", "Mijn pasje is [nummer]."),
        ("Rapport INT.24/0036 is weg", "Rapport [nummer] is weg"),
        ("zijn auto F-000-DD stond er", "zijn auto [nummer] stond er"),
        ("mijn login hvdmeer04 werkt", "mijn login [mailadres] werkt"),
        ("app tkoster#0420 maar", "app [mailadres] maar"),
        ("user lgd\\pvdmeer las mee", "user [mailadres] las mee"),
    ],
)
def test_a_class_is_known_by_how_it_is_said(
    deidentify: Deidentifier, answer: str, expected: str
) -> None:
    assert deidentify(answer).text == expected


@pytest.mark.parametrize(
    "answer",
    [
        "jan en alleman mag hier meebeslissen",
        "mark my words, het komt goed",
        "Ik eet een taart van de Hema met mijn Senseo ernaast.",
        "We gebruiken Confluence, Jira en Teams.",
        "De Ondernemingsraad en de Raad van Bestuur zwijgen.",
        "Op grond van de Arbowet is de werkgever gehouden beleid te voeren.",
        "in de kantine en bij de receptie wordt gelachen",
        "de enige oplossing is praten",
        "Met twee collega's koffie drinken lost meer op.",
        "mijn zoon heeft dit getypt",
        "stuur maar een appje naar hem",
        "wat een kankerzooi is het hier",
        "dat doen ze achter mijn rug om",
        "Wij gaan van 3 naar 2 pauzes en van 5 naar 6 mensen.",
        "dan zit je in de nachtdienst zonder pauze",
        "Dit verdient een prijs van 12.500 euro of 10.000 punten",
    ],
)
def test_what_looks_like_a_class_and_is_none_stays(deidentify: Deidentifier, answer: str) -> None:
    assert deidentify(answer).text == answer


def test_names_look_like_names_and_words_like_words() -> None:
    unlisted = ("oksankia", "zbyszkowa", "soumayana", "dilnozara")
    assert not first_names() & frozenset(unlisted)
    assert all(name_likeness(name) > 0.5 for name in unlisted)
    assert all(name_likeness(word) < 0.5 for word in ("vergadering", "gewoan", "comunicatie"))
    assert name_likeness("ab") == 0.0


def test_cyrillic_names_are_known_as_passports_and_papers_spell_them() -> None:
    assert {"oleksandr", "aleksandr"} & first_names()
    assert "yuliya" in set(romanized("Юлія"))


def test_a_misspelled_own_name_in_capitals_is_a_unit_or_a_name(deidentify: Deidentifier) -> None:
    kinds = deidentify("bij Lindevelt en op het Stationsplein").kinds
    assert kinds & {Kind.NAAM, Kind.ORGANISATIE}
    assert Kind.ONDERDEEL in kinds
