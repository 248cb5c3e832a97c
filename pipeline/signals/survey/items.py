"""The measures of each released question: shares and means, as the whole wave makes them known.

A rare answer is mostly noise in its own bins; that all bins of a wave add up to the same number of
answers says what is left for it. So the bins are those of the joint fit (survey_estimates.py).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.release import Release
from pipeline.release.survey_estimates import joint_histograms
from pipeline.signals.survey.measures import item_measures
from pipeline.signals.survey.score import Score, score_of_joint


@dataclass(frozen=True)
class ItemScore:
    """One measure of one question (of one option, where there are several answers) in a wave."""

    golf: str
    item: str
    optie: str
    maat: str
    score: Score


def item_scores(release: Release) -> tuple[ItemScore, ...]:
    """All measures of the released questions: by wave in time, then in the order of the release."""
    invited = {wave.golf: wave.uitgenodigd for wave in release.publiek.waves}
    waves = {str(golf): rows for golf, rows in release.enquete.groupby("golf")}
    return tuple(
        one
        for golf in release.golven
        if golf in waves
        for one in _of_wave(golf, waves[golf], invited.get(golf, 0))
    )


def _of_wave(golf: str, rows: pd.DataFrame, invited: int) -> list[ItemScore]:
    tables, answers = rows["tabel"].to_numpy(), rows["antwoord"].to_numpy()
    items, options = rows["item"].to_numpy(), rows["optie"].to_numpy()
    found = []
    for joint in joint_histograms(rows):
        cells = list(joint.cells)
        if tables[cells[0]] != "items":
            continue
        item, option = str(items[cells[0]]), str(options[cells[0]])
        for measure in item_measures(item, bool(option)):
            kept = [n for n, cell in enumerate(cells) if answers[cell] in measure.points]
            points = np.array([measure.points[answers[cells[n]]] for n in kept])
            covariance = joint.covariance[np.ix_(kept, kept)]
            score = score_of_joint(points, joint.values[kept], covariance, invited)
            found.append(ItemScore(golf, item, option, measure.code, score))
    return found
