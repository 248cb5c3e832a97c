"""Which patterns bear on a question: on just this, around it, or within it.

Why: who asks about a cluster and hears nothing of its category, or the reverse, is reassured by
mistake. So what was found is told unless the question is about something else; what was only looked
at is told where it is about just this, or about something that holds it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.advice.asked.scope import AskedScope
from pipeline.advice.asked.survey_figures import questions_of_cluster
from pipeline.advice.asked.texts import said
from pipeline.advice.pattern import Pattern
from pipeline.contracts import load_codelist
from pipeline.contracts.codes import Code
from pipeline.periods import end_of
from pipeline.release import Release
from pipeline.signals.niveaus import FOUND
from pipeline.signals.sources import cluster_of

_MANAGER = "leidinggevende"
_TALKING, _BEHAVIOUR = "mb", "og"
_SUBJECT = ("hoofdcategorie", "cluster", "relatie")


@dataclass(frozen=True)
class Bearing:
    """One question, and what bears on it. questions: of the survey, on the same subject."""

    release: Release
    scope: AskedScope
    questions: Sequence[str]

    def bears(self, one: Pattern) -> bool:
        """Whether a pattern is about what was asked, of the unit that was asked or of all."""
        return one.codes.get("eenheid", "") in ("", self.scope.eenheid) and self._is_about(one)

    def is_elsewhere(self, one: Pattern) -> bool:
        """Whether it was found on what was asked, of a unit above or below the one asked about."""
        unit = one.codes.get("eenheid", "")
        if one.niveau not in FOUND or unit in ("", self.scope.eenheid):
            return False
        asked = self.scope.eenheid
        is_near = not asked or asked in self._above(unit) or unit in self._above(asked)
        return is_near and self._is_about(one)

    def _is_about(self, one: Pattern) -> bool:
        is_found = one.niveau in FOUND
        if one.code == "werking" and self.scope.soorten:
            return self._is_after(one)
        if one.code == "stilte" and is_found and self._asks_about_silence:
            return True
        if "item" in one.codes:
            asked = self._around if is_found else set(self.questions)
            return (is_found and self._is_all) or one.codes["item"] in asked
        if "thema" in one.codes:
            return (is_found and self._is_all) or one.codes["thema"] == self.scope.thema
        if self.scope.item or self.scope.thema:
            return False
        return self._agrees(one.codes) if is_found else self._holds(one.codes)

    @property
    def _is_all(self) -> bool:
        """Nothing was asked about in particular."""
        return self.scope.is_general

    def _is_after(self, one: Pattern) -> bool:
        """Whether it is about an event of a kind that was asked about."""
        kinds = load_codelist("gebeurtenissoorten")
        return any(
            (event.label or kinds.label(event.soort).lower()) in one.gebeurtenis
            for event in self.release.publiek.events
            if event.soort in self.scope.soorten
        )

    @property
    def _asks_whether_people_talk(self) -> bool:
        """Whether the question is about daring to talk, or knowing where to."""
        return any(code == _TALKING or code.startswith(f"{_TALKING}_") for code in self.questions)

    @property
    def _asks_about_silence(self) -> bool:
        """Silence is little talking where the survey shows unwanted behaviour, of whatever kind."""
        return self._asks_whether_people_talk or _BEHAVIOUR in self._around

    @cached_property
    def _around(self) -> set[str]:
        """The questions, those of the cluster that was asked about, the questions that make up an
        index among them, and the index of a question."""
        scope = self.scope
        is_cluster = bool(scope.cluster) and not scope.hoofdcategorie and not scope.item
        asked = {*self.questions, *(questions_of_cluster(scope.cluster) if is_cluster else ())}
        for index in load_codelist("indexen").codes:
            listed: object = index.extra["items"]
            items = {str(code) for code in listed} if isinstance(listed, list | tuple) else set()
            if index.code in self.questions:
                asked |= items
            elif items & set(self.questions):
                asked.add(index.code)
        return asked

    def _holds(self, codes: Mapping[str, str]) -> bool:
        """On just this, or on something that holds it."""
        asked = {**self.scope.talks, **({"cluster": self.scope.above} if self.scope.above else {})}
        own = {name: code for name, code in codes.items() if name != "vervolg"}
        return own.items() <= asked.items() if own else not self.scope.talks

    def _agrees(self, codes: Mapping[str, str]) -> bool:
        """It shares a subject with the question and names no other; a category is within its
        cluster, and one that is itself about a leidinggevende shares that relation."""
        asked, own = self._subject(self.scope.codes), self._subject(codes)
        if not asked:
            return self._is_all or not own
        shared = asked.keys() & own.keys()
        if any(asked[name] != own[name] for name in shared):
            return False
        return bool(shared) or self._is_told_by_category(asked, own)

    def _is_told_by_category(self, asked: Mapping[str, str], own: Mapping[str, str]) -> bool:
        pairs = ((asked, own), (own, asked))
        return any(
            "relatie" in one and "hoofdcategorie" in other
            and self._names(other["hoofdcategorie"], one["relatie"])
            for one, other in pairs
        )  # fmt: skip

    def _names(self, category: str, relation: str) -> bool:
        """Whether a category is about this relation by what it is, or by what it is called."""
        found: Code = self.release.publiek.code_list("categorieen").get(category)
        if category in said("herkent", "niet"):
            return False
        words = said("herkent", "relatie").get(relation, ())
        is_called = any(word in found.label.casefold() for word in words)
        return is_called or (relation == _MANAGER and bool(found.extra.get("over_leidinggevende")))

    @staticmethod
    def _subject(codes: Mapping[str, str]) -> dict[str, str]:
        found = {name: codes[name] for name in _SUBJECT if codes.get(name)}
        if "hoofdcategorie" in found:
            found["cluster"] = cluster_of(found["hoofdcategorie"])
        return found

    def _above(self, unit: str) -> tuple[str, ...]:
        """All units above a unit, on the last day that was published."""
        parents = self.release.publiek.lineage.parents(end_of(self.release.perioden[-1]))
        found: list[str] = []
        step = parents.get(unit)
        while step is not None:
            found.append(step)
            step = parents.get(step)
        return tuple(found)
