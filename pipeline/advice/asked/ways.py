"""What would make visible what cannot be seen now, each with its price."""

from collections.abc import Iterator
from math import isinf

from pipeline.advice.asked.ahead import HIGHEST, table_of
from pipeline.advice.asked.case import Case
from pipeline.advice.asked.recorded import not_recorded
from pipeline.advice.asked.texts import ahead
from pipeline.advice.concept import Fact, Line, Lines, Term
from pipeline.advice.numbers import measure, percentage
from pipeline.advice.wording import one_period
from pipeline.contracts import load_codelist
from pipeline.periods import last_ended_quarter, quarters_in
from pipeline.release.promise import best_guess
from pipeline.release.sharing import DOUBLING

_MOST_QUESTIONS = 2


def ways(case: Case) -> Lines:
    """All that would help; that nothing is needed where nothing would."""
    found = (
        *_events(case),
        *_larger(case),
        *_of_questions(case),
        *_longer(case),
        *_budget(case),
        *_next_publication(case),
        *(one.instead for one in not_recorded(case.question)),
    )
    return found or (case.said("zichtbaar", "niets"),)


def _events(case: Case) -> Iterator[Line]:
    """An event that is in no list has no before and after."""
    known = {event.soort for event in case.talks.release.publiek.events}
    if set(case.scope.soorten) - known:
        yield case.said("zichtbaar", "gebeurtenis")


def _larger(case: Case) -> Iterator[Line]:
    if case.is_rolled_up:
        key = "grotere_eenheid" if case.shows_units else "hele_organisatie"
        yield case.said("zichtbaar", key)


def _of_questions(case: Case) -> Iterator[Line]:
    """A question in the next survey; a survey where there is none."""
    promise = ahead(measure(case.next_survey.epsilon), case.next_survey.epsilon)
    if not case.talks.release.golven:
        yield case.said("zichtbaar", "enquete", epsilon_enquete=promise)
    readable = [code for code in case.to_ask() if case.can_show(code)]
    for code in readable[:_MOST_QUESTIONS] or case.to_ask()[:1]:
        entry = load_codelist("items").get(code)
        slots: dict[str, Fact | Line | Term] = {
            "vraagtekst": Term(str(entry.extra["vraag"]), code),
            "item": Term(code, code),
            "epsilon_enquete": promise,
        }
        key = "enquetevraag" if code in readable else "enquetevraag_te_klein"
        yield case.said("zichtbaar", key, **slots)


def _longer(case: Case) -> Iterator[Line]:
    if not case.is_of_talks or case.is_missing or not case.talks.can_read(case.scope.talks):
        return
    until = case.ahead.seen_from(case.scope.talks)
    if not until:
        if case.ahead.factor(case.scope.talks) > DOUBLING:
            yield case.said("zichtbaar", "nooit_langer")
        return
    published = quarters_in(case.ahead.perioden[-1])[-1]
    if until > published:
        yield case.said("zichtbaar", "langer", kwartaal=one_period(until))
    elif not case.is_told:
        yield case.said("zichtbaar", "nu_al")


def _budget(case: Case) -> Iterator[Line]:
    """What a table of its own, or more for the one there is, would have to spend."""
    codes = case.scope.talks
    if not case.is_of_talks or case.is_too_fine or case.names_few_managers:
        return
    if case.ahead.factor(codes) <= DOUBLING and not case.is_missing:
        return
    table, needed = table_of(codes), case.ahead.needed(codes)
    if isinf(needed):
        highest = ahead(measure(HIGHEST), HIGHEST)
        yield case.said("zichtbaar", "budget_helpt_niet", epsilon=highest, tabel=case.table)
        return
    whole_cost, now = case.ahead.together(table, needed), case.ahead.spent
    yield case.said(
        "zichtbaar",
        "meer_budget",
        tabel=case.table,
        epsilon=ahead(measure(needed), needed),
        samen=ahead(measure(whole_cost), whole_cost),
        nu=ahead(measure(now), now),
        raden=ahead(percentage(best_guess(whole_cost)), best_guess(whole_cost)),
        raden_nu=ahead(percentage(best_guess(now)), best_guess(now)),
    )
    if needed <= now:
        yield case.said("zichtbaar", "in_plaats_van", tabel=case.table)
    if len(codes) > 1:
        yield case.said("zichtbaar", "registreren")


def _next_publication(case: Case) -> Iterator[Line]:
    if case.missing_after and case.missing_after[0] <= last_ended_quarter(case.today):
        yield case.said("zichtbaar", "publicatie")
