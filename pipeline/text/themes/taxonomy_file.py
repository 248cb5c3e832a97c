"""Read a taxonomy from YAML: the shipped one, somebody's own, an organisation's added themes.

Why: the people who write these files are no programmers. Much is optional, and what cannot be
read is refused with the place, what is wrong with it, and what to do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from pipeline.contracts.reading import CODES_DIR
from pipeline.errors import ConfigurationError
from pipeline.text.themes.as_cut import count_ways
from pipeline.text.themes.taxonomy import OWN_PREFIX, REST_SUBTHEME, Taxonomy, Theme
from pipeline.text.themes.theme_entry import (
    quoted,
    read_groups,
    read_themes,
    refusal,
    text_of,
)
from pipeline.text.themes.word_form import WrongForm

SHIPPED = CODES_DIR / "themas.yaml"
_TOP_KEYS = frozenset(("label", "taal", "groepen", "codes", "themas"))
_LARGEST = 5_000_000
_MOST_WAYS_IN_ALL = 100_000


def load_taxonomy(path: Path | None = None) -> Taxonomy:
    """The taxonomy in a file; None is the shipped one.

    Raises ConfigurationError with the place in the file, what is wrong and what to do.
    """
    return _shipped() if path is None else _taxonomy(path)


def with_own(taxonomy: Taxonomy, path: Path) -> Taxonomy:
    """The taxonomy with an organisation's own themes after it; as it is when there is no file.

    Own codes begin with `eigen_` and each has `geldig_vanaf_golf`: what was counted in an earlier
    wave never changes. Raises ConfigurationError as `load_taxonomy`.
    """
    if not path.exists():
        return taxonomy
    own = _taxonomy(path)
    for theme in own.themes:
        place = f"thema {theme.code}"
        if not theme.code.startswith(OWN_PREFIX):
            raise refusal(path, place, f"de code van een eigen thema begint met {OWN_PREFIX}")
        if theme.from_wave is None:
            raise refusal(path, place, "geldig_vanaf_golf ontbreekt; noem de eerstvolgende golf")
        if theme.is_rest:
            raise refusal(path, place, "wat nergens past, telt al apart; laat rest weg")
        if any(sub.code == REST_SUBTHEME for sub in theme.subthemes):
            problem = f"de code {REST_SUBTHEME} telt al wat in geen subthema past; neem een andere"
            raise refusal(path, f"{place}, subthemas", problem)
        if theme.code in taxonomy.codes:
            raise refusal(path, place, "deze code bestaat al; een code verandert nooit")
    if own.language != taxonomy.language:
        raise refusal(path, "taal", f"eigen themas hebben dezelfde taal: {taxonomy.language}")
    known = {group.code for group in taxonomy.groups}
    groups = (*taxonomy.groups, *(group for group in own.groups if group.code not in known))
    return replace(taxonomy, themes=(*taxonomy.themes, *own.themes), groups=groups)


@cache
def _shipped() -> Taxonomy:
    return replace(_taxonomy(SHIPPED), is_shipped=True)


def _taxonomy(path: Path) -> Taxonomy:
    content = _content(path)
    unknown = sorted(str(key) for key in content if key not in _TOP_KEYS)
    if unknown:
        # Of another file, such as one with answers that is named by mistake, nothing is quoted.
        is_list = bool({"codes", "themas"} & content.keys())
        which = quoted(unknown[0]) if is_list else ""
        raise refusal(path, "bovenaan", f"onbekend woord{which}")
    themes = content.get("codes") or content.get("themas")
    groups = read_groups(path, content.get("groepen"))
    language = text_of(path, "taal", content.get("taal") or "nl")
    read = read_themes(path, themes, {group.code for group in groups})
    _refuse_too_much(path, read, language.lower())
    return Taxonomy(
        label=text_of(path, "label", content.get("label") or path.stem),
        themes=read,
        groups=groups,
        language=language.lower(),
    )


def _refuse_too_much(path: Path, themes: Sequence[Theme], language: str) -> None:
    """Refuse phrases that can be read in too many ways, by themselves or together: every way takes
    memory, and time with every answer.
    """
    in_all = 0
    for theme in themes:
        for form in _phrases(theme):
            try:
                in_all += count_ways(form, language)
            except WrongForm as wrong:
                raise refusal(path, f"thema {theme.code}, bij '{form}'", str(wrong)) from wrong
    if in_all > _MOST_WAYS_IN_ALL:
        problem = "alle zinnen samen zijn op te veel manieren te lezen; gebruik minder haakjes"
        raise refusal(path, "codes", problem)


def _phrases(theme: Theme) -> Iterator[str]:
    for words in (theme.words, *(subtheme.words for subtheme in theme.subthemes)):
        yield from words.phrases
        yield from words.near_misses
        yield from (form for form in (*words.words, *words.hints) if " " in form)


def _content(path: Path) -> dict[object, object]:
    try:
        if path.exists() and not path.is_file():
            raise refusal(path, "bestand", "dit is geen gewoon bestand")
        if path.stat().st_size > _LARGEST:
            raise refusal(path, "bestand", "het is te groot voor een lijst met thema's")
        # Every value as it is written: YAML would make truth values of the words no and on.
        content = yaml.load(path.read_text(encoding="utf-8-sig"), yaml.BaseLoader)  # noqa: S506
    except OSError as problem:
        raise ConfigurationError(
            f"Het bestand {path.name} met thema's is niet te openen.",
            "Controleer de naam van het bestand en of u het mag lezen.",
        ) from problem
    except UnicodeDecodeError as problem:
        raise refusal(path, "bestand", "het is niet opgeslagen als UTF-8") from problem
    except RecursionError:
        raise refusal(path, "bestand", "er staan te veel haken in elkaar") from None
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        place = "bestand" if mark is None else f"regel {mark.line + 1}"
        raise refusal(path, place, "dit is geen geldige YAML") from problem
    if not isinstance(content, dict):
        raise refusal(path, "bestand", "er staat geen lijst codes: in")
    return content
