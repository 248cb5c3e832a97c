"""Read the entries of a taxonomy file: groups, themes, sub-themes, and their words.

Why apart: this knows the keys of the form; `taxonomy_file` knows files.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast
from unicodedata import category

from pipeline.errors import ConfigurationError
from pipeline.text.themes.found import Tone
from pipeline.text.themes.taxonomy import NEGATED, TONES, Group, Negated, Subtheme, Theme, Words
from pipeline.text.themes.word_form import WrongForm, check_phrase, read_word

_CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")
_WORD = re.compile(r"[a-z_]{1,20}")
_WORD_KEYS = frozenset(("woorden", "meewegen", "zinnen", "niet", "toon", "ontkenning"))
_SUB_KEYS = _WORD_KEYS | {"code", "label", "omschrijving"}
_THEME_KEYS = _SUB_KEYS | {
    "groep",
    "subthemas",
    "patronen",
    "maatregelen",
    "geldig_vanaf_golf",
    "rest",
}
_MOST_THEMES = 500
_UNWRITABLE = frozenset(("Cc", "Cs"))
"""Control characters and halves of characters: no document and no ledger can hold them."""


def refusal(path: Path, place: str, problem: str) -> ConfigurationError:
    """The error that says where a taxonomy file cannot be read as it is."""
    return ConfigurationError(
        f"{path.name}, {place}: {problem}.",
        "Verbeter het bestand op die plek. De handleiding heeft een voorbeeld bij eigen thema's.",
    )


def quoted(key: str) -> str:
    """An unknown key as a message has it: nothing where it may be a sentence of somebody."""
    return f" {key}" if _WORD.fullmatch(key) else ""


def read_groups(path: Path, content: object) -> tuple[Group, ...]:
    """The groups; raises ConfigurationError."""
    groups = []
    for at, entry in enumerate(_list(path, "groepen", content), 1):
        item = _mapping(path, f"groep {at}", entry, frozenset(("code", "label")))
        code = _code(path, f"groep {at}", item)
        groups.append(Group(code, text_of(path, f"groep {code}, label", item.get("label") or code)))
    _all_different(path, "groepen", [group.code for group in groups])
    return tuple(groups)


def read_themes(path: Path, content: object, groups: set[str]) -> tuple[Theme, ...]:
    """The themes; a theme of a group that is not listed is refused when groups are listed."""
    entries = _list(path, "codes", content)
    if not entries:
        raise refusal(path, "codes", "er staat geen enkel thema in")
    if len(entries) > _MOST_THEMES:
        raise refusal(path, "codes", f"er staan meer dan {_MOST_THEMES} thema's in")
    themes = tuple(_theme(path, at, entry, groups) for at, entry in enumerate(entries, 1))
    codes = [theme.code for theme in themes]
    _all_different(path, "codes", codes + [s.code for t in themes for s in t.subthemes])
    rests = [theme.code for theme in themes if theme.is_rest]
    if len(rests) > 1:
        raise refusal(path, f"thema {rests[1]}, rest", "er is al een thema voor de rest")
    return themes


def text_of(path: Path, place: str, value: object) -> str:
    """A text that is not empty; raises ConfigurationError."""
    if not isinstance(value, str) or not value.strip():
        raise refusal(path, place, "hier hoort een tekst te staan")
    if any(category(sign) in _UNWRITABLE for sign in value):
        raise refusal(path, place, "er staat een teken in dat niet te lezen is")
    return value.strip()


def _theme(path: Path, at: int, entry: object, groups: set[str]) -> Theme:
    item = _mapping(path, f"thema {at}", entry, _THEME_KEYS)
    code = _code(path, f"thema {at}", item)
    place = f"thema {code}"
    label = text_of(path, f"{place}, label", item.get("label") or code.replace("_", " "))
    group = text_of(path, f"{place}, groep", item["groep"]) if item.get("groep") else None
    if groups and group is not None and group not in groups:
        raise refusal(path, f"{place}, groep", f"de groep {group} staat niet bij groepen")
    subthemes = tuple(
        _subtheme(path, f"{place}, subthema {n}", sub)
        for n, sub in enumerate(_list(path, f"{place}, subthemas", item.get("subthemas")), 1)
    )
    words = _words(path, place, item)
    own = (words, *(subtheme.words for subtheme in subthemes))
    is_rest = _one_of(path, f"{place}, rest", item.get("rest"), ("ja", "nee")) == "ja"
    if not is_rest and not any(one.words or one.hints or one.phrases for one in own):
        is_phrase = " " in label
        words = replace(words, phrases=(label,)) if is_phrase else replace(words, words=(label,))
    wave = item.get("geldig_vanaf_golf")
    return Theme(
        code=code,
        label=label,
        group=group,
        description=str(item.get("omschrijving", "")),
        words=words,
        subthemes=subthemes,
        patterns=_texts(path, f"{place}, patronen", item.get("patronen")),
        measures=_texts(path, f"{place}, maatregelen", item.get("maatregelen")),
        from_wave=None if not wave else text_of(path, f"{place}, geldig_vanaf_golf", wave),
        is_rest=is_rest,
    )


def _subtheme(path: Path, place: str, entry: object) -> Subtheme:
    item = _mapping(path, place, entry, _SUB_KEYS)
    code = _code(path, place, item)
    label = text_of(path, f"{place}, label", item.get("label") or code.replace("_", " "))
    return Subtheme(code, label, _words(path, f"subthema {code}", item))


def _words(path: Path, place: str, item: Mapping[object, object]) -> Words:
    words = _texts(path, f"{place}, woorden", item.get("woorden"))
    hints = _texts(path, f"{place}, meewegen", item.get("meewegen"))
    phrases = _texts(path, f"{place}, zinnen", item.get("zinnen"))
    near = _texts(path, f"{place}, niet", item.get("niet"))
    lists = {"woorden": words, "meewegen": hints, "zinnen": phrases, "niet": near}
    for key, forms in lists.items():
        for form in forms:
            try:
                if key in ("woorden", "meewegen") and " " not in form:
                    read_word(form)
                else:
                    check_phrase(form)
            except WrongForm as problem:
                raise refusal(path, f"{place}, {key}, bij '{form}'", str(problem)) from problem
    tone = _one_of(path, f"{place}, toon", item.get("toon"), TONES)
    negated = _one_of(path, f"{place}, ontkenning", item.get("ontkenning") or "keert", NEGATED)
    return Words(words, hints, phrases, near, cast(Tone | None, tone), cast(Negated, negated))


def _one_of(path: Path, place: str, value: object, allowed: tuple[str, ...]) -> str | None:
    if value is None or value == "":
        return None
    if value not in allowed:
        raise refusal(path, place, f"kies een van: {', '.join(allowed)}")
    return str(value)


def _texts(path: Path, place: str, value: object) -> tuple[str, ...]:
    """A list of texts, or one text with commas."""
    entries = value.split(",") if isinstance(value, str) else _list(path, place, value)
    return tuple(text_of(path, place, entry) for entry in entries)


def _list(path: Path, place: str, value: object) -> list[object]:
    if value is None or value == "":
        return []
    if not isinstance(value, list):
        raise refusal(path, place, "hier hoort een lijst te staan, met een streepje per regel")
    return value


def _mapping(
    path: Path, place: str, value: object, keys: frozenset[str]
) -> Mapping[object, object]:
    if not isinstance(value, dict):
        raise refusal(path, place, "hier horen regels te staan als code: en label:")
    unknown = sorted(str(key) for key in value if key not in keys)
    if unknown:
        allowed = ", ".join(sorted(keys))
        raise refusal(path, place, f"onbekend woord{quoted(unknown[0])}; dit mag: {allowed}")
    return value


def _code(path: Path, place: str, item: Mapping[object, object]) -> str:
    code = text_of(path, f"{place}, code", item.get("code"))
    if not _CODE.fullmatch(code):
        problem = "een code begint met een kleine letter en heeft kleine letters, cijfers en _"
        raise refusal(path, f"{place}, code", problem)
    return code


def _all_different(path: Path, place: str, codes: list[str]) -> None:
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise refusal(path, place, f"de code {twice[0]} staat er twee keer")
