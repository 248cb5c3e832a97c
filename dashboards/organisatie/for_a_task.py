"""The pages RI&E en PSA and Voor de OR: a year of numbers laid beside a task that somebody has.

Why from `overdracht/` alone: who uses these pages has no key. The same builders make the files of
`vip rie` and `vip or-pakket`.
"""

from collections.abc import Callable

import streamlit as st

from dashboards.organisatie import blocks
from dashboards.organisatie.choices import choose
from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.written_document import show_document, take_along
from dashboards.wording.empty_states import NO_DATA
from dashboards.wording.roles import Role
from dashboards.wording.safe_text import plain
from pipeline.advice.documents.document import Document
from pipeline.advice.measures import Setting
from pipeline.advice.prevention.material import Material, newest_year
from pipeline.advice.prevention.or_package import or_document
from pipeline.advice.prevention.rie import rie_document
from pipeline.release import Release

MAKERS: dict[str, Callable[[Material], Document]] = {"rie": rie_document, "or": or_document}
OF_SECTOR = "Bij de maatregelen is gelet op de sector: {sector}."
OF_ALL = (
    "De maatregelen hier passen bij elke sector. Zet de vertrouwenspersoon de sector in vip.toml, "
    "dan staan hier vanaf de volgende publicatie ook maatregelen voor die sector."
)


def rie(overdracht: Overdracht, role: Role) -> None:
    """Draw the page for the preventiemedewerker."""
    _page(overdracht, "rie", "RI&E-stuk", _of_sector)


def works_council(overdracht: Overdracht, role: Role) -> None:
    """Draw the page for the works council."""
    _page(overdracht, "or", "OR-stuk")


def _of_sector(release: Release) -> str:
    """For which sector the measures were chosen."""
    sector = release.publicaties[-1].sector
    return OF_SECTOR.format(sector=plain(sector)) if Setting(sector).kinds else OF_ALL


def _page(
    overdracht: Overdracht, kind: str, called: str, remark: Callable[[Release], str] | None = None
) -> None:
    if overdracht.release.is_leeg:
        blocks.empty_state(NO_DATA)
        return
    years = years_of(overdracht)
    year = choose("Jaar", years, str, "jaar")
    with st.spinner("Het stuk wordt samengesteld ..."):
        document = document_of(overdracht, kind, int(year))
    take_along(document, called)
    if remark:
        blocks.caption(remark(overdracht.release))
    show_document(document)


def years_of(overdracht: Overdracht) -> list[str]:
    """The years with numbers, the newest first."""
    release = overdracht.release
    newest = newest_year(release, release.publicaties[-1].gemaakt_op)
    found = {int(period[:4]) for period in release.perioden} | {newest}
    return [str(year) for year in sorted(found, reverse=True)]


def document_of(overdracht: Overdracht, kind: str, year: int) -> Document:
    """Made once for all readers: every role sees the same."""
    return overdracht.once((kind, year), lambda: MAKERS[kind](_material(overdracht, year)))


def _material(overdracht: Overdracht, year: int) -> Material:
    newest = overdracht.release.publicaties[-1]
    return Material(
        jaar=year,
        organisatie=newest.organisatie,
        is_voorbeeld=newest.is_voorbeeld,
        sector=newest.sector,
        datum=newest.gemaakt_op,
        release=overdracht.release,
        lijsten=overdracht.signalen,
        register=overdracht.register,
        adviezen=overdracht.adviezen,
    )
