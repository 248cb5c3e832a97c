"""What is worked out of frozen numbers, kept beside them: the same question has the same answer.

Why on the value itself: what is kept lives exactly as long as the numbers it was made of, and can
never be taken for the answer of another release.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")
_KEPT = "_kept"


class Once:
    """A frozen value that keeps what was made of it; a copy with other numbers begins with none."""

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made the first time only. Do not change what it gives."""
        kept: dict[Hashable, object] = self.__dict__.setdefault(_KEPT, {})
        if key not in kept:
            kept[key] = make()
        return cast(T, kept[key])
