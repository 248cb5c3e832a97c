"""Material of a jaarrapport, from small hand-made releases."""

from dataclasses import replace
from datetime import date
from functools import cache

from pipeline.advice.compose import compose
from pipeline.advice.documents.document import Chart, Heading, lines_of
from pipeline.advice.handed_over import HandedOver
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.form import Formulier
from pipeline.contracts.public import PublicInputs
from pipeline.periods import start_of
from pipeline.release.frozen import empty_release
from pipeline.signals import detect
from pipeline.signals.frozen import SignalList
from tests.advice_examples import TODAY, example_release

FILLED = Formulier.model_validate(
    {
        "rol": {
            "vertrouwenspersonen_intern": 2,
            "uren": 400,
            "bereikbaarheid": "Via het intranet en op dinsdag op spreekuur.",
            "werkwijze": "De externe vertrouwenspersoon komt ook op locatie.",
        },
        "voorlichtingen": [
            {"wat": "uitleg voor nieuwe medewerkers", "aantal": 6, "voor_wie": "nieuwe medewerkers"}
        ],
        "training": ["Nascholing integriteit"],
        "intervisie": "Vier keer met andere organisaties.",
        "formele_klachten": {"aantal": 3},
        "formele_meldingen": {"aantal": 1, "toelichting": "De meldfunctionaris is nieuw."},
        "verbinding": {"rie": "Het onderwerp staat in de RI&E.", "overleg": ["Met de OR."]},
        "vooruitblik": ["Meer voorlichting op de locaties."],
    }
)


@cache
def with_pattern():
    """Five years, with in the last one a category that tripled."""
    return example_release()


_LISTS = {}


def signal_list(release):
    """The patterns of the newest publication, as frozen; searched once a release."""
    if id(release) not in _LISTS:
        _LISTS[id(release)] = release, _search(release)
    return _LISTS[id(release)][1]


def _search(release):
    newest = release.publicaties[-1]
    return SignalList(f"s{newest.id[1:]}", detect(release, TODAY), {"publicatie": newest.id})


def offered(release, lists, **register):
    """The advice that these lists make by themselves, offered in the year after."""
    day = date(2026, 2, 20)
    return tuple(
        HandedOver(
            concept,
            {"status": "aangeboden", "eigenaar": "de bestuurder", "reactie_voor": "2026-04-01"}
            | register,
            day,
            day,
            b"",
        )
        for found in lists
        for concept in compose(found.patronen, release, TODAY)
    )


def yearly(release=None, **changes):
    """The material of 2025; by default of a year with one strong pattern and its advice."""
    release = with_pattern() if release is None else release
    lists = () if release.is_leeg else (signal_list(release),)
    given = {
        "jaar": 2025,
        "organisatie": "Voorbeeld BV",
        "is_voorbeeld": True,
        "sector": "zorg",
        "datum": TODAY,
        "release": release,
        "lijsten": lists,
        "adviezen": offered(release, lists),
        "publiek": release.publiek,
    }
    return Yearly(**(given | changes))


def until(release, period):
    """The release as it was when this was its last period, without a survey."""
    kept = tuple(p for p in release.publicaties if start_of(p.perioden[0]) <= start_of(period))
    there = {one.id for one in kept}
    return replace(
        release,
        publicaties=tuple(replace(one, golven=()) for one in kept),
        tellingen=release.tellingen[release.tellingen["publicatie"].isin(there)],
        enquete=release.enquete[:0],
    )


def nothing():
    """Nothing published, as of an organisation that has just begun."""
    return replace(empty_release(), publiek=PublicInputs())


@cache
def quiet():
    """Five years in which nothing stands out."""
    return example_release(risen="")


def tiny():
    """Numbers so small that hardly any can be named."""
    return example_release(risen="", scale=0.05)


MATERIAL = {
    "met patroon": lambda: yearly(),
    "met formulier": lambda: yearly(formulier=FILLED),
    "stil jaar": lambda: yearly(quiet()),
    "heel klein": lambda: yearly(tiny()),
    "half jaar": lambda: yearly(until(quiet(), "2025-Q2")),
    "eerste jaar": lambda: yearly(until(quiet(), "2021-Q4"), jaar=2021),
    "niets gepubliceerd": lambda: yearly(nothing()),
    "jaar nog niet gepubliceerd": lambda: yearly(jaar=2026),
    "advies overgenomen": lambda: _taken(),
}


def _taken():
    release = with_pattern()
    lists = (signal_list(release),)
    advice = offered(release, lists, status="overgenomen", termijn="2026-09-01", eigenaar="HR")
    return yearly(release, adviezen=advice)


def all_words(document):
    """Everything a reader sees, a text at a time."""
    yield from (document.titel, document.soort, document.van, document.status)
    yield from (line.text for line in lines_of(document))
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.text
        if isinstance(block, Chart):
            yield from (block.caption, block.alt, block.unit, *(word for _, word in block.events))
