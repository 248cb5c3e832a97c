"""Themes in open answers: how well they are found, how fast, and what the noise does to them.

    python -m benchmarks.themes [--verzegeld] [--schrijf] [--only 1 2 3] [--openbaar CSV]

1. F1 on labelled answers that were written before the finder by somebody who saw the labels of the
   themes only (tests/data/themas): the finder, its parts alone, NMF, and counting the words of the
   labels. `--verzegeld` opens the sealed third, meant for the figure that is published.
   `--schrijf` writes it by theme into the file from which the program says how sure it is.
2. 200,000 answers: seconds and memory (gates 60 s on 2 cores, 1.5 GiB).
3. What the noise does to counts of themes.
4. Only with `--openbaar`: public comments with human labels, by a taxonomy in English.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from benchmarks.themes_parts import noise, public_comments
from benchmarks.themes_parts.agreement import Agreement, agreement, labelled
from benchmarks.themes_parts.beside import label_words, lexicon_alone, nmf, supervised_alone
from benchmarks.themes_parts.certainty import write_certainty
from pipeline.text.themes import ThemeFinder, load_taxonomy
from pipeline.text.themes.examples import shipped_examples

GATES = {"micro": 0.75, "macro": 0.65}


def accuracy(name: str, is_written: bool) -> None:
    taxonomy, examples, answers = load_taxonomy(), shipped_examples(), labelled(name)
    codes, texts = taxonomy.codes, [answer.text for answer in answers]
    own = agreement(answers, ThemeFinder(taxonomy).find(texts), codes)
    if is_written:
        write_certainty(name, len(answers), own)
    print(f"{name}: {len(answers)} answers; learned from {len(examples)} shipped examples")
    beside = {
        "supervised alone": supervised_alone(examples, codes, texts),
        "lexicon alone": lexicon_alone(taxonomy, texts),
        "NMF": nmf(examples, codes, texts),
        "words of the labels": label_words(taxonomy, texts),
    }
    _line("lexicon and model (gates .75, .65)", own)
    for title, found in beside.items():
        _line(title, agreement(answers, found, codes))
    print(f"fits no theme: F1 {own.none:.2f}; tone right {own.tone:.3f}, told {own.told:.2f}")
    for code, (f1, precision, recall) in own.per_theme.items():
        print(f"  {code:24} F1 {f1:.2f}  precision {precision:.2f}  recall {recall:.2f}")


def _line(title: str, one: Agreement) -> None:
    print(
        f"{title:36} micro {one.micro:.3f}  macro {one.macro:.3f}  "
        f"precision {one.precision:.3f}  recall {one.recall:.3f}"
    )


def speed() -> None:
    subprocess.run([sys.executable, "-m", "benchmarks.themes_parts.speed"], check=True)


def noise_of_counts() -> None:
    for one in noise.report():
        print(one)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--verzegeld", action="store_true")
    parser.add_argument("--schrijf", action="store_true")
    parser.add_argument("--only", type=int, nargs="*", choices=(1, 2, 3), default=(1, 2, 3))
    parser.add_argument("--openbaar", type=Path)
    chosen = parser.parse_args()
    parts = {
        1: lambda: accuracy("verzegeld" if chosen.verzegeld else "ontwikkel", chosen.schrijf),
        2: speed,
        3: noise_of_counts,
    }
    for number in chosen.only:
        parts[number]()
    if chosen.openbaar:
        public_comments.report(chosen.openbaar)


if __name__ == "__main__":
    main()
