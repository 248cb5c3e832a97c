"""What the words of a question seem to be about: a proposal that options overrule.

Only names that stand in public lists are looked for, and what is unclear is asked back, never
guessed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.advice.asked.scope import AskedScope, code_lists, whole_unit
from pipeline.advice.asked.texts import said
from pipeline.contracts.codes import Code
from pipeline.release import Release
from pipeline.signals.sources import cluster_of

_SHORTEST = 4
_YEAR = re.compile(r"\b(sinds|vanaf)?\s*((?:19|20)\d\d)(?:-([QH][1-4]))?\b", re.IGNORECASE)
_LAST = {"": "Q4", "H1": "Q2", "H2": "Q4"}
_FIRST = {"": "Q1", "H1": "Q1", "H2": "Q3"}


@dataclass(frozen=True)
class Understood:
    """A proposal. eenheden: every unit that is named. keuzes: options with the codes to choose
    between, where the words name more than one."""

    scope: AskedScope
    eenheden: tuple[str, ...]
    keuzes: Mapping[str, tuple[str, ...]]


def understand(question: str, release: Release) -> Understood:
    """What public names stand in a question, the longest first, each stretch of words once."""
    left, lists = question.casefold(), code_lists(release)
    found: dict[str, tuple[str, ...]] = {}
    skipped = {*said("herkent", "niet"), whole_unit(release)}
    for name in ("eenheid", "hoofdcategorie", "cluster", "relatie"):
        if name in ("eenheid", "hoofdcategorie"):
            names = _names(one for one in lists[name].codes if one.code not in skipped)
        else:
            names = {word: code for code, words in said("herkent", name).items() for word in words}
        found[name], left = _taken(names, left)
    return Understood(
        _scope(found, question), found["eenheid"], {n: c for n, c in found.items() if len(c) > 1}
    )


def _names(codes: Iterable[Code]) -> dict[str, str]:
    return {
        word.casefold(): one.code
        for one in codes
        for word in (one.label, *one.synonyms, *((one.code,) if len(one.code) > 1 else ()))
        if len(word) >= _SHORTEST
    }


def _taken(names: Mapping[str, str], text: str) -> tuple[tuple[str, ...], str]:
    """The codes that are named, and the text without those names."""
    found: dict[str, None] = {}
    for word in sorted(names, key=len, reverse=True):
        whole = re.compile(rf"(?<!\w){re.escape(word.casefold())}(?!\w)")
        if whole.search(text):
            found[names[word]] = None
            text = whole.sub(" ; ", text)
    return tuple(found), text


def _scope(found: Mapping[str, tuple[str, ...]], question: str) -> AskedScope:
    one = {name: codes[0] for name, codes in found.items() if len(codes) == 1}
    clusters = {cluster_of(code) for code in found["hoofdcategorie"]}
    if len(found["hoofdcategorie"]) > 1 and len(clusters) == 1:
        one["cluster"] = clusters.pop()
    elif "hoofdcategorie" in one:
        one.pop("cluster", None)
    van, tot = _period(question)
    return AskedScope(**one, van=van, tot=tot)


def _period(question: str) -> tuple[str, str]:
    """The first and last quarter that are named; no last one after "sinds"."""
    matches = list(_YEAR.finditer(question))
    if not matches:
        return "", ""
    spans = []
    for match in matches:
        part = (match[3] or "").upper()
        if part in ("Q1", "Q2", "Q3", "Q4"):
            spans.append((f"{match[2]}-{part}", f"{match[2]}-{part}"))
        elif part in _FIRST:
            spans.append((f"{match[2]}-{_FIRST[part]}", f"{match[2]}-{_LAST[part]}"))
    if not spans:
        return "", ""
    is_open = len(spans) == 1 and bool(matches[0][1])
    return min(spans)[0], "" if is_open else max(last for _, last in spans)
