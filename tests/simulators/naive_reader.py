"""How overviews are read today: exact counts beside those of a year ago, 20 % more is a rise."""

from collections.abc import Sequence

import pandas as pd

from pipeline.demo.generator.chart import Chart
from pipeline.demo.generator.profile import CATEGORIES, RELATIONS, cluster_of

MORE = 1.2
TABLES = ("totaal", "cluster", "hoofdcategorie", "relatie", "eenheid")
_KEYS = {
    "cluster": tuple(dict.fromkeys(map(cluster_of, CATEGORIES))),
    "hoofdcategorie": CATEGORIES,
    "relatie": RELATIONS,
}


def naive_signals(
    rows: pd.DataFrame,
    chart: Chart,
    quarter: str,
    *,
    grain: str = "kwartaal",
    counted: str = "trajecten",
    tables: Sequence[str] = TABLES,
    with_falls: bool = False,
) -> pd.DataFrame:
    """A signal table (columns of signalen) from the exact rows of `gesprekken`.

    `grain` "kwartaal": the quarter against the same one a year ago; "jaar": the four quarters up to
    it against the four before. `counted`: "trajecten" in the quarter of their first talk, or
    "gesprekken". Units are directorates. `with_falls` adds 20 % less.
    """
    used = rows.sort_values("periode", kind="stable")
    if counted == "trajecten":
        used = used.drop_duplicates("traject_sleutel")
    used = used.assign(
        cluster=used["hoofdcategorie"].map(cluster_of),
        eenheid=[chart.directorate_of(u) for u in used["eenheid"]],
    )
    length = 1 if grain == "kwartaal" else 4
    now = used[used["periode"].isin(_span(quarter, length))]
    then = used[used["periode"].isin(_span(_back(quarter, 4), length))]
    keys = _KEYS | {"eenheid": tuple(u.eenheid for u in chart.directorates)}
    found = [
        {"tabel": table, dimension: value, "richting": direction}
        for table in tables
        for dimension, values in [(table, keys.get(table, ("",)))]
        for value in values
        if (direction := _direction(_count(now, dimension, value), _count(then, dimension, value)))
        and (with_falls or direction == "stijging")
    ]
    columns = ["tabel", "eenheid", "cluster", "hoofdcategorie", "relatie", "richting"]
    frame = pd.DataFrame(found, columns=columns, dtype="str").fillna("")
    return frame.assign(code=frame["richting"], niveau="signaal", periode=quarter, venster=length)


def _count(rows: pd.DataFrame, dimension: str, value: str) -> int:
    return len(rows) if dimension == "totaal" else int((rows[dimension] == value).sum())


def _direction(now: int, then: int) -> str:
    if now > MORE * then:
        return "stijging"
    return "daling" if now < (2 - MORE) * then else ""


def _back(quarter: str, n: int) -> str:
    place = int(quarter[:4]) * 4 + int(quarter[-1]) - 1 - n
    return f"{place // 4}-Q{place % 4 + 1}"


def _span(quarter: str, n: int) -> set[str]:
    return {_back(quarter, i) for i in range(n)}
