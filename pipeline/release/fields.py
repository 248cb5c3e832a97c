"""Which fields the plan uses: only those are ever stored (AVG art. 5, data minimisation)."""

from pipeline.contracts.codes import load_codelist
from pipeline.release.cells import TOTAL, is_late, table_dimensions
from pipeline.release.plan import RESERVE, SurveyPlan, TalkPlan
from pipeline.release.survey_answers import SurveyTable
from pipeline.settings import Settings

_TALK_KEYS = frozenset({"traject_sleutel", "periode", "mag_meetellen"})
_PERSON_KEY = frozenset({"persoon_sleutel"})
_SURVEY_KEYS = frozenset({"respondent_sleutel", "golf", "eenheid"})
# What the planner chooses from, now or when the organisation grows; not `vervolg`, which takes more
# than 100,000 employees.
_PLANNER_TABLES = (TOTAL, "hoofdcategorie", "eenheid", "relatie")


def talk_fields_in_use(settings: Settings, plan: TalkPlan) -> frozenset[str]:
    """Fields of `gesprekken` that the plan, or one the planner may soon choose, counts by."""
    tables = [t for t in settings.plan.weights if t != RESERVE]
    tables = tables or [*_PLANNER_TABLES, *plan.tabellen]
    dims = {dim for table in tables for dim in table_dimensions(table)}
    if "cluster" in dims:
        dims = (dims - {"cluster"}) | {"hoofdcategorie"}
    if any(is_late(table) for table in tables):
        dims |= {"vervolg"}  # says that a traject has ended
    per_person = settings.privacy.beschermd == "persoon_per_jaar"
    return _TALK_KEYS | dims | (_PERSON_KEY if per_person else frozenset())


def survey_fields_in_use(plans: dict[str, SurveyPlan]) -> frozenset[str]:
    """Fields of `enquete` that the plans of the known waves count by."""
    used: set[str] = set()
    for plan in plans.values():
        for table in map(SurveyTable.of, plan.namen):
            used |= {table.item} if table.item else _items_of(table.index)
    return _SURVEY_KEYS | used


def _items_of(index: str) -> set[str]:
    items = load_codelist("indexen").get(index).extra["items"]
    return {str(item) for item in items} if isinstance(items, list | tuple) else set()
