"""Chapter 9: the advice of this year and of earlier ones, and what was done with it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.advice.concept import Line
from pipeline.advice.documents.document import Block, Items
from pipeline.advice.handed_over import HandedOver
from pipeline.advice.sentences import term, term_line
from pipeline.advice.status import CLOSED
from pipeline.advice.yearly.data import Yearly
from pipeline.advice.yearly.texts import chapter, line, paragraph, part, say, table
from pipeline.contracts import load_codelist
from pipeline.periods import day_in_words

_STATUSES = "adviesstatussen"
_WIDTHS = (6.0, 3.2, 3.8, 4.0)


def advice_given(data: Yearly) -> Iterator[Block]:
    """The chapter."""
    yield chapter("adviezen")
    year = term(data.jaar, "jaar")
    if data.offered:
        yield paragraph("adviezen", "inleiding")
        yield table("adviezen", map(_row, data.offered), _WIDTHS)
    else:
        yield paragraph("adviezen", "geen", jaar=year)
    yield part("adviezen", "eerder", "kop")
    earlier = [one for one in data.earlier if _is_of_now(one, data.jaar)]
    if earlier:
        yield table("eerdere_adviezen", map(_row, earlier), _WIDTHS)
    else:
        yield paragraph("adviezen", "eerder", "geen")
    yield from _measured((*data.offered, *earlier))
    yield paragraph("adviezen", "organisatie_beslist")


def _is_of_now(one: HandedOver, year: int) -> bool:
    """Whether it still runs, or was closed in this year or after it."""
    return status_of(one) != CLOSED or one.stappen[-1].op.year >= year


def _measured(advices: Sequence[HandedOver]) -> Iterator[Block]:
    """What the yardsticks said of advice that was looked back on, in the words of that day."""
    looked_at = [(one, step) for one in advices for step in one.stappen[-2:] if step.bevindingen]
    if not looked_at:
        return
    yield part("adviezen", "gemeten", "kop")
    for one, step in looked_at:
        title = term(one.concept.kop.titel.text, one.id)
        labels = load_codelist(_STATUSES)
        yield paragraph(
            "adviezen",
            "gemeten",
            "advies",
            titel=title,
            dag=term(day_in_words(step.op), "op"),
            stand=term(_short(labels.label(step.status)), step.status),
        )
        yield Items(
            tuple(
                line(
                    "adviezen",
                    "gemeten",
                    "meetpunt",
                    pijler=term(found.pijler.capitalize(), found.pijler),
                    zin=found.zin,
                    uitkomst=term(_short(labels.label(found.uitkomst)), found.uitkomst),
                )
                for found in step.bevindingen
            )
        )


def _short(label: str) -> str:
    return label.rpartition(": ")[2]


def status_of(one: HandedOver) -> str:
    """The code of its status as it stands now."""
    return str(one.register["status"])


def status_line(one: HandedOver) -> Line:
    """Its status in words."""
    code = status_of(one)
    return term_line(load_codelist(_STATUSES).label(code), code)


def outcome(advices: Sequence[HandedOver]) -> Line:
    """What was done with these, in one sentence by status; that there were none is said."""
    if not advices:
        return line("adviezen", "uitkomst", "geen")
    counted = Counter(map(status_of, advices))
    order = [code for code in load_codelist(_STATUSES).values() if code in counted]
    labels = load_codelist(_STATUSES)
    if len(advices) == 1:
        stand = term(labels.label(order[0]).lower(), "register")
        return line("adviezen", "uitkomst", "een", stand=stand)
    told = "; ".join(f"{counted[code]} {labels.label(code).lower()}" for code in order)
    many = term(len(advices), "register")
    return line("adviezen", "uitkomst", "meer", aantal=many, stand=term(told, "register"))


def _row(one: HandedOver) -> tuple[Line, ...]:
    return (
        Line((term(one.concept.kop.titel.text, one.id),)),
        term_line(day_in_words(one.aangeboden_op), "aangeboden_op"),
        status_line(one),
        _next(one),
    )


def _next(one: HandedOver) -> Line:
    """Who it lies with, and until when."""
    owner = str(one.register.get("eigenaar") or "")
    term_day = one.register.get("termijn") or (
        one.register.get("reactie_voor") if status_of(one) == "aangeboden" else None
    )
    who = term_line(owner or say("adviezen", "geen_eigenaar"), "eigenaar")
    if not term_day:
        return who
    day = day_in_words(date.fromisoformat(str(term_day)))
    return line("adviezen", "eigenaar_en_termijn", wie=who, dag=term(day, "termijn"))
