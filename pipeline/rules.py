"""Rules that a value in a column can keep or break: values only, no engine.

Why: a check is written once; DuckDB judges it in `pipeline.engine` and a plain loop judges it in
the tests, and both must give the same rows. Apart from `Filled`, a rule judges filled values only,
and a rule that compares judges only values of the right form, so that one fault has one reason.
"""

from dataclasses import dataclass

QUARTER = "[0-9]{4}-Q[1-4]"
DAY = "[12][0-9]{3}-[0-9]{2}-[0-9]{2}"
WHOLE_NUMBER = "-?[0-9]{1,15}"
NUMBER = "-?[0-9]{1,15}([.][0-9]{1,15})?"


@dataclass(frozen=True)
class Filled:
    """There is a value: not null, not only spaces. In a column that is absent no row has one."""


@dataclass(frozen=True)
class OneOf:
    """The value is one of these, exactly."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Fits:
    """The whole value has this form: a regular expression that Python and RE2 read alike."""

    pattern: str


@dataclass(frozen=True)
class ExistingDay:
    """A value in the form of a day is a day of the calendar."""


@dataclass(frozen=True)
class NotAfter:
    """A value of this form does not come after `limit`, in the order of text."""

    limit: str
    pattern: str


@dataclass(frozen=True)
class NotBefore:
    """A value of this form does not come before `limit`, in the order of text."""

    limit: str
    pattern: str


@dataclass(frozen=True)
class Between:
    """A number lies between two bounds, both allowed; None is no bound."""

    minimum: float | None
    maximum: float | None


@dataclass(frozen=True)
class NotLonger:
    """The value has at most this many characters."""

    characters: int


@dataclass(frozen=True)
class FirstOfItsKind:
    """No earlier row is equal in all these columns; rows where one of `filled` is empty pass."""

    columns: tuple[str, ...]
    filled: tuple[str, ...]


@dataclass(frozen=True)
class BegunBy:
    """A value that `starts` lists does not come before its start in column `moment`."""

    starts: tuple[tuple[str, str], ...]
    moment: str
    pattern: str


@dataclass(frozen=True)
class EndedBy:
    """A value that `ends` lists does not come after its end in column `moment`."""

    ends: tuple[tuple[str, str], ...]
    moment: str
    pattern: str


Rule = (
    Filled
    | OneOf
    | Fits
    | ExistingDay
    | NotAfter
    | NotBefore
    | Between
    | NotLonger
    | FirstOfItsKind
    | BegunBy
    | EndedBy
)
