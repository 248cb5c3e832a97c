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

EXACT = (
    "Deze aantallen zijn precies en blijven in de VP-zone: geef ze aan niemand, ook niet in een "
    "verslag. Naar buiten gaan alleen aantallen met ruis (vip publiceer)."
)
OWN = (
    "Eigen thema's liggen vast zodra u inleest, afsluit of publiceert, en tellen alleen in golven "
    "waarvan dan nog geen antwoorden zijn ingelezen. Alleen voor de eerste enquête kan het "
    "programma dat niet bewaken. Kies ze nooit om wat één mens schreef: hun namen zijn openbaar."
)
Rows = tuple[tuple[str, ...], list[tuple[str, ...]]]
"""The heads of a table and its rows, all as text."""
_TONES = ("goed", "zorg", "onduidelijk")
_MEASURE = (
    "Deel een paar honderd antwoorden zelf in en noem die kolom met --label-kolom: dan ziet u het."
)


def tried_text(
    tried: Tried, outlook: Outlook, compared: Agreements | None, out: Path | None
) -> str:
    """All of it, in Dutch."""
    parts = [EXACT, "", *counted_lines(tried), "", *_aligned(theme_rows(tried))]
    if tried.taxonomy.groups:
        parts += ["", *_aligned(group_rows(tried))]
    parts += ["", *door_lines(tried, outlook)]
    if compared:
        parts += ["", *compared_lines(compared), *_aligned(agreement_rows(tried, compared))]
    parts += ["", *explained_lines(tried.taxonomy)]
    if any(theme.from_wave for theme in tried.taxonomy.themes):
        parts += ["", OWN]
    if out is not None:
        parts += ["", f"In {out} staat nu per rij welke thema's zijn gevonden. {OUT}"]
    return "\n".join(parts)


def counted_lines(tried: Tried) -> Iterable[str]:
    """How many answers were read, and how many fit nowhere."""
    n = len(tried.answers)
    together = f" (van {tried.columns} kolommen samen)." if tried.columns > 1 else "."
    themes = f"{tried.taxonomy.label}: {len(tried.taxonomy.themes)} thema's"
    yield f"{themes}, op {whole(n)} antwoorden{together}"
    yield f"In geen thema past {_of(tried.without_theme, n)}."


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


OUT = "Het bestand staat buiten de kluis en is niet versleuteld. Verwijder het als u klaar bent."


def theme_rows(tried: Tried) -> Rows:
    """Per theme, the most named first: its label, how many answers, of 100, and by tone."""
    n = len(tried.answers)
    rows: list[tuple[str, ...]] = [
        (
            theme.label,
            str(tried.per_theme[theme.code]),
            whole(100 * tried.per_theme[theme.code] / n),
            *(str(tried.per_tone[theme.code, tone]) for tone in _TONES),
        )
        for theme in sorted(tried.taxonomy.themes, key=lambda one: -tried.per_theme[one.code])
    ]
    return ("Thema", "aantal", "van 100", *_TONES), rows


def group_rows(tried: Tried) -> Rows:
    """The same per group of themes, without tone."""
    n = len(tried.answers)
    rows: list[tuple[str, ...]] = [
        (
            group.label,
            str(tried.per_group[group.code]),
            whole(100 * tried.per_group[group.code] / n),
        )
        for group in sorted(tried.taxonomy.groups, key=lambda one: -tried.per_group[one.code])
    ]
    return ("Groep", "aantal", "van 100"), rows


def agreement_rows(tried: Tried, compared: Agreements) -> Rows:
    """Per theme what was found beside what people found."""
    rows: list[tuple[str, ...]] = []
    for theme in tried.taxonomy.themes:
        one = compared.per_theme[theme.code]
        counts = (str(one.both), str(one.found_only), str(one.given_only))
        rows.append((theme.label, *counts, *map(_score, (one.precision, one.recall, one.f1))))
    heads = ("Thema", "beide", "alleen vip", "alleen mens", "precisie", "gevonden", "F1")
    return heads, rows


def _aligned(told: Rows) -> Iterable[str]:
    """A table as lines: names to the left, numbers to the right."""
    heads, rows = told
    widths = [max(len(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    for row in (heads, *rows):
        first, *rest = (
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  " + "  ".join((first, *rest))


def door_lines(tried: Tried, outlook: Outlook) -> Iterable[str]:
    """What of it the noise of the door would show."""
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


def compared_lines(compared: Agreements) -> Iterable[str]:
    """How well the whole agrees with what people found."""
    yield (
        f"Naast wat mensen vonden: micro-F1 {_score(compared.micro.f1)}, macro-F1 "
        f"{_score(compared.macro_f1)}, rangcorrelatie van de aantallen "
        f"{_score(compared.rank_correlation)}."
    )
    if compared.unknown_n:
        yield f"Labels die geen thema van deze lijst zijn: {compared.unknown_n}."


def explained_lines(taxonomy: Taxonomy) -> Iterable[str]:
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
