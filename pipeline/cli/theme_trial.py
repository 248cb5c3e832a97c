"""What is said of a taxonomy that was tried on a file."""

from collections.abc import Iterable
from math import isnan
from pathlib import Path

from pipeline.signals.numbers import whole
from pipeline.steps.theme_agreement import Agreement, Agreements
from pipeline.steps.theme_outlook import Outlook
from pipeline.steps.theme_trial import Tried
from pipeline.text.theme_certainty import NOT_MEASURED, how_measured, how_sure, shipped_certainty
from pipeline.text.theme_words import what_counts
from pipeline.text.themes import Taxonomy, Theme

_EXACT = (
    "Deze aantallen zijn precies en blijven in de VP-zone: geef ze aan niemand, ook niet in een "
    "verslag. Naar buiten gaan alleen aantallen met ruis (vip publiceer)."
)
_OWN = (
    "Eigen thema's liggen vast zodra u inleest, afsluit of publiceert, en tellen alleen in golven "
    "waarvan dan nog geen antwoorden zijn ingelezen. Alleen voor de eerste enquête kan het "
    "programma dat niet bewaken. Kies ze nooit om wat één mens schreef: hun namen zijn openbaar."
)
_TONES = ("goed", "zorg", "onduidelijk")
_MEASURE = (
    "Deel een paar honderd antwoorden zelf in en noem die kolom met --label-kolom: dan ziet u het."
)


def tried_text(
    tried: Tried, outlook: Outlook, compared: Agreements | None, out: Path | None
) -> str:
    """All of it, in Dutch."""
    n = len(tried.answers)
    parts = [
        _EXACT,
        "",
        f"{tried.taxonomy.label}: {len(tried.taxonomy.themes)} thema's, op {whole(n)} antwoorden"
        + (f" (van {tried.columns} kolommen samen)." if tried.columns > 1 else "."),
        f"In geen thema past {_of(tried.without_theme, n)}.",
        "",
        *_themes(tried),
        *_groups(tried),
        "",
        *_door(tried, outlook),
    ]
    if compared:
        parts += ["", *_compared(tried, compared)]
    parts += ["", *_explained(tried.taxonomy)]
    if any(theme.from_wave for theme in tried.taxonomy.themes):
        parts += ["", _OWN]
    if out is not None:
        parts += ["", f"In {out} staat nu per rij welke thema's zijn gevonden. {_OUT}"]
    return "\n".join(parts)


def as_result(tried: Tried, outlook: Outlook, compared: Agreements | None) -> dict[str, object]:
    """The same as plain values."""
    result: dict[str, object] = {
        "antwoorden": len(tried.answers),
        "geen_thema": tried.without_theme,
        "themas": dict(tried.per_theme),
        "groepen": dict(tried.per_group),
        "toon": {
            code: {tone: tried.per_tone[code, tone] for tone in _TONES}
            for code in tried.taxonomy.codes
        },
        "zekerheid": {code: _certainty(tried.taxonomy, code) for code in tried.taxonomy.codes},
        "precies": True,
        "deur": {
            "epsilon": outlook.epsilon,
            "grens": outlook.bound,
            "ruis_hooguit": outlook.reach,
            "te_zien_vanaf": outlook.fewest,
            "nieuwe_onderwerpen": outlook.can_find_new,
        },
    }
    if compared:
        result["vergelijking"] = {
            "micro_f1": compared.micro.f1,
            "macro_f1": compared.macro_f1,
            "rangcorrelatie": compared.rank_correlation,
            "onbekende_labels": compared.unknown_n,
            "themas": {code: _scores(one) for code, one in compared.per_theme.items()},
        }
    return result


_OUT = "Het bestand staat buiten de kluis en is niet versleuteld. Verwijder het als u klaar bent."


def _themes(tried: Tried) -> Iterable[str]:
    n, width = len(tried.answers), _width(theme.label for theme in tried.taxonomy.themes)
    yield f"  {'Thema':{width}}  aantal  van 100    goed    zorg  onduidelijk"
    for theme in sorted(tried.taxonomy.themes, key=lambda one: -tried.per_theme[one.code]):
        good, bad, unclear = (tried.per_tone[theme.code, tone] for tone in _TONES)
        counted = tried.per_theme[theme.code]
        share = whole(100 * counted / n)
        yield (
            f"  {theme.label:{width}}  {counted:6d}  {share:>7}  {good:6d}  {bad:6d}  {unclear:11d}"
        )


def _groups(tried: Tried) -> Iterable[str]:
    groups = tried.taxonomy.groups
    if not groups:
        return
    n, width = len(tried.answers), _width(group.label for group in groups)
    yield ""
    yield f"  {'Groep':{width}}  aantal  van 100"
    for group in sorted(groups, key=lambda one: -tried.per_group[one.code]):
        counted = tried.per_group[group.code]
        yield f"  {group.label:{width}}  {counted:6d}  {whole(100 * counted / n):>7}"


def _door(tried: Tried, outlook: Outlook) -> Iterable[str]:
    epsilon = f"{outlook.epsilon:g}".replace(".", ",")
    hidden = [_named(theme, tried) for theme in _hidden(tried, outlook)]
    yield (
        f"Door de deur, bij {whole(outlook.people)} mensen die iets schrijven en epsilon {epsilon} "
        f"voor deze tabel: van iemand tellen hooguit {outlook.bound} thema's."
    )
    yield (
        f"Bij elk aantal komt ruis: in 90 van de 100 keer hooguit {outlook.reach} mensen meer of "
        f"minder. Een thema is te zien vanaf ongeveer {outlook.fewest} mensen."
    )
    if hidden:
        yield f"Zo kunnen wegvallen in de ruis: {', '.join(hidden)}."
    else:
        yield "Alle thema's uit dit bestand zouden zo te zien zijn."
    yield "Hier wordt geen ruis getrokken: dat doet alleen vip publiceer, één keer."
    if not outlook.can_find_new:
        yield "Te weinig antwoorden om nieuwe thema's te vinden: daarvoor zijn er 5.000 nodig."


def _hidden(tried: Tried, outlook: Outlook) -> list[Theme]:
    return [t for t in tried.taxonomy.themes if tried.per_theme[t.code] < outlook.fewest]


def _named(theme: Theme, tried: Tried) -> str:
    return f"{theme.label} ({tried.per_theme[theme.code]})"


def _compared(tried: Tried, compared: Agreements) -> Iterable[str]:
    width = _width(theme.label for theme in tried.taxonomy.themes)
    yield (
        f"Naast wat mensen vonden: micro-F1 {_score(compared.micro.f1)}, macro-F1 "
        f"{_score(compared.macro_f1)}, rangcorrelatie van de aantallen "
        f"{_score(compared.rank_correlation)}."
    )
    if compared.unknown_n:
        yield f"Labels die geen thema van deze lijst zijn: {compared.unknown_n}."
    yield f"  {'Thema':{width}}  beide  alleen vip  alleen mens  precisie  gevonden    F1"
    for theme in tried.taxonomy.themes:
        one = compared.per_theme[theme.code]
        yield (
            f"  {theme.label:{width}}  {one.both:5d}  {one.found_only:10d}  {one.given_only:11d}"
            f"  {_score(one.precision):>8}  {_score(one.recall):>8}  {_score(one.f1):>4}"
        )


def _explained(taxonomy: Taxonomy) -> Iterable[str]:
    """What kind of words count, and how sure that is: known of the shipped themes only."""
    yield "Wat telt voor een thema (uit de lijst met thema's, niet uit antwoorden):"
    if not taxonomy.is_shipped:
        yield f"{NOT_MEASURED} {_MEASURE}"
    for theme in taxonomy.themes:
        yield f"  {theme.label}: {what_counts(theme)}"
        if taxonomy.is_shipped:
            yield f"    {how_sure(theme.code)}"
    if taxonomy.is_shipped:
        yield how_measured()


def _certainty(taxonomy: Taxonomy, code: str) -> dict[str, object] | None:
    one = shipped_certainty().themes.get(code) if taxonomy.is_shipped else None
    if one is None:
        return None
    return {
        "precisie": one.precision,
        "gevonden": one.recall,
        "met_label": one.labelled,
        "geteld": one.counted,
    }


def _scores(one: Agreement) -> dict[str, object]:
    return {
        "beide": one.both,
        "alleen_gevonden": one.found_only,
        "alleen_gegeven": one.given_only,
        "precisie": one.precision,
        "gevonden": one.recall,
        "f1": one.f1,
    }


def _score(value: float) -> str:
    return "-" if isnan(value) else f"{value:.2f}".replace(".", ",")


def _of(counted: int, n: int) -> str:
    return f"{whole(counted)} van de {whole(n)} ({whole(100 * counted / n)} van de 100)"


def _width(labels: Iterable[str]) -> int:
    return max(map(len, labels))
