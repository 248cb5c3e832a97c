"""What it means and what is advised: measures only where a signal was found."""

from collections.abc import Sequence

from pipeline.advice.asked.read import Read
from pipeline.advice.asked.texts import said, sentences, words
from pipeline.advice.concept import Aandacht, Advies, Betekenis, Concept, Maatregel

_PILLARS = ("bewustwording", "preventie", "interventie")


def meaning(read: Read) -> Betekenis:
    is_found = bool(read.found)
    readings = tuple(dict.fromkeys(r for one in read.found for r in one.betekenis.lezingen))
    key = "patroon" if is_found else "geen_patroon"
    return Betekenis(
        inleiding=(words(str(said("inleiding", key))),),
        lezingen=readings if is_found else sentences({}, "lezingen"),
        niet=sentences({}, "niet"),
    )


def attention(read: Read) -> Aandacht:
    """Why this answer is given; the law only where a pattern asks for it."""
    if not read.found:
        return Aandacht((words(str(said("waarom"))),), (), ())
    first = read.found[0].aandacht
    return Aandacht((words(str(said("waarom"))), *first.waarom), first.gronden, first.voorbehoud)


def advice(read: Read) -> Advies:
    """Measures of the catalogue where a signal was found; else what is worth looking into."""
    measures = _one_a_pillar(read.found)
    if measures:
        return Advies((words(str(said("advies", "uit_patroon"))),), measures)
    patterns = read.patterns
    key = "valt_op" if patterns.found else "elders" if patterns.is_elsewhere else "onderzoeken"
    to_do = sentences({}, "advies", "wel_onderzoeken")
    if read.case.can_be_asked:
        to_do = (words(str(said("advies", "in_enquete"))), *to_do)
    return Advies((words(str(said("advies", key))), *to_do), ())


def _one_a_pillar(found: Sequence[Concept]) -> tuple[Maatregel, ...]:
    """The first measure of each pillar, the strongest pattern first."""
    chosen: dict[str, Maatregel] = {}
    for concept in found:
        for one in concept.advies.maatregelen:
            chosen.setdefault(one.pijler, one)
    return tuple(chosen[pillar] for pillar in _PILLARS if pillar in chosen)
