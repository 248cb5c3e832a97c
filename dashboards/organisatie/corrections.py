"""What to say beside published numbers that turned out to be wrong.

Both versions are kept: who saw the earlier numbers must learn here that there are newer ones, and
why; who quotes a number can name the publication it came from.
"""

from collections.abc import Collection, Iterator

from dashboards.wording.dates import in_period
from pipeline.contracts import load_codelist
from pipeline.periods import day_in_words
from pipeline.release import Release

_NOTED = "De cijfers zijn niet opnieuw gepubliceerd; lees ze met dit in gedachten."


def correction_notes(release: Release, stroom: str, shown: Collection[str]) -> tuple[str, ...]:
    """Sentences about these periods of talks ("gesprekken") or waves ("enquete"), oldest first."""
    return tuple(text for about, text in _told(release) if about[0] == stroom and about[1] in shown)


def every_correction(release: Release) -> tuple[str, ...]:
    """All of them, the newest last."""
    return tuple(text for _, text in _told(release))


def _told(release: Release) -> Iterator[tuple[tuple[str, str], str]]:
    """Each with the stream and the period or wave that it is about."""
    reasons = load_codelist("correctieredenen")
    found = [
        (p.gemaakt_op, "gesprekken", over, _corrected(p.corrigeert, p.id), p.reden)
        for p in release.publicaties
        if p.corrigeert
        for over in p.perioden
    ]
    found += [(n.gemaakt_op, n.stroom, n.over, _NOTED, n.reden) for n in release.aantekeningen]
    for day, stroom, over, what, reden in sorted(found):
        where = in_period(over) if stroom == "gesprekken" else f"in de enquête van {over}"
        why = reasons.label(reden) if reden in reasons.values() else reden
        said = f"{where.capitalize()} klopte iets niet: {why}."
        yield (stroom, over), f"{said} {what} Vastgelegd op {day_in_words(day)}."


def _corrected(earlier: str, now: str) -> str:
    return (
        f"U ziet de gecorrigeerde cijfers (publicatie {now}). De eerdere (publicatie {earlier}) "
        "blijven bewaard. De correctie heeft meer ruis."
    )
