"""What to publish of a survey wave: as many indices and items as can still be read.

A wave's budget is spent where the noise leaves something to see: indices per unit where the middle
unit is large enough, else for the whole organisation; items for the whole organisation, in the
order of the code list, as long as the noise moves a share by at most five points. From the number
of invited people and headcounts alone.
"""

from collections.abc import Mapping
from math import log, sqrt

from pipeline.contracts.codes import CodeList
from pipeline.contracts.public import PublicInputs, Wave
from pipeline.errors import ConfigurationError
from pipeline.periods import quarter_of
from pipeline.release.key_sets import map_units
from pipeline.release.noise_law import noise_variance
from pipeline.release.plan import SURVEY_TABLES, SurveyPlan
from pipeline.release.promise import MICRO

THEMES = "themas"  # of open answers: kept back until they are published
EXPECTED_RESPONSE = 0.6
FEWEST_RESPONDENTS = 50
_POINTS = 5.0
_SHARE = 0.05
# A mean over bins 0, 25, 50, 75, 100, centred: the bins weigh 50, 25, 0, 25 and 50 points.
_CENTRED_WEIGHT = 25.0 * sqrt(10.0)
_DEFAULT_WEIGHTS = {"index": 0.4, "items": 0.6}
_NO_HISTOGRAM = ("besproken_met", "reden_niet", "open")  # several answers, or text


def choose_survey_plan(
    publiek: PublicInputs,
    wave: Wave,
    indices: CodeList,
    items: CodeList,
    budget: int,
    weights: Mapping[str, float],
) -> SurveyPlan:
    """The histograms of one wave with their micro-epsilon; empty when nothing could be read.

    `weights` of [plan_enquete] override how the budget is shared between tables. Raises
    ConfigurationError when they name another table.
    """
    invited = min(wave.uitgenodigd, publiek.headcount(quarter_of(wave.gesloten_op)))
    respondents = (invited or wave.uitgenodigd) * EXPECTED_RESPONSE
    if respondents < FEWEST_RESPONDENTS:
        return SurveyPlan()
    share = _shares(weights)
    per_unit = _middle_unit(publiek, wave) * EXPECTED_RESPONSE
    tables: dict[str, int] = {}
    index_budget, item_budget = int(budget * share["index"]), int(budget * share["items"])
    for table, people in (("index_x_eenheid", per_unit), ("index", respondents)):
        chosen = _indices(indices, index_budget, people)
        if chosen and not tables:
            tables |= {f"{table}/{name}": index_budget // len(chosen) for name in chosen}
    if not tables:
        item_budget += index_budget
    asked = [c.code for c in items.codes if c.extra["schaal"] not in _NO_HISTOGRAM]
    limit = int(item_budget / MICRO * respondents * _SHARE / log(10))
    for name in asked[:limit]:
        tables[f"items/{name}"] = item_budget // min(limit, len(asked))
    return SurveyPlan(niveau=1, tabellen=tables)


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    """How the budget is shared between indices and items; the rest of the weights is kept back."""
    if not weights:
        return _DEFAULT_WEIGHTS
    if unknown := sorted(set(weights) - {*SURVEY_TABLES, THEMES}):
        raise ConfigurationError(
            f"[plan_enquete] in vip.toml noemt tabellen die niet bestaan: {', '.join(unknown)}.",
            f"Kies uit {', '.join(SURVEY_TABLES)}, of laat [plan_enquete] weg.",
        )
    total = sum(weights.values()) or 1.0
    index = sum(weights.get(table, 0.0) for table in SURVEY_TABLES[:2])
    return {"index": index / total, "items": weights.get("items", 0.0) / total}


def _middle_unit(publiek: PublicInputs, wave: Wave) -> float:
    """Employees of the unit that the middle employee works in."""
    shown = map_units(publiek, quarter_of(wave.gesloten_op), 1).shown
    sizes = sorted((unit.medewerkers for unit in shown), reverse=True)
    so_far = 0
    for size in sizes:
        so_far += size
        if so_far * 2 >= sum(sizes):
            return size
    return 0


def _indices(indices: CodeList, budget: int, people: float) -> list[str]:
    """The most important indices whose noise moves the mean of `people` by at most five points."""
    names = sorted(
        indices.values(), key=lambda name: int(str(indices.get(name).extra["prioriteit"]))
    )
    if people < FEWEST_RESPONDENTS or not budget:
        return []
    for n in range(len(names), 0, -1):
        sd = sqrt(noise_variance(budget / n / MICRO)) * _CENTRED_WEIGHT / people
        if sd <= _POINTS:
            return names[:n]
    return []
