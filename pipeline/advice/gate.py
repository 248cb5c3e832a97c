"""Which patterns a concept is made of.

Why: advice on thin ground costs a vertrouwenspersoon the trust it took years to build. The rules
are those of DOMAIN section c, and none of them looks at anything but released numbers, public
facts and what the vertrouwenspersoon asked for.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from pipeline.advice.concept import Concept
from pipeline.advice.observed import observed
from pipeline.advice.pattern import Pattern
from pipeline.advice.pattern_cells import cells_of, window_periods
from pipeline.advice.stories import story_of
from pipeline.advice.wording import moment
from pipeline.contracts import load_codelist
from pipeline.contracts.public import NIET_TOEGEDEELD
from pipeline.periods import quarters_between, quarters_in
from pipeline.release import Release
from pipeline.release.cells import table_dimensions
from pipeline.signals.niveaus import SIGNALS
from pipeline.signals.sources import cluster_of

PATTERNS = (
    "stijging", "daling", "stilte", "macht", "extern", "escalatie", "concentratie", "werking",
    "drempel", "klimaat", "referentie", "opkomend_thema",
)  # fmt: skip
FEWEST_TALKS = 10
"""No advice on a period with fewer trajecten than this in the cluster (upper bound)."""
COOLING_QUARTERS = 2
"""The same pattern gives no new advice this long, unless it has become more certain."""
_COOLS = "over hetzelfde onderwerp is kort geleden al advies gegeven"
Rest = Callable[[Pattern], str]
"""Why a pattern has to rest by what only the vertrouwenspersoon knows; "" when it need not."""


def never_rests(pattern: Pattern) -> str:
    """Nothing is known that a pattern should rest for."""
    return ""


RUNNING = frozenset({"overgenomen", "deels", "in_uitvoering"})
"""Statuses of an advice that is being carried out."""
CARRIED_OUT = frozenset(
    {"overgenomen", "deels", "in_uitvoering", "effect", "geen_effect", "niet_vast_te_stellen"}
)
"""Statuses of an advice after which something was, or is being, introduced."""


def admissible(
    patterns: Sequence[Pattern],
    release: Release,
    eerder: Sequence[Concept] = (),
    rust: Rest = never_rests,
) -> tuple[Pattern, ...]:
    """The signals that an advice may tell of, in the order of the list."""
    return tuple(one for one, why in _judged(patterns, release, eerder, rust) if not why)


def cooling(
    patterns: Sequence[Pattern],
    release: Release,
    eerder: Sequence[Concept] = (),
    rust: Rest = never_rests,
    standen: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Pattern, ...]:
    """The signals that rest because of an advice on the same story: recent, or being carried out.

    `standen` as for compose().
    """
    running = [one for one in eerder if standen.get(one.id) in RUNNING]
    return tuple(
        one
        for one, why in _judged(patterns, release, eerder, rust)
        if why == _COOLS or (why and any(is_about(concept, one) for concept in running))
    )


def _judged(
    patterns: Sequence[Pattern], release: Release, eerder: Sequence[Concept], rust: Rest
) -> Iterator[tuple[Pattern, str]]:
    """The signals that can be told of at all, each with why it is held back."""
    for one in patterns:
        if one.niveau in SIGNALS and has_text(one):
            yield one, held_back(one, release, eerder, rust)


def is_sure_enough(pattern: Pattern, asked: Collection[str]) -> bool:
    """Whether it makes a concept: by itself, or because a vertrouwenspersoon asked."""
    return pattern.niveau == "sterk_signaal" or pattern.key in asked


def is_about(concept: Concept, pattern: Pattern) -> bool:
    """Whether a concept tells the story of this pattern, in whatever period."""
    if concept.verhaal:
        return concept.verhaal == story_of(pattern)
    return concept.patroon == pattern.code and dict(concept.codes) == dict(pattern.codes)


def is_made_of(concept: Concept, pattern: Pattern) -> bool:
    """Whether a concept was made of this very pattern, alone or with others."""
    return pattern.key in (concept.id, *concept.bundel)


def held_back(
    pattern: Pattern,
    release: Release,
    eerder: Sequence[Concept] = (),
    rust: Rest = never_rests,
) -> str:
    """Why no concept is made of a signal, in Dutch; "" when one may be."""
    if rust(pattern):
        return rust(pattern)
    if pattern.codes.get("eenheid") == NIET_TOEGEDEELD:
        return "de eenheid is niet bekend"
    if not _has_enough(pattern, release):
        return f"het gaat over minder dan {FEWEST_TALKS} trajecten"
    if any(_cools(concept, pattern, moment(pattern, release)) for concept in eerder):
        return _COOLS
    return ""


def has_text(pattern: Pattern) -> bool:
    """Whether there are sentences to make an advice on this pattern of."""
    return pattern.code in PATTERNS and "vervolg" not in pattern.codes


def _has_enough(pattern: Pattern, release: Release) -> bool:
    """Silence, and what the survey alone says, rest on 50 survey answers instead."""
    rests_on_answers = pattern.code == "stilte" or pattern.is_of_survey
    return rests_on_answers or cluster_upper(pattern, release) >= FEWEST_TALKS


def cluster_upper(pattern: Pattern, release: Release) -> float:
    """The most trajecten that can have been in the pattern's cluster and window.

    Upper bounds of the cluster's own cells; where that table was not published, of its categories;
    else of the cells of the pattern itself. Sums of upper bounds err on the side of advice.
    """
    periods = window_periods(pattern, release)
    counts = release.tellingen[release.tellingen["periode"].isin(periods)]
    cluster = pattern.codes.get("cluster")
    if cluster:
        scope = {name: pattern.codes.get(name, "") for name in ("eenheid", "relatie")}
        for name, codes in (
            ("cluster", {cluster}),
            ("hoofdcategorie", _categories(cluster, release)),
        ):
            cells = _cells(counts, scope, name, codes)
            if not cells.empty:
                return float(cells["upper"].sum())
    own = cells_of(pattern, release)
    window = own[own["periode"].isin(periods)]
    return float(observed(pattern, release, window)["upper"].sum())


def _categories(cluster: str, release: Release) -> set[str]:
    listed = release.publiek.code_list("categorieen").values()
    return {category for category in listed if cluster_of(category) == cluster}


def _cells(counts: pd.DataFrame, scope: dict[str, str], name: str, codes: set[str]) -> pd.DataFrame:
    """The cells with these codes of the one table that knows nothing beside them and the scope."""
    dims = {name, *(dim for dim, code in scope.items() if code)}
    fitting = [table for table in counts["tabel"].unique() if set(table_dimensions(table)) == dims]
    keep = counts["tabel"].isin(fitting) & counts[name].isin(codes)
    for dim, code in scope.items():
        keep &= counts[dim] == code
    return counts[keep]


def _cools(concept: Concept, pattern: Pattern, now: str) -> bool:
    """An earlier advice on the same story is too recent, and this is no more certain."""
    if is_made_of(concept, pattern) or concept.vorm == "notitie" or not is_about(concept, pattern):
        return False
    between = quarters_between(quarters_in(concept.periode)[-1], quarters_in(now)[-1])
    is_recent = 0 < len(between) <= COOLING_QUARTERS + 1
    return is_recent and _rank(pattern.niveau) <= _rank(concept.niveau)


def _rank(level: str) -> int:
    return int(str(load_codelist("niveaus").get(level).extra["rang"]))
