"""What a pattern is a story about: its subject, whether it tells of more or less, and its place.

Why: a director who gets three letters about one thing reads none of them. Two patterns belong
together only when a public list (`verhalen.yaml`) says that they have the same subject, so that two
different things are never told as one.
"""

from functools import cache

from pipeline.advice.catalogue import WEIGHTS, holds
from pipeline.advice.pattern import Pattern
from pipeline.contracts import load_codelist

_ALONE = ("werking", "escalatie")
"""Patterns of which each is a story by itself."""
_WAY = "weg"
"""The way to a talk: fewer talks and a higher threshold are one story there."""
_MORE_IS_BETTER = ("klimaat", "drempel")


def story_of(pattern: Pattern) -> str:
    """Subject, direction and unit as one word; of a pattern that stands by itself its own name.

    The direction is whether there is more reason to look, so that more talks and a falling score on
    the same subject go together.
    """
    subject = subject_of(pattern)
    if not subject:
        return _alone(pattern)
    parts = (subject, _direction(pattern, subject), pattern.codes.get("eenheid", ""))
    return "/".join((*parts, "opgeschort") if pattern.is_suspended else parts)


def subject_of(pattern: Pattern) -> str:
    """The subject of `verhalen.yaml` that says most about a pattern; "" when none does."""
    if pattern.code in _ALONE:
        return ""
    about = {**pattern.codes, "patroon": pattern.code}
    fits = {subject: _fit(whens, about) for subject, whens in _subjects().items()}
    best = max(fits, key=lambda subject: fits[subject])
    is_narrower = _is_narrower(pattern) and fits[best] <= WEIGHTS["patroon"]
    return best if fits[best] and not is_narrower else ""


def _is_narrower(pattern: Pattern) -> bool:
    """A rise or fall of less than everything, of which the list knows no subject."""
    return bool({"cluster", "hoofdcategorie", "relatie", "vervolg"} & set(pattern.codes)) and (
        pattern.code in ("stijging", "daling")
    )


def _fit(whens: tuple[dict[str, tuple[str, ...]], ...], about: dict[str, str]) -> int:
    return max(
        (sum(WEIGHTS[key] for key in when) for when in whens if holds(when, about)), default=0
    )


def _direction(pattern: Pattern, subject: str) -> str:
    if subject == _WAY:
        return "drempel"
    is_up = pattern.richting != "daling"
    return "meer" if is_up != (pattern.code in _MORE_IS_BETTER) else "minder"


def _alone(pattern: Pattern) -> str:
    """The same in every period: what it is about, without when."""
    codes = ",".join(f"{name}={code}" for name, code in sorted(pattern.codes.items()))
    marks = ("opgeschort",) if pattern.is_suspended else ()
    return "/".join((pattern.code, pattern.richting, codes, *marks))


@cache
def _subjects() -> dict[str, tuple[dict[str, tuple[str, ...]], ...]]:
    found = {}
    for code in load_codelist("verhalen").codes:
        whens: list[dict[str, list[str]]] = code.extra["bij"]  # type: ignore[assignment]
        found[code.code] = tuple({key: tuple(v) for key, v in when.items()} for when in whens)
    return found
