"""W by SmartNoise SQL: one grouped count. Runs in an environment of its own."""

import json
import sys
import time
from importlib.metadata import version

import pandas as pd
import snsql

QUERY = "SELECT category, unit, quarter, COUNT(*) AS n FROM w.rows GROUP BY category, unit, quarter"
DELTA = 1e-6


def main(rows_csv: str, keys_csv: str, epsilon: float, times: int, out_csv: str) -> None:
    """Print the seconds of each run as JSON; write the numbers of the last run.

    It has no public keys: cells without rows are left out, which its promise pays for in delta.
    """
    rows = pd.read_csv(rows_csv, dtype=str).drop(columns="person")
    columns = {name: {"type": "string"} for name in rows}
    table = {"row_privacy": True, "censor_dims": False, "rows": len(rows), **columns}
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        privacy = snsql.Privacy(epsilon=epsilon, delta=DELTA)
        reader = snsql.from_df(rows, privacy=privacy, metadata={"": {"w": {"rows": table}}})
        found = reader.execute(QUERY)
        seconds.append(time.perf_counter() - start)
    pd.DataFrame(found[1:], columns=found[0]).to_csv(out_csv, index=False)
    print(json.dumps({"version": version("smartnoise-sql"), "seconds": seconds}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
