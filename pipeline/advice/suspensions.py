"""Units that no advice is given about for now, known to the vertrouwenspersoon alone.

Why: while something formal runs in a unit, advice about it could be read as a verdict (DOMAIN
section c). That it is suspended says something too. So no reason is kept, nor anything once it is
over; the file is sealed and always of whole blocks; and nothing that crosses depends on it but the
absence of an advice, which is what is seen of every signal that a vertrouwenspersoon lets rest.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from pydantic import TypeAdapter

from pipeline.durable import replace_synced
from pipeline.errors import RefusedInput
from pipeline.periods import day_in_words, months_later

MONTHS_AFTER = 3
"""How long no advice is given after a suspension was lifted."""
_NAME, _BLOCK = "opschortingen", 4096


class Seals(Protocol):
    """What seals and opens bytes under a name (pipeline/vault/sealed.py)."""

    def seal(self, name: str, data: bytes) -> bytes:
        """The data, unreadable."""

    def open(self, name: str, blob: bytes) -> bytes:
        """The data again."""


@dataclass(frozen=True)
class Suspension:
    """A unit (code of organisatie.csv), from when, and when it was lifted."""

    eenheid: str
    vanaf: date
    opgeheven_op: date | None = None

    @property
    def until(self) -> date | None:
        """The first day on which advice may be given again; None while it was not lifted."""
        return months_later(self.opgeheven_op, MONTHS_AFTER) if self.opgeheven_op else None

    def words(self) -> str:
        """In Dutch, for the vertrouwenspersoon."""
        if self.until is None:
            return f"opgeschort sinds {day_in_words(self.vanaf)}"
        return f"opgeheven; weer advies vanaf {day_in_words(self.until)}"


_ADAPTER: TypeAdapter[tuple[Suspension, ...]] = TypeAdapter(tuple[Suspension, ...])


def whole_of(above: Mapping[str, tuple[str, ...]]) -> str:
    """The unit that is the whole organisation: the only one without another above it.

    >>> whole_of({"org": (), "a": ("org",)}), whole_of({"noord": (), "zuid": ()})
    ('org', '')
    """
    tops = [one for one, higher in above.items() if not higher]
    return tops[0] if len(tops) == 1 else ""


@dataclass(frozen=True)
class Suspensions:
    """The sealed file of one organisation.

    `above`: the units that each unit is a part of or went into.
    """

    path: Path
    seals: Seals
    above: Mapping[str, tuple[str, ...]]
    today: date

    def standing(self) -> tuple[Suspension, ...]:
        """Those that still hold, by unit. Raises KeyRefused with another key."""
        if not self.path.is_file():
            return ()
        data = self.seals.open(_NAME, self.path.read_bytes())
        found = _ADAPTER.validate_python(json.loads(data))
        return tuple(one for one in found if one.until is None or self.today < one.until)

    def holds(self, eenheid: str | None) -> bool:
        """Whether advice that names this unit has to wait: it, a unit in it or one around it is
        suspended."""
        if not eenheid:
            return False
        ours = {eenheid, *self._around(eenheid)}
        return any(
            one.eenheid in ours or eenheid in self._around(one.eenheid) for one in self.standing()
        )

    def suspend(self, eenheid: str) -> Suspension:
        """No advice about this unit from today. Raises RefusedInput for an unknown unit, or one
        that is suspended."""
        self._check(eenheid)
        standing = self.standing()
        if any(one.eenheid == eenheid and one.until is None for one in standing):
            raise RefusedInput(
                "Advies over deze eenheid is al opgeschort.",
                f"Weer vrijgeven kan met: vip opschorten {eenheid} --opheffen",
            )
        new = Suspension(eenheid, self.today)
        self._write([*(one for one in standing if one.eenheid != eenheid), new])
        return new

    def lift(self, eenheid: str) -> Suspension:
        """Lift it: three months later advice may be given again. Raises RefusedInput when it does
        not stand."""
        self._check(eenheid)
        standing = self.standing()
        found = [one for one in standing if one.eenheid == eenheid and one.until is None]
        if not found:
            raise RefusedInput(
                "Advies over deze eenheid is niet opgeschort.",
                "Kijk met vip adviezen wat is opgeschort.",
            )
        lifted = replace(found[0], opgeheven_op=self.today)
        self._write([*(one for one in standing if one.eenheid != eenheid), lifted])
        return lifted

    def _around(self, eenheid: str) -> frozenset[str]:
        """The units that this one is a part of or went into, but for the whole organisation."""
        found: set[str] = set()
        ahead = [eenheid]
        while ahead:
            for one in self.above.get(ahead.pop(), ()):
                if one not in found and one in self._units:
                    found.add(one)
                    ahead.append(one)
        return frozenset(found)

    @property
    def _units(self) -> tuple[str, ...]:
        """All units but the whole organisation, where that is one of them."""
        return tuple(one for one in self.above if one != whole_of(self.above))

    def _check(self, eenheid: str) -> None:
        if eenheid not in self._units:
            raise RefusedInput(
                "Dit is geen code van een eenheid in codes/organisatie.csv.",
                f"Kies uit: {', '.join(self._units) or 'er zijn nog geen eenheden'}.",
            )

    def _write(self, standing: Sequence[Suspension]) -> None:
        ordered = tuple(sorted(standing, key=lambda one: one.eenheid))
        data = json.dumps(_ADAPTER.dump_python(ordered, mode="json")).encode()
        padded = data.ljust(-(-len(data) // _BLOCK) * _BLOCK)
        replace_synced(self.path, self.seals.seal(_NAME, padded))
