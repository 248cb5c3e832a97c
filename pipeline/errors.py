"""Errors that a user may see, each with its exit code.

Anything that is not a `UserError` is a bug. A `UserError` never carries a value from a row: only
counts, column names, reason codes and row numbers.
"""


class UserError(Exception):
    """Something the user can mend. `message` says what is wrong, `next_step` what to do (Dutch)."""

    exit_code = 2

    def __init__(self, message: str, next_step: str) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message}\nWat u kunt doen: {self.next_step}"


class RefusedInput(UserError):
    """A file, period or word that cannot be taken as it is."""

    exit_code = 2


class BudgetRefused(UserError):
    """The privacy budget does not allow what was asked."""

    exit_code = 3


class LedgerRefused(UserError):
    """The ledger does not verify, or does not fit what was released."""

    exit_code = 3


class ConfigurationError(UserError):
    """vip.toml, the code lists or the workspace are not in order."""

    exit_code = 4


class KeyRefused(UserError):
    """No key, or not the key of this kluis."""

    exit_code = 4
