"""What `vip signaleer --alle` says: every signal ever shown, and what was done with it."""

from collections.abc import Sequence

from pipeline.advice.register import Entry, Step
from pipeline.contracts import load_codelist
from pipeline.periods import day_in_words

_NOTHING = "nog niets"
_DONE = {
    "aangeboden": "advies aangeboden",
    "terzijde": "terzijde gelegd",
    "concept": "concept gemaakt",
    "opvolging": "opvolging",
    "loopt": "advies hierover werd al uitgevoerd",
}


def register_text(entries: Sequence[Entry]) -> str:
    """One line a signal, by list, with its key; the lists were checked when they were read."""
    if not entries:
        return "Er is nog nooit een signaal getoond."
    levels, lines = load_codelist("niveaus"), []
    for entry in entries:
        level = levels.label(str(entry.rij["niveau"]))
        done = "; ".join(_step(step) for step in entry.stappen) or _NOTHING
        lines.append(f"  {entry.lijst.id}  {entry.sleutel} ({level}): {done}")
    head = "Alle signalen die ooit zijn getoond, de nieuwste lijst eerst:"
    checked = (
        "Handtekeningen en volgorde kloppen: er is niets veranderd, tussenuit gehaald of "
        "tussengevoegd. Of het allernieuwste ontbreekt, is hier niet te zien."
    )
    return "\n".join([head, *lines, checked])


def register_json(entries: Sequence[Entry]) -> dict[str, object]:
    """The same, for a machine."""
    return {
        "signalen": [
            {
                "lijst": entry.lijst.id,
                "gemaakt_op": entry.lijst.over.get("gemaakt_op"),
                "sleutel": entry.sleutel,
                "code": entry.rij["code"],
                "niveau": entry.rij["niveau"],
                "zin": entry.rij["zin"],
                "stand": entry.stand,
                "stappen": [
                    {"wat": step.wat, "op": step.op.isoformat(), "reden": step.reden}
                    for step in entry.stappen
                ],
            }
            for entry in entries
        ]
    }


def _step(step: Step) -> str:
    reason = f" ({step.reden})" if step.reden else ""
    return f"{_DONE[step.wat]} op {day_in_words(step.op)}{reason}"
