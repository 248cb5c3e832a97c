"""An organisation's own additions to the code lists, and what makes one sound.

Why: a workspace may add codes (`codes/<lijst>.csv`) but never change or drop one, because published
numbers refer to codes for good. Only lists of which every value gets a cell of its own can grow;
clusters, scales and indices are part of how things are counted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.contracts.codes import Code, CodeList
from pipeline.contracts.reading import plain

OWN_LISTS = (
    "categorieen",
    "relaties",
    "rollen",
    "contactvormen",
    "doorlooptijden",
    "vervolg",
    "gevonden_via",
)
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")


@dataclass(frozen=True)
class OwnCode:
    """One added code of list `lijst`, in force from quarter `geldig_van`.

    `voorheen`: the code under which such gesprekken were recorded until then, if it was one.
    """

    lijst: str
    code: str
    label: str
    geldig_van: str
    cluster: str | None = None
    over_leidinggevende: bool = False
    voorheen: str | None = None

    def as_code(self) -> Code:
        """The entry in the code list."""
        return Code(
            code=self.code,
            label=self.label,
            cluster=self.cluster,
            over_leidinggevende=self.over_leidinggevende,
            geldig_van=self.geldig_van,
            voorheen=self.voorheen,
        )


def with_own(codelist: CodeList, own: Iterable[OwnCode]) -> CodeList:
    """The list with the additions that are its own, after the shipped codes."""
    added = tuple(one.as_code() for one in own if one.lijst == codelist.name)
    return CodeList(codelist.name, codelist.title, codelist.codes + added) if added else codelist


def problem_of(own: OwnCode, codelist: CodeList) -> str | None:
    """What is wrong with an addition to this list (Dutch); None when nothing is."""
    if not _CODE.fullmatch(own.code):
        return "de kolom code mag alleen kleine letters, cijfers en _ hebben"
    if own.code in codelist.values():
        return "deze code bestaat al; een code verandert nooit"
    if codelist.names(own.label) or codelist.names(own.code):
        return "dit label of deze code is al een woord voor een andere code; kies een ander"
    if plain(own.label) == "":
        return "het label heeft geen letters"
    return _wrong_cluster(own, codelist) or _wrong_origin(own, codelist)


def _wrong_cluster(own: OwnCode, codelist: CodeList) -> str | None:
    clusters = {code.cluster for code in codelist.codes} - {None}
    if not clusters:
        return "deze lijst heeft geen clusters; laat de kolom cluster leeg" if own.cluster else None
    if own.cluster not in clusters:
        return "een eigen categorie hoort in een bestaand cluster; vul de kolom cluster in"
    if not own.code.startswith(f"{own.cluster}_"):
        return f"de code van deze categorie moet beginnen met {own.cluster}_"
    return None


def _wrong_origin(own: OwnCode, codelist: CodeList) -> str | None:
    if own.voorheen is None:
        return None
    if own.voorheen not in codelist.values():
        return "de kolom voorheen noemt een code die niet bestaat"
    origin = codelist.get(own.voorheen)
    if origin.cluster != own.cluster:
        return "de kolom voorheen noemt een categorie uit een ander cluster"
    if origin.geldig_van >= own.geldig_van:
        return "de kolom voorheen noemt een code die zelf nog niet gold"
    return None
