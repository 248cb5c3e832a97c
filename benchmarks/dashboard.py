"""How fast the dashboard is: 60,000 employees, 40 quarters, one reader and twenty-five at once.

    python -m benchmarks.dashboard [--map MAP] [--readers 25] [--seconds 120]

1. From `vip dashboard` to its first answer, and to the first page in a browser; the first page of a
   warm server.
2. One reader: every page of the menu, by websocket (the server's part) and in the browser.
3. Many readers at once, each with a websocket of its own and some ten seconds between clicks.
4. Memory: of the server after the first reader, and what each reader adds.

`--map` names a workspace; made there when it is not there yet (some ten minutes).
"""

import argparse
import asyncio
import random
import tempfile
import time
from pathlib import Path

from benchmarks.dashboard_parts.browser import first_page, summary, switches
from benchmarks.dashboard_parts.organisation import EMPLOYEES, publish_large
from benchmarks.dashboard_parts.server import Served, served
from benchmarks.dashboard_parts.session import Session

_THINK = (5.0, 15.0)
_ROUNDS = 5


def measure(root: Path, readers: int, seconds: float) -> None:
    """Print all four parts."""
    with served(root) as one:
        cold = first_page(one.port)
        print(f"1. up after {one.up:.1f} s, first page {one.up + cold:.1f} s after the command")
        print(f"   first page of a warm server {first_page(one.port):.2f} s")
        print(f"2. in the browser: {summary(switches(one.port, _ROUNDS))}")
    with served(root) as one:
        asyncio.run(_by_websocket(one, readers, seconds))


async def _by_websocket(one: Served, readers: int, seconds: float) -> None:
    first = await Session.open(one.port)
    alone, by_page = [], {}
    for _ in range(_ROUNDS):
        for name in first.pages:
            taken = await first.page(name)
            alone.append(taken)
            by_page.setdefault(name, []).append(taken)
    print(f"   by websocket: {summary(alone)}")
    for name, taken in by_page.items():
        print(f"   {name or 'overzicht':16} {summary(taken)}")
    before = one.mebibytes
    others = [await Session.open(one.port) for _ in range(readers - 1)]
    until = time.perf_counter() + seconds
    found = await asyncio.gather(*(_read(s, n, until) for n, s in enumerate([first, *others])))
    each = (one.mebibytes - before) / max(readers - 1, 1)
    print(f"3. {readers} readers: {summary([t for some in found for t in some])}")
    print(f"4. {before:.0f} MiB with one reader, {each:.1f} MiB for each other one")
    for session in (first, *others):
        await session.close()


async def _read(session: Session, number: int, until: float) -> list[float]:
    """Page after page, in an order of one's own."""
    order = random.Random(number)
    taken = []
    await asyncio.sleep(order.uniform(0, _THINK[0]))
    while time.perf_counter() < until:
        taken.append(await session.page(order.choice(list(session.pages))))
        await asyncio.sleep(order.uniform(*_THINK))
    return taken


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(prog="benchmarks.dashboard")
    parser.add_argument("--map", type=Path, default=None)
    parser.add_argument("--employees", type=int, default=EMPLOYEES)
    parser.add_argument("--readers", type=int, default=25)
    parser.add_argument("--seconds", type=float, default=120.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = given.map or Path(temporary) / "groot"
        if not root.exists():
            publish_large(root, given.employees)
        measure(root, given.readers, given.seconds)


if __name__ == "__main__":
    main()
