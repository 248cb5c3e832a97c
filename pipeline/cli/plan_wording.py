"""What `vip plan` says, in Dutch: what to expect, what it costs, what will be seen and what not."""

from collections.abc import Iterator
from math import ceil, isinf
from textwrap import fill

from pipeline.cli.plan_lines import compared, hidden_lines, seen_lines
from pipeline.cli.plan_names import each, in_order, table_name
from pipeline.cli.survey_wording import survey_lines
from pipeline.cli.wording import decimal, percent
from pipeline.contracts import load_codelist
from pipeline.release.due import SAME_SIZE
from pipeline.release.outlook import CROSSING, Outlook
from pipeline.release.promise import MICRO
from pipeline.release.sharing import DOUBLING, TRIPLING
from pipeline.settings import Profile, Settings

_GRAINS = {"kwartaal": "per kwartaal", "halfjaar": "per half jaar", "jaar": "per jaar"}
_WIDTH = 88
_ELSEWHERE = "of iets in een eenheid vaker voorkomt dan elders, niet of het stijgt"
_OF_PARTS = {
    "vervolg": "of een groter deel uitloopt op een formele route",
    "cluster_x_eenheid": _ELSEWHERE,
    "hoofdcategorie_x_eenheid": _ELSEWHERE,
}
FREE = "Dit kijken kost niets van het budget."
_NO_PART = "niet apart naar patronen"
SEEN, BESIDE = "Wat te zien zal zijn", "Naast uw plan van nu"
"""Titles of what a profile would make visible, and of how that differs from now."""


def plan_text(outlook: Outlook, settings: Settings, profiel: Profile | None = None) -> str:
    """All of it. With `profiel`, as if vip.toml named that one."""
    parts = plan_parts(outlook, settings, profiel)
    blocks = ["\n".join([title, *map(_wrapped, lines)]) for title, lines in parts]
    return "\n\n".join([*blocks, FREE])


def plan_parts(
    outlook: Outlook, settings: Settings, profiel: Profile | None = None
) -> list[tuple[str, list[str]]]:
    """Titles, each with its lines."""
    many = "gesprekken" if settings.privacy.beschermd == "gesprek" else "trajecten"
    privacy = settings.privacy.with_profile(profiel) if profiel else settings.privacy
    name, people = settings.organisatie.naam, decimal(outlook.plan.medewerkers, 0)
    parts = [
        (f"Plan voor {name} ({people} medewerkers)", list(_heading(settings, profiel))),
        ("Wat u kunt verwachten", list(_expected(outlook, many))),
        ("Wat er wordt gepubliceerd", list(_spent(outlook))),
        (SEEN, list(_seen(outlook, many))),
        ("Wat niet te zien zal zijn", list(_unseen(outlook, many))),
        ("Wat het een gesprekspartner kost", list(_cost(outlook))),
        (_title_beside(profiel), list(_beside(outlook, many, profiel))),
        ("Enquête", survey_lines(outlook, privacy)),
    ]
    return [(title, lines) for title, lines in parts if lines]


def _wrapped(line: str) -> str:
    """A line that fits on a screen; what follows keeps its indent."""
    bullet = "    " if line[2:4] in ("- ", "+ ") else "  "
    return fill(line, _WIDTH, subsequent_indent=bullet, break_on_hyphens=False)


def _heading(settings: Settings, profiel: Profile | None) -> Iterator[str]:
    if profiel is not None:
        yield f"  Zo zou het zijn met het profiel {profiel}. Er verandert niets."
    elif settings.privacy.profiel:
        yield f"  Profiel: {settings.privacy.profiel}."
    else:
        yield "  Eigen epsilon, zonder profiel."


def _expected(outlook: Outlook, many: str) -> Iterator[str]:
    yield (
        f"  Bij zoveel medewerkers zijn er gewoonlijk ongeveer {round(outlook.per_jaar)} {many} "
        "per jaar."
    )
    if many == "trajecten":
        yield "  Een traject is: alle gesprekken met één persoon. Het telt één keer mee."
    yield f"  De cijfers komen {_GRAINS[outlook.plan.korrel]}."
    if any(sight.factor <= TRIPLING for sight in outlook.zichtbaar):
        yield (
            "  Een verandering ziet u op zijn vroegst als er 2 jaar aan cijfers is: een jaar, en "
            "een jaar om mee te vergelijken. Met 5 jaar cijfers ziet u kleinere veranderingen."
        )
    if outlook.is_in_gebruik:
        yield (
            "  Onder dit plan is al gepubliceerd. Het blijft gelden tot uw organisatie meer dan "
            f"{percent(SAME_SIZE)} groter of kleiner is, zodat jaren te vergelijken zijn."
        )


def _spent(outlook: Outlook) -> Iterator[str]:
    whole = outlook.epsilon * MICRO
    for table, micro in in_order(outlook.plan.tabellen):
        yield f"  - {table_name(table)}: {percent(micro / whole)} van het privacybudget"
    kept = 1 - sum(outlook.plan.tabellen.values()) / whole
    if kept > 0.005:
        yield f"  - niet uitgegeven, als reserve voor verbeteringen: {percent(kept)}"
    if outlook.plan.tabellen:
        yield "  Wie alleen in het totaal wil meetellen, telt mee onder 'onbekend'."
    kinds = dict.fromkeys(s.series.soort for s in outlook.zichtbaar if not s.is_tested)
    for table in (kind for kind in kinds if kind in outlook.plan.tabellen):
        yield f"  In {table_name(table)} kijkt het programma {_OF_PARTS.get(table, _NO_PART)}."


def _seen(outlook: Outlook, many: str) -> Iterator[str]:
    lines = seen_lines(outlook, many)
    if lines:
        yield f"  Bij dit aantal {many} in een jaar ziet u de stijging in 8 van de 10 gevallen:"
        yield from lines
        yield "  Een streepje: dan ziet u het nog niet, ook niet als het er drie keer zo veel zijn."
        yield "  Dat iets halveert is moeilijker te zien dan dat het verdubbelt."
        if outlook.uren != 1:
            yield (
                "  De VP's hadden het laatste jaar per medewerker "
                f"{decimal(outlook.uren, 1)} keer zo veel uren als in de jaren ervoor. Wat daarbij "
                "kan horen, telt niet als verandering. Daar is hierboven rekening mee gehouden."
            )
        return
    total = next(sight for sight in outlook.zichtbaar if not sight.series.fixed)
    yield "  Niets. Deze aantallen zijn te klein om een verandering aan te zien."
    if not isinf(total.factor):
        yield (
            f"  Het totaal is gewoonlijk {round(outlook.per_jaar)} per jaar. Pas vanaf "
            f"{ceil(outlook.per_jaar * total.factor)} per jaar ziet u dat in 8 van de 10 gevallen, "
            "en dan nog pas als er 5 jaar aan cijfers is. Ook zonder ruis was het pas vanaf "
            f"{ceil(outlook.per_jaar * outlook.zonder_ruis)}."
        )
    yield (
        "  Gebruik het totaal om te vertellen hoeveel mensen ongeveer kwamen, niet om jaren te "
        "vergelijken. Een enquête laat meer zien: daar doen meer mensen aan mee."
    )


def _unseen(outlook: Outlook, many: str) -> Iterator[str]:
    if hidden := list(hidden_lines(outlook, many)):
        yield "  Hier ziet u het te vaak niet, ook als het er drie keer zo veel worden:"
        yield from (f"  - {line}" for line in hidden)
    else:
        yield "  Veranderingen die kleiner zijn dan hierboven staat."
    routes = outlook.formele_routes.factor
    if routes > TRIPLING:
        yield (
            "  - of een groter deel uitloopt op een formele route. Ook met het hele budget "
            f"daarvoor ziet u dat {_only_at(routes)}"
        )
    crossing = outlook.beste_kruising
    if crossing is None or crossing.factor <= DOUBLING:
        return
    category, unit = crossing.series.code.split("|")
    label = load_codelist("categorieen").label(category)
    yield (
        f"  - {each(CROSSING)}. Ook met het hele budget daarvoor ziet u het grootste onderwerp "
        f"({label}) in de grootste eenheid ({outlook.eenheden[unit][0]}) "
        f"{_only_at(crossing.factor)}"
    )


def _only_at(factor: float) -> str:
    if isinf(factor):
        return "zelfs niet bij twintig keer zo veel"
    return f"pas bij {decimal(factor, 1)} keer zo veel"


def _cost(outlook: Outlook) -> Iterator[str]:
    yield (
        "  Stel: iemand wil weten of een bepaalde medewerker in deze cijfers zit. Wie een muntje "
        "opgooit, heeft 50 van de 100 keer gelijk. Met alle cijfers erbij is dat hooguit "
        f"{decimal(100 * outlook.raadkans, 1)} van de 100 keer. Een vermoeden van 10% wordt "
        f"hooguit {percent(outlook.vermoeden)}."
    )
    epsilon = decimal(outlook.epsilon)
    yield f"  Dat geldt voor altijd en voor alle tabellen samen (epsilon {epsilon})."


def _title_beside(profiel: Profile | None) -> str:
    return "Uw eigen plan naast dat van het programma" if profiel is None else BESIDE


def _beside(outlook: Outlook, many: str, profiel: Profile | None) -> Iterator[str]:
    other = outlook.naast
    if other is None:
        return
    tables = other.plan.tabellen
    shares = ", ".join(
        f"{table_name(t)} {percent(m / sum(tables.values()))}" for t, m in tables.items()
    )
    said = f"{_GRAINS[other.plan.korrel]}, {shares}"
    if profiel is None:
        yield f"  Uw plan staat in [plan] van vip.toml. Het programma zou kiezen: {said}."
    else:
        guess = decimal(100 * other.raadkans, 1)
        yield f"  Nu: {said}. Raden lukt dan hooguit {guess} van de 100 keer."
        if outlook.epsilon > other.epsilon:
            yield "  Dit profiel beschermt minder dan u nu belooft. Overleg eerst met de OR."
    this, that = ("Uw plan", "Dat plan") if profiel is None else ("Dit profiel", "Uw plan van nu")
    better, worse = compared(outlook, other, many)
    if better:
        yield f"  {this} laat eerder zien (met 5 jaar cijfers):"
        yield from (f"  + {line}" for line in better)
    if worse:
        yield f"  {that} laat eerder zien (met 5 jaar cijfers):"
        yield from (f"  - {line}" for line in worse)
    if not better and not worse:
        yield "  Beide laten ongeveer evenveel zien."
    if profiel is None:
        yield "  Wilt u het plan van het programma? Haal [plan] dan uit vip.toml."
