"""The block below every page: the link to this view, and the view as a file.

Why a file is made on the click: most readers never ask for one, and a page must not wait for it.
"""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from dashboards.organisatie.choices import link_of
from dashboards.organisatie.exports.view import View, view_of
from dashboards.organisatie.recorded import Sheet
from pipeline.release import Release

SHARE = "Deel of bewaar deze weergave"
LINK = "Kopieer de link naar deze weergave. In de link staan alleen codes."
FILES = (
    "Bewaar deze weergave als bestand. In elk bestand staan de grenzen van de getallen, uw keuzes "
    "en de publicatie."
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Make = Callable[[View, Sheet], bytes]


def share(release: Release, page: str, title: str, sheet: Sheet) -> None:
    """Link and files of the view that was just drawn; nothing where nothing was published."""
    if release.is_leeg or not sheet.blocks:
        return
    view = view_of(release, page, title, link(page, sheet), sheet)
    with st.container(key="delen"), st.expander(SHARE):
        st.markdown(LINK)
        st.code(view.link, language=None, wrap_lines=True)
        st.markdown(FILES)
        with st.container(horizontal=True):
            for label, ending, mime, make in _kinds(sheet):
                st.download_button(
                    label,
                    _made(make, view, sheet),
                    file_name=view.file_name(ending),
                    mime=mime,
                    key=f"bestand.{label}",
                    on_click="ignore",
                )


def link(page: str, sheet: Sheet) -> str:
    """The full address of the view, with every choice in it."""
    here = urlsplit(str(st.context.url or ""))
    query = urlencode(link_of(sheet.choices))
    return urlunsplit((here.scheme, here.netloc, here.path or f"/{page}", query, ""))


def _kinds(sheet: Sheet) -> list[tuple[str, str, str, Make]]:
    """Label, ending, kind and maker of each file that this page can give."""
    kinds: list[tuple[str, str, str, Make]] = [
        ("PDF", "pdf", "application/pdf", _document("pdf")),
        ("Word", "docx", WORD, _document("docx")),
    ]
    if sheet.tables:
        kinds += [("Excel", "xlsx", EXCEL, _document("xlsx")), ("CSV", "csv", "text/csv", _csv)]
    return [*kinds, *_picture_kinds(len(sheet.charts))]


def _picture_kinds(many: int) -> list[tuple[str, str, str, Make]]:
    if not many:
        return []
    if many == 1:
        mimes = {"png": "image/png", "svg": "image/svg+xml"}
        return [(f"Grafiek ({e.upper()})", e, mime, _pictures(e)) for e, mime in mimes.items()]
    endings = ("png", "svg")
    return [
        (f"Grafieken ({e.upper()})", f"{e}.zip", "application/zip", _pictures(e)) for e in endings
    ]


def _made(make: Make, view: View, sheet: Sheet) -> Callable[[], bytes]:
    return lambda: make(view, sheet)


# The writers are read in on the click: they are large, and most visits never need them.


def _document(ending: str) -> Make:
    def make(view: View, sheet: Sheet) -> bytes:
        from pipeline.advice.documents.files import written

        return written(view.document(sheet), f".{ending}")

    return make


def _csv(view: View, sheet: Sheet) -> bytes:
    from dashboards.organisatie.exports.csv_file import write_csv

    return write_csv(view, sheet)


def _pictures(ending: str) -> Make:
    def make(view: View, sheet: Sheet) -> bytes:
        from dashboards.organisatie.exports.pictures import pictures

        return pictures(view, sheet, ending)

    return make
