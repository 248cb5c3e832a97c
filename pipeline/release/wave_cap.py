"""How many survey waves of one year may be published: the cap that bounds a year of one person.

The promise is per respondent and wave, and keys differ from wave to wave, so nobody can tell who
took part twice. A cap on the waves of a year makes the promise hold for a year too: at most so many
times the budget of one wave. Which waves fit follows from the dates in golven.csv and the ledger,
never from who answered: what was published counts first, then the dates decide.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from pipeline.contracts.public import Wave
from pipeline.release.ledger import Ledger


def published_waves(ledger: Ledger) -> dict[str, int]:
    """Each published wave with the year in which it closed, as the debit recorded it."""
    found: dict[str, int] = {}
    for entry in ledger.entries:
        waves = entry.inhoud.get("publiek", {}).get("waves", [])
        dates = {wave["golf"]: wave["gesloten_op"] for wave in waves}
        for golf in entry.inhoud.get("golven", ()):
            found.setdefault(golf, date.fromisoformat(dates[golf]).year)
    return found


def beyond_cap(waves: Iterable[Wave], published: Mapping[str, int], cap: int) -> tuple[str, ...]:
    """The waves that no publication may hold, in order of time.

    >>> a, b, c = (Wave(name, 100, date(2025, month, 1)) for name, month in zip("abc", (3, 6, 9)))
    >>> beyond_cap((c, a, b), {}, 2), beyond_cap((c, a, b), {"c": 2025}, 2)
    (('c',), ('b',))
    """
    taken = Counter(published.values())
    refused = []
    for wave in sorted(waves, key=lambda wave: (wave.gesloten_op, wave.golf)):
        if wave.golf in published:
            continue
        year = wave.gesloten_op.year
        if taken[year] >= cap:
            refused.append(wave.golf)
        else:
            taken[year] += 1
    return tuple(refused)
