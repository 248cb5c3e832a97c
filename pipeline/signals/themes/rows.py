"""Opkomend thema as rows of the list of signals, with its share of the one budget."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from pipeline.release import Release
from pipeline.release.sharing import BUDGET, THEME_SHARE, worth_testing
from pipeline.signals.absence import NO_SURVEY, absent_row
from pipeline.signals.budget import found_level, is_signal
from pipeline.signals.events import events_of_quarter
from pipeline.signals.family import Family, Tested
from pipeline.signals.frame import Row
from pipeline.signals.themes.change import CODE, ThemeChange, theme_changes
from pipeline.signals.themes.wording import TOO_RARE, theme_sentence, unseen_sentence
from pipeline.signals.wave.comparison import Comparison
from pipeline.signals.wave.found import with_numbers, with_rivals
from pipeline.signals.wave.response import TookPart

_Pair = tuple[ThemeChange, Comparison]


def theme_family(release: Release, today: date) -> Family:
    """Every theme of the newest survey that could show a large rise; the others told together."""
    found = theme_changes(release, today)
    if found.why_not:
        return Family(THEME_SHARE, unseen=(_nothing(release, found.why_not),))
    able: list[_Pair] = [(one, one.strongest) for one in found.changes if one.strongest]
    powers = [comparison.power for _, comparison in able]
    chosen = worth_testing(powers, BUDGET * THEME_SHARE, sides=1)
    tested = [pair for pair, is_worth in zip(able, chosen, strict=True) if is_worth]
    level = BUDGET * THEME_SHARE / max(len(tested), 1)
    took_part = TookPart(release)
    return Family(
        THEME_SHARE,
        tuple(
            Tested(comparison.p_value, partial(_row, release, one, comparison, took_part, level))
            for one, comparison in tested
        ),
        _unseen(release, found.changes, tested),
    )


def _nothing(release: Release, why: str) -> Row:
    return absent_row(CODE, release, why if release.golven else NO_SURVEY)


def _row(
    release: Release,
    change: ThemeChange,
    one: Comparison,
    took_part: TookPart,
    level: float,
    q_value: float,
) -> Row:
    """`level` is that at which a theme is first noticed."""
    is_found = is_signal(one.p_value, q_value)
    smallest = one.smallest(level)
    first, last = one.compared[0].golf, one.compared[-1].golf
    row = Row(
        code=CODE,
        niveau=found_level(q_value, is_found),
        golf=change.seen.golf,
        thema=change.seen.thema,
        p_value=one.p_value,
        q_value=q_value,
        cellen=(change.seen.cel, *(cell for other in one.compared for cell in other.cells)),
        vergeleken_met=first if first == last else f"{first} tot en met {last}",
        zin=theme_sentence(change, one, is_found, smallest),
    )
    row = with_numbers(row, one, smallest)
    if not is_found:
        return row
    closed = next(w.gesloten_op for w in release.publiek.waves if w.golf == one.seen.golf)
    near = events_of_quarter(release.publiek, "", closed)
    event = near.text if near.is_suspended else ""
    return with_rivals(row, one, took_part.shift_of(one), event)


def _unseen(
    release: Release, found: Sequence[ThemeChange], tested: Sequence[_Pair]
) -> tuple[Row, ...]:
    """One row for all themes of which not even a large rise would be seen."""
    seen = {one.seen.thema for one, _ in tested}
    rare = [one for one in found if one.seen.thema not in seen]
    if not rare:
        return ()
    sentence = unseen_sentence(rare, TOO_RARE)
    return (
        Row(
            code=CODE,
            niveau="te_weinig_gegevens",
            golf=rare[0].seen.golf,
            cellen=tuple(one.seen.cel for one in rare),
            zin=sentence,
        ),
    )
