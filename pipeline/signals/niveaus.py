"""Which levels of the code list `niveaus` stand out, for all who choose rows by them."""

from pipeline.contracts.codes import Code, load_codelist


def _from(level: str) -> tuple[str, ...]:
    """This level and the stronger ones, the strongest first."""
    levels = load_codelist("niveaus")
    ranked = sorted(levels.codes, key=_rank, reverse=True)
    return tuple(code.code for code in ranked if _rank(code) >= _rank(levels.get(level)))


def _rank(code: Code) -> int:
    return int(str(code.extra["rang"]))


FOUND = _from("let_op")
"""Shown as standing out, the strongest first."""
SIGNALS = _from("signaal")
"""Found within the false-alarm budget, the strongest first."""
