"""Released numbers of the survey that bear on a question: questions, indices and themes.

The newest two waves of each, with the range for everyone who was invited. Fewer than fifty answers
are never shown (score.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.advice.asked.scope import AskedScope
from pipeline.advice.asked.talk_figures import count_lines
from pipeline.advice.asked.texts import said, sentence, words
from pipeline.advice.concept import Cijfer, Fact, Line, Origin, Term
from pipeline.advice.wording import subject_of
from pipeline.contracts import load_codelist
from pipeline.periods import quarter_of
from pipeline.release import Release
from pipeline.release.noise_law import noise_interval
from pipeline.release.survey_answers import countable_items, options
from pipeline.signals.numbers import whole
from pipeline.signals.sources import cluster_of
from pipeline.signals.survey.histogram import Histogram, histograms, item_histograms
from pipeline.signals.survey.measures import MEAN, Measure, item_measures
from pipeline.signals.themes.counts import published_label, theme_waves
from pipeline.signals.wave.lines import score_in

_WAVES = 2


def questions_for(scope: AskedScope) -> tuple[str, ...]:
    """The questions and indices of the survey that are about the same as the scope."""
    if scope.item:
        return (scope.item, *scope.ook)
    about = said("enquete_bij")
    found = [
        *scope.ook,
        *about["hoofdcategorie"].get(scope.hoofdcategorie, ()),
        *about["cluster"].get(scope.above, ()),
        *about["relatie"].get(scope.relatie, ()),
    ]
    if not found:
        found = list(about["eenheid"] if scope.eenheid else about["alles"])
    return tuple(dict.fromkeys(str(code) for code in found))


def questions_of_cluster(cluster: str) -> tuple[str, ...]:
    """The questions and indices that are about a cluster or about one of its categories."""
    about = said("enquete_bij")
    of_categories = [
        code
        for category, codes in about["hoofdcategorie"].items()
        if cluster_of(category) == cluster
        for code in codes
    ]
    return (*about["cluster"].get(cluster, ()), *of_categories)


def theme_label(thema: str, release: Release) -> str:
    """What a theme is called: as it was published, or as the list names it."""
    found = published_label(thema, release)
    return load_codelist("themas").label(thema) if found == thema else found


def is_specific(scope: AskedScope) -> bool:
    """Whether those questions are about this scope, and not just what is asked of everybody."""
    about = said("enquete_bij")
    return bool(
        scope.item
        or scope.ook
        or scope.hoofdcategorie in about["hoofdcategorie"]
        or scope.above in about["cluster"]
        or scope.relatie in about["relatie"]
    )


def question_label(code: str) -> str:
    """What a question or index is called."""
    indices = load_codelist("indexen")
    return (indices if code in indices.values() else load_codelist("items")).label(code)


@dataclass(frozen=True)
class SurveyFigures:
    """The released survey of one organisation, read for one question."""

    release: Release
    scope: AskedScope

    @cached_property
    def _found(self) -> Mapping[str, Sequence[Histogram]]:
        """By question or index what was released of it in the waves that were asked about."""
        kept = {c: [one for one in line if self._holds(one.golf)] for c, line in self._ever.items()}
        return {code: line for code, line in kept.items() if line}

    @cached_property
    def _ever(self) -> Mapping[str, Sequence[Histogram]]:
        """The same of all waves."""
        found: dict[str, list[Histogram]] = {}
        for one in (*histograms(self.release), *item_histograms(self.release, _measures())):
            if one.eenheid in ("", self.scope.eenheid) and one.index in self.questions:
                found.setdefault(one.index, []).append(one)
        return found

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The questions that bear on the scope."""
        return questions_for(self.scope)

    @property
    def absent(self) -> tuple[str, ...]:
        """Questions on just this that were not released in any wave."""
        if not is_specific(self.scope):
            return ()
        return tuple(code for code in self.questions if code not in self._ever)

    @property
    def is_between_waves(self) -> bool:
        """Whether there are waves with these questions, and none in the time asked about."""
        return bool(self._ever) and not self._found

    @property
    def unsure(self) -> tuple[str, ...]:
        """Questions of which no wave had answers enough."""
        return tuple(
            code
            for code, line in self._found.items()
            if all(score_in(self.release, one).is_te_onzeker for one in line)
        )

    @property
    def has_theme(self) -> bool:
        """Whether the theme was counted in a wave that was asked about."""
        return any(True for _ in self._themes())

    def rows(self) -> tuple[Cijfer, ...]:
        """The newest two waves of each, the unit before the organisation; then the theme."""
        return (*self._scored(), *self._themes())

    def shown(self) -> tuple[str, ...]:
        """The questions of which a number is shown."""
        return tuple(code for code in self._found if code not in self.unsure)

    def _scored(self) -> Iterator[Cijfer]:
        for code in self.questions:
            line = self._found.get(code, ())
            for unit in dict.fromkeys((self.scope.eenheid, "")):
                waves = [one for one in line if one.eenheid == unit]
                for one in waves[::-1][:_WAVES]:
                    score = score_in(self.release, one)
                    if not score.is_te_onzeker:
                        yield self._figure(one, score.value, score.interval())

    def _figure(self, one: Histogram, value: float, ends: tuple[float, float]) -> Cijfer:
        origin = Origin.SCORE if one.maat == MEAN else Origin.AANDEEL
        name = "score" if one.maat == MEAN else "aandeel"
        low, high = (
            Fact(whole(end), end, one.cells, origin, f"{name}_{side}")
            for end, side in zip(ends, ("laag", "hoog"), strict=True)
        )
        number = Fact(whole(value), value, one.cells, origin, name)
        return Cijfer(
            self._about(one),
            Line((Term(one.golf, one.golf),)),
            sentence({"getal": number}, "maten", one.maat),
            Line(("tussen ", low, " en ", high)),
        )

    def _about(self, one: Histogram) -> Line:
        asked = Term(question_label(one.index), one.index)
        if not one.eenheid:
            return sentence({"vraag": asked}, "reeksen", "enquete")
        place = subject_of({"eenheid": one.eenheid}, self.release)
        return sentence({"vraag": asked, "plek": place}, "reeksen", "enquete_eenheid")

    def _themes(self) -> Iterator[Cijfer]:
        if not self.scope.thema:
            return
        named = Term(theme_label(self.scope.thema, self.release), self.scope.thema)
        about = sentence({"thema": named}, "reeksen", "thema")
        for wave in theme_waves(self.release)[::-1][:_WAVES]:
            one = wave.counts.get(self.scope.thema)
            if one is not None and self._holds(one.golf):
                low, high = noise_interval(one.noisy_n, one.noise)
                number, ends = count_lines(one.noisy_n, low, high, (one.cel,))
                yield Cijfer(about, words(one.golf), number, ends)

    def _holds(self, golf: str) -> bool:
        closed = {wave.golf: wave.gesloten_op for wave in self.release.publiek.waves}
        return golf in closed and self.scope.holds_quarter(quarter_of(closed[golf]))


def _measures() -> dict[str, Measure]:
    """The main measure of each question with one answer."""
    single = [item for item in countable_items() if not options(item)]
    return {item: item_measures(item, has_options=False)[0] for item in single}
