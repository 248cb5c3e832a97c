"""Small releases with themes of open answers: the numbers that are released in, a Release out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline.contracts.public import Event
from pipeline.release import Release
from pipeline.release.cells import THEMAS_COLUMNS, THEME_DIMENSIONS
from pipeline.release.theme_keys import Labelled, ThemeKey, ThemeKeys
from tests.survey_releases import asked, survey_release

QUESTIONS = ("open_drempel", "open_goed")
THEMES = tuple(f"th_{name}" for name in ("werkdruk", "sfeer", "steun", "toon", "beloning"))
USUAL = (0.30, 0.20, 0.10, 0.08, 0.05)
NO_THEME = 0.06
LISTED = "a" * 64


def keys_of(codes: Sequence[str] = THEMES, sha256: str = LISTED, versie: str = "1") -> ThemeKeys:
    themes = tuple(ThemeKey(code, code.removeprefix("th_").capitalize(), "g") for code in codes)
    return ThemeKeys(versie, sha256, (Labelled("g", "Groep"),), themes)


def theme_cells(
    golf: str, counts: Mapping[str, int], table: str = "thema", epsilon: float = 0.1, **of: object
) -> pd.DataFrame:
    """Cells of one table of a wave: number by theme (with geen_thema and geen_antwoord)."""
    frame = pd.DataFrame({"thema": list(counts), "noisy_n": list(counts.values())})
    given = {"golf": golf, "tabel": table, "epsilon": epsilon, "rho": 0.0} | of
    frame = frame.assign(**given, publicatie="p0001", mechanism="geometric")
    empty = {name: "" for name in THEME_DIMENSIONS if name not in frame}
    wide = (frame["noisy_n"] * 0 + 10).to_numpy()
    n = frame["noisy_n"].clip(lower=0).astype(float)
    return frame.assign(
        **empty, estimate=n, lower=(n - wide).clip(lower=0), upper=n + wide, is_te_onzeker=n < 20
    )


def with_themes(
    counts: Mapping[str, Mapping[str, int]],
    respondents: Mapping[str, int],
    keys: Mapping[str, ThemeKeys] | None = None,
    events: Sequence[Event] = (),
    extra: Sequence[pd.DataFrame] = (),
    grens: Mapping[str, int] | None = None,
    epsilon: float = 0.1,
) -> Release:
    """A release of these waves: number by theme, and of how many respondents."""
    closed = [
        asked("mb_kent_vp", {(golf, ""): {"ja": n // 2, "nee": n - n // 2}}, 10.0)
        for golf, n in respondents.items()
    ]
    release = survey_release(
        closed, {golf: 2 * n for golf, n in respondents.items()}, events=events
    )
    said = {
        golf: {
            "grens": (grens or {}).get(golf, 3),
            "vragen": list(QUESTIONS),
            "taxonomie": (keys or {}).get(golf, keys_of()).to_json(),
        }
        for golf in counts
    }
    cells = [theme_cells(golf, numbers, epsilon=epsilon) for golf, numbers in counts.items()]
    themas = pd.concat([*cells, *extra], ignore_index=True)
    columns = ["publicatie", *THEMAS_COLUMNS]
    publication = replace(release.publicaties[0], themas=said)
    return replace(release, publicaties=(publication,), themas=themas.reindex(columns=columns))


def drawn(
    golven: Sequence[str],
    n: int,
    seed: int,
    factors: Mapping[str, float] | None = None,
    epsilon: float = 0.1,
    writes: float = 0.5,
) -> dict[str, dict[str, int]]:
    """Released numbers of waves of `n` respondents; `factors` for the newest wave."""
    rng = np.random.default_rng(seed)
    found = {}
    for golf in golven:
        changed = dict(factors or {}) if golf == golven[-1] else {}
        shares = dict(zip(THEMES, USUAL, strict=True)) | {"geen_thema": NO_THEME}
        writers = rng.binomial(n, writes)
        counts = {c: rng.binomial(writers, s * changed.get(c, 1.0)) for c, s in shares.items()}
        counts["geen_antwoord"] = n - writers
        p = 1.0 - np.exp(-epsilon)
        found[golf] = {
            code: int(k + rng.geometric(p) - rng.geometric(p)) for code, k in counts.items()
        }
    return found
