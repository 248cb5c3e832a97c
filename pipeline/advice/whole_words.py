"""Sentences on wider changes and the narrower ones inside them.

They say no more than the released numbers do: what something consists of, never what it comes from,
and no number of their own, so that a reader can lay the numbers beside them side by side.
"""

from collections.abc import Iterator, Sequence

from pipeline.advice.catalogue import Slots, fill, text
from pipeline.advice.concept import Fact, Line, Lines, Term
from pipeline.advice.pattern import Pattern
from pipeline.advice.survey_facts import question_name
from pipeline.advice.wholes import Share, overlaps
from pipeline.advice.wording import subject_of, unit
from pipeline.release import Release


def share_line(share: Share, slots: Slots, release: Release) -> Line:
    """What part of the whole its parts are, and whether more than expected is left beside them."""
    named = {**slots, "delen": _listed([_name(one, share, release) for one in share.parts])}
    if share.soort != "gesprekken":
        return fill(text("geheel", share.soort, "meeste" if share.is_most else "deel"), named)
    how_much = ("meeste" if share.is_sure else "helft") if share.is_most else "deel"
    sentences = [text("geheel", "gesprekken", how_much)]
    if share.rest:
        sentences.append(text("geheel", "rest", share.rest, share.whole.richting))
    return fill(" ".join(sentences), named)


def also_lines(wholes: Sequence[Pattern], slots: Slots, release: Release) -> Lines:
    """Wider changes by name alone, where more numbers would make a list of it."""
    by_kind: dict[tuple[str, str], list[Term]] = {}
    for one in wholes:
        kind = ("enquete" if one.is_of_survey else "gesprekken", one.richting)
        name = _question(one) if one.is_of_survey else subject_of(one.codes, release)
        by_kind.setdefault(kind, []).append(name)
    return tuple(
        fill(text("geheel", "ook", *kind), {**slots, "delen": _listed(names, " en ook ")})
        for kind, names in by_kind.items()
    )


def like_lines(
    like: Sequence[tuple[Pattern, Pattern]],
    shares: Sequence[Share],
    slots: Slots,
    release: Release,
) -> Lines:
    """What rose or fell as well, by name, and why it is told with a wider change."""
    carried = {share.whole.key: share for share in shares if share.is_most}
    found: dict[tuple[str, bool], list[Pattern]] = {}
    for one, whole in sorted(like, key=lambda pair: (pair[1].key, pair[0].key)):
        share = carried.get(whole.key)
        found.setdefault((whole.key, share is not None and overlaps(one, share)), []).append(one)
    wholes = {whole.key: whole for _, whole in like}
    told = []
    for (key, is_overlap), members in found.items():
        whole = wholes[key]
        parts = carried[key].parts if is_overlap else (whole,)
        named = {
            **slots,
            "delen": _listed([subject_of(one.codes, release) for one in members], " en ook "),
            "geheel": _listed([subject_of(one.codes, release) for one in parts]),
        }
        kind = "overlap" if is_overlap else "even"
        told.append(fill(text("geheel", kind, whole.code), named))
    return tuple(told)


def _name(one: Pattern, share: Share, release: Release) -> Term:
    """A part by what it has more than the whole."""
    if share.soort == "vraag":
        return _question(one)
    if share.soort == "eenheid":
        return unit(one, release)
    more = {name: c for name, c in one.codes.items() if share.whole.codes.get(name) != c}
    return subject_of(more, release)


def _question(one: Pattern) -> Term:
    return Term(f"‘{question_name(one.codes['item'])}’", one.codes["item"])


def _listed(names: Sequence[Term], last: str = " en ") -> Line:
    return Line(tuple(_joined(names, last)))


def _joined(names: Sequence[Term], last: str) -> Iterator[str | Fact | Term]:
    for number, name in enumerate(names):
        if number:
            yield last if number == len(names) - 1 else ", "
        yield name
