"""Names of tables and of series in `vip plan`, in Dutch."""

from collections.abc import Mapping

from pipeline.contracts import load_codelist
from pipeline.release.cells import TOTAL, table_dimensions
from pipeline.release.prospects import TABLES, Series

Units = Mapping[str, tuple[str, int]]  # by code: name and number of employees

_TABLES = {
    TOTAL: "het totaal",
    "cluster": "de clusters van onderwerpen",
    "hoofdcategorie": "de onderwerpen",
    "eenheid": "de eenheden",
    "relatie": "over wie het gaat",
    "vervolg": "hoe het afliep",
    "rol_gesprekspartner": "de rol van de gesprekspartner",
    "contactvorm": "hoe het contact ging",
    "doorlooptijd": "hoe lang het duurde",
}
_ONE = {
    "cluster": "cluster",
    "hoofdcategorie": "onderwerp",
    "relatie": "soort persoon over wie het gaat",
    "vervolg": "afloop",
    "rol_gesprekspartner": "rol",
}
_EACH = {
    "cluster": "elk cluster apart",
    "hoofdcategorie": "elk onderwerp apart",
    "relatie": "over wie het gaat",
    "eenheid": "elke eenheid apart",
    "vervolg": "hoe vaak een traject eindigt in een formele route",
    "cluster_x_eenheid": "een cluster in één eenheid",
    "hoofdcategorie_x_eenheid": "een onderwerp in één eenheid",
    "relatie_x_hoofdcategorie": "over wie het gaat bij één onderwerp",
}
_SEVERAL = {
    "cluster": "clusters",
    "hoofdcategorie": "onderwerpen",
    "eenheid": "eenheden",
}


def in_order(tables: Mapping[str, int]) -> list[tuple[str, int]]:
    """The tables of a plan from large to fine; what the planner never chooses comes last."""
    places = {table: place for place, table in enumerate(TABLES)}
    return sorted(tables.items(), key=lambda pair: places.get(pair[0], len(places)))


def table_name(table: str) -> str:
    """A table of the plan.

    >>> table_name("cluster_x_eenheid"), table_name("relatie")
    ('de clusters van onderwerpen per eenheid', 'over wie het gaat')
    """
    first, *rest = table_dimensions(table) or (TOTAL,)
    return " per ".join([_TABLES.get(first, first), *(_ONE.get(dim, dim) for dim in rest)])


def series_name(one: Series, units: Units, many: str = "trajecten") -> str:
    """A series as a line of its own; `many` is what is counted."""
    if not one.fixed:
        return f"alle {many} samen"
    if one.soort == "cluster":
        return f"cluster {load_codelist('clusters').label(one.code).lower()}"
    if one.soort == "hoofdcategorie":
        return load_codelist("categorieen").label(one.code)
    if one.soort == "relatie":
        label = load_codelist("relaties").label(one.code)
        return f"gaat over: {label[0].lower()}{label[1:]}"
    if one.soort == "eenheid":
        name, people = units[one.code]
        return f"eenheid {name} ({people:,} mensen)".replace(",", ".")
    return each(one.soort)


def each(kind: str) -> str:
    """Everything of a kind in one phrase."""
    return _EACH.get(kind, kind)


def several(kind: str, n: int) -> str:
    """How many of a kind.

    >>> several("eenheid", 3)
    '3 eenheden'
    """
    return f"{n} {_SEVERAL.get(kind, 'andere')}"
