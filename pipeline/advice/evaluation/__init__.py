"""What the yardsticks of an advice say later: the newest publication beside what stood then."""

from pipeline.advice.evaluation.measures import evaluate, proposal

__all__ = ["evaluate", "proposal"]
