"""What the commands around the door say, in Dutch."""

from pipeline.contracts import load_codelist
from pipeline.periods import period_label
from pipeline.release import Publication
from pipeline.signals.frozen import SignalList
from pipeline.signals.niveaus import FOUND


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


def published_text(published: tuple[Publication, ...], is_noted: bool = False) -> str:
    """What `vip publiceer` says; `is_noted`: with a note that a file was missing."""
    if not published:
        return (
            "Er is niets nieuws om te publiceren. Sluit eerst een periode af met: "
            "vip afsluiten PERIODE"
        )
    noted = "Bij de cijfers staat een aantekening: een bestand was niet aangeleverd."
    lines = [
        f"Publicatie {p.id} is vastgelegd: {_span(p)}. Deze cijfers veranderen niet meer."
        for p in published
    ]
    return "\n".join((*lines, noted) if is_noted else lines)


def _span(publication: Publication) -> str:
    parts = []
    if publication.perioden:
        first, last = publication.perioden[0], publication.perioden[-1]
        span = period_label(first)
        parts.append(span if first == last else f"{span} tot en met {period_label(last)}")
    if publication.golven:
        parts.append(f"enquête {', '.join(publication.golven)}")
    return " en ".join(parts)


def patterns_text(found: SignalList) -> str:
    """What `vip signaleer` says: what stands out, and what could not be seen."""
    levels = load_codelist("niveaus")
    seen = found.patronen[found.patronen["niveau"].isin(FOUND)]
    lines = [
        f"  {levels.label(str(row['niveau']))}: {row['zin']}" for row in seen.to_dict("records")
    ]
    rest = found.patronen[found.patronen["code"] == "geen_patroon"]
    lines += [f"  {row['zin']}" for row in rest.to_dict("records")]
    lines += ["Wat deze lijst wel en niet kan zeggen:"]
    lines += [f"  {sentence}" for sentence in found.gekeken.told().values()]
    return "\n".join([f"Patronen, lijst {found.id}:", *lines])


def patterns_json(found: SignalList) -> dict[str, object]:
    """The list for a machine, with its own account."""
    rows = found.patronen.astype("object").where(found.patronen.notna(), None)
    patterns = [
        {str(k): list(v) if k == "cellen" and v is not None else v for k, v in row.items()}
        for row in rows.to_dict("records")
    ]
    account = {"gekeken": found.gekeken.to_json()}
    return {"id": found.id, **found.over, **account, "patronen": patterns}
