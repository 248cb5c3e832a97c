"""Reading the documents of the project: fenced blocks, sections, the words a Dutch reader sees.

Used by the tests that hold the documents to the code.
"""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
HANDLEIDING = ROOT / "docs" / "handleiding.md"
BELOFTE = ROOT / "docs" / "privacybelofte.md"
PROMISE = ROOT / "docs" / "privacy-promise.md"
NOTEBOOK = ROOT / "notebooks" / "van_telling_tot_advies.ipynb"
_FENCE = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```$", re.M | re.S)
_CODE = re.compile(r"`([^`\n]+)`")


def read(path):
    return path.read_text(encoding="utf-8")


def blocks(path, kind=""):
    """The fenced blocks of one kind ("" for a plain fence)."""
    return [m["text"] for m in _FENCE.finditer(read(path)) if m["kind"].strip() == kind]


def code_spans(path):
    """Everything between backticks, outside the fenced blocks."""
    return _CODE.findall(_FENCE.sub("", read(path)))


def section(path, heading):
    """The text under a heading, up to the next heading of the same depth or less; "" if absent."""
    depth = len(heading) - len(heading.lstrip("#"))
    _, found, rest = ("\n" + read(path)).partition(f"\n{heading}\n")
    return re.split(rf"^#{{1,{depth}}} ", rest, maxsplit=1, flags=re.M)[0] if found else ""


def command_lines(path):
    """Every line that a reader could type: of plain blocks, and code spans with make or vip."""
    lines = [line.strip() for block in blocks(path) for line in block.splitlines()]
    lines += code_spans(path)
    return [line for line in lines if re.match(r"(make|(\S+[/\\])?vip)\s+[^\s-]", line)]


def tree_folders(path):
    """The folders of the tree in a README, as paths: two spaces an indent, a slash at the end."""
    tree = next(block for block in blocks(path) if block.startswith("data_contracts/"))
    above, found = [], []
    for line in tree.splitlines():
        depth, name = (len(line) - len(line.lstrip())) // 2, line.split()[0]
        above = [*above[:depth], name.rstrip("/")]
        found.append("/".join(above))
    return found


def dutch_prose(path):
    """What a Dutch reader reads in a document: without code and words for import."""
    if path.suffix == ".ipynb":
        cells = json.loads(read(path))["cells"]
        return "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    text = read(path)
    if path.name == "velden.md":  # its last column lists the words that files may use
        text = re.sub(r"\|[^|\n]*\|$", "|", text, flags=re.M)
    return _CODE.sub("", _FENCE.sub("", text))
