"""The sentences beside the patterns: plain Dutch, always with a range, always with two readings.

A count is of trajecten: people who came to talk; of gesprekken where a source cannot tell which
belong to one person. A unit is only ever a place where people come
from, never the subject of a sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.contracts.codes import Code, load_texts
from pipeline.contracts.public import PublicInputs
from pipeline.release import Release
from pipeline.signals.numbers import fits, seen_from, shown, stretch_label, times_out_of, whole
from pipeline.signals.series import Scope

PEOPLE, TALKS = "trajecten", "gesprekken"
_LISTS = {"cluster": "clusters", "hoofdcategorie": "categorieen", "relatie": "relaties"}
_STARTS = {
    "cluster": "Over de groep onderwerpen",
    "hoofdcategorie": "Over het onderwerp",
    "relatie": "Over de relatie",
}
_READINGS = {
    "stijging": (
        "Er zijn twee lezingen: er gebeurt meer, of medewerkers kennen de vertrouwenspersoon "
        "beter en hebben meer vertrouwen."
    ),
    "daling": (
        "Er zijn twee lezingen: er gebeurt minder, of medewerkers weten de weg minder goed en "
        "hebben minder vertrouwen."
    ),
}
NOT_NOTHING = "Dat zegt niet dat er niets speelt."


@dataclass(frozen=True)
class Observed:
    """What a sentence is made of: the periods, their count with its range, and what is usual."""

    periods: Sequence[str]
    count: float
    count_range: tuple[float, float]
    expected: tuple[float, float]
    noun: str

    @property
    def about(self) -> str:
        """The count as it may be said: about, with its range."""
        return shown(self.count, *self.count_range, self.noun)

    @property
    def usual(self) -> str:
        """What the past makes one expect."""
        low, high = self.expected
        return f"Gewoonlijk zijn het er {whole(low)} tot {whole(high)}."


def noun_of(release: Release) -> str:
    """What is counted: gesprekken as soon as one publication could not tell people apart."""
    units = {publication.belofte.get("eenheid") for publication in release.publicaties}
    return TALKS if "gesprek" in units else PEOPLE


def place(scope: Scope, publiek: PublicInputs) -> str:
    """The start of a sentence that says what a series is about."""
    if scope.eenheid:
        return f"Vanuit {unit_name(scope.eenheid, publiek)}"
    if scope.kind == "totaal":
        return "In de hele organisatie"
    return f"{_STARTS[scope.kind]} ‘{_label(scope, publiek)}’"


def unit_name(unit: str, publiek: PublicInputs) -> str:
    """The last known name of a unit."""
    try:
        return publiek.unit_codes().label(unit)
    except LookupError:
        return unit


def _label(scope: Scope, publiek: PublicInputs) -> str:
    code = str(getattr(scope, scope.kind))
    try:
        return publiek.code_list(_LISTS[scope.kind]).label(code)
    except LookupError:
        return code.partition("_")[2].replace("_", " ") or code


def found_sentence(where: str, richting: str, p_value: float, seen: Observed) -> str:
    """A change that was found (let op or stronger)."""
    more = "meer" if richting == "stijging" else "minder"
    when = stretch_label(seen.periods)
    event = f"kwamen in {when} {more} mensen praten"
    if seen.noun == TALKS:
        event = f"waren er in {when} {more} {TALKS}"
    return " ".join(
        (
            f"{where} {event} dan gewoonlijk: {seen.about}.",
            seen.usual,
            f"Zonder verandering zien we zoiets in {times_out_of(p_value, seen.periods)}.",
            _READINGS[richting],
        )
    )


def within_sentence(where: str, seen: Observed, smallest: float) -> str:
    """A series in which nothing stands out."""
    return " ".join(
        (
            f"{where} zien we in {stretch_label(seen.periods)} {seen.about}.",
            seen.usual,
            fits(seen.count, *seen.expected),
            seen_from(smallest),
        )
    )


def too_little_sentence(where: str, has_history: bool) -> str:
    """A series that could not be judged."""
    reason = (
        "zelfs een verdrievoudiging zouden we vaker missen dan zien"
        if has_history
        else "er is nog geen heel jaar om mee te vergelijken"
    )
    return unseen(where, reason)


def unseen(about: str, why: str, of: str = "") -> str:
    """What could not be judged, and why; never without saying that this is no good news."""
    return f"{about} zijn er te weinig gegevens om iets te kunnen zien{of}: {why}. {NOT_NOTHING}"


def suspended_sentence(events: str) -> str:
    """Why a change is not read yet."""
    return (
        f"In of vlak voor deze periode viel een gebeurtenis: {events}. "
        "Die kan het verschil verklaren. De duiding is daarom opgeschort."
    )


def mentioned_sentence(events: str) -> str:
    """An event that does not explain the change by itself."""
    return f"In deze periode viel ook een gebeurtenis: {events}. Dat kan meespelen."


def nothing_sentence(smallest: float, was_judged: bool) -> str:
    """The result that nothing can be shown."""
    shown = str(load_texts("woorden")["vaste_zinnen"]["geen_patroon"])
    start = shown[0].upper() + shown[1:] + "."
    total = (
        seen_from(smallest) if was_judged else "Er zijn te weinig gegevens om iets te kunnen zien."
    )
    return f"{start} {total} {NOT_NOTHING}"


def refused_sentence(shown: tuple[float, float, float] | None) -> str:
    """How many did not want to say whether they had experience; `shown` as in index_sentence."""
    if shown is None:
        return ""
    value, low, high = (whole(number) for number in shown)
    return f"Ongeveer {value} van de 100 (tussen {low} en {high}) wilden dit niet zeggen."


def index_sentence(index: Code, shown: tuple[float, float, float] | None) -> str:
    """The score of a survey index; `shown` is value, lower and upper, None with too few answers."""
    if shown is None:
        return f"{index.label}: {load_texts('woorden')['vaste_zinnen']['niet_getoond']}."
    value, low, high = (whole(number) for number in shown)
    if index.extra["soort"] == "prevalentie":
        return (
            f"Ongeveer {value} van de 100 medewerkers (tussen {low} en {high}) geven aan dat zij "
            "in 12 maanden ongewenst gedrag meemaakten."
        )
    return (
        f"{index.label}: gemiddeld ongeveer {value} van de 100 punten (tussen {low} en {high}). "
        "Hoger is gunstiger."
    )
