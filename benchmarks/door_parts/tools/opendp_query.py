"""W by OpenDP: one query over the public keys. Runs in an environment of its own."""

import json
import sys
import time
from importlib.metadata import version

import opendp.prelude as dp
import polars as pl

DIMENSIONS = ["category", "unit", "quarter"]


def main(rows_csv: str, keys_csv: str, epsilon: float, times: int, out_csv: str) -> None:
    """Print the seconds of each run as JSON; write the numbers of the last run."""
    dp.enable_features("contrib")
    texts = dict.fromkeys(DIMENSIONS, pl.String)
    rows = pl.read_csv(rows_csv, schema_overrides=texts)
    keys = pl.read_csv(keys_csv, schema_overrides=texts).lazy()
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        context = dp.Context.compositor(
            data=rows.lazy(),
            privacy_unit=dp.unit_of(contributions=1),
            privacy_loss=dp.loss_of(epsilon=epsilon),
            split_evenly_over=1,
        )
        query = context.query().group_by(*DIMENSIONS).agg(dp.len(signed=True).alias("n"))
        released = query.with_keys(keys).release().collect()
        seconds.append(time.perf_counter() - start)
    released.write_csv(out_csv)
    start = time.perf_counter()
    domain = dp.vector_domain(dp.atom_domain(T="i64"))
    dp.m.make_geometric(domain, dp.l1_distance(T="i64"), 1 / epsilon)([0] * len(released))
    bare = time.perf_counter() - start
    print(json.dumps({"version": version("opendp"), "seconds": seconds, "bare": bare}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
