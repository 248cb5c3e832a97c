"""The audit: what the whole program really gives away, measured from outside.

Throw-away workspaces, invented rows, files in, Parquet out. The epsilon that comes out is a lower
bound: above the claim it proves a fault; just below, it shows that a fault would have been seen.
"""

import numpy as np

from pipeline.audit.finding import CONFIDENCE, Finding, Tell
from pipeline.audit.neighbours import MULTI_RUN, MULTI_RUN_PARTS, multi_run
from pipeline.audit.one_run import ONE_RUN, ONE_RUN_PARTS, UNWILLING_RUN, one_run
from pipeline.audit.trial import trial

PARTS = ONE_RUN_PARTS + MULTI_RUN_PARTS

__all__ = [
    "CONFIDENCE",
    "MULTI_RUN",
    "ONE_RUN",
    "PARTS",
    "UNWILLING_RUN",
    "Finding",
    "multi_run",
    "one_run",
    "run_audit",
    "trial",
]


def run_audit(
    canaries: int, repetitions: int, epsilon: float, tell: Tell = lambda: None
) -> tuple[Finding, ...]:
    """Both audits with coins of their own; `tell` is called PARTS times on the way."""
    rng = np.random.default_rng()
    return (
        *one_run(canaries, epsilon, rng, tell),
        multi_run(repetitions, epsilon, rng, tell),
    )
