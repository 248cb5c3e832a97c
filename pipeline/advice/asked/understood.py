"""What the words of a question seem to be about: a proposal that options overrule.

Only names that stand in public lists are looked for, and what is unclear is asked back, never
guessed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.advice.asked.scope import AskedScope, code_lists, whole_unit
from pipeline.advice.asked.texts import said
from pipeline.contracts.codes import Code
from pipeline.release import Release
from pipeline.signals.sources import cluster_of

_SHORTEST = 4
_COLLEAGUE = "collega"
_WIDEST = 7
"""Words that "..." in a phrase stands for."""
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
    left, lists = _plain(question), code_lists(release)
    found: dict[str, tuple[str, ...]] = {}
    skipped = {*said("herkent", "niet"), whole_unit(release)}
    units = _names(one for one in lists["eenheid"].codes if one.code not in skipped)
    found["eenheid"], left = _taken(units, left)
    pointed: dict[str, tuple[str, ...]] = {}
    for name in ("item", "hoofdcategorie", "gebeurtenis"):
        pointed[name], left = _pointed_at(said("herkent", name), left)
    for name in ("hoofdcategorie", "cluster", "relatie"):
        if name == "hoofdcategorie":
            names = _names(one for one in lists[name].codes if one.code not in skipped)
        else:
            names = {word: code for code, words in said("herkent", name).items() for word in words}
        found[name], left = _taken(names, left)
    found["hoofdcategorie"] = _unique(pointed["hoofdcategorie"], found["hoofdcategorie"])
    scope = _with_survey(_scope(found, question), pointed["item"])
    choices = {name: codes for name, codes in found.items() if len(codes) > 1}
    scope = replace(scope, soorten=pointed["gebeurtenis"])
    return Understood(scope, found["eenheid"], choices)


def _names(codes: Iterable[Code]) -> dict[str, str]:
    """Code by name; other ways of saying it give way to a label or synonym of another code."""
    listed = tuple(codes)
    said_otherwise = ((word, one.code) for one in listed for word in one.words)
    names = (
        (word, one.code)
        for one in listed
        for word in (one.label, *one.synonyms, *((one.code,) if len(one.code) > 1 else ()))
    )
    both = (*said_otherwise, *names)
    return {word.casefold(): code for word, code in both if len(word) >= _SHORTEST}


def _plain(question: str) -> str:
    """In small letters, with the one apostrophe that the lists are written with."""
    return question.casefold().replace("’", "'")


def _unique(*codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for part in codes for code in part))


def _pointed_at(phrases: Mapping[str, tuple[str, ...]], text: str) -> tuple[tuple[str, ...], str]:
    """The codes that phrases point at, and the text without what stands for their "..."."""
    found: dict[str, None] = {}
    for code, listed in phrases.items():
        for phrase in sorted(listed, key=len, reverse=True):
            first, dots, last = phrase.partition(" ... ")
            gap = rf"\b((?:\W+\w[\w'-]*){{0,{_WIDEST}}}?)\W+" if dots else "()"
            match = re.search(rf"(?<!\w){re.escape(first)}{gap}{re.escape(last)}(?!\w)", text)
            if match:
                found[code] = None
                text = f"{text[: match.start(1)]} {text[match.end(1) :]}"
    return tuple(found), text


def _with_survey(scope: AskedScope, items: tuple[str, ...]) -> AskedScope:
    """Questions of the survey are the subject where there is no other, and stand beside one."""
    if any((scope.hoofdcategorie, scope.cluster, scope.relatie)) or not items:
        return replace(scope, ook=items)
    return replace(scope, item=items[0], ook=items[1:])


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
    scope = replace(AskedScope(van=van, tot=tot), **one)  # type: ignore[arg-type]
    # Of werkdruk and procedures colleagues are those who meet it, not those who do it.
    is_theirs = scope.relatie == _COLLEAGUE and scope.above in said("herkent", "geen_collega")
    return replace(scope, relatie="") if is_theirs else scope


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
