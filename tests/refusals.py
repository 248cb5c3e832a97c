"""What a user reads when a file is refused, with nothing behind it that could hold a row."""

from collections.abc import Callable

import pytest

from pipeline.errors import RefusedInput


def refusal_of(read: Callable[[], object]) -> str:
    """The words of the refusal; fails when none comes, or when another error hides behind it."""
    with pytest.raises(RefusedInput) as caught:
        read()
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    return str(caught.value)
