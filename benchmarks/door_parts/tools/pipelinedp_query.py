"""W by PipelineDP on its local backend, over public partitions, in an environment of its own."""

import csv
import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pipeline_dp

DIMENSIONS = ("category", "unit", "quarter")
DELTA = 1e-6


def main(rows_csv: str, keys_csv: str, epsilon: float, times: int, out_csv: str) -> None:
    """Print the seconds of each run as JSON; write the numbers of the last run."""
    rows = [(row["person"], _cell(row)) for row in _read(rows_csv)]
    keys = [_cell(row) for row in _read(keys_csv)]
    extractors = pipeline_dp.DataExtractors(
        privacy_id_extractor=lambda row: row[0],
        partition_extractor=lambda row: row[1],
        value_extractor=lambda row: 0,
    )
    params = pipeline_dp.AggregateParams(
        noise_kind=pipeline_dp.NoiseKind.LAPLACE,
        metrics=[pipeline_dp.Metrics.COUNT],
        max_partitions_contributed=1,
        max_contributions_per_partition=1,
    )
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        budget = pipeline_dp.NaiveBudgetAccountant(total_epsilon=epsilon, total_delta=DELTA)
        engine = pipeline_dp.DPEngine(budget, pipeline_dp.LocalBackend())
        found = engine.aggregate(rows, params, extractors, public_partitions=keys)
        budget.compute_budgets()
        released = list(found)
        seconds.append(time.perf_counter() - start)
    lines = [",".join((*cell, str(numbers.count))) for cell, numbers in released]
    Path(out_csv).write_text("\n".join([",".join((*DIMENSIONS, "n")), *lines]), encoding="utf-8")
    print(json.dumps({"version": version("pipeline-dp"), "seconds": seconds}))


def _read(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _cell(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in DIMENSIONS)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
