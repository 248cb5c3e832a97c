"""From patterns to concepts: choose, gather the facts, fill the eight parts.

Why: a vertrouwenspersoon should start from a sound draft, not from a blank page. A concept is only
a proposal: nothing goes out before a vertrouwenspersoon has released it.
"""

from collections.abc import Collection, Sequence
from datetime import date

import pandas as pd

from pipeline.advice.catalogue import choose_group
from pipeline.advice.concept import Concept
from pipeline.advice.evidence import Evidence
from pipeline.advice.gate import Rest, admitted, never_rests
from pipeline.advice.parts import Parts
from pipeline.advice.pattern import Pattern, patterns_in
from pipeline.advice.slots import gather
from pipeline.advice.wording import looked_at, moment
from pipeline.release import Release
from pipeline.signals.looked import Looked

_OF_CHANGE = frozenset({"waarneming", "geschiedenis", "verwacht_lower", "effect", "p_value"})
_OF_SURVEY = frozenset({"vraag", "verwacht_lower", "p_value"})
_NEEDED = {
    "stijging": _OF_CHANGE,
    "daling": _OF_CHANGE,
    "stilte": frozenset({"waarneming", "aandeel", "verwacht_lower", "p_value"}),
    "macht": _OF_CHANGE,
    "extern": _OF_CHANGE,
    "escalatie": _OF_CHANGE,
    "concentratie": frozenset({"waarneming", "verwacht_lower", "effect", "p_value"}),
    "werking": frozenset({"waarneming", "verwacht_lower", "effect", "p_value"}),
    "drempel": _OF_SURVEY,
    "klimaat": _OF_SURVEY,
    "opkomend_thema": frozenset({"thema", "deel", "aantal", "verwacht_lower", "p_value"}),
    "referentie": frozenset({"aandeel", "landelijk_ervaren", "p_value"}),
}


def compose(
    signalen: pd.DataFrame,
    release: Release,
    today: date,
    asked: Collection[str] = frozenset(),
    eerder: Sequence[Concept] = (),
    sector: str = "",
    rust: Rest = never_rests,
) -> tuple[Concept, ...]:
    """The concepts that these patterns (columns of signalen.odcs.yaml) give rise to.

    By itself only a *sterk signaal* does; a *signaal* does when its `signal_key` is in `asked`.
    `eerder` are the concepts handed over before: the same pattern stays quiet for two quarters.
    `sector` as for detect(). `rust` tells what has to rest for another reason.
    """
    patterns = patterns_in(signalen)
    looked = Looked.of(signalen)
    found = (
        _concept(Evidence(pattern, release, looked), today, sector)
        for pattern in admitted(patterns, release, asked, eerder, rust)
    )
    return tuple(concept for concept in found if concept is not None)


def _needed(pattern: Pattern) -> frozenset[str]:
    if pattern.code == "extern" and pattern.is_of_survey:
        return _OF_SURVEY
    return _NEEDED[pattern.code]


def _concept(evidence: Evidence, today: date, sector: str) -> Concept | None:
    """One concept; None when a number that its first part needs cannot be shown."""
    pattern, release = evidence.pattern, evidence.release
    slots = gather(evidence, sector)
    if not _needed(pattern) <= set(slots):
        return None
    group = choose_group(pattern.code, pattern.codes, pattern.richting)
    parts = Parts(pattern, group, slots)
    return Concept(
        id=pattern.key,
        vorm="notitie" if parts.is_note else "advies",
        patroon=pattern.code,
        niveau=pattern.niveau,
        periode=moment(pattern, release),
        codes=tuple(sorted(pattern.codes.items())),
        organisatie=release.publicaties[-1].organisatie,
        is_voorbeeld=any(publication.is_voorbeeld for publication in release.publicaties),
        gemaakt_op=today,
        kop=parts.head(today, looked_at(pattern, release)),
        wij_zien=parts.seen(),
        betekenis=parts.meaning(),
        aandacht=parts.attention(),
        advies=parts.advice(),
        vraag=parts.question(),
        opvolging=parts.follow_up(),
        verantwoording=parts.account(),
    )
