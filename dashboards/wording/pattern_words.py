"""One pattern in words: what it is about, when it was, what came and what was to be expected.

Why apart: these words stand on four pages, and the tests follow each back to the columns of
`signalen`.
"""

import re
from typing import Any

import pandas as pd

from dashboards.wording.dates import with_article
from dashboards.wording.labels import label_of, number_words
from dashboards.wording.numbers import between, whole
from pipeline.advice.pattern import pattern_of
from pipeline.contracts import Code, load_codelist
from pipeline.periods import period_label
from pipeline.release import Release, find_cell
from pipeline.signals.niveaus import FOUND

IN_LINK = "patroon"
_FEW = 3
WHOLE = "hele organisatie"
SILENCE = "stilte"
_ABOUT = ("cluster", "hoofdcategorie", "relatie", "vervolg", "item", "thema", "eenheid")
_CHANGES = ("stijging", "daling")
_OF_RELATION = ("macht", "extern")  # the name of the pattern says which relation it is about
_PART = {"stijging": "groter deel", "daling": "kleiner deel"}
_SCORE = {"stijging": "hoger", "daling": "lager"}
_NUMBER = {"stijging": "meer", "daling": "minder"}
_WAYS = {
    "macht": _PART,
    "extern": _PART,
    "klimaat": _SCORE,
    "referentie": _SCORE,
    "werking": _NUMBER,
}
_EXPECTED_COLUMNS = ("waarneming", "verwacht_lower", "verwacht_upper")
_GRAINS = {"Q": ("kwartaal", "kwartalen"), "H": ("halfjaar", "halfjaren")}
_PERIOD = re.compile(r"\b\d{4}-[QH]\d\b")


def title_of(row: Any, release: Release) -> str:
    """What a pattern is called on the page: its kind and what it is about.

    A series in which no change was found is named by its subject alone.
    """
    subject = subject_of(row, release)
    if row["code"] in _CHANGES and row["niveau"] not in FOUND:
        return subject[:1].upper() + subject[1:]
    if row["code"] == "werking":
        return f"Verandering na ‘{row['gebeurtenis']}’{_way(row)}: {subject}"
    return f"{kind_of(row)}{_way(row)}: {subject}"


def _way(row: Any) -> str:
    """Which way a pattern that was found goes, where its name does not say so."""
    words = _WAYS.get(str(row["code"]), {})
    found = words.get(str(row["richting"]), "") if row["niveau"] in FOUND else ""
    return f", {found}" if found else ""


def kind_of(row: Any) -> str:
    """The Dutch name of the pattern."""
    return _code(row).label


def key_of(row: Any) -> str:
    """What a pattern is called in a link: codes only."""
    return pattern_of(row).key


def first_sentences(row: Any) -> tuple[str, ...]:
    """What we see, short: the first sentences of a pattern; the rest stands on its own page."""
    said = re.split(r"(?<=[.?!])\s+(?=[A-Z])", str(row["zin"]).strip())
    return tuple(said[:_FEW]) if said[0] else (explained(row),)


def explained(row: Any) -> str:
    """What this kind of pattern is, in one sentence of the code list."""
    return str(_code(row).extra["uitleg"])


def subject_of(row: Any, release: Release) -> str:
    """What the pattern is about, in words; the whole organisation when nothing is named."""
    named = [name for name in _ABOUT if name in row.index and has_value(row[name])]
    hidden = {"cluster"} if "hoofdcategorie" in named else set()
    hidden |= {"item"} if row["code"] == SILENCE else set()
    hidden |= {"relatie"} if row["code"] in _OF_RELATION else set()
    named = [name for name in named if name not in hidden]
    parts = [_named(name, str(row[name]), release) for name in named]
    return ", ".join(parts) if parts else WHOLE


def _named(name: str, code: str, release: Release) -> str:
    """A subject by name; of a relation that it is one, for "Collega" alone says little."""
    word = _word(name, code, release)
    return f"relatie {word[:1].lower()}{word[1:]}" if name == "relatie" else word


def when_of(row: Any) -> str:
    """The period or wave of a pattern, in words: a whole year, or its last period."""
    period = str(row["periode"])
    if has_value(row["periode"]) and repeated_unit(row) == "jaren":
        return (
            period[:4]
            if period[5:] in ("", "Q4", "H2")
            else f"jaar tot en met {with_article(period)}"
        )
    if has_value(row["periode"]):
        n = int(row["venster"] or 1)
        return (
            f"{n} {_many(period)} tot en met {with_article(period)}"
            if n > 1
            else period_label(period)
        )
    return f"enquête {row['golf']}" if has_value(row["golf"]) else ""


def _many(period: str) -> str:
    return _GRAINS.get(period[5:6], ("jaar", "jaren"))[1]


def repeated_unit(row: Any) -> str:
    """What is repeated in "1 of 100": years when the window is a year, else periods or surveys."""
    if not has_value(row["periode"]):
        return "enquêtes"
    per_year = {"Q": 4, "H": 2}.get(str(row["periode"])[5:6], 1)
    return "jaren" if int(row["venster"] or 0) == per_year else "perioden"


def window_words(row: Any) -> str:
    """How many published periods were taken together; nothing for what the survey alone says."""
    if not has_value(row["periode"]):
        return ""
    number = int(row["venster"] or 1) if has_value(row["venster"]) else 1
    one, many = _GRAINS.get(str(row["periode"])[5:6], ("jaar", "jaar"))
    return f"{number} {one if number == 1 else many}"


def compared_words(row: Any) -> str:
    """What a pattern was compared with, periods in words."""
    text = str(row["vergeleken_met"]) if has_value(row["vergeleken_met"]) else ""
    return _PERIOD.sub(lambda found: period_label(found[0]), text)


def usual_word(row: Any) -> str:
    """What the expected range rests on: the own past, or what elsewhere was seen."""
    return "gewoonlijk" if row["code"] in _CHANGES else "te verwachten"


def has_expected(row: Any) -> bool:
    """Whether there is a count to lay beside an expected range."""
    return all(has_value(row[name]) for name in ("periode", *_EXPECTED_COLUMNS))


def expected_words(row: Any) -> str:
    """What was to be expected and what came, short."""
    usual = between(row["verwacht_lower"], row["verwacht_upper"])
    now = whole(max(0.0, float(row["waarneming"])))
    return f"{usual_word(row).capitalize()} {usual}, nu ongeveer {now}"


def cell_words(reference: str, release: Release) -> tuple[str, str, str]:
    """A released number behind a pattern: what it counts, its value with range, its reference."""
    try:
        row = find_cell(release, reference)
    except (KeyError, IndexError):
        return ("niet gevonden", "", reference)
    when = period_label(row["periode"]) if "periode" in row.index else f"enquête {row['golf']}"
    names = [
        _word(name, str(row[name]), release)
        for name in (*_ABOUT, "index", "antwoord")
        if name in row.index and has_value(row[name])
    ]
    return (", ".join([*names, when] if names else [WHOLE, when]), number_words(row), reference)


def has_value(value: object) -> bool:
    """Whether a cell of `signalen` is filled in."""
    return not (value is None or value == "" or (isinstance(value, float) and pd.isna(value)))


def _code(row: Any) -> Code:
    return load_codelist("patronen").get(str(row["code"]))


def _word(name: str, code: str, release: Release) -> str:
    if name != "item":
        return label_of(name, code, release)
    is_index = code in load_codelist("indexen").values()
    return label_of("index" if is_index else "item", code, release)
