"""A small hand-made release and rows of patterns, for the tests of pipeline/advice."""

from datetime import date
from math import nan
from typing import Any

import pandas as pd

from pipeline.contracts import load_codelist
from pipeline.contracts.public import Event, PublicInputs, Unit, Wave
from pipeline.periods import quarters_between
from pipeline.release import Publication, Release, cell_id
from pipeline.release.cells import DIMENSIONS, SURVEY_DIMENSIONS

QUARTERS = quarters_between("2021-Q1", "2025-Q4")
TODAY = date(2026, 2, 2)
PLAN = {"totaal": 150_000, "cluster": 150_000, "hoofdcategorie": 400_000, "relatie": 150_000,
        "eenheid": 150_000}  # fmt: skip
UNITS = ("noord", "zuid", "niet_toegedeeld")


def example_release(
    events: tuple[Event, ...] = (), risen: str = "oo_pesten", scale: float = 1.0
) -> Release:
    """Twenty quarters for 12,000 employees; in the last four one category has tripled."""
    return Release(
        publicaties=tuple(_publication(n, quarter) for n, quarter in enumerate(QUARTERS, start=1)),
        tellingen=pd.DataFrame(
            [row for n, q in enumerate(QUARTERS, start=1) for row in _counts(n, q, risen, scale)]
        ),
        enquete=pd.DataFrame(_answers()),
        publiek=PublicInputs(
            units=(
                Unit("holding", "Voorbeeld BV", None, 12_000, 600),
                Unit("noord", "Locatie Noord", "holding", 7_000, 350),
                Unit("zuid", "Locatie Zuid", "holding", 5_000, 250),
            ),
            events=events,
            waves=(Wave("2025", 12_000, date(2025, 10, 15)),),
        ),
    )


def _publication(number: int, quarter: str) -> Publication:
    is_last = quarter == QUARTERS[-1]
    return Publication(
        id=f"p{number:04d}",
        organisatie="Voorbeeld BV",
        is_voorbeeld=True,
        gemaakt_op=date(2026, 2, 1),
        korrel="kwartaal",
        perioden=(quarter,),
        golven=("2025",) if is_last else (),
        plan=PLAN,
        plan_enquete={"2025/index/og": 1_000_000} if is_last else {},
        belofte={
            "eenheid": "traject",
            "epsilon": 1.0,
            "epsilon_enquete": 1.0,
            "delta_enquete": 1e-6,
        },
        grootboek="0" * 64,
    )


def _counts(number: int, quarter: str, risen: str, scale: float) -> list[dict[str, Any]]:
    categories = load_codelist("categorieen")
    is_late = quarter >= "2025-Q1"
    each = {
        code.code: round((10 if code.code.startswith("oo") else 4) * scale)
        * (3 if is_late and code.code == risen else 1)
        for code in categories.codes
    }
    clusters = dict.fromkeys(load_codelist("clusters").values(), 0)
    for code, n in each.items():
        clusters[str(categories.get(code).cluster)] += n
    total = sum(each.values())
    named: list[tuple[str, dict[str, str], int]] = [("totaal", {}, total)]
    named += [("hoofdcategorie", {"hoofdcategorie": code}, n) for code, n in each.items()]
    named += [("cluster", {"cluster": code}, n) for code, n in clusters.items()]
    named += [("relatie", {"relatie": c}, total // 6) for c in load_codelist("relaties").values()]
    named += [("eenheid", {"eenheid": unit}, total // 3) for unit in UNITS]
    return [
        {"publicatie": f"p{number:04d}", "tabel": table}
        | dict.fromkeys(DIMENSIONS, "")
        | {"periode": quarter}
        | codes
        | _numbers(n, PLAN[table] / 1e6)
        for table, codes, n in named
    ]


def _answers() -> list[dict[str, Any]]:
    given = {"wel": 1_700, "geen": 5_200, "wil_niet_zeggen": 300, "onbekend": 100}
    return [
        {"publicatie": "p0020", "tabel": "index"}
        | dict.fromkeys(SURVEY_DIMENSIONS, "")
        | {"golf": "2025", "index": "og", "antwoord": answer}
        | _numbers(n, 1.0)
        for answer, n in given.items()
    ]


def _numbers(n: int, epsilon: float) -> dict[str, Any]:
    return {
        "noisy_n": n, "mechanism": "geometric", "epsilon": epsilon, "estimate": float(n),
        "lower": float(max(n - 3, 0)), "upper": float(n + 3), "is_te_onzeker": False, "rho": 0.0,
    }  # fmt: skip


def cells_of(release: Release, table: str, **codes: str) -> list[str]:
    """References of a table's cells with these codes, in order of time."""
    frame = release.tellingen if table in PLAN else release.enquete
    keep = frame["tabel"] == table
    for name, code in codes.items():
        keep &= frame[name] == code
    return [cell_id(row) for _, row in frame[keep].iterrows()]


def signal(release: Release, **changes: Any) -> dict[str, Any]:
    """A row of signalen: pesten tripled in 2025, sterk signaal; `changes` overrule."""
    row: dict[str, Any] = dict.fromkeys(
        ("golf", "eenheid", "cluster", "hoofdcategorie", "relatie", "vervolg", "item", "thema",
         "gebeurtenis"), "",
    )  # fmt: skip
    row |= {
        "code": "stijging", "niveau": "sterk_signaal", "periode": "2025-Q4",
        "cluster": "oo", "hoofdcategorie": "oo_pesten", "richting": "stijging",
        "p_value": 0.00004, "q_value": 0.0009, "effect": 2.96,
        "effect_lower": 2.3, "effect_upper": 3.8, "venster": 4,
        "vergeleken_met": "2021-Q1 tot en met 2024-Q4", "waarneming": 120.0,
        "verwacht_lower": 29.0, "verwacht_upper": 52.0, "zichtbaar_vanaf": 1.6,
        "zin": "In 2025 waren er meer gesprekken over pesten.",
    }  # fmt: skip
    row |= {"cellen": cells_of(release, "hoofdcategorie", hoofdcategorie="oo_pesten")}
    return row | changes


def silence(release: Release, **changes: Any) -> dict[str, Any]:
    """A row of signalen: experience in the survey of 2025, few talks."""
    talks = cells_of(release, "cluster", cluster="oo")[-4:]
    return signal(release) | {
        "code": "stilte", "golf": "2025", "hoofdcategorie": "", "item": "og", "richting": "",
        "effect": 0.2, "effect_lower": 0.1, "effect_upper": 0.4, "zichtbaar_vanaf": nan,
        "waarneming": 360.0, "verwacht_lower": 900.0, "verwacht_upper": 1100.0,
        "cellen": [*cells_of(release, "index")[:3], *talks],
    } | changes  # fmt: skip


def signals(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows as a frame."""
    return pd.DataFrame(list(rows))
