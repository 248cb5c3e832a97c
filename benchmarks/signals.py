"""The patterns by simulation: size and power of every test, and the time that they take.

    python -m benchmarks.signals [--only 1 2 3 4 5] [--scale 1] [--processes 2]

1. The change test on short noisy series: one quarter after twelve, four after twelve.
2. Macht, extern, escalatie, concentratie, werking, drempel, klimaat, referentie and stilte.
3. The year, half-year and quarter that a publication by the quarter looks at.
4. Seconds for 60 units x 27 categories x 40 quarters.
5. Changes that came slowly or stay: the newest year alone, and all looks with the CUSUM.

Seeds are fixed. Everything goes through the functions that `vip run` calls, from released numbers
on. `--scale .1` draws a tenth. Whole organisations are in benchmarks/organisations.py.
"""

import argparse
from multiprocessing import Pool

from benchmarks.signals_parts import families, lasting, looks, short_series, speed

PARTS = (1, 2, 3, 4, 5)
SIZE_RELEASES, POWER_RELEASES, LOOK_RELEASES = 370, 111, 60


def main() -> None:
    """Run the parts in order; each prints its table."""
    parser = argparse.ArgumentParser(prog="benchmarks.signals")
    parser.add_argument("--only", type=int, nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--processes", type=int, default=2)
    chosen = parser.parse_args()

    def scaled(releases: int) -> int:
        return max(round(releases * chosen.scale), 2)

    with Pool(chosen.processes) as pool:
        if 1 in chosen.only:
            short_series.report(pool, scaled(SIZE_RELEASES), scaled(POWER_RELEASES))
        if 2 in chosen.only:
            families.report(pool, chosen.scale)
        if 3 in chosen.only:
            looks.report(pool, scaled(LOOK_RELEASES))
        if 5 in chosen.only:
            lasting.report(pool, scaled(LOOK_RELEASES))
    if 4 in chosen.only:
        speed.report()


if __name__ == "__main__":
    main()
