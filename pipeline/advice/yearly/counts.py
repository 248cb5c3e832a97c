"""The numbers of talks by year: which tables there are, and each of their series."""

from dataclasses import dataclass, replace

from pipeline.advice.concept import Term
from pipeline.advice.yearly.amount import Amount, amount_of
from pipeline.advice.yearly.year import Year, periods_of
from pipeline.contracts.public import NIET_TOEGEDEELD
from pipeline.release import Release
from pipeline.release.cells import CODE_LISTS, table_dimensions
from pipeline.release.lines import Lines
from pipeline.signals.summed import CLUSTER, TOTAL, can_sum, cells_in
from pipeline.signals.wording import unit_name

DIMENSIONS = ("cluster", "hoofdcategorie", "relatie", "rol_gesprekspartner", "vervolg",
              "contactvorm", "doorlooptijd", "eenheid")  # fmt: skip
"""In the order of the report."""


@dataclass(frozen=True)
class Series:
    """One code of a table: its name and its number in each year that is shown."""

    name: Term
    amounts: tuple[Amount | None, ...]

    @property
    def newest(self) -> Amount | None:
        """That of the year of the report."""
        return self.amounts[-1]

    @property
    def is_doubtful(self) -> bool:
        """Whether any of its numbers is too uncertain to name."""
        return any(one is not None and one.is_te_onzeker for one in self.amounts)

    @property
    def can_be_named(self) -> bool:
        """Whether any of its numbers is certain enough to name."""
        return any(one is not None and not one.is_te_onzeker for one in self.amounts)


def has_total(release: Release) -> bool:
    """Whether the number of all trajecten is known."""
    return TOTAL in release.tabellen or can_sum(release, TOTAL)


def single_tables(release: Release) -> tuple[str, ...]:
    """The tables by one dimension, published or summed, in the order of the report."""
    there = {*release.tabellen, *([CLUSTER] if can_sum(release, CLUSTER) else [])}
    return tuple(name for name in DIMENSIONS if name in there)


def crossed_tables(release: Release) -> tuple[str, ...]:
    """The tables by more dimensions."""
    return tuple(name for name in release.tabellen if len(table_dimensions(name)) > 1)


def total_of(year: Year, jaar: int) -> Amount | None:
    """All trajecten of a year, as far as it was published."""
    return amount_of(cells_in(year.release, TOTAL, {}, periods_of(year.release, jaar)))


def series_of(year: Year, table: str, years: tuple[int, ...]) -> tuple[Series, ...]:
    """Every code of a table in the order of its code list, with its number in these years."""
    parts = [_Part.of(year.release, one) for one in years]
    amounts = {code: [one.amount(table, code) for one in parts] for code in _codes(year, table)}
    return tuple(
        Series(name_of(year.release, table, code), tuple(found)) for code, found in amounts.items()
    )


@dataclass(frozen=True)
class _Part:
    """The released numbers of one year, set apart once for all series."""

    release: Release
    perioden: tuple[str, ...]

    @staticmethod
    def of(release: Release, jaar: int) -> "_Part":
        periods = periods_of(release, jaar)
        ours = release.tellingen["periode"].isin(periods)
        return _Part(replace(release, tellingen=release.tellingen[ours]), periods)

    def amount(self, table: str, code: str) -> Amount | None:
        cells = cells_in(self.release, table, {table: code}, self.perioden)
        is_part = table == "eenheid" and not cells.empty and not self._is_whole(code)
        return None if is_part else amount_of(cells)

    def _is_whole(self, unit: str) -> bool:
        """Whether all of what is now this unit was shown then: else a merger looks like more."""
        rows = self.release.tellingen
        rows, lines = rows[rows["tabel"] == "eenheid"], Lines.of(self.release)
        return unit == NIET_TOEGEDEELD or all(
            lines.is_whole(unit, period, set(rows.loc[rows["periode"] == period, "eenheid"]))
            for period in self.perioden
        )


def name_of(release: Release, dimension: str, code: str) -> Term:
    """A code by its Dutch name; of an own code that is gone, what stands after its prefix."""
    if dimension == "eenheid":
        return Term(unit_name(code, release.publiek), code)
    try:
        return Term(release.publiek.code_list(CODE_LISTS[dimension]).label(code), code)
    except LookupError:
        return Term((code.partition("_")[2] or code).replace("_", " ").capitalize(), code)


def _codes(year: Year, table: str) -> tuple[str, ...]:
    """The codes with a number in this year, in the order of the list."""
    release = year.release
    rows = release.tellingen[release.tellingen["periode"].isin(year.perioden)]
    rows = rows[rows["tabel"] == table]
    if table == "eenheid":
        there = set(Lines.of(release).units_now(rows))
        order = release.publiek.unit_codes().values()
        return tuple(code for code in order if code in there)
    listed = release.publiek.code_list(CODE_LISTS[table]).values()
    there = set(rows[table]) if len(rows) else set(listed)
    gone = sorted(there - set(listed))
    return (*(code for code in listed if code in there), *gone)
