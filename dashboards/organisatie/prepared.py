"""What the heavy pages show at first, made beforehand and kept with the overdracht."""

from importlib import import_module

from dashboards.organisatie.data import Overdracht
from dashboards.organisatie.for_a_task import MAKERS, document_of, years_of
from dashboards.organisatie.survey_blocks import scores_of
from dashboards.organisatie.survey_questions import question_rows

_READ_IN_LATE = ("dashboards.organisatie.themes", "pandas.io.formats.style")
"""Large modules that are otherwise read in by the first page on themes, or with a table."""


def prepare(overdracht: Overdracht) -> None:
    """Make it; nothing where nothing was published."""
    if overdracht.release.is_leeg:
        return
    for name in _READ_IN_LATE:
        import_module(name)
    scores_of(overdracht)
    question_rows(overdracht)
    _ = overdracht.themas, overdracht.responses, overdracht.register
    newest = int(years_of(overdracht)[0])
    for kind in MAKERS:
        document_of(overdracht, kind, newest)
