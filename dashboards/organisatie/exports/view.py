"""What a file says of itself: page, choices, period, publication, link, and if it is invented.

Why a value: the file is made when somebody asks for it, on another thread, after the page is drawn.
"""

import re
from dataclasses import dataclass
from datetime import date

from dashboards.organisatie.recorded import Choice, Sheet
from pipeline.advice.catalogue import text
from pipeline.advice.concept import Line
from pipeline.advice.documents.document import Document, Fields, words
from pipeline.periods import day_in_words, period_label
from pipeline.release import Release

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 120
EXAMPLE = "VOORBEELDGEGEVENS"
KIND = "Weergave uit het dashboard"
FROM = "ViP-signaal"


@dataclass(frozen=True)
class View:
    """One view of one page. `page`: its name in the address; `link`: where it can be seen."""

    page: str
    title: str
    link: str
    organisatie: str
    publicatie: str
    gemaakt_op: date
    perioden: tuple[str, ...]
    is_voorbeeld: bool
    choices: tuple[Choice, ...]

    @property
    def example(self) -> str:
        """The words for invented numbers, or nothing."""
        return text("voorbeeld") if self.is_voorbeeld else ""

    @property
    def period(self) -> str:
        """The periods that the numbers are of, in words."""
        if not self.perioden:
            return ""
        first, last = period_label(self.perioden[0]), period_label(self.perioden[-1])
        return first if first == last else f"{first} tot en met {last}"

    @property
    def chosen(self) -> str:
        """The choices in words."""
        return "; ".join(f"{choice.label}: {choice.words}" for choice in self.choices)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Names and values that stand in every file; empty ones are left out."""
        rows = (
            ("Organisatie", self.organisatie),
            ("Pagina", self.title),
            ("Gekozen", self.chosen),
            ("Perioden", self.period),
            ("Publicatie", f"{self.publicatie}, {day_in_words(self.gemaakt_op)}"),
            ("Gegevens", self.example),
            ("Link", self.link),
        )
        return tuple((name, value) for name, value in rows if value)

    def file_name(self, ending: str) -> str:
        """A name out of public codes: page, choices, last period and publication."""
        parts = ["vip-signaal", self.page, *(choice.code for choice in self.choices)]
        parts += [*self.perioden[-1:], self.publicatie, EXAMPLE if self.is_voorbeeld else ""]
        name = "_".join(_NOT_IN_A_NAME.sub("-", part) for part in parts if part)
        return f"{name[:_LONGEST]}.{ending}"

    def document(self, sheet: Sheet) -> Document:
        """The page as a document."""
        named: list[tuple[str, Line]] = [(name, words(value)) for name, value in self.facts()]
        return Document(
            titel=self.title,
            soort=KIND,
            van=FROM,
            organisatie=self.organisatie,
            kenmerk=self.file_name("")[:-1],
            datum=self.gemaakt_op,
            status="",
            voorbeeld=self.example,
            blocks=(Fields(tuple(named)), *sheet.blocks),
        )


def view_of(release: Release, page: str, title: str, link: str, sheet: Sheet) -> View:
    """The view of a page that was drawn. Needs at least one publication."""
    newest = release.publicaties[-1]
    return View(
        page=page,
        title=title,
        link=link,
        organisatie=newest.organisatie,
        publicatie=newest.id,
        gemaakt_op=newest.gemaakt_op,
        perioden=tuple(release.perioden),
        is_voorbeeld=any(one.is_voorbeeld for one in release.publicaties),
        choices=tuple(sheet.choices),
    )
