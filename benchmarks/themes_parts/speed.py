"""How fast 200,000 answers are read, and in how much memory: in a process of its own.

    python -m benchmarks.themes_parts.speed [--aantal 200000]

The answers are made of sentences of the development set, mixed, with some letters changed, so that
there are many different words. Seconds are by the clock, with everything from loading on in it.
"""

import argparse
import random
import sys
import time

from benchmarks.themes_parts.agreement import labelled
from pipeline.text.themes import ThemeFinder, load_taxonomy

ANSWERS = 200_000
_CHANGED = 0.02
_LETTERS = "abcdefghijklmnoprstuvwz"


def answers(count: int, seed: int = 3) -> list[str]:
    """Answers of one or two texts of the development set, one word in fifty misspelt."""
    draw = random.Random(seed)
    texts = [example.text.split() for example in labelled("ontwikkel")]
    made = []
    for _ in range(count):
        words = [*draw.choice(texts), *(draw.choice(texts) if draw.random() < 0.3 else ())]
        made.append(" ".join(_misspelt(w, draw) if draw.random() < _CHANGED else w for w in words))
    return made


def _misspelt(word: str, draw: random.Random) -> str:
    at = draw.randrange(len(word))
    return word[:at] + draw.choice(_LETTERS) + word[at + 1 :]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--aantal", type=int, default=ANSWERS)
    texts = answers(parser.parse_args().aantal)
    clock, cpu = time.perf_counter(), time.process_time()
    finder = ThemeFinder(load_taxonomy())
    ready = time.perf_counter() - clock
    found = finder.find(texts)
    seconds, processor = time.perf_counter() - clock, time.process_time() - cpu
    sys.stdout.write(
        f"{len(found)} antwoorden: {seconds:.1f} s ({processor:.1f} s processor, "
        f"waarvan {ready:.1f} s laden), {_peak() / 2**30:.2f} GiB op het hoogst\n"
    )


def _peak() -> int:
    """Bytes, at the most; on Unix only."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    main()
