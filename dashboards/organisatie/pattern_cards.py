"""What the page Patronen shows: each pattern with its why, and what the list cannot say.

Why the why comes with it: a level without the expected range, the chance and the cells behind it
asks for belief. With them a works council can check the reasoning.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboards.charts.expected import expected_html
from dashboards.charts.hundred import hundred_squares
from dashboards.organisatie import blocks, recorded
from dashboards.organisatie.budget import unit_of
from dashboards.organisatie.choices import linked_code
from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.line_notes import line_notes
from dashboards.organisatie.series import WHOLE, breaks_of, events_of, series
from dashboards.wording import pattern_rows, pattern_words
from dashboards.wording.alt_text import hundred_alt
from dashboards.wording.empty_states import NO_DATA, NO_SIGNAL, TOO_LITTLE
from dashboards.wording.labels import label_of
from dashboards.wording.numbers import decimal, how_often, of_hundred, times, times_range, whole
from dashboards.wording.roles import Role
from dashboards.wording.safe_text import plain
from pipeline.release import Release
from pipeline.signals.frozen import SignalList

_MOST_CELLS = 20
_ONE_SQUARE = 0.01
_DIFFERENCES = ("concentratie", "stilte", "drempel", "klimaat", "referentie")
_SMALL = 0.2  # less is told as a percentage: a factor with one decimal would say nothing


def render(overdracht: Overdracht, role: Role) -> None:
    """Draw the page."""
    if overdracht.release.is_leeg:
        blocks.empty_state(NO_DATA)
        return
    signals = overdracht.laatste
    if signals is None or signals.patronen.empty:
        blocks.sentences(["De patronen van deze cijfers zijn nog niet bekeken."])
        return
    blocks.markdown(
        "De computer vergelijkt elke reeks met haar eigen verleden, met de andere eenheden of met "
        "een landelijk cijfer. Hier staat wat opvalt, waarom, en wat we niet konden zien."
    )
    _looked(signals)
    blocks.header("Wat opvalt")
    rows = pattern_rows.found(signals.patronen)
    if rows.empty:
        blocks.empty_state(TOO_LITTLE if pattern_rows.is_all_unseen(signals) else NO_SIGNAL)
    keys = [pattern_words.key_of(row) for _, row in rows.iterrows()]
    linked = linked_code(pattern_words.IN_LINK, keys)
    for key, (_, row) in zip(keys, rows.iterrows(), strict=True):
        _card(row, overdracht.release, key == linked)
    blocks.header("Wat verder is bekeken")
    _others(signals.patronen, overdracht.release)


def _looked(signals: SignalList) -> None:
    looked = signals.gekeken
    counts = {
        "Reeksen getoetst": looked.getoetst,
        "Te weinig gegevens": looked.te_weinig,
        "Signalen": looked.signalen,
    }
    blocks.tiles((name, name, whole(count)) for name, count in counts.items())
    blocks.bullets(looked.told().values())


def _card(row: Any, release: Release, is_open: bool) -> None:
    with st.container(border=True):
        blocks.subheader(plain(pattern_words.title_of(row, release)))
        blocks.level(str(row["niveau"]))
        blocks.markdown(plain(str(row["zin"])))
        _expected(row, unit_of(release).many)
        _chance(row)
        with st.expander(f"Waarom: waar dit op rust ({pattern_words.when_of(row)})", is_open):
            _why(row, release)


def _expected(row: Any, unit: str) -> None:
    """What came against what was to be expected, for patterns in counts."""
    if not pattern_words.has_expected(row):
        return
    word = pattern_words.usual_word(row)
    title = f"Aantal {unit} (ruit: nu, balk: {word})"
    bounds = (float(row["verwacht_lower"]), float(row["verwacht_upper"]))
    words = f"{pattern_words.expected_words(row)} {unit}."
    st.html(expected_html(float(row["waarneming"]), bounds, word, title, words))
    recorded.write_words(words)


def _chance(row: Any) -> None:
    if not pattern_words.has_value(row["p_value"]):
        return
    unit = pattern_words.repeated_unit(row)
    chance = float(row["p_value"])
    filled = of_hundred(chance)
    most = " hoogstens" if chance < _ONE_SQUARE else ""
    nothing = "verschil" if row["code"] in _DIFFERENCES else "verandering"
    said = (
        f"Honderd {unit} zonder {nothing}. Gevuld: hoe vaak toeval alleen{most} zoiets geeft, "
        f"{how_often(chance, unit)}."
    )
    st.html(hundred_squares(filled, hundred_alt(filled, unit)) + f'<p class="vip-stil">{said}</p>')
    recorded.write_words(said, is_small=True)


def _why(row: Any, release: Release) -> None:
    rows = [
        ("Wanneer", pattern_words.when_of(row)),
        ("Perioden samen", pattern_words.window_words(row)),
        ("Vergeleken met", pattern_words.compared_words(row)),
        ("Verandering", _effect(row)),
        ("Meestal zichtbaar vanaf", _factor(row["zichtbaar_vanaf"])),
        ("Gebeurtenis", _text(row["gebeurtenis"])),
        ("Uren van de VP's", _hours(row)),
    ]
    blocks.facts((name, value) for name, value in rows if value)
    cells = pattern_rows.cells_of(row)
    _own_series(cells, release)
    if cells:
        more = f", hier staan de laatste {_MOST_CELLS}" if len(cells) > _MOST_CELLS else ""
        blocks.markdown(f"Dit rust op {len(cells)} gepubliceerde getallen{more}:")
        shown = cells[-_MOST_CELLS:]
        blocks.plain_table(_cell_table(shown, release), "De getallen waar dit patroon op rust")


def _own_series(cells: Sequence[str], release: Release) -> None:
    """The whole series that the pattern is about, when its cells lie on one line of time."""
    line = pattern_rows.line_of(cells, release)
    if line is None:
        return
    table, fixed = line
    shown = series(release, table, fixed)
    unit = unit_of(release).many
    name = ", ".join(label_of(name, code, release) for name, code in fixed.items()) or WHOLE
    events = events_of(release, shown, fixed.get("eenheid", ""))
    blocks.trend(shown, events, unit, name, breaks_of(release, shown))
    blocks.notes(line_notes(release, table, fixed, shown))
    choices = {"soort": table, **fixed}
    st.page_link(
        "trends.py", label=f"Deze reeks op de pagina Trends: {plain(name)}", query_params=choices
    )


def _cell_table(cells: Any, release: Release) -> pd.DataFrame:
    rows = [pattern_words.cell_words(cell, release) for cell in reversed(cells)]
    return pd.DataFrame(rows, columns=["Getal", "Waarde", "Verwijzing"])


def _others(rows: pd.DataFrame, release: Release) -> None:
    for level, name in (
        ("binnen_verwachting", "Binnen wat te verwachten is"),
        ("te_weinig_gegevens", "Te weinig gegevens om iets te kunnen zien"),
    ):
        chosen = pattern_rows.of_level(rows, level)
        has_cells = chosen["cellen"].map(len) > 0
        with st.expander(f"{name} ({len(chosen)})"):
            if chosen.empty:
                blocks.markdown("Geen.")
            if has_cells.any():
                blocks.plain_table(_summary(chosen[has_cells], release), name)
            blocks.bullets(chosen[~has_cells]["zin"])
    blocks.caption(
        "Geen patroon aantoonbaar is iets anders dan dat er niets speelt. De kolom 'zichtbaar "
        "vanaf' zegt hoeveel keer zo veel er nodig is om het meestal te zien."
    )


def _summary(rows: pd.DataFrame, release: Release) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (
                pattern_words.title_of(row, release),
                pattern_words.when_of(row),
                _factor(row["zichtbaar_vanaf"]) or "niet berekend",
            )
            for _, row in rows.iterrows()
        ],
        columns=["Reeks", "Wanneer", "Zichtbaar vanaf"],
    )


def _hours(row: Any) -> str:
    """The VPs' hours where they changed: another reason why more or fewer people may have come."""
    now, before = row.get("vp_uren"), row.get("vp_uren_eerst")
    if not (pattern_words.has_value(now) and pattern_words.has_value(before)):
        return ""
    return f"{whole(now)} per kwartaal, eerst {whole(before)}"


def _effect(row: Any) -> str:
    if not pattern_words.has_value(row["effect"]):
        return ""
    low, high = row["effect_lower"], row["effect_upper"]
    if not (pattern_words.has_value(low) and pattern_words.has_value(high)):
        return f"{times(row['effect'])} zo veel"
    return f"{times(row['effect'])} zo veel ({times_range(low, high)})"


def _factor(value: Any) -> str:
    if not pattern_words.has_value(value):
        return ""
    if float(value) == float("inf"):
        return "niet te zien"
    small = float(value) - 1.0
    if 0 < small < _SMALL:
        return f"{decimal(100 * small)}% verschil"
    return times(float(value))


def _text(value: Any) -> str:
    return str(value) if pattern_words.has_value(value) else ""
