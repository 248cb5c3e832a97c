"""Patterns in released numbers: what the noisy counts can carry, and what they cannot.

Everything here takes a frozen `Release` and costs no privacy (post-processing).
"""

from pipeline.signals.detect import detect
from pipeline.signals.frame import COLUMNS
from pipeline.signals.survey.index import SCORE_COLUMNS, index_scores

__all__ = ["COLUMNS", "SCORE_COLUMNS", "detect", "index_scores"]
