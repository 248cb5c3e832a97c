"""What is kept beside frozen numbers: made once, and never taken for that of other numbers."""

from dataclasses import dataclass, replace

from pipeline.once import Once


@dataclass(frozen=True)
class Numbers(Once):
    value: int

    @property
    def double(self) -> int:
        return self.once("double", lambda: 2 * self.value)


def test_it_is_made_once():
    made = []
    numbers = Numbers(3)
    for _ in range(2):
        numbers.once(("list", "a"), lambda: made.append(1))
    assert made == [1]


def test_another_key_is_another_answer():
    numbers = Numbers(3)
    assert [numbers.once("a", lambda: 1), numbers.once("b", lambda: 2)] == [1, 2]


def test_a_copy_with_other_numbers_begins_with_nothing():
    first = Numbers(3)
    assert first.double == 6
    assert replace(first, value=5).double == 10
    assert first == Numbers(3), "what is kept is no part of the value"
