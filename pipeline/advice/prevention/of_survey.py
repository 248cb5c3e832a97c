"""What the newest survey says about a risk: its questions and indices, with their ranges.

The numbers of a question are those of the joint fit of its wave, as on the pages; the cells are
those of the question itself.
"""

from collections.abc import Iterator

from pipeline.advice.concept import Line, Origin
from pipeline.advice.prevention.evidence_row import Gathered, Shown
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.of_patterns import Patterns
from pipeline.advice.prevention.risks import TEXTS, Risk
from pipeline.advice.sentences import in_a_row, term, term_line
from pipeline.advice.yearly.amount import Amount
from pipeline.contracts import load_codelist
from pipeline.contracts.public import Wave
from pipeline.release import Release
from pipeline.signals.references import cell_ids
from pipeline.signals.survey.histogram import histograms
from pipeline.signals.survey.index import population_of
from pipeline.signals.survey.items import item_scores
from pipeline.signals.survey.measures import EXPERIENCED, KNOWS, MEAN
from pipeline.signals.survey.score import Score, score_of
from pipeline.signals.wave.wording import is_turned, question_label

_SHARES = {EXPERIENCED: "ervaren", KNOWS: "weet"}
_NAMES = {Origin.AANDEEL: ("aandeel", "aandeel_laag", "aandeel_hoog"),
          Origin.SCORE: ("score", "score_laag", "score_hoog")}  # fmt: skip


class Survey:
    """The newest wave of a year, worked out once."""

    def __init__(self, material: Material) -> None:
        self.golf = material.golf
        self.release = material.of_wave
        self.scores = dict(_scored(self.release)) if self.golf else {}

    def number(self, code: str) -> Line | None:
        """A question or index with its range; None when not asked or below 50 answers."""
        found = self.scores.get(code)
        if found is None or found[1].is_te_onzeker:
            return None
        return _number(*found)

    def gathered(self, patterns: Patterns, risk: Risk, jaar: int) -> Gathered:
        """The rows of a risk, and which questions were not put or had too few answers."""
        if self.golf is None:
            return Gathered(unknown=(TEXTS.line("onbekend", "geen_enquete"),))
        codes = (*risk.items, *risk.indexen)
        rows = tuple(self._rows(patterns, codes, self.golf.golf))
        return Gathered(rows, tuple(self._unknown(codes, self.golf, jaar)))

    def _rows(self, patterns: Patterns, codes: tuple[str, ...], golf: str) -> Iterator[Shown]:
        for code in codes:
            number = self.number(code)
            if number is not None:
                judged = patterns.judged(item=code)
                yield Shown(
                    bron="enquete",
                    wat=self._asked(code),
                    periode=term_line(golf, golf),
                    getal=number,
                    niveau=judged.niveau if judged else "",
                    richting=judged.richting if judged else "",
                )

    def _asked(self, code: str) -> Line:
        kind = _SHARES.get(self.scores[code][0], "score")
        turned = TEXTS.say("wat", "omgekeerd") if is_turned(code) else ""
        slots = {"vraag": term_line(question_label(code), code)}
        if kind == "score":
            slots["omgekeerd"] = Line((turned,))
        return TEXTS.line("wat", kind, **slots)

    def _unknown(self, codes: tuple[str, ...], wave: Wave, jaar: int) -> Iterator[Line]:
        if wave.gesloten_op.year != jaar:
            golf = term(wave.golf, wave.golf)
            yield TEXTS.line("onbekend", "oude_enquete", golf=golf)
        indices = load_codelist("indexen").values()
        absent = [code for code in codes if code not in self.scores and code not in indices]
        few = [code for code in codes if code in self.scores and self.number(code) is None]
        for name, listed in (("geen_vraag", absent), ("weinig_antwoorden", few)):
            if listed:
                names = in_a_row(term(f"‘{question_label(code)}’", code) for code in listed)
                yield TEXTS.line("onbekend", name, vragen=names)


def index_numbers(release: Release) -> dict[tuple[str, str], Line]:
    """Every index of the whole organisation by wave, with its range; none below 50 answers."""
    found = {}
    for one in histograms(release):
        if one.eenheid:
            continue
        score = score_of(one, population_of(release, one.golf, ""))
        if not score.is_te_onzeker:
            found[one.golf, one.index] = _number(one.maat, score, one.cells)
    return found


def _number(maat: str, score: Score, cells: tuple[str, ...]) -> Line:
    origin = Origin.AANDEEL if maat in _SHARES else Origin.SCORE
    low, high = score.interval()
    is_low = round(low) <= 0
    return Amount(score.value, low, high, is_low, cells, (origin,) * 3, _NAMES[origin]).line


def _scored(release: Release) -> Iterator[tuple[str, tuple[str, Score, tuple[str, ...]]]]:
    for one in histograms(release):
        if not one.eenheid:
            score = score_of(one, population_of(release, one.golf, ""))
            yield one.index, (one.maat, score, one.cells)
    rows = release.enquete
    for item in item_scores(release):
        if item.maat in (*_SHARES, MEAN) and not item.optie:
            cells = rows[(rows["tabel"] == "items") & (rows["item"] == item.item)]
            yield item.item, (item.maat, item.score, cell_ids(cells))
