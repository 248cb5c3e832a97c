"""What the commands around the door say, in Dutch."""

from collections.abc import Iterable
from math import isinf

from pipeline.cli.survey_wording import survey_lines
from pipeline.contracts import load_codelist
from pipeline.periods import period_label
from pipeline.release import Publication
from pipeline.release.cells import TOTAL
from pipeline.release.outlook import Outlook
from pipeline.release.planner import Sight
from pipeline.release.promise import MICRO
from pipeline.settings import Settings
from pipeline.signals.frozen import SignalList

_GRAINS = {"kwartaal": "per kwartaal", "halfjaar": "per half jaar", "jaar": "per jaar"}
_TABLES = {
    TOTAL: "het totaal",
    "cluster": "de clusters van onderwerpen",
    "hoofdcategorie": "de onderwerpen",
    "eenheid": "de eenheden",
    "relatie": "de relatie met degene op wie het gedrag betrekking heeft",
}
_EACH = {
    "cluster": "elk cluster apart",
    "hoofdcategorie": "elk onderwerp apart",
    "eenheid": "elke eenheid apart",
}
_DOUBLING = 2.0
_TRIPLING = 3.0


def decimal(value: float, digits: int = 2) -> str:
    """A number the Dutch way.

    >>> decimal(1234.5, 1)
    '1.234,5'
    """
    text = f"{value:,.{digits}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return text.rstrip("0").rstrip(",") if "," in text else text


def percent(share: float) -> str:
    """A share as a percentage.

    >>> percent(0.731)
    '73%'
    """
    return f"{round(100 * share)}%"


def plan_text(outlook: Outlook, settings: Settings) -> str:
    """What `vip plan` says."""
    plan = outlook.plan
    spent = [
        f"  {_table(table)}: epsilon {decimal(micro / MICRO, 3)}"
        for table, micro in plan.tabellen.items()
    ]
    return "\n".join(
        [
            f"Plan voor {settings.organisatie.naam} ({decimal(plan.medewerkers, 0)} medewerkers)",
            f"Cijfers over gesprekken komen {_GRAINS[plan.korrel]}. Verdeling van het budget:",
            *spent,
            "",
            "Wat het een mens kost",
            f"  Wie raadt of iemand in de cijfers zit, heeft hooguit "
            f"{percent(outlook.raadkans)} van de keren gelijk (gokken: 50%).",
            *_total_only(outlook),
            "",
            "Wat te zien zal zijn (met 80% kans, in een jaar tegenover vier jaren ervoor)",
            *_seen(outlook),
            "",
            "Wat niet te zien zal zijn",
            *_unseen(outlook),
            "",
            "Enquête",
            *survey_lines(outlook, settings.privacy),
            "",
            "Dit kijken kost niets van het budget.",
        ]
    )


def _total_only(outlook: Outlook) -> list[str]:
    if TOTAL in outlook.plan.tabellen:
        return []
    return [
        "  Wie alleen in het totaal van de organisatie wil meetellen, telt in dit plan nergens "
        "mee: het heeft geen tabel totaal."
    ]


def _seen(outlook: Outlook) -> list[str]:
    lines = [
        f"  {_name(sight)}: vanaf {decimal(sight.factor, 1)} keer zoveel"
        for sight in outlook.zichtbaar
        if sight.factor <= _TRIPLING
    ]
    return lines or [
        "  Niets: zelfs een verdrievoudiging van het totaal valt weg in toeval en ruis. "
        "De enquête laat hier meer zien."
    ]


def _unseen(outlook: Outlook) -> list[str]:
    lines = []
    if hidden := _hidden(outlook.zichtbaar):
        lines.append(f"  Een verdrievoudiging van: {', '.join(hidden)}.")
    crossing = outlook.beste_kruising
    if crossing is not None and crossing.factor > _DOUBLING:
        category, _, unit = crossing.series.code.partition("|")
        label = _category(category)
        most = (
            "zelfs een vertwintigvoudiging niet"
            if isinf(crossing.factor)
            else f"pas {decimal(crossing.factor, 1)} keer zoveel wel"
        )
        lines.append(
            "  Een verdubbeling van één onderwerp in één eenheid. Ook met het hele budget daarvoor "
            f"is bij het grootste onderwerp ({label}) in de grootste eenheid ({unit}) {most}."
        )
    return lines or ["  Veranderingen die kleiner zijn dan hierboven staat."]


def _hidden(sights: Iterable[Sight]) -> list[str]:
    """The series of which a tripling would not show; a kind in one word when all is hidden."""
    kinds: dict[str, list[Sight]] = {}
    for sight in sights:
        kinds.setdefault(sight.series.soort, []).append(sight)
    names = []
    for kind, members in kinds.items():
        hidden = [sight for sight in members if sight.factor > _TRIPLING]
        is_all = len(hidden) == len(members) and kind in _EACH
        names += [_EACH[kind]] if is_all else [_name(sight) for sight in hidden]
    return names


def published_text(published: tuple[Publication, ...]) -> str:
    """What `vip publiceer` says."""
    if not published:
        return (
            "Er is niets nieuws om te publiceren. Sluit eerst een periode af met: "
            "vip afsluiten PERIODE"
        )
    return "\n".join(
        f"Publicatie {p.id} is vastgelegd: {_span(p)}. Deze cijfers veranderen niet meer."
        for p in published
    )


def _span(publication: Publication) -> str:
    parts = []
    if publication.perioden:
        first, last = publication.perioden[0], publication.perioden[-1]
        span = period_label(first)
        parts.append(span if first == last else f"{span} tot en met {period_label(last)}")
    if publication.golven:
        parts.append(f"enquête {', '.join(publication.golven)}")
    return " en ".join(parts)


def _table(table: str) -> str:
    return _TABLES.get(table, table)


def _name(sight: Sight) -> str:
    kind, code = sight.series.soort, sight.series.code
    if kind == TOTAL:
        return "alle gesprekken samen"
    if kind == "cluster":
        return f"cluster {load_codelist('clusters').label(code).lower()}"
    if kind == "hoofdcategorie":
        return _category(code)
    return f"eenheid {code}"


def _category(code: str) -> str:
    shipped = load_codelist("categorieen")
    return shipped.label(code) if code in shipped.values() else f"eigen code {code}"


def patterns_text(found: SignalList) -> str:
    """What `vip signaleer` says: what stands out, and what could not be seen."""
    levels = load_codelist("niveaus")
    seen = found.patronen[found.patronen["niveau"].isin(["let_op", "signaal", "sterk_signaal"])]
    lines = [
        f"  {levels.label(str(row['niveau']))}: {row['zin']}" for row in seen.to_dict("records")
    ]
    rest = found.patronen[found.patronen["code"] == "geen_patroon"]
    lines += [f"  {row['zin']}" for row in rest.to_dict("records")]
    unseen = int((found.patronen["niveau"] == "te_weinig_gegevens").sum())
    if unseen:
        lines.append(f"  Bij {unseen} reeksen zijn er te weinig gegevens om iets te kunnen zien.")
    return "\n".join([f"Patronen, lijst {found.id}:", *lines])
