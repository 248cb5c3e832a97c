"""What was measured of each theme, into the file that the program tells it from."""

from pathlib import Path

from benchmarks.themes_parts.agreement import Agreement
from pipeline.text.theme_certainty import FILE

_SEEN = "ontwikkel"
_HEAD = """\
# How sure the finder is of each theme: share of counted answers that fit (precisie), share of
# fitting answers that are counted (gevonden), and of how many answers. Not kept by hand:
#     python -m benchmarks.themes --only 1 --schrijf
"""


def write_certainty(name: str, answers: int, measured: Agreement, path: Path = FILE) -> None:
    """Write what was measured on the labelled answers of this name, `answers` of them."""
    lines = [
        f"gemeten_op: {name}",
        f"antwoorden: {answers}",
        f"gezien_bij_bouwen: {str(name == _SEEN).lower()}",
        "themas:",
    ]
    for code, (_, precision, recall) in measured.per_theme.items():
        lines.append(
            f"  {code}: {{precisie: {precision:.2f}, gevonden: {recall:.2f}, "
            f"met_label: {measured.labels[code]}, geteld: {measured.claims[code]}}}"
        )
    path.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
