"""What `vip bron` says: what was understood, what is unsure, and what was not understood.

Only headers are shown, and words of columns with codes that are safe to show (safe_words.py).
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pipeline.cli.column_wording import column_line, place_of
from pipeline.contracts.codes import load_codelist
from pipeline.ingest.headers import shown
from pipeline.ingest.mapping import OPEN, Finding
from pipeline.ingest.mapping.safe_words import is_label_shown
from pipeline.ingest.row_lists import listed
from pipeline.steps import SourceLook

_MOST = 25
_MOST_UNREAD = 12


def look_text(look: SourceLook, path: Path, folder: Path, sheet: str | None = None) -> str:
    """The whole answer, with the next step."""
    return "\n\n".join((*look_parts(look), _next(look, path, folder, sheet)))


def look_parts(look: SourceLook) -> tuple[str, ...]:
    """What was found, a part a paragraph, without the next step."""
    findings = {f.rule.column: f for f in look.proposal.findings}
    rules = look.mapping.rules
    own_codes = {question.code for question in look.mapping.questions}
    read = [findings[r.column] for r in rules if r.is_read and r.field not in own_codes]
    own = [findings[r.column] for r in rules if r.is_read and r.field in own_codes]
    unsure = [findings[r.column] for r in rules if r.is_open]
    refused = [f for f in findings.values() if f.refused]
    unread = [findings[r.column] for r in rules if not r.field]
    idle = [finding for finding in unread if finding.unneeded]
    rest = [finding for finding in unread if not (finding.refused or finding.unneeded)]
    parts = [
        head_text(look),
        "\n".join(look.proposal.notes),
        changed_text(look),
        _section(look, "Begrepen", read),
        _own_questions(look, own),
        _section(look, "Onzeker: wordt pas gelezen als u het bevestigt", unsure),
        _section(
            look, "Niet nodig: geen cijfer in uw plan telt dit, dus het wordt niet gelezen", idle
        ),
        _section(look, "Mag niet worden gelezen", refused),
        _section(look, "Niet begrepen: wordt niet gelezen", rest, _MOST_UNREAD),
        _words(look, read + own + unsure),
        _fixed(look),
    ]
    return tuple(part for part in parts if part)


def as_result(look: SourceLook) -> dict[str, Any]:
    """The same for a machine."""
    return {
        "bron": look.mapping.source,
        "soort": look.mapping.kind,
        "rijen": look.proposal.rows,
        "kolommen": [
            {
                "kolom": rule.column,
                "veld": rule.field,
                "reden": finding.why,
                "geweigerd": finding.refused,
                "niet_nodig": finding.unneeded,
                "begrepen_rijen": finding.known,
                "rijen": finding.filled,
                "onbekende_woorden": dict(finding.unknown or {}),
                "niet_getoonde_woorden": finding.hidden,
            }
            for rule, finding in zip(look.mapping.rules, look.proposal.findings, strict=True)
        ],
        "ontbreekt": list(_missing(look)),
        "open": look.mapping.open_count,
        "werkbestand": str(look.work_file) if look.work_file else None,
    }


def head_text(look: SourceLook) -> str:
    """The file, its source and kind, and how large it is."""
    kind = "gesprekken" if look.mapping.kind == "gesprekken" else "enquête"
    return (
        f"Bestand {look.name}, bron {look.mapping.source}: {kind}, {look.proposal.rows} rijen, "
        f"{len(look.mapping.rules)} kolommen. Er is niets ingelezen."
    )


def changed_text(look: SourceLook) -> str:
    """Columns that went or came since the mapping was kept."""
    if look.changes is None:
        return ""
    lines = []
    if look.changes.gone:
        lines.append(f"Weg, en uit de vertaling gehaald: {_several(look.changes.gone)}.")
    if look.changes.new:
        new = [shown(look.headers, i) for i in look.changes.new]
        lines.append(f"Nieuw in dit bestand: {_several(new)}.")
    return "\n".join(lines)


def _section(look: SourceLook, title: str, findings: Sequence[Finding], most: int = _MOST) -> str:
    if not findings:
        return ""
    lines = [f"{title} ({len(findings)} {_column(len(findings))}):"]
    lines += [f"  {column_line(look, finding)}" for finding in findings[:most]]
    if len(findings) > most:
        lines.append(f"  en nog {len(findings) - most} andere; in het werkbestand staan zij alle")
    return "\n".join(lines)


def _own_questions(look: SourceLook, findings: Sequence[Finding]) -> str:
    """Questions that no table counts, and what becomes of the answers."""
    if not findings:
        return ""
    if look.mapping.keeps_own:
        said = "De antwoorden worden bewaard, omdat u dat koos. Geen cijfer telt ze."
    else:
        said = (
            "Geen cijfer telt deze vragen. De antwoorden worden daarom niet bewaard. Is een vraag "
            "dezelfde als een vraag van ViP-signaal, zet dan met --bewerk de code van die vraag "
            "bij veld. Wilt u de antwoorden toch bewaren, geef dan --bewaar-eigen-vragen."
        )
    title = "Eigen vragen, die ViP-signaal niet heeft"
    return f"{_section(look, title, findings)}\n  {said}"


def _words(look: SourceLook, findings: Iterable[Finding]) -> str:
    lines, seen = [], list(findings)
    for finding in seen:
        if not finding.unknown and not finding.hidden:
            continue
        place = place_of(look, finding)
        told = [
            f"{word} ({_label(look, finding, word)}{_rows(n)}{_nearest(look, finding, word)})"
            for word, n in (finding.unknown or {}).items()
        ]
        if finding.hidden:
            told.append(_hidden(finding.hidden))
        lines.append(f"  {place}: {listed(told)}")
    if any(f.hidden for f in seen):
        lines.append(
            "  Wat we niet laten zien, kan een naam of een zin zijn. Kijk zelf in uw bestand. Met "
            "--bewerk zet u zo'n woord onder waarden; anders gaan de rijen apart."
        )
    return "\n".join(["Woorden die we niet kennen:", *lines]) if lines else ""


def _label(look: SourceLook, finding: Finding, word: str) -> str:
    """What the file itself says that a stored value means."""
    label = look.labels.get(finding.rule.column, {}).get(word, "")
    return f"{label}; " if label and is_label_shown(label) else ""


def _nearest(look: SourceLook, finding: Finding, word: str) -> str:
    code = finding.rule.words.get(word, "").removeprefix(OPEN)
    codelist = look.mapping.contract().field(finding.rule.field.removeprefix(OPEN)).codelist
    if not code or codelist is None:
        return ""
    is_shipped = codelist not in ("eenheden", "golven")
    known = is_shipped and code in load_codelist(codelist).values()
    return f", misschien {load_codelist(codelist).label(code) if known else code}"


def _fixed(look: SourceLook) -> str:
    lines = [
        f"  {name}: {value.removeprefix(OPEN)}{' (onzeker)' if value.startswith(OPEN) else ''}"
        for name, value in look.mapping.fixed.items()
        if value
    ]
    return "\n".join(["Voor het hele bestand geldt:", *lines]) if lines else ""


def _missing(look: SourceLook) -> tuple[str, ...]:
    contract = look.mapping.contract()
    told = {rule.field for rule in look.mapping.read} | set(look.mapping.settled)
    return tuple(f.name for f in contract.fields if f.required and f.name not in told)


def lacking(look: SourceLook) -> tuple[str, ...]:
    """What has to be there before the file can be read or counted; () when nothing lacks."""
    lines = []
    if missing := _missing(look):
        lines.append(f"Zonder dit kan er niets worden gelezen: {listed(missing)}.")
        proposed = {rule.field.removeprefix(OPEN) for rule in look.mapping.rules if rule.is_open}
        if proposed & {*missing}:
            lines.append("Wat daarvan bij Onzeker staat, hoeft u alleen te bevestigen.")
        if "golf" in missing:
            lines.append("Zet de golf in codes/golven.csv en noem haar met --golf.")
    if look.needs_key:
        lines.append(
            f"Er is geen kolom met {look.needs_key}. Zet die in uw bestand: een willekeurige "
            "sleutel, dezelfde bij elk gesprek van één persoon. Het blad Sleutels van vip sjabloon "
            "heeft er genoeg. Kan het niet, zet dan in vip.toml onder [privacy]: "
            'beschermd = "gesprek".'
        )
    if not look.mapping.counts:
        lines.append(
            "Er is nog geen kolom herkend met een antwoord dat meetelt. Zo telt alleen hoeveel "
            "mensen meededen."
            if look.mapping.kind == "enquete"
            else "Er is nog geen kolom herkend met een onderwerp."
        )
    return tuple(lines)


def _next(look: SourceLook, path: Path, folder: Path, sheet: str | None) -> str:
    which = f" --blad {sheet}" if sheet else ""
    told = f"{path} --bron {look.mapping.source}{which} --map {folder}"
    lines = [*lacking(look)]
    if look.work_file is None:
        lines.append(
            f"De vertaling is versleuteld bewaard. Volgende stap: vip controleer {told}\n"
            f"Iets veranderen of een andere kolom lezen: vip bron {told} --bewerk"
        )
        return "\n".join(lines)
    n = look.mapping.open_count
    to_do = f"Nog te kiezen: {n}." if n else "Kies zelf welke kolom welk veld is."
    lines.append(
        f"{to_do} Wat zeker is, is versleuteld bewaard.\n"
        f"Open met Kladblok: {look.work_file}\n"
        "Bovenaan staat wat u doet, onderaan wat u kunt invullen. Sla op, en geef daarna opnieuw: "
        f"vip bron {told}"
    )
    if look.mapping.accepted().open_count < look.mapping.open_count:
        lines.append("Kloppen alle voorstellen? Dan kan het ook met --ja erachter.")
    return "\n".join(lines)


def _several(names: Sequence[str]) -> str:
    rest = len(names) - _MOST
    return listed(list(names[:_MOST])) + (f" en nog {rest} andere" if rest > 0 else "")


def _hidden(n: int) -> str:
    return "1 woord dat we niet laten zien" if n == 1 else f"{n} woorden die we niet laten zien"


def _column(n: int) -> str:
    return "kolom" if n == 1 else "kolommen"


def _rows(n: int) -> str:
    return "1 rij" if n == 1 else f"{n} rijen"
