"""What cannot be said of a question, and why: the most telling first."""

from collections.abc import Iterator

from pipeline.advice.asked.case import Case
from pipeline.advice.asked.recorded import not_recorded
from pipeline.advice.asked.survey_figures import question_label
from pipeline.advice.asked.texts import ahead, listed
from pipeline.advice.concept import Line, Lines, Term
from pipeline.advice.wording import one_period
from pipeline.contracts import load_codelist
from pipeline.periods import quarters_in
from pipeline.release.sharing import DOUBLING, TRIPLING
from pipeline.release.unit_map import SMALLEST_UNIT
from pipeline.signals.numbers import factor, whole
from pipeline.signals.windows import whole_years

_LEAST_YEARS = 2


def reasons(case: Case) -> Lines:
    """All reasons, and what numbers never say."""
    return (
        *_of_unit(case),
        *_of_tables(case),
        *_of_size(case),
        *_of_periods(case),
        *_of_survey(case),
        *(
            case.said("niet_te_zeggen", "niet_vastgelegd", wat=one.what, waarom=one.why)
            for one in not_recorded(case.question)
        ),
        case.said("niet_te_zeggen", "oorzaak"),
    )


def _of_unit(case: Case) -> Iterator[Line]:
    if not case.is_rolled_up:
        return
    units = {one.eenheid: one for one in case.ahead.publiek.units_at(case.ahead.quarter)}
    unit = units.get(case.asked.eenheid)
    people = unit.medewerkers if unit else 0
    slots = {
        "eenheid": case.unit(case.asked.eenheid),
        "medewerkers": Term(whole(people), "medewerkers"),
        "ouder": case.unit(case.scope.eenheid),
    }
    key = "opgeteld" if people < SMALLEST_UNIT else "opgeteld_plan"
    yield case.said("niet_te_zeggen", key if case.scope.eenheid else f"{key}_rest", **slots)
    if case.shows_units:
        yield case.said("niet_te_zeggen", "gelezen_als", **slots)


def _of_tables(case: Case) -> Iterator[Line]:
    if not case.is_of_talks:
        return
    if case.is_too_fine:
        yield case.said("niet_te_zeggen", "te_fijn")
    elif case.names_few_managers:
        unit = case.unit(case.scope.eenheid)
        yield case.said("niet_te_zeggen", "leidinggevenden", eenheid=unit)
    elif case.is_missing and not case.is_unpublished:
        yield case.said("niet_te_zeggen", "niet_in_plan", tabel=case.table)


def _of_size(case: Case) -> Iterator[Line]:
    if not case.is_of_talks or case.is_too_fine or case.names_few_managers:
        return
    if case.is_told or case.is_missing:
        return
    smallest = case.ahead.factor(case.scope.talks)
    if smallest > TRIPLING:
        a_year = case.ahead.series(case.scope.talks).per_year
        told = ahead(_per_year(a_year), a_year)
        yield case.said("niet_te_zeggen", "te_klein", per_jaar=told)
    elif smallest > DOUBLING:
        told = ahead(factor(smallest), smallest)
        yield case.said("niet_te_zeggen", "pas_groot", factor=told)


def _of_periods(case: Case) -> Iterator[Line]:
    published = case.published
    if not published:
        return
    if case.scope.van and case.scope.van < published[0]:
        yield case.said("niet_te_zeggen", "voor_begin", begin=one_period(published[0]))
    if missing := case.missing_after:
        told = dict.fromkeys((missing[0], missing[-1]))
        names = Line(tuple(listed([Line((one_period(q),)) for q in told], " tot en met ")))
        yield case.said("niet_te_zeggen", "nog_niet", perioden=names)
    for period in case.ahead.perioden:
        inside = [case.scope.holds_quarter(quarter) for quarter in quarters_in(period)]
        if any(inside) and not all(inside):
            yield case.said("niet_te_zeggen", "half", periode=one_period(period))
    years = len(whole_years(list(case.ahead.perioden)))
    if years < _LEAST_YEARS:
        yield case.said("niet_te_zeggen", "te_kort", jaren=ahead(whole(years), years))


def _of_survey(case: Case) -> Iterator[Line]:
    if not case.talks.release.golven:
        yield case.said("niet_te_zeggen", "geen_enquete")
        return
    if case.survey.absent:
        quoted = [Line(("‘", _question(code), "’")) for code in case.survey.absent]
        named = Line(tuple(listed(quoted)))
        yield case.said("niet_te_zeggen", "geen_vraag", vragen=named)
    if case.survey.is_between_waves:
        yield case.said("niet_te_zeggen", "geen_ronde")
    for code in case.survey.unsure:
        yield case.said("niet_te_zeggen", "te_weinig_antwoorden", vraag=_question(code))
    items = load_codelist("items").values()
    if case.scope.eenheid and any(code in items for code in case.survey.shown()):
        yield case.said("niet_te_zeggen", "vraag_eenheid")
    thema = case.scope.thema
    if thema and not case.survey.has_theme:
        label = Term(load_codelist("themas").label(thema), thema)
        yield case.said("niet_te_zeggen", "geen_thema", thema=label)


def _question(code: str) -> Term:
    return Term(question_label(code), code)


def _per_year(value: float) -> str:
    return whole(value) if value >= 1 else "minder dan 1"
