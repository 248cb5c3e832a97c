"""Released themes as rows for a chart and a table: of a hundred who wrote, or of people in a unit.

Why of a hundred who wrote: how many wrote differs from survey to survey, and a page that showed
people would show that instead.
"""

from typing import Any

import pandas as pd

from dashboards.wording.labels import number_words
from dashboards.wording.numbers import about
from pipeline.release import Release
from pipeline.release.theme_bounding import NO_ANSWER
from pipeline.release.theme_tables import PER_TONE, PER_UNIT, THEME
from pipeline.signals.themes.counts import ThemeWave, label_of

_NUMBERS = ("estimate", "lower", "upper")
OF_HUNDRED = "Van elke 100 die iets schreven"
PEOPLE = "Aantal mensen"
OPEN_POINT = "Een open stip met een lichte balk is te onzeker om op te varen."
_FEWEST_OF_TONE = 20
_NO_TONE = "te onzeker voor een verdeling"


def theme_rows(release: Release, wave: ThemeWave, unit: str = "") -> pd.DataFrame:
    """One row a theme (and geen_thema), in the order of the list.

    Columns: thema, label, groep, estimate, lower, upper, is_te_onzeker, words, toon. Of a hundred
    who wrote something; in a unit the number of people, for how many wrote there is not known.
    """
    key = ("themes", wave.asked.golf, unit)
    return release.once(key, lambda: _theme_rows(release, wave, unit))


def _theme_rows(release: Release, wave: ThemeWave, unit: str) -> pd.DataFrame:
    frame = release.themas[release.themas["golf"] == wave.asked.golf]
    table = PER_UNIT if unit else THEME
    rows = frame[(frame["tabel"] == table) & (frame["eenheid"] == unit)]
    rows = rows[rows["thema"] != NO_ANSWER]
    if rows.empty:
        return pd.DataFrame(columns=["thema", "label", "groep", *_NUMBERS, "words", "toon"])
    scale = 1.0 if unit else 100.0 / answered_of(wave)
    groups = {theme.code: theme.groep for theme in wave.asked.keys.themas}
    order = {code: place for place, code in enumerate([*groups])}
    shown = pd.DataFrame(
        {
            "thema": rows["thema"].to_numpy(),
            "label": [label_of(code, wave.asked) for code in rows["thema"]],
            "groep": [groups.get(code, "") for code in rows["thema"]],
            **{name: scale * rows[name].to_numpy(dtype=float) for name in _NUMBERS},
            "is_te_onzeker": rows["is_te_onzeker"].to_numpy(dtype=bool),
        }
    )
    if not unit:
        shown["upper"] = shown["upper"].clip(upper=100.0)
    tones = _tones(frame) if not unit else {}
    shown["words"] = [number_words(row) for _, row in shown.iterrows()]
    shown["toon"] = [tones.get(code, "") for code in shown["thema"]]
    ranked = shown.assign(_place=[order.get(code, len(order)) for code in shown["thema"]])
    return ranked.sort_values("_place", kind="stable").drop(columns="_place").reset_index(drop=True)


def answered_of(wave: ThemeWave) -> float:
    """How many wrote something in a wave."""
    return next(iter(wave.counts.values())).answered


def answered_words(wave: ThemeWave) -> str:
    """The same with its range, as it may be said."""
    one = next(iter(wave.counts.values()))
    reach = 1.645 * one.answered_error
    return about(one.answered, max(one.answered - reach, 0.0), one.answered + reach)


def units_with_themes(release: Release, wave: ThemeWave) -> tuple[str, ...]:
    """The units of which this wave has themes."""
    rows = release.themas[release.themas["golf"] == wave.asked.golf]
    return tuple(dict.fromkeys(rows.loc[rows["tabel"] == PER_UNIT, "eenheid"]))


def _tones(frame: pd.DataFrame) -> dict[str, str]:
    """By theme how many said that it goes well, or is a concern, of a hundred who name it.

    Only where both are certain enough: of few people one is floored at 0 and the other would be
    told as all of them.
    """
    rows = frame[frame["tabel"] == PER_TONE]
    themes = frame[frame["tabel"] == THEME].set_index("thema")
    return {
        str(thema): _division(part.set_index("toon"), themes.loc[thema])
        for thema, part in rows.groupby("thema", sort=False)
        if thema in themes.index
    }


def _division(tones: pd.DataFrame, whole: Any) -> str:
    told = tones.reindex(["goed", "zorg"])
    is_vague = told["is_te_onzeker"].ne(False) | ~told["estimate"].ge(_FEWEST_OF_TONE)
    if is_vague.any() or whole["lower"] <= 0:
        return _NO_TONE
    return "; ".join(
        f"{toon} {_of_hundred(row, whole, told['estimate'].sum())}" for toon, row in told.iterrows()
    )


def _of_hundred(row: Any, whole: Any, both: float) -> str:
    """The share of a tone; its range reaches as far as the range of the theme itself makes it."""
    share = 100 * row["estimate"] / max(whole["estimate"], both)
    low, high = 100 * row["lower"] / whole["upper"], 100 * row["upper"] / whole["lower"]
    return about(share, low, min(high, 100.0)).removeprefix("ongeveer ")
