"""What an organisation's own settings and plan promise, as values for texts.

Why: a text that the works council agrees to must say what the program does in this organisation.
So no number of it is typed: each comes from vip.toml, the plan, or a limit of the program.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.advice.concept import Line, Term
from pipeline.advice.numbers import measure, percentage
from pipeline.advice.sentences import Sentences, in_a_row, term
from pipeline.contracts import load_codelist, load_contract
from pipeline.release.cells import table_dimensions
from pipeline.release.fields import survey_fields_in_use, talk_fields_in_use
from pipeline.release.plan import SurveyPlan, TalkPlan
from pipeline.release.promise import MICRO, best_guess, one_in, suspicion_after
from pipeline.release.unit_map import FEWEST_MANAGERS, SMALLEST_UNIT
from pipeline.settings import Settings
from pipeline.signals.numbers import whole

TEXTS = Sentences("modelteksten")
_SUSPICION = 0.10
_TOTAL = "totaal"


@dataclass(frozen=True)
class Promised:
    """The settings of one organisation with the plan that follows from them. dag: of both."""

    settings: Settings
    plan: TalkPlan
    golven: Mapping[str, SurveyPlan]
    dag: date

    @property
    def has_delta(self) -> bool:
        """Whether a wave of the plan uses the small chance."""
        return self.settings.privacy.delta_enquete > 0 and any(p.rho for p in self.golven.values())

    def holds(self) -> Mapping[str, bool]:
        """The conditions that a block of a text may name under `als`."""
        return {
            "eigen_delta": self.has_delta,
            "per_gesprek": self.settings.privacy.beschermd == "gesprek",
            "met_enquete": bool(self.golven),
        }

    def slots(self) -> dict[str, Term | Line]:
        """Everything the texts may be filled with."""
        settings, privacy = self.settings, self.settings.privacy
        delta = privacy.delta_enquete if self.has_delta else 0.0
        values = {
            "organisatie": settings.organisatie.naam,
            "medewerkers": whole(self.plan.medewerkers),
            "beschermd": TEXTS.say("eenheden", privacy.beschermd),
            "epsilon": measure(privacy.epsilon),
            "raden": percentage(best_guess(privacy.epsilon)),
            "verdenking": percentage(_SUSPICION),
            "vermoeden": percentage(suspicion_after(_SUSPICION, privacy.epsilon)),
            "epsilon_enquete": measure(privacy.epsilon_enquete),
            "raden_enquete": percentage(best_guess(privacy.epsilon_enquete, delta)),
            "delta": one_in(privacy.delta_enquete) if privacy.delta_enquete else "",
            "golven": str(privacy.golven_per_jaar),
            "korrel": TEXTS.say("korrels", self.plan.korrel),
            "kleinste_eenheid": str(SMALLEST_UNIT),
            "leidinggevenden": str(FEWEST_MANAGERS),
            "bewaren_gesprekken": str(settings.bewaren.gesprekken),
            "bewaren_enquete": str(settings.bewaren.enquete),
            "bewaren_quarantaine": str(settings.bewaren.quarantaine),
        }
        found: dict[str, Term | Line] = {name: term(value, name) for name, value in values.items()}
        return found | {"velden_gesprekken": self._talk_fields(), "velden_enquete": self._asked()}

    def tables(self) -> Iterator[tuple[Line, Line]]:
        """Each table of talks with its part of the budget, and what is not spent."""
        budget = self.settings.privacy.epsilon * MICRO
        for table, micro in self.plan.tabellen.items():
            yield Line((_table_name(table),)), _part(micro / budget, table)
        kept = 1 - sum(self.plan.tabellen.values()) / budget
        if self.plan.tabellen and round(100 * kept) > 0:
            yield TEXTS.line("reserve"), _part(kept, "reserve")

    def _talk_fields(self) -> Line:
        used = talk_fields_in_use(self.settings, self.plan)
        order = [field.name for field in load_contract("gesprekken").fields if field.name in used]
        return in_a_row(term(TEXTS.say("veldnamen", name), name) for name in order)

    def _asked(self) -> Line:
        """The questions that are stored, by the subjects they are about."""
        if not self.golven:
            return TEXTS.line("geen_enquete")
        used = survey_fields_in_use(dict(self.golven))
        items = [one for one in load_codelist("items").codes if one.code in used]
        labels = dict(_blocks())
        blocks = dict.fromkeys(str(one.extra["blok"]) for one in items)
        names = in_a_row(term(labels[code].lower(), code) for code in blocks)
        return TEXTS.line("enquetevelden", n=term(len(items), "items"), blokken=names)


def _blocks() -> Iterator[tuple[str, str]]:
    for block in Sentences("items").listed("blokken"):
        yield str(block["code"]), str(block["label"])


def _table_name(table: str) -> str:
    dimensions = table_dimensions(table) or (_TOTAL,)
    return " per ".join(TEXTS.say("tabelnamen", dimension) for dimension in dimensions)


def _part(share: float, table: str) -> Line:
    return TEXTS.line("deel", deel=term(round(100 * share), table))
