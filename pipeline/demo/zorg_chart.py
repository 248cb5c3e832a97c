"""The chart of Voorbeeldzorg, with a small team, a rename and a unit with few leidinggevenden."""

from pipeline.demo.generator.chart import (
    Branch,
    Chart,
    build_chart,
    with_few_leidinggevenden,
    with_rename,
    with_small_team,
)

SIZE = 12_000
UNIT_OF_3000 = "OZN"
SILENT_UNIT = "GHZ"
BUSY_UNIT = "THZ"
SMALL_TEAM = "OZZ-20"
RENAMED_FROM = "THZ-3"
RENAMED_TO = "THZ-30"
RENAMED_IN = "2023-Q3"
FEW_LEIDINGGEVENDEN = "THZ-7"
_CHART_SEED = 12_000

_DIRECTORATES = (
    (
        UNIT_OF_3000,
        "Ouderenzorg Noord",
        30,
        "Wolkenhof, Merelstee, Duinzicht, Lindewaard, Zilverberk, Kloosterwei, Veerhuis, "
        "Oeverloop, Sterrenplein, Hazelgaard, Windroos, Korenaar",
    ),
    (
        "OZZ",
        "Ouderenzorg Zuid",
        26,
        "Molenkamp, Beukenrode, Regenboog, Zonnewei, Torenburcht, Vlinderhof, Waterlelie, "
        "Heidebron, Akkerwinde, Rozenpoort, Kersenlaan",
    ),
    (
        BUSY_UNIT,
        "Thuiszorg",
        22,
        "Thuiszorg Centrum, Thuiszorg West, Thuiszorg Oost, Thuiszorg Kust, Thuiszorg Polder, "
        "Nachtzorg, Zelfsturende Wijkteams, Hulp bij het Huishouden, Gespecialiseerde Verpleging",
    ),
    (
        SILENT_UNIT,
        "Gehandicaptenzorg",
        17,
        "Wonen Noord, Wonen Zuid, Dagbesteding, Kind en Gezin, Ambulante Begeleiding, "
        "Intensieve Begeleiding, Logeerhuizen",
    ),
    (
        "REV",
        "Revalidatie en Herstel",
        13,
        "Kliniek Meerdijk, Kliniek Bosrand, Polikliniek, Paramedische Dienst, Herstelzorg",
    ),
    (
        "BVO",
        "Bedrijfsvoering",
        12,
        "Facilitair, Keukens, Personeel en Opleiding, Financiën en Inkoop, ICT en Vastgoed",
    ),
)


def zorg_chart() -> Chart:
    """Six directorates of 1,200 to 3,000 employees, each with its departments."""
    chart = build_chart(SIZE, _CHART_SEED, [_branch(*row) for row in _DIRECTORATES])
    chart = with_small_team(chart, "OZZ", SMALL_TEAM, "Geestelijke Verzorging")
    chart = with_rename(chart, RENAMED_FROM, RENAMED_TO, "Wijkverpleging Oost", RENAMED_IN)
    return with_few_leidinggevenden(chart, FEW_LEIDINGGEVENDEN)


def _branch(code: str, naam: str, share: int, names: str) -> Branch:
    departments = enumerate(names.split(", "), start=1)
    return Branch(code, naam, share, tuple((f"{code}-{i}", name) for i, name in departments))
