"""The risks of psychosocial load of `psarisicos.yaml`, typed, and what belongs to each.

Source of the five risks: Arbowet article 1 paragraph 3 under e. Leadership and safety to speak is
no risk of the law; it stands beside them because who does not dare to speak is in no number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from pipeline.advice.pattern import Pattern
from pipeline.advice.sentences import Sentences
from pipeline.contracts import load_codelist

TEXTS = Sentences("psarisicos")
_OF_CODES = ("hoofdcategorie", "item", "thema", "relatie")


@dataclass(frozen=True)
class Risk:
    """One risk. verkennen: what to do to see more, with its owner (a role) and yardstick."""

    code: str
    label: str
    uitleg: str
    categorieen: tuple[str, ...]
    cluster: str
    items: tuple[str, ...]
    indexen: tuple[str, ...]
    themas: tuple[str, ...]
    patronen: tuple[str, ...]
    relaties: tuple[str, ...]
    referenties: tuple[str, ...]
    rechtsgronden: tuple[str, ...]
    maatregelen: str
    verkennen: Mapping[str, str] = field(default_factory=dict)

    def is_about(self, pattern: Pattern) -> bool:
        """Whether a pattern says something about this risk.

        The finest code of a pattern decides: a pattern on one category of a cluster is of no risk
        to which that category does not belong.
        """
        codes = pattern.codes
        named = {
            "hoofdcategorie": self.categorieen,
            "item": (*self.items, *self.indexen),
            "thema": self.themas,
            "relatie": self.relaties,
        }
        given = [name for name in _OF_CODES if codes.get(name)]
        if given:
            return any(codes[name] in named[name] for name in given)
        if codes.get("cluster"):
            return codes["cluster"] == self.cluster
        return pattern.code in self.patronen


@cache
def risks() -> tuple[Risk, ...]:
    """All of them, in the order of the document."""
    return tuple(_risk(item) for item in TEXTS.listed("risicos"))


def _risk(item: dict[str, object]) -> Risk:
    def words(name: str) -> tuple[str, ...]:
        found = item.get(name, [])
        return tuple(str(one) for one in found) if isinstance(found, list) else ()

    explore = item["verkennen"]
    factor = str(item["psa_factor"])
    return Risk(
        code=str(item["code"]),
        label=str(item["label"]),
        uitleg=str(item["uitleg"]),
        categorieen=(*words("categorieen"), *_of_factor(factor)),
        cluster=str(item.get("cluster", "")) or "oo",
        items=words("items"),
        indexen=words("indexen"),
        themas=words("themas"),
        patronen=words("patronen"),
        relaties=words("relaties"),
        referenties=words("referenties"),
        rechtsgronden=words("rechtsgronden"),
        maatregelen=str(item["maatregelen"]),
        verkennen={str(k): str(v) for k, v in explore.items()} if isinstance(explore, dict) else {},
    )


def _of_factor(factor: str) -> tuple[str, ...]:
    listed = load_codelist("categorieen").codes
    return tuple(one.code for one in listed if factor and one.extra.get("psa_factor") == factor)
