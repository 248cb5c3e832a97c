"""One column of a foreign file: what it is, how its cells are read, and what its words mean."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from dashboards.wording.safe_text import plain
from pipeline.cli.column_wording import place_of
from pipeline.ingest.mapping import OPEN, ColumnRule, Finding, Part
from pipeline.steps import SourceLook, Workplace
from pipeline.steps.settling import (
    EMPTY_WORD,
    OWN_QUESTION,
    Chosen,
    field_choices,
    field_options,
    scale_choices,
)

UNREAD = "Niet lezen"
_LATER = "Nog niet kiezen: rijen met dit woord gaan apart"
_NOTHING = "Zegt niets (leeg)"
_BY_WORD = "Wat de woorden zeggen"
_PARTS: Mapping[tuple[str, str], str] = {
    ("periode", ""): "de hele periode: een kwartaal, een maand met jaar, of een dag",
    ("periode", "jaar"): "alleen het jaar",
    ("periode", "maand"): "alleen de maand",
    ("periode", "kwartaal"): "alleen het kwartaal",
    ("golf", ""): "de golf zelf",
    ("golf", "jaar"): "een dag: de golf is het jaar daarvan",
}


@dataclass(frozen=True, repr=False)
class _Column:
    """A column on the page: how it is called there, and the keys of its choices."""

    look: SourceLook
    finding: Finding
    where: str
    key: str

    @property
    def rule(self) -> ColumnRule:
        """As proposed, or as kept before."""
        return self.finding.rule


def ask(place: Workplace, look: SourceLook, finding: Finding, turn: int) -> Chosen:
    """The choices of a column. `turn`: how often was asked, so that a new proposal starts fresh."""
    where = plain(place_of(look, finding))
    column = _Column(look, finding, where, f"{turn}_{finding.rule.column}")
    with st.container(border=True):
        name = _field(column)
        own = {question.code: question.scale for question in look.mapping.questions}
        scale = _scale(column, own.get(name, "")) if name in (OWN_QUESTION, *own) else ""
        if name in ("", OWN_QUESTION):
            return Chosen(name, schaal=scale)
        is_same = name == column.rule.field.removeprefix(OPEN) and scale == own.get(name, "")
        start = column.rule if is_same else ColumnRule(column.rule.column)
        options = field_options(place, look.mapping, name)
        codes = dict(options.codes)
        part = _part(column, name, options.delen, start) if options.delen else ""
        choice = _choice(column, codes, start) if codes else ""
        is_turned = options.kan_omgekeerd and not choice and _turned(column, start)
        has_several = options.kan_meer and not choice and _several(column, start)
        asks_words = bool(codes) and is_same and not (choice or part)
        words = _words(column, codes) if asks_words else {}
        return Chosen(name, words, choice, part, is_turned, has_several, scale)


def _part(column: _Column, name: str, known: tuple[Part, ...], start: ColumnRule) -> Part:
    parts: tuple[Part, ...] = ("", *known)
    return st.selectbox(
        f"{column.where}: in deze kolom staat",
        parts,
        index=parts.index(start.part) if start.part in parts else 0,
        format_func=lambda one: _PARTS[name, one],
        key=f"deel_{column.key}",
    )


def _choice(column: _Column, codes: Mapping[str, str], start: ColumnRule) -> str:
    offered = ["", *codes]
    return st.selectbox(
        f"{column.where}: een gevulde cel betekent",
        offered,
        index=offered.index(start.choice) if start.choice in codes else 0,
        format_func=lambda code: codes.get(code, _BY_WORD),
        help="Kies een antwoord als de kolom voor één antwoord is, met een kruisje of een 1.",
        key=f"keuze_{column.key}",
    )


def _turned(column: _Column, start: ColumnRule) -> bool:
    return st.checkbox(
        f"{column.where}: de schaal loopt andersom",
        start.is_reversed,
        help="Dan is 1 hier wat elders 5 is.",
        key=f"omgekeerd_{column.key}",
    )


def _several(column: _Column, start: ColumnRule) -> bool:
    return st.checkbox(
        f"{column.where}: in één cel staan meer onderwerpen, met een puntkomma ertussen",
        start.has_several,
        key=f"meer_{column.key}",
    )


def _field(column: _Column) -> str:
    rule = column.rule
    labels = {"": UNREAD, **dict(field_choices(column.look.mapping))}
    proposed = rule.field.removeprefix(OPEN)
    options = list(labels) if proposed in labels else [proposed, *labels]
    mark = " (voorstel)" if rule.is_open else ""
    return str(
        st.selectbox(
            f"{column.where}: wat is deze kolom?{mark}",
            options,
            index=options.index(proposed),
            format_func=lambda code: labels.get(code, code),
            key=f"kolom_{column.key}",
        )
    )


def _scale(column: _Column, now: str) -> str:
    scales = dict(scale_choices())
    return str(
        st.selectbox(
            f"{column.where}: op welke schaal is geantwoord?",
            list(scales),
            index=list(scales).index(now) if now in scales else 0,
            format_func=lambda code: scales[code],
            key=f"schaal_{column.key}",
        )
    )


def _words(column: _Column, codes: Mapping[str, str]) -> dict[str, str]:
    """What words mean: first those that are open, then what was settled, then one of the VP's own.

    Only words that `vip bron` shows are shown here.
    """
    rule, hidden = column.rule, column.finding.hidden
    asked = {w: _word(w, rule.words[w], codes, column) for w in rule.open_words}
    settled = [word for word in rule.words if word not in rule.open_words]
    if settled:
        with st.expander(f"Woorden die al een betekenis hebben ({len(settled)})"):
            asked |= {w: _word(w, rule.words[w], codes, column) for w in settled}
    if hidden:
        st.caption(
            f"Woorden die we niet laten zien: {hidden}. Het kan een naam of een zin zijn. "
            "Kijk in uw bestand, en typ zo'n woord hieronder."
        )
        word = st.text_input(
            f"{column.where}: een woord uit uw bestand", key=f"typ_{column.key}"
        ).strip()
        if word:
            asked[word] = _word(word, "", codes, column)
    return asked


def _word(word: str, now: str, codes: Mapping[str, str], column: _Column) -> str:
    near = now.removeprefix(OPEN)
    offered = ["", EMPTY_WORD, *codes]
    return str(
        st.selectbox(
            f"{column.where}: wat betekent ‘{plain(word)}’?",
            offered,
            index=offered.index(near) if near in offered else 0,
            format_func=lambda code: {"": _LATER, EMPTY_WORD: _NOTHING}.get(code) or codes[code],
            key=f"woord_{column.key}_{word}",
        )
    )
