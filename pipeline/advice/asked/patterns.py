"""Patterns that bear on a question: found, or looked for and not found.

A pattern of a unit is told only where the question names that unit: what is said of the whole
organisation may not point at a part of it. That there is one is told, without which or where.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from pipeline.advice.asked.around import Bearing
from pipeline.advice.asked.scope import AskedScope
from pipeline.advice.asked.survey_figures import is_specific, question_label
from pipeline.advice.asked.talk_figures import counted_words
from pipeline.advice.asked.texts import listed, said, sentence, words
from pipeline.advice.compose import compose
from pipeline.advice.concept import Concept, Fact, Line, Origin, Term
from pipeline.advice.pattern import Pattern, patterns_in
from pipeline.advice.wording import subject_of
from pipeline.contracts import load_codelist
from pipeline.release import Release
from pipeline.signals.niveaus import FOUND, SIGNALS
from pipeline.signals.numbers import factor, whole
from pipeline.signals.themes.counts import published_label

_NOTHING, _TOO_LITTLE = "geen_patroon", "te_weinig_gegevens"
_MOST_SILENT = 4
_MOST_FOUND = 6
"""Of a question about everything: the rest is counted, and stands in the list of patterns."""
_OF_CHANGE = ("stijging", "daling")


@dataclass(frozen=True)
class AskedPatterns:
    """The newest list of patterns, read for one question. questions: of the survey."""

    release: Release
    patronen: pd.DataFrame
    scope: AskedScope
    questions: Sequence[str]

    @property
    def found(self) -> tuple[Pattern, ...]:
        """Those that stand out, the strongest first."""
        return tuple(one for one in self._all if one.niveau in FOUND)

    @property
    def signals(self) -> tuple[Pattern, ...]:
        """Those of level signaal or higher."""
        return tuple(one for one in self._all if one.niveau in SIGNALS)

    @property
    def _all(self) -> tuple[Pattern, ...]:
        return tuple(one for one in self._listed if self._bearing.bears(one))

    @property
    def is_elsewhere(self) -> bool:
        """Whether something was found on it of a unit above or below the one that was asked."""
        return any(map(self._bearing.is_elsewhere, self._listed))

    @property
    def _listed(self) -> tuple[Pattern, ...]:
        return tuple(one for one in patterns_in(self.patronen) if one.code != _NOTHING)

    @property
    def _bearing(self) -> Bearing:
        return Bearing(self.release, self.scope, self.questions)

    @property
    def outcome(self) -> str:
        """The strongest level found on just this; else whether something stands out within it or
        around it, and whether anything could have been seen."""
        exact = [one for one in self._of_scope if one.niveau in FOUND]
        if exact or self.found or self.is_elsewhere:
            return exact[0].niveau if exact else "deel"
        if any(one.niveau != _TOO_LITTLE for one in self._of_scope):
            return "getoetst"
        asked = [one for one in self._all if "item" in one.codes and is_specific(self.scope)]
        is_asked = any(one.niveau != _TOO_LITTLE for one in asked)
        return "enquete" if is_asked else "niet_te_zien"

    @property
    def is_told(self) -> bool:
        """Whether the list says itself from what change on this would be seen."""
        return any("zichtbaar_vanaf" in one.getallen for one in self._of_scope)

    @property
    def _of_scope(self) -> tuple[Pattern, ...]:
        """Those on what was asked, or on a part within it."""
        if self.scope.item or self.scope.thema:
            return self._all
        asked = self.scope.talks.items()
        return tuple(one for one in self._all if asked <= self._own(one.codes).items())

    @staticmethod
    def _own(codes: Mapping[str, str]) -> dict[str, str]:
        """A category stands for its cluster; questions of the survey are nothing of talks."""
        if "item" in codes or "thema" in codes:
            return {"item": ""}
        is_category = "hoofdcategorie" in codes
        return {n: c for n, c in codes.items() if not (n == "cluster" and is_category)}

    def lines(self, told: Collection[str] = ()) -> Iterator[Line]:
        """What was found, then what was looked for and not found; without those `told`."""
        silent = [one for one in self._all if one.niveau not in FOUND]
        found = [one for one in self.found if one.key not in told]
        if self.scope.is_general:
            yield from self._in_short(found)
        ranked = (*(() if self.scope.is_general else found), *silent[:_MOST_SILENT])
        yield from dict.fromkeys(self._line(one) for one in ranked)
        if self.is_elsewhere:
            yield words(str(said("wij_zien", "elders")))
        if not (self.found or ranked):
            yield words(str(said("wij_zien", "niet_getoetst")))

    def _in_short(self, found: Sequence[Pattern]) -> Iterator[Line]:
        """The strongest few by level, one sentence a level, and how many there are beside them."""
        for level in FOUND:
            series = [self._series(one) for one in found[:_MOST_FOUND] if one.niveau == level]
            if series:
                together = Line(tuple(listed(list(dict.fromkeys(series)), "; ")))
                yield sentence({**_outcome(level), "reeks": together}, "wij_zien", "gevonden")
        left = len(found) - _MOST_FOUND
        if left > 0:
            many = Fact(whole(left), left, (), Origin.SIGNALENLIJST)
            yield sentence({"aantal": many}, "wij_zien", "meer_gevonden")

    def concepts(self, today: date, sector: str) -> tuple[Concept, ...]:
        """The advice that the signals among them would give."""
        keys = {one.key for one in self.signals}
        if not keys:
            return ()

        def rest(one: Pattern) -> str:
            """What was not asked about has no part in a story that is told here."""
            return "" if one.key in keys else "not asked about"

        return compose(self.patronen, self.release, today, keys, (), sector, rest)

    def _line(self, one: Pattern) -> Line:
        slots: dict[str, Fact | Term | Line] = {
            **_outcome(one.niveau),
            "reeks": self._series(one),
        }
        if one.niveau in FOUND:
            return sentence(slots, "wij_zien", "gevonden")
        if one.niveau == _TOO_LITTLE:
            return sentence(slots, "wij_zien", "niet_te_zien")
        smallest = one.getallen.get("zichtbaar_vanaf")
        if one.is_of_survey or smallest is None or not one.cellen:
            return sentence(slots, "wij_zien", "getoetst_enquete")
        slots["zichtbaar_vanaf"] = Fact(
            factor(smallest), smallest, one.cellen, Origin.SIGNAAL, "zichtbaar_vanaf"
        )
        return sentence(slots, "wij_zien", "getoetst")

    def _series(self, one: Pattern) -> Line:
        """What was looked at, with the kind of pattern where it is not just more or fewer."""
        found = self._looked_at(one)
        if one.code in _OF_CHANGE:
            return found
        name = Term(load_codelist("patronen").label(one.code).lower(), one.code)
        return sentence({"reeks": found, "patroon": name}, "reeksen", "met_patroon")

    def _looked_at(self, one: Pattern) -> Line:
        codes = one.codes
        unit = {"eenheid": codes["eenheid"]} if "eenheid" in codes else {}
        if "item" in codes:
            slots = {
                "vraag": Term(question_label(codes["item"]), codes["item"]),
                "plek": subject_of(unit, self.release),
            }
            return sentence(slots, "reeksen", "vraag_eenheid" if unit else "vraag")
        if "thema" in codes:
            theme = Term(published_label(codes["thema"], self.release), codes["thema"])
            return sentence({"thema": theme}, "reeksen", "thema_vraag")
        about = subject_of(codes, self.release)
        return sentence({**counted_words(self.release), "onderwerp": about}, "reeksen", "onderwerp")


def _outcome(code: str) -> dict[str, Term | Line]:
    """A level, and what it means."""
    level = load_codelist("niveaus").get(code)
    return {
        "niveau": Term(level.label, level.code),
        "uitleg": words(str(level.extra["uitleg"])),
    }
