"""Every signal ever shown with what was done with it, and the advice with its dates.

Why the name and not the sentence of a signal: the sentence stands signed in the register; here it
is a list to go through in a meeting.
"""

from collections.abc import Iterator
from datetime import date

from pipeline.advice.concept import Line
from pipeline.advice.documents.document import Block
from pipeline.advice.pattern import Pattern, pattern_of
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.thresholds import TEXTS
from pipeline.advice.register import Entry, Step
from pipeline.advice.sentences import Row, term_line
from pipeline.advice.status import status_label
from pipeline.contracts import load_codelist
from pipeline.contracts.public import PublicInputs
from pipeline.periods import day_in_words
from pipeline.release.theme_bounding import NO_THEME
from pipeline.signals.wave.wording import question_label
from pipeline.signals.wording import unit_name

_SIGNALS = (1.4, 2.8, 6.0, 2.4, 4.4)
_ADVICE = (5.6, 2.6, 2.9, 3.0, 2.9)
_LISTS = {"hoofdcategorie": "categorieen", "cluster": "clusters", "relatie": "relaties",
          "vervolg": "vervolg", "thema": "themas"}  # fmt: skip


def signals(material: Material) -> Iterator[Block]:
    """The register as a table."""
    if not material.register:
        yield TEXTS.paragraph("geen_signalen")
        return
    publiek = material.release.publiek
    yield TEXTS.table("signalen", [_row(one, publiek) for one in material.register], _SIGNALS)
    yield TEXTS.small("signalen_uitleg")


def advice(material: Material) -> Iterator[Block]:
    """What was offered, how far it is, and by when an answer and an evaluation are due."""
    if not material.adviezen:
        yield TEXTS.paragraph("geen_adviezen")
        return
    yield TEXTS.table("adviezen", list(_advice(material)), _ADVICE)


def _row(entry: Entry, publiek: PublicInputs) -> Row:
    made = entry.lijst.over.get("gemaakt_op")
    level = str(entry.rij["niveau"])
    return (
        term_line(entry.lijst.id, entry.lijst.id),
        _day(made),
        signal_name(pattern_of(entry.rij), publiek),
        term_line(load_codelist("niveaus").label(level), level),
        followed(entry),
    )


def followed(entry: Entry) -> Line:
    """What was done with a signal, in words."""
    return Line(("; ".join(map(_step, entry.stappen)) or TEXTS.say("niets_gedaan"),))


def signal_name(pattern: Pattern, publiek: PublicInputs) -> Line:
    """A pattern by its name, what it is about, and when: "Stijging: Pesten (2025-Q4)"."""
    parts = [load_codelist("patronen").label(pattern.code)]
    about = [_label(name, code, publiek) for name, code in pattern.codes.items()]
    if pattern.codes.get("hoofdcategorie") and pattern.codes.get("cluster"):
        about.remove(_label("cluster", pattern.codes["cluster"], publiek))
    named = f"{parts[0]}: {', '.join(about)}" if about else parts[0]
    return term_line(f"{named} ({pattern.periode or pattern.golf})", pattern.key)


def _label(name: str, code: str, publiek: PublicInputs) -> str:
    if name == "eenheid":
        return unit_name(code, publiek)
    if code == NO_THEME:
        return TEXTS.say("geen_thema")
    try:
        if name == "item":
            return f"‘{question_label(code)}’"
        return str(publiek.code_list(_LISTS[name]).label(code))
    except LookupError:  # a code that the lists no longer know
        return f"‘{code}’"


def _step(step: Step) -> str:
    reason = TEXTS.say("reden").format(reden=step.reden) if step.reden else ""
    what = TEXTS.say("gedaan", step.wat)
    return TEXTS.say("stap").format(wat=what, dag=day_in_words(step.op), reden=reason)


def _advice(material: Material) -> Iterator[Row]:
    for one in material.adviezen:
        row = one.register
        yield (
            Line((str(row["titel"]),)),
            term_line(status_label(str(row["status"])), str(row["status"])),
            _day(row["aangeboden_op"]),
            _day(row["reactie_voor"]),
            _day(row["evaluatie_op"]),
        )


def _day(day: object) -> Line:
    return Line((day_in_words(date.fromisoformat(str(day))) if day else TEXTS.say("geen"),))
