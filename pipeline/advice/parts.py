"""The eight parts of a concept, each filled from the catalogues.

Why: what belongs in an advice, and in which order, is settled in DOMAIN section c; one function a
part keeps that order readable. A note has the same parts, with nothing to measure or to answer.
"""

from dataclasses import dataclass
from datetime import date

from pipeline.advice.catalogue import MeasureGroup, Slots, about, fill, fill_all, text, texts
from pipeline.advice.concept import (
    Aandacht,
    Advies,
    Betekenis,
    Kop,
    Line,
    Lines,
    Maatregel,
    Rechtsgrond,
    Term,
    Verantwoording,
)
from pipeline.advice.owners import fitting
from pipeline.advice.pattern import Pattern
from pipeline.advice.pending_bills import to_check, told
from pipeline.settings import Wetsvoorstel
from pipeline.signals.looked import templates

_SEEN_BY = {"macht": "deel", "extern": "deel", "escalatie": "deel", "concentratie": "elders"}


@dataclass(frozen=True)
class Parts:
    """The parts for one pattern; `past_bij` tells of the patterns that go with it."""

    pattern: Pattern
    group: MeasureGroup
    slots: Slots
    maatregelen: tuple[Maatregel, ...] = ()
    past_bij: Lines = ()
    gronden: tuple[Rechtsgrond, ...] = ()
    bills: tuple[Wetsvoorstel, ...] = ()
    medewerkers: int = 0

    @property
    def is_note(self) -> bool:
        """A note is what remains when the interpretation is suspended."""
        return self.pattern.is_suspended

    @property
    def about(self) -> str:
        """The key of its sentences in the catalogue."""
        return about(self.pattern.code, self.pattern.codes, self.pattern.richting)

    def head(self, today: date, period: Term) -> Kop:
        """1: from whom to whom, about what and when."""
        title = fill(text("patronen", self.about, "titel"), self.slots)
        if self.is_note:
            title = fill(text("notitie", "titel"), {"titel": title})
        addressee = Term(text("adressaten", self.group.aan), self.group.aan)
        return Kop(
            titel=title,
            aan=fill(text("kop", "aan"), {**self.slots, **self._place, "adressaat": addressee}),
            cc=tuple(fitting(text("adressaten", code), self.medewerkers) for code in self.copies),
            van=fill(text("kop", "van"), self.slots),
            datum=today,
            periode=period,
        )

    @property
    def copies(self) -> tuple[str, ...]:
        """Who gets a copy; the bestuurder as well where it goes to the directie of a unit."""
        above = ("bestuurder",) if self._is_of_unit else ()
        return (*above, *self.group.cc)

    @property
    def _is_of_unit(self) -> bool:
        """Whether the directie of the unit is addressed: it answers for the work there."""
        return self.group.aan == "directie" and bool(self.pattern.codes.get("eenheid"))

    @property
    def _place(self) -> Slots:
        place = "eenheidsnaam" if self._is_of_unit else "organisatie"
        return {"plaats": self.slots[place]}

    def seen(self) -> Lines:
        """2: what we see. A sentence whose numbers are not there is left out."""
        own = fill_all(texts("patronen", self.about, "wij_zien"), self.slots)
        return (*own, *self.past_bij)

    def also(self) -> Lines:
        """What this pattern says beside another one."""
        return fill_all(texts("patronen", self.about, "past_bij"), self.slots)

    def meaning(self) -> Betekenis:
        """3: at least two readings, and what this does not say."""
        event = (text("betekenis", "gebeurtenis"),) if not self.is_note else ()
        return Betekenis(
            inleiding=self._either("inleiding", "betekenis", "inleiding"),
            lezingen=fill_all(texts("patronen", self.about, "lezingen"), self.slots),
            niet=fill_all((*event, *texts("betekenis", "niet")), self.slots),
        )

    def attention(self, today: date) -> Aandacht:
        """4: what it can do to people, and the law."""
        if self.is_note:
            return Aandacht(fill_all(texts("notitie", "waarom"), self.slots), (), ())
        return Aandacht(
            waarom=(Line((self.group.waarom,)),),
            gronden=self.gronden,
            voorbehoud=fill_all(texts("aandacht", "voorbehoud"), self.slots),
            wetsvoorstellen=told(self.bills),
            na_te_kijken=to_check(self.bills, today),
        )

    def advice(self) -> Advies:
        """5: at most three measures; none in a note."""
        opening = self._either("advies", "advies", "inleiding")
        return Advies(opening, () if self.is_note else self.maatregelen)

    def question(self) -> Lines:
        """6: what we ask."""
        return self._either("vraag", "vraag")

    def follow_up(self) -> Lines:
        """7: when we look again."""
        return self._either("opvolging", "opvolging")

    def account(self) -> Verantwoording:
        """8: method, what is not shown, privacy."""
        method = texts("patronen", self.about, "methode")
        told, own = templates(), text("verantwoording", "zichtbaar", self._seen_by)
        looked = (told["getoetst"], told["toeval"], told["gevonden"])
        hidden = (own, told["te_weinig"], told["vanaf"], told["blind"])
        privacy = [text("verantwoording", "privacy", name) for name in self._promises]
        return Verantwoording(
            methode=fill_all((*method, *looked, *self._account("methode")), self.slots),
            niet_getoond=fill_all((*hidden, *self._account("niet_getoond")), self.slots),
            privacy=fill_all(tuple(privacy), self.slots),
        )

    @property
    def _seen_by(self) -> str:
        """In what the smallest visible change is told."""
        if self.pattern.is_of_survey:
            return "enquete"
        return _SEEN_BY.get(self.pattern.code, "gewoon")

    @property
    def _promises(self) -> tuple[str, ...]:
        """What is promised about talks, about answers, or about both."""
        if self.pattern.is_of_survey:
            return ("enquete", "kans")
        return ("gesprekken", "ook_enquete", "kans") if self.pattern.golf else ("gesprekken",)

    def _account(self, name: str) -> tuple[str, ...]:
        return texts("verantwoording", name)

    def _either(self, of_note: str, *path: str) -> Lines:
        return fill_all(texts("notitie", of_note) if self.is_note else texts(*path), self.slots)
