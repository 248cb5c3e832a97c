"""Which sources always delivered talks, and nothing now: the rule, apart from kluis and ledger.

The benchmark of planted organisations asks by the same rule as `vip run`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.periods import quarters_in

ALWAYS = 4  # quarters in a row


@dataclass(frozen=True)
class Missing:
    """A source that delivered about each of the last four published quarters, and not about these.

    `perioden`: those of the coming publication that the `kwartalen` lie in.
    """

    bron: str
    kwartalen: tuple[str, ...]
    perioden: tuple[str, ...]


@dataclass(frozen=True)
class Answered:
    """What the VP said of sources that delivered nothing, by name.

    `zonder`: their file is not there, and is not waited for. `geen`: they had no talks.
    """

    zonder: Collection[str] = ()
    geen: Collection[str] = ()


def absent_sources(
    delivered: Mapping[str, Collection[str]],
    published: Sequence[str],
    noted: Collection[str],
    due: Sequence[str],
) -> tuple[Missing, ...]:
    """The sources that deliver always, and nothing about a quarter of the `due` periods.

    `delivered`: by source the quarters that its files are about. `published`: the quarters whose
    talks were published, in order. `noted`: those of them that a note calls not delivered; they
    tell nothing of who delivers always, so that a source is asked about again until its file comes
    or the VP says that there were no talks.
    """
    always = [quarter for quarter in published if quarter not in noted][-ALWAYS:]
    if len(always) < ALWAYS:
        return ()
    found = []
    for bron, quarters in sorted(delivered.items()):
        gone = [q for period in due for q in quarters_in(period) if q not in quarters]
        if gone and {*quarters}.issuperset(always):
            held = tuple(p for p in due if not set(gone).isdisjoint(quarters_in(p)))
            found.append(Missing(bron, tuple(gone), held))
    return tuple(found)


def periods_without(found: Collection[Missing], answered: Answered) -> tuple[str, ...]:
    """The periods that get a note: a file of theirs is not there, as the VP answered."""
    gone = [one for one in found if one.bron in answered.zonder]
    return tuple(sorted({period for one in gone for period in one.perioden}))
