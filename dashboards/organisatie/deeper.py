"""From a series to the series below it: only along what was published, and said where it stops.

Why: who sees a rise asks at once where it is. A level that is missing was left out on purpose, and
whoever is not told why will look for it elsewhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.series import DIMENSION_WORDS, Table, tables, values_of
from dashboards.wording.labels import label_of
from dashboards.wording.safe_text import plain
from pipeline.release import Release
from pipeline.signals.sources import cluster_of

TITLE = "Dieper kijken"
_STOPS = (
    "Dieper gaat het niet: fijnere cijfers zijn hier niet gepubliceerd. Vooraf is berekend dat zij "
    "bij deze omvang niets kunnen laten zien, of te dicht bij één persoon komen."
)


@dataclass(frozen=True)
class Way:
    """A way down: what it leads to, and the choices in its link."""

    label: str
    choices: Mapping[str, str]


def deeper(release: Release, table: Table, fixed: Mapping[str, str]) -> None:
    """The ways down from one series."""
    ways = tuple(ways_down(release, table, fixed))
    with st.expander(TITLE):
        for way in ways:
            st.page_link("trends.py", label=plain(way.label), query_params=dict(way.choices))
        if not ways:
            blocks.sentences([_STOPS])


def ways_down(release: Release, table: Table, fixed: Mapping[str, str]) -> Iterator[Way]:
    """What was published below a series: finer series, and crossings with its own codes."""
    for finer in tables(release):
        added = [name for name in finer.dimensions if name not in table.dimensions]
        if len(added) == 1 and set(table.dimensions) < set(finer.dimensions):
            words = DIMENSION_WORDS.get(added[0], added[0]).lower()
            yield Way(f"Hetzelfde, per {words}", {"soort": finer.name, **fixed})
    if table.dimensions == ("cluster",):
        yield from _categories(release, fixed["cluster"])


def _categories(release: Release, cluster: str) -> Iterator[Way]:
    """The subjects within a kind of subject, where they were published."""
    if "hoofdcategorie" not in {table.name for table in tables(release)}:
        return
    shown = values_of(release, "hoofdcategorie", "hoofdcategorie")
    for code in shown:
        if cluster_of(code) == cluster:
            words = label_of("hoofdcategorie", code, release)
            yield Way(f"Onderwerp: {words}", {"soort": "hoofdcategorie", "hoofdcategorie": code})
