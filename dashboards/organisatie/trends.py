"""What the page Trends shows: one series, chosen by name, never a ranking of units."""

from collections.abc import Mapping

import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.budget import is_spent, unit_of
from dashboards.organisatie.choices import choose
from dashboards.organisatie.corrections import correction_notes
from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.deeper import deeper
from dashboards.organisatie.line_notes import line_notes
from dashboards.organisatie.series import (
    DIMENSION_WORDS,
    Table,
    breaks_of,
    events_of,
    last_words,
    series,
    tables,
    values_of,
)
from dashboards.wording.dates import in_period
from dashboards.wording.empty_states import BUDGET_SPENT, NO_DATA, TOO_LITTLE
from dashboards.wording.labels import label_of
from dashboards.wording.roles import Role
from dashboards.wording.safe_text import plain
from pipeline.release import Release
from pipeline.release.lines import Lines

STARTS_ANEW = (
    "De manier van tellen veranderde. Daarom begint de lijn opnieuw, en kunt u wat ervoor en wat "
    "erna komt niet naast elkaar leggen. Een nieuwe lijn begint bij:"
)
_EXPECTED = ("cluster", "hoofdcategorie", "eenheid", "relatie", "vervolg")


def render(overdracht: Overdracht, role: Role) -> None:
    """Draw the page."""
    release = overdracht.release
    if release.is_leeg:
        blocks.empty_state(NO_DATA)
        return
    unit = unit_of(release)
    blocks.markdown(
        f"Kies wat u wilt zien. U ziet hoeveel {unit.many} er per periode waren, ongeveer, "
        "met een bandbreedte."
    )
    chosen = _choose(release)
    if isinstance(chosen, Table):
        _one_series(release, chosen, unit.many)
    else:
        _not_published(release, chosen)
    _units_not_shown(release)
    if release.golven:
        st.page_link("enquete.py", label="De enquête staat op een eigen pagina")


def _choose(release: Release) -> Table | str:
    """A released table, or the name of a kind of series that was not published."""
    published = {table.name: table for table in tables(release)}
    missing = [name for name in _EXPECTED if name not in published]
    name = choose(
        "Soort cijfer",
        [*published, *missing],
        lambda code: (
            published[code].label
            if code in published
            else f"{DIMENSION_WORDS[code]} (niet gepubliceerd)"
        ),
        "soort",
    )
    return published.get(name, name)


def _one_series(release: Release, table: Table, unit: str) -> None:
    fixed: dict[str, str] = {}
    for dimension in table.dimensions:
        fixed[dimension] = _choose_code(release, table.name, dimension, fixed)
    shown = series(release, table.name, fixed)
    name = _name(release, table, fixed)
    blocks.header(plain(name))
    when = in_period(shown["periode"].iloc[-1]).capitalize()
    blocks.markdown(f"{when}: **{plain(last_words(shown, unit))}**.")
    corrected = correction_notes(release, "gesprekken", set(shown["periode"]))
    blocks.notes((*line_notes(release, table.name, fixed, shown), *corrected))
    events = events_of(release, shown, fixed.get("eenheid", ""))
    breaks = breaks_of(release, shown)
    if breaks:
        blocks.sentences([f"{STARTS_ANEW} {', '.join(breaks)}."])
    blocks.series_block(name, unit, shown, events, breaks, is_table_open=True)
    deeper(release, table, fixed)


def _choose_code(release: Release, table: str, dimension: str, fixed: Mapping[str, str]) -> str:
    def label(code: str) -> str:
        return label_of(dimension, code, release)

    codes = values_of(release, table, dimension, **fixed)
    name = DIMENSION_WORDS.get(dimension, dimension)
    return choose(name, codes, label, dimension, key=f"{table}.{dimension}")


def _name(release: Release, table: Table, fixed: Mapping[str, str]) -> str:
    if not fixed:
        return table.label
    return ", ".join(label_of(dimension, code, release) for dimension, code in fixed.items())


def _not_published(release: Release, dimension: str) -> None:
    blocks.empty_state(BUDGET_SPENT if is_spent(release) else TOO_LITTLE)
    blocks.markdown(
        f"{DIMENSION_WORDS[dimension]} is niet apart geteld. Vooraf is berekend welke cijfers bij "
        "deze omvang iets kunnen laten zien. Daar is het privacybudget naartoe gegaan."
    )


def _units_not_shown(release: Release) -> None:
    """Units that are rolled up: named, so that their absence is not read as zero."""
    if not release.perioden:
        return
    cells = release.tellingen[release.tellingen["eenheid"] != ""]
    shown = set(Lines.of(release).units_now(cells))
    units = release.publiek.units_at(release.perioden[-1])
    hidden = [u for u in units if u.bovenliggend and u.eenheid not in shown]
    if not hidden:
        return
    with st.expander(f"Eenheden die niet apart te zien zijn ({len(hidden)})"):
        blocks.markdown(
            "Deze eenheden zijn te klein om apart te tonen, of de cijfers per eenheid konden niets "
            "laten zien. Hun gesprekken tellen mee bij de eenheid erboven en in het totaal. "
            "Hun cijfer is: niet getoond (te weinig gegevens)."
        )
        blocks.bullets(unit.naam for unit in hidden)
