"""Row and column lists in Dutch words, kept short.

Why: a message may name rows and columns and nothing else of them; a thousand numbers help nobody.
"""

from collections.abc import Sequence

_SHOWN = 10


def listed(words: Sequence[str]) -> str:
    """Words as one Dutch enumeration.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b en c')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def listed_rows(rows: Sequence[int]) -> str:
    """Row numbers, at most ten of them.

    >>> listed_rows([3]), listed_rows([3, 9]), listed_rows(range(2, 22))
    ('rij 3', 'rij 3 en 9', 'rij 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 en nog 10 andere')
    """
    words = [str(row) for row in rows[:_SHOWN]]
    if len(rows) > _SHOWN:
        words.append(f"nog {len(rows) - _SHOWN} andere")
    return f"rij {listed(words)}"


def grouped(number: int) -> str:
    """A number as Dutch writes it.

    >>> grouped(2_000_000)
    '2.000.000'
    """
    return f"{number:_}".replace("_", ".")
