"""How well open answers are de-identified, per class, and how fast; deduce beside it.

    python -m benchmarks.deidentification [--deel open|open2|gesloten|gesloten2|gesloten3]
                                          [--tools MAP]

Sentences: tests/data/deid (its README says how they were made and split); the sealed set
(`gesloten3`) is for the figure that is published and for nothing else; `gesloten` and `gesloten2`
were that before and are development data now. Speed: answers a second on one core, in processor
time, after the lists were loaded; gate 1,000. `--tools` names a folder in which deduce is installed
on first use, in an environment of its own (it builds a cache for over a minute); it is then scored
by the same measures.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import yaml

from pipeline.text import Deidentifier, OwnWords
from pipeline.text.answer import Answer
from tests.simulators.deid_measures import Finder, Rate, Score, Sentence, read_sentences, score

DATA = Path(__file__).parents[1] / "tests" / "data" / "deid"
PROGRAM = Path(__file__).parent / "deidentification_tools" / "deduce_spans.py"
NEEDS = "deduce==3.0.6"
GATES = {"direct": 0.95, "indirect": 0.80, "precision": 0.92, "lower_case_names": 0.80}
PARTS = ("open", "open2", "gesloten", "gesloten2", "gesloten3")
REPEATS = 5


def own_finder() -> Deidentifier:
    """Knows the organisation behind the sentences as a workspace would."""
    known = yaml.safe_load((DATA / "organisatie.yaml").read_text(encoding="utf-8"))
    names = (known["werkgever"], *known["ook_bekend_als"], *known["eenheden"], *known["locaties"])
    return Deidentifier(OwnWords(names, known["functies"]))


def as_finder(deidentify: Deidentifier) -> Finder:
    return lambda zin: [(s.start, s.end, s.kind.value) for s in deidentify.spans(Answer(zin))]


def answers_a_second(deidentify: Deidentifier, sentences: Sequence[Sentence]) -> float:
    started = time.process_time()
    for _ in range(REPEATS):
        for sentence in sentences:
            deidentify(sentence.zin)
    return REPEATS * len(sentences) / (time.process_time() - started)


def deduce_finder(tools: Path, sentences: Sequence[Sentence]) -> tuple[Finder, float, float]:
    """What deduce finds in these sentences, the seconds it took to load, and answers a second."""
    home = tools / "deduce"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, NEEDS], check=True)
    asked = json.dumps([sentence.zin for sentence in sentences])
    done = subprocess.run(
        [str(python), str(PROGRAM)], input=asked, check=True, capture_output=True, text=True
    )
    said = json.loads(done.stdout.splitlines()[-1])
    found = {s.zin: [tuple(x) for x in f] for s, f in zip(sentences, said["spans"], strict=True)}
    return found.__getitem__, said["load"], len(sentences) / said["seconds"]


def show(name: str, result: Score) -> None:
    print(f"\n{name}")
    for part, gate in GATES.items():
        print(f"  {part:18} {_told(getattr(result, part))}   (gate {gate:.2f})")
    print(f"  {'innocent masked':18} {_told(result.innocent_masked)}")
    print("  found per class:", _listed(result.recall_by_class))
    print("  right per tag:  ", _listed(result.precision_by_class))


def _told(rate: Rate) -> str:
    return f"{rate.share:.3f} ({rate.hits} of {rate.total})"


def _listed(rates: object) -> str:
    assert isinstance(rates, dict)
    return ", ".join(f"{name} {rate.hits}/{rate.total}" for name, rate in rates.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deel", choices=PARTS, default="open")
    parser.add_argument("--tools", type=Path)
    chosen = parser.parse_args()
    sentences = read_sentences(DATA / f"{chosen.deel}.jsonl")
    started = time.perf_counter()
    deidentify = own_finder()
    deidentify("warm")
    loaded = time.perf_counter() - started
    result = score(sentences, as_finder(deidentify))
    show(f"ViP-signaal, {len(sentences)} sentences ({chosen.deel})", result)
    speed = answers_a_second(deidentify, sentences)
    print(f"  loaded in {loaded:.1f} s; {speed:,.0f} answers a second on one core (gate 1,000)")
    if chosen.tools is not None:
        find, load, rate = deduce_finder(chosen.tools, sentences)
        show(f"{NEEDS} alone", score(sentences, find))
        print(f"  loaded in {load:.1f} s; {rate:,.0f} answers a second")


if __name__ == "__main__":
    main()
