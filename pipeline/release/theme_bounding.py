"""From what people wrote to the themes that count: merged per respondent, bounded, no text left.

The only place in the door where open answers are read. It runs before the debit; what is booked are
codes of the public key set, so a publication that was broken off is finished without any text. What
counts of a respondent depends on that respondent's own row and on public facts alone.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pandas as pd

from pipeline.errors import ConfigurationError
from pipeline.release.new_words import FOUND_WORDS, bounded_words
from pipeline.release.theme_keys import Mention, ThemeKeys, ThemeReader

FOUND = "themas"
"""Column of booked answers: the mentions that count, as text; "" when nothing was answered."""
NO_THEME, NO_ANSWER = "geen_thema", "geen_antwoord"
UNCLEAR, OTHER = "onduidelijk", "overig"
TONES = ("goed", "zorg", UNCLEAR)
_BETWEEN, _WITHIN = " ", ":"
_BREAK = "\x1f"
_Found = TypeVar("_Found", Mention, str)


@dataclass(frozen=True)
class Counted:
    """One mention that counts: public codes only. `vraag`: where it was named first."""

    thema: str
    subthema: str
    toon: str
    vraag: str

    def to_text(self) -> str:
        """As it stands in a booking."""
        return _WITHIN.join((self.thema, self.subthema, self.toon, self.vraag))

    @staticmethod
    def from_text(text: str) -> tuple["Counted", ...]:
        """All mentions of one respondent; none for no answer and for no theme."""
        parts = text.split(_BETWEEN) if text not in ("", NO_THEME) else ()
        return tuple(Counted(*part.split(_WITHIN)) for part in parts)


def with_themes(
    answers: pd.DataFrame,
    vragen: Sequence[str],
    bound: int,
    reader: ThemeReader,
    has_words: bool = False,
) -> pd.DataFrame:
    """`answers` (one row a respondent) without open answers, with the themes that count instead.

    With `has_words` the new words that count too (new_words.py). Raises ConfigurationError, without
    a word of any answer, when the finder fails.
    """
    asked = [name for name in vragen if name in answers]
    known = _Known.of(reader.keys)
    texts = answers[asked].fillna("")
    different = sorted({text for name in asked for text in texts[name]} - {""})
    found = _read(different, reader.read)
    rows = list(texts.itertuples(index=False, name=None))
    booked = [_counted(dict(zip(asked, row, strict=True)), found, bound, known) for row in rows]
    kept = answers.drop(columns=[name for name in answers if str(name).startswith("open_")])
    columns = {FOUND: booked}
    if has_words:
        words = _read(different, reader.new_words)
        columns[FOUND_WORDS] = [
            bounded_words(_BREAK.join(row), (word for text in row if text for word in words[text]))
            for row in rows
        ]
    return kept.assign(**{n: pd.Series(c, answers.index, dtype="str") for n, c in columns.items()})


def _read(
    texts: Sequence[str], read: Callable[[Sequence[str]], Sequence[Sequence[_Found]]]
) -> dict[str, Sequence[_Found]]:
    try:
        return {t: tuple(said) for t, said in zip(texts, read(texts), strict=True)}
    except Exception:  # noqa: BLE001 - whatever it says may quote an answer
        raise ConfigurationError(
            "De thema's in de open antwoorden konden niet worden bepaald. Er is niets "
            "gepubliceerd en niets verbruikt.",
            "Kijk eigen thema's na met vip themas, en probeer het opnieuw. Blijft het zo, laat dan "
            "open_vragen leeg in codes/golven.csv: dan komt de golf uit zonder thema's.",
        ) from None


@dataclass(frozen=True)
class _Known:
    """The codes that can be counted: sub-themes by theme."""

    subthemas: Mapping[str, frozenset[str]]

    @staticmethod
    def of(keys: ThemeKeys) -> "_Known":
        return _Known({t.code: frozenset(s.code for s in t.subthemas) for t in keys.themas})

    def counted(self, mention: Mention, vraag: str) -> Counted | None:
        if mention.code not in self.subthemas:
            return None
        sub = mention.subtheme if mention.subtheme in self.subthemas[mention.code] else None
        tone = mention.tone if mention.tone in TONES else None
        return Counted(mention.code, sub or OTHER, tone or UNCLEAR, vraag)


def _counted(
    answered: Mapping[str, str],
    found: Mapping[str, Sequence[Mention]],
    bound: int,
    known: _Known,
) -> str:
    """At most `bound` themes of one respondent: the strongest of each answer in turn.

    Which answer goes first is turned by what was written, so that no question is always the one
    that is cut off. Never by the key of the row: one that was made here holds the number of the row
    among those that are alike (ingest/row_keys.py), so that who is left out would turn the others.
    """
    given = [name for name, text in answered.items() if text]
    if not given:
        return ""
    turn = hashlib.sha256(_BREAK.join(answered.values()).encode()).digest()[0] % len(given)
    ordered = [(name, found[answered[name]]) for name in (*given[turn:], *given[:turn])]
    counts: dict[str, Counted] = {}
    for place in range(max(len(mentions) for _, mentions in ordered)):
        for name, mentions in ordered:
            one = known.counted(mentions[place], name) if place < len(mentions) else None
            if one is not None and len(counts) < bound:
                counts.setdefault(one.thema, one)
    return _BETWEEN.join(one.to_text() for one in counts.values()) or NO_THEME


def mentions_of(answers: pd.DataFrame) -> pd.DataFrame:
    """One row a mention that counts: columns respondent (position in `answers`) and those of
    `Counted`.
    """
    rows = [
        (place, one.thema, one.subthema, one.toon, one.vraag)
        for place, text in enumerate(answers[FOUND])
        for one in Counted.from_text(str(text))
    ]
    frame = pd.DataFrame(rows, columns=["respondent", "thema", "subthema", "toon", "vraag"])
    return frame.astype({"respondent": np.int64})
