"""How far an advice is: one state machine, read from the code list `adviesstatussen`.

Why: which step may follow which is an agreement with the organisation, so it stands in a list that
everyone can read, and no other place knows it (DOMAIN section c).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.contracts import load_codelist
from pipeline.errors import RefusedInput

CONCEPT, CHECKED, RELEASED, OFFERED = "concept", "in_toetsing", "vrijgegeven", "aangeboden"
STARTED, CLOSED = "in_uitvoering", "gesloten"
NO_REACTION = "geen_reactie"
WITHDRAWN = "ingetrokken"
"""Dropped before it was offered: nothing crosses, and nothing is deleted."""
EDITABLE = (CONCEPT, CHECKED)
"""In these the text may still change."""
TAKEN = ("overgenomen", "deels")
_COMMANDS = {
    CHECKED: "vip toetsen {}",
    RELEASED: "vip vrijgeven {}",
    OFFERED: "vip aanbieden {}",
    WITHDRAWN: "vip advies {} --intrekken",
}


@dataclass(frozen=True)
class Status:
    """One status. `follows`: the statuses from which it may be reached; `is_public`: crosses."""

    code: str
    label: str
    is_public: bool
    is_reaction: bool
    is_evaluation: bool
    follows: tuple[str, ...]

    def command(self, advice: str) -> str:
        """What a vertrouwenspersoon types to get there."""
        if self.code in _COMMANDS:
            return _COMMANDS[self.code].format(advice)
        return f"vip {'reactie' if self.is_reaction else 'opvolgen'} {advice} {self.code}"


@cache
def statuses() -> Mapping[str, Status]:
    """All statuses by code, in the order of a life."""
    return {
        code.code: Status(
            code.code,
            code.label,
            bool(code.extra["zichtbaar"]),
            bool(code.extra.get("is_reactie", False)),
            bool(code.extra.get("is_evaluatie", False)),
            tuple(str(one) for one in _listed(code.extra["volgt_op"])),
        )
        for code in load_codelist("adviesstatussen").codes
    }


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def status_label(code: str) -> str:
    """The label; an unknown status shows as its code: better strange than hidden."""
    found = statuses().get(code)
    return found.label if found else code


def next_steps(code: str) -> tuple[Status, ...]:
    """What may come after a status.

    >>> [one.code for one in next_steps("in_uitvoering")]
    ['effect', 'geen_effect', 'niet_vast_te_stellen']
    """
    return tuple(one for one in statuses().values() if code in one.follows)


def check_step(advice: str, before: str, after: str) -> None:
    """Raise RefusedInput when a status cannot follow another: a dossier only goes forward."""
    if after in statuses() and before in statuses()[after].follows:
        return
    known = f"‘{status_label(after)}’" if after in statuses() else "Deze status"
    ways = [f"{one.command(advice)} ({one.label.lower()})" for one in next_steps(before)]
    raise RefusedInput(
        f"Deze stap kan niet: de status is nu ‘{status_label(before)}’, en een dossier gaat alleen "
        f"vooruit. {known} kan hier niet op volgen.",
        f"Nu kan: {'; '.join(ways)}." if ways else "Dit dossier is klaar. Maak een nieuw advies.",
    )
