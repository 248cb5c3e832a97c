"""What holds for a whole foreign file: fixed values, and the questions of one row an answer."""

import streamlit as st

from dashboards.wording.safe_text import plain
from pipeline.ingest.mapping import LONG_ANSWER, OPEN
from pipeline.steps import SourceLook, Workplace
from pipeline.steps.settling import YEAR, ChosenWhole, field_options

_NO_QUESTION = "Niet lezen"
_A_ROW = ("sleutel", "item", "codes", "open")
"""Kinds of fields that are different in every row."""


def ask(place: Workplace, look: SourceLook, turn: int) -> ChosenWhole:
    """The choices for the file. `turn`: as in `mapping_column.ask`."""
    mapping = look.mapping
    fixed = _fixed(place, look, turn)
    items, turned = dict(mapping.items), mapping.turned
    if any(rule.field.removeprefix(OPEN) == LONG_ANSWER for rule in mapping.rules):
        items, turned = _questions(place, look, turn)
    keeps = mapping.keeps_own
    if mapping.questions:
        keeps = st.checkbox(
            "Bewaar ook antwoorden op eigen vragen, die nog nergens worden geteld",
            keeps,
            help="Doe dat alleen als de deelnemers dat weten.",
            key=f"eigen_{turn}",
        )
    return ChosenWhole(fixed, items, turned, keeps)


def _fixed(place: Workplace, look: SourceLook, turn: int) -> dict[str, str]:
    """Fields with one value for every row."""
    mapping = look.mapping
    labels = {one.name: one.label for one in mapping.contract().fields if one.kind not in _A_ROW}
    if mapping.kind == "gesprekken":
        labels[YEAR] = "Jaar, bij een kolom met alleen maanden of kwartalen"
    told = {rule.field for rule in mapping.read}
    offered = [name for name in labels if name not in told or name in mapping.fixed]
    chosen = st.multiselect(
        "Wat voor elke rij in het bestand hetzelfde is",
        offered,
        [name for name in mapping.fixed if name in offered],
        format_func=lambda name: labels[name],
        placeholder="Niets, of kies een veld",
        key=f"vast_{turn}",
    )
    return {name: value for name in chosen if (value := _value(place, look, name, labels, turn))}


def _value(place: Workplace, look: SourceLook, name: str, labels: dict[str, str], turn: int) -> str:
    now = look.mapping.fixed.get(name, "")
    mark = " (voorstel)" if now.startswith(OPEN) else ""
    now, label, key = now.removeprefix(OPEN), plain(f"{labels[name]}{mark}"), f"vast_{turn}_{name}"
    codes = dict(field_options(place, look.mapping, name).codes)
    if not codes:
        return st.text_input(label, now, key=key).strip()
    options = list(codes)
    found = st.selectbox(
        label,
        options,
        index=options.index(now) if now in codes else None,
        placeholder="Kies",
        format_func=lambda code: codes[code],
        key=key,
    )
    return found or ""


def _questions(
    place: Workplace, look: SourceLook, turn: int
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Of a file with one row an answer: which text is which question, and whose scale is turned."""
    fields = [
        one for one in look.mapping.contract().fields if one.kind in ("item", "codes", "open")
    ]
    labels: dict[str, str] = {"": _NO_QUESTION, **{one.name: one.label for one in fields}}
    st.markdown("**Welke vraag is het?** In dit bestand is elke rij één antwoord.")
    items, turned = {}, []
    texts = list(look.mapping.items)
    extra = st.text_input("Een vraag die hier niet staat", key=f"meervraag_{turn}").strip()
    for text in [*texts, *([extra] if extra and extra not in texts else [])]:
        now = look.mapping.items.get(text, "").removeprefix(OPEN)
        options = list(labels) if now in labels else [now, *labels]
        code = st.selectbox(
            plain(f"‘{text}’"),
            options,
            index=options.index(now),
            format_func=lambda one: labels.get(one, one),
            key=f"vraag_{turn}_{text}",
        )
        items[text] = str(code)
        if code and field_options(place, look.mapping, code).kan_omgekeerd:
            is_turned = st.checkbox(
                plain(f"‘{text}’: de schaal loopt andersom"),
                code in look.mapping.turned,
                key=f"vraagom_{turn}_{text}",
            )
            turned += [str(code)] if is_turned else []
    return items, tuple(dict.fromkeys(turned))
