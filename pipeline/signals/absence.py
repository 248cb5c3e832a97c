"""Stated absence: that a pattern was not looked for at all, why, and what it would take.

One row for each pattern of which a publication holds nothing to test and nothing that was too
little. A pattern that is not on a list would otherwise be read as one that was not there.
"""

from collections.abc import Collection

from pipeline.release import Release
from pipeline.signals.frame import Row
from pipeline.signals.wording import unseen

_ABOUT = {
    "stijging": "Over stijging of daling van het aantal gesprekken",
    "stilte": "Over ervaringen in de enquête waarover bijna niemand komt praten",
    "drempel": "Over de drempel om te praten",
    "klimaat": "Over het klimaat in de organisatie",
    "referentie": "Over een verschil met het landelijke cijfer",
    "macht": "Over het deel van de gesprekken dat over een leidinggevende gaat",
    "extern": "Over het deel van de gesprekken dat over iemand van buiten gaat",
    "escalatie": "Over het deel van de gesprekken dat uitloopt op een formele route",
    "concentratie": "Over onderwerpen die in een eenheid vaker voorkomen dan elders",
    "opkomend_thema": "Over thema's die in open antwoorden vaker worden genoemd",
    "werking": "Over wat er veranderde na een voorlichting, een training of nieuw beleid",
}
_OF_SURVEY = ("stilte", "drempel", "klimaat", "referentie", "opkomend_thema")
NO_SURVEY = "er is nog geen enquête gepubliceerd. Daarvoor is een enquête nodig die is afgesloten"
OLD_SURVEY = (
    "de laatste enquête is langer dan anderhalf jaar geleden afgesloten. Daarvoor is een nieuwe "
    "enquête nodig"
)
NO_YEAR = (
    "er is nog geen heel jaar aan gepubliceerde gesprekken. Daarvoor zijn twee jaren nodig: een "
    "jaar, en een jaar om mee te vergelijken"
)


def absent_row(code: str, release: Release, why: str, where: str = "") -> Row:
    """The one row that says so of a pattern; `where`: of a part of the organisation only."""
    about = _ABOUT[code]
    if where:
        about = f"{where}, {about[:1].lower()}{about[1:]},"
    newest = release.golven if code in _OF_SURVEY else release.perioden
    return Row(
        code=code,
        niveau="te_weinig_gegevens",
        periode="" if code in _OF_SURVEY else "".join(newest[-1:]),
        golf="".join(newest[-1:]) if code in _OF_SURVEY else "",
        zin=unseen(about, why),
    )


def no_series_rows(release: Release, series: Collection[object]) -> tuple[Row, ...]:
    """That there is no series at all that could rise or fall."""
    return () if series else (absent_row("stijging", release, NO_YEAR),)
