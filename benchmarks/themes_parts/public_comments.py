"""Part 4: public comments of patients with one of nine labels, by a taxonomy in English.

The taxonomy (patients_en.yaml) was written from the nine label names alone by somebody who saw no
comment. The comments (pxtextmining, phase 1: a CSV with `feedback` and `label`) are not shipped,
as their licence is not ours to pass on: see README.
"""

import csv
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr

from pipeline.release.theme_tables import bound_for
from pipeline.text.themes import Found, ThemeFinder, load_taxonomy

TAXONOMY = Path(__file__).with_name("patients_en.yaml")
GATE = 0.90
ANSWERS, SAMPLES, EPSILON = 1_000, 9, 1.0


def report(path: Path) -> None:
    """Rank correlation of counts of themes with those of labels, with noise and without."""
    taxonomy = load_taxonomy(TAXONOMY)
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["feedback"].strip()]
    random.Random(1).shuffle(rows)
    rows = rows[: ANSWERS * SAMPLES]
    found = ThemeFinder(taxonomy).find([row["feedback"] for row in rows])
    codes = {theme.label: theme.code for theme in taxonomy.themes}
    labels = [codes[row["label"]] for row in rows]
    most = bound_for(ANSWERS)
    rng = np.random.default_rng(1)
    pairs = []
    for start in range(0, len(rows), ANSWERS):
        part = slice(start, start + ANSWERS)
        pairs.append(_correlations(labels[part], found[part], taxonomy.codes, most, rng))
    plain, noisy = np.mean(pairs, axis=0)
    print(
        f"{len(rows)} public comments, {SAMPLES} samples of {ANSWERS}, m {most}: Spearman of "
        f"counts with human labels {noisy:.3f} at epsilon {EPSILON} (without noise {plain:.3f}), "
        f"least {min(noisy for _, noisy in pairs):.2f}; gate {GATE}"
    )


def _correlations(
    labels: Sequence[str],
    found: Sequence[Found],
    codes: Sequence[str],
    most: int,
    rng: np.random.Generator,
) -> tuple[float, float]:
    human, ours = Counter(labels), Counter(c for one in found for c in one.codes[:most])
    stop = 1 - np.exp(-EPSILON / most)
    noise = rng.geometric(stop, len(codes)) - rng.geometric(stop, len(codes))
    truth = [human[code] for code in codes]
    counts = np.array([ours[code] for code in codes])
    return float(spearmanr(truth, counts)[0]), float(spearmanr(truth, counts + noise)[0])
