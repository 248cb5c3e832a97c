"""The catalogue of measures, and which of them an advice proposes.

Why: an advice that names the same three measures every time is put aside. What is proposed follows
from what the pattern is about, from the sector and size of the organisation and from what was
advised before; always in the same way, so that anybody can see why this measure and not another.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast, get_args

from pipeline.advice.catalogue import WEIGHTS, MeasureGroup, holds
from pipeline.advice.concept import Pijler
from pipeline.contracts import load_texts

PILLARS: tuple[Pijler, ...] = get_args(Pijler)
_EVERY_GROUP = "alle"
_OF_PLACE = {"sector": 3}
_UNLIMITED = 10**9


@dataclass(frozen=True)
class Measure:
    """A measure of the catalogue.

    `vanaf` and `tot`: employees of the organisation. `meten`: survey questions or indices that
    could show it, the best first; `eigen`: what the organisation keeps itself. `is_vervolg`: only
    after an earlier advice of the same kind; `na`: only after one of these measures.
    """

    code: str
    pijler: Pijler
    soort: str
    groepen: frozenset[str]
    bij: tuple[Mapping[str, tuple[str, ...]], ...]
    sector: frozenset[str]
    vanaf: int
    tot: int
    niveau: frozenset[str]
    na: frozenset[str]
    is_vervolg: bool
    eigenaar: str
    termijn: int
    wat: str
    omdat: str
    effect: str
    meten: tuple[str, ...]
    eigen: str

    def fit(self, about: Mapping[str, str]) -> int:
        """How precisely it is about this; -1 when it is about something else."""
        if not self.bij:
            return 0
        known = {**WEIGHTS, **_OF_PLACE}
        return max(
            (sum(known[key] for key in when) for when in self.bij if holds(when, about)), default=-1
        )


@dataclass(frozen=True)
class Setting:
    """What a choice rests on beside the pattern: public facts, and what was advised before.

    `sector` as in vip.toml; `medewerkers` of the whole organisation; `eerder` the codes of measures
    that were advised before; `is_vervolg`: advice of the same kind was handed over before.
    """

    sector: str = ""
    medewerkers: int = 0
    eerder: frozenset[str] = field(default_factory=frozenset)
    is_vervolg: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of organisation that the words of `sector` stand for."""
        named = self.sector.casefold()
        listed: Mapping[str, list[str]] = load_texts("maatregelen")["sectoren"]
        return frozenset(
            kind for kind, words in listed.items() if named and any(word in named for word in words)
        )


def choose_measures(
    group: MeasureGroup, about: Mapping[str, str], setting: Setting
) -> tuple[Measure, ...]:
    """At most one measure a pillar, in the order of the pillars.

    `about`: the codes of the pattern by dimension, with `patroon` and `richting`.
    """
    found = (_best(group, pillar, about, setting) for pillar in PILLARS)
    return tuple(one for one in found if one is not None)


def _best(
    group: MeasureGroup, pillar: Pijler, about: Mapping[str, str], setting: Setting
) -> Measure | None:
    """The one that fits most precisely; of those that fit alike the first of the list."""
    fitting = [
        (one.is_vervolg, one.fit(about) + _OF_PLACE["sector"] * bool(one.sector), -number, one)
        for number, one in enumerate(measures())
        if one.pijler == pillar and _may(one, group, about, setting)
    ]
    return max(fitting, key=lambda row: row[:3])[3] if fitting else None


def _may(one: Measure, group: MeasureGroup, about: Mapping[str, str], setting: Setting) -> bool:
    level = "eenheid" if about.get("eenheid") else "organisatie"
    return (
        (group.code in one.groepen or _EVERY_GROUP in one.groepen)
        and one.fit(about) >= 0
        and level in one.niveau
        and (not one.sector or bool(one.sector & setting.kinds))
        and one.vanaf <= (setting.medewerkers or one.vanaf) <= one.tot
        and one.code not in setting.eerder
        and (not one.na or bool(one.na & setting.eerder))
        and (setting.is_vervolg or not one.is_vervolg)
    )


@cache
def measures() -> tuple[Measure, ...]:
    """All measures of `maatregelen.yaml`, in its order."""
    return tuple(_measure(values) for values in load_texts("maatregelen")["maatregelen"])


def measure(code: str) -> Measure:
    """One measure. Raises LookupError when there is none with this code."""
    for one in measures():
        if one.code == code:
            return one
    raise LookupError(code)


def _measure(values: Mapping[str, Any]) -> Measure:
    return Measure(
        code=values["code"],
        pijler=cast("Pijler", values["pijler"]),
        soort=values["soort"],
        groepen=frozenset(values["groepen"]),
        bij=tuple({key: tuple(v) for key, v in when.items()} for when in values.get("bij", ())),
        sector=frozenset(values.get("sector", ())),
        vanaf=int(values.get("vanaf", 0)),
        tot=int(values.get("tot", _UNLIMITED)),
        niveau=frozenset(values.get("niveau", ("organisatie", "eenheid"))),
        na=frozenset(values.get("na", ())),
        is_vervolg=bool(values.get("is_vervolg", False)),
        eigenaar=values["eigenaar"],
        termijn=int(values["termijn"]),
        wat=values["wat"],
        omdat=values["omdat"],
        effect=values["effect"],
        meten=tuple(values["meten"]),
        eigen=values["eigen"],
    )
