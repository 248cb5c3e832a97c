"""How far themes found in labelled answers agree with the labels: F1 and the tone."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.text.themes import Found
from pipeline.text.themes.examples import Example, read_examples

SET = Path(__file__).parents[2] / "tests" / "data" / "themas"


@dataclass(frozen=True)
class Agreement:
    """micro: over all mentions; macro: the mean over themes; per_theme: F1, precision, recall.

    none: F1 of "fits no theme". tone: share right of the tones told, in themes that were right;
    told: share of those themes with a tone told. claims and labels: answers by theme that were
    counted for it, and that have its label.
    """

    micro: float
    precision: float
    recall: float
    macro: float
    none: float
    per_theme: dict[str, tuple[float, float, float]]
    tone: float
    told: float
    claims: dict[str, int]
    labels: dict[str, int]


def labelled(name: str) -> tuple[Example, ...]:
    """The answers of one file of the set."""
    lines = (SET / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return read_examples(line for line in lines if json.loads(line))


def agreement(
    examples: Sequence[Example], found: Sequence[Found], codes: Sequence[str]
) -> Agreement:
    """Found themes beside the labels of the same answers."""
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    there: Counter[str] = Counter()
    told = good = judged = empty = both_empty = 0
    for example, one in zip(examples, found, strict=True):
        said.update(one.codes)
        there.update(example.themes.keys())
        empty += (not one.themes) + (not example.themes)
        both_empty += not one.themes and not example.themes
        for mention in one.themes:
            if mention.code in example.themes:
                right[mention.code] += 1
                wanted = example.themes[mention.code]
                judged += wanted is not None
                told += wanted is not None and mention.tone is not None
                good += wanted is not None and mention.tone == wanted
    per_theme = {
        c: (
            _share(2 * right[c], said[c] + there[c]),
            _share(right[c], said[c]),
            _share(right[c], there[c]),
        )
        for c in codes
    }
    hits, claims, labels = right.total(), said.total(), there.total()
    return Agreement(
        micro=_share(2 * hits, claims + labels),
        precision=_share(hits, claims),
        recall=_share(hits, labels),
        macro=sum(f1 for f1, _, _ in per_theme.values()) / len(codes),
        none=_share(2 * both_empty, empty),
        per_theme=per_theme,
        tone=_share(good, told),
        told=_share(told, judged),
        claims={c: said[c] for c in codes},
        labels={c: there[c] for c in codes},
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
