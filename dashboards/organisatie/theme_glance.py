"""What rose in the open answers, how sure that is and what to do: the top of the page Thema's.

Why first: who has one minute must not read 25 numbers and make up a rise of their own.
"""

from typing import Any

import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.data import Overdracht
from dashboards.wording import pattern_rows
from dashboards.wording.labels import label_of
from dashboards.wording.levels import level_of
from dashboards.wording.numbers import between, how_often, whole
from dashboards.wording.safe_text import plain
from pipeline.release.theme_bounding import NO_THEME
from pipeline.signals.themes.change import CODE
from pipeline.signals.themes.counts import range_of
from pipeline.signals.wording import NOT_NOTHING

_TWO = (
    "Er zijn twee lezingen: dit speelt meer, of mensen schrijven er eerder over, bijvoorbeeld "
    "omdat er aandacht voor was."
)
_TWO_NEW = (
    "Er zijn twee lezingen: er is een nieuw onderwerp, of mensen schrijven korter of in andere "
    "woorden."
)
_NOW = (
    "Bespreek welke lezing past bij wat u zelf hoort. Kijk op de pagina Adviezen of er een advies "
    "is. Zoek niet uit wie iets schreef."
)
_TESTED = (
    "Getoetst is of een thema in de hele organisatie vaker wordt genoemd dan in eerdere enquêtes. "
    "Niet getoetst zijn een daling, verschillen tussen eenheden en verschillen tussen vragen."
)


def glance(overdracht: Overdracht) -> None:
    """One sentence a theme that rose, with two readings; or that none can be shown, and why."""
    blocks.header("Wat steeg er?")
    signals = overdracht.laatste
    if signals is None or signals.patronen.empty:
        blocks.markdown("De patronen van deze cijfers zijn nog niet bekeken.")
        return
    rows = signals.patronen[signals.patronen["code"] == CODE]
    found = pattern_rows.found(rows)
    if found.empty:
        blocks.markdown("**Geen patroon aantoonbaar.** Dat zegt niet dat er niets speelt.")
    for _, row in found.iterrows():
        name = label_of("thema", str(row["thema"]), overdracht.release)
        blocks.markdown(_told(row, name, _range(overdracht, row)))
    for _, row in rows[rows["niveau"] == "te_weinig_gegevens"].iterrows():
        _unseen(overdracht, row)
    if not found.empty:
        blocks.markdown(f"**Wat kunt u nu doen?** {_NOW}")
    blocks.caption(_TESTED)


def _unseen(overdracht: Overdracht, row: Any) -> None:
    """How many themes could not be judged; which and why in an expander."""
    counts = next((w.counts for w in overdracht.themas if w.asked.golf == row["golf"]), {})
    cells = len(row["cellen"])
    if not cells or not counts:
        blocks.markdown(f"**Wat we niet konden zien.** {plain(str(row['zin']))}")
        return
    blocks.markdown(
        f"**Wat we niet konden zien.** {cells} van de {len(counts)} thema's konden we niet "
        f"beoordelen. {NOT_NOTHING}"
    )
    with st.expander("Welke thema's, en waarom niet"):
        blocks.markdown(plain(str(row["zin"])))


def _range(overdracht: Overdracht, row: Any) -> str:
    """Of the number in the newest survey, as the table below has it."""
    counts = [w.counts for w in overdracht.themas if w.asked.golf == row["golf"]]
    one = counts[0].get(str(row["thema"])) if counts else None
    return f" ({between(*range_of(one))})" if one else ""


def _told(row: Any, name: str, reach: str) -> str:
    level = level_of(str(row["niveau"])).word.lower()
    usual = between(row["verwacht_lower"], row["verwacht_upper"])
    sure = how_often(float(row["p_value"]), "enquêtes")
    is_new = row["thema"] == NO_THEME
    return (
        f"**{plain(name[:1].upper() + name[1:])}: meer dan te verwachten was ({level}).** "
        f"Ongeveer {whole(row['waarneming'])}{reach} van elke 100 mensen die iets opschreven in de "
        f"enquête {plain(str(row['golf']))}; te verwachten was {usual}. Hoe zeker: zonder "
        f"verandering zien we zoiets {sure}. {_TWO_NEW if is_new else _TWO}"
    )
