"""The sentences beside shares that change: out of a hundred, with a range and two readings.

A share also changes when the other talks change; every sentence about one says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from pipeline.release import Release
from pipeline.signals.events import Nearby
from pipeline.signals.mix.mix import Mix, Shift
from pipeline.signals.numbers import factor, fits, stretch_label, times_out_of, whole
from pipeline.signals.wording import mentioned_sentence, noun_of, suspended_sentence, unseen


@dataclass(frozen=True)
class _Words:
    """What a share is a share of, what the part is, and how a rise and a fall can be read."""

    of: str
    part: str
    rise: str
    fall: str
    one: str
    table: str
    verb: str = "gingen"


_WORDS: Mapping[str, _Words] = {
    "macht": _Words(
        of="waarvan de relatie bekend is",
        part="over een leidinggevende",
        rise="medewerkers ervaren vaker iets in het contact met leidinggevenden, of zij durven "
        "daar eerder over te praten",
        fall="medewerkers ervaren minder vaak iets in het contact met leidinggevenden, of zij "
        "durven daar minder over te praten",
        one="over een leidinggevende gaat",
        table="de tabel `relatie`",
    ),
    "extern": _Words(
        of="over een collega of over iemand van buiten (klant, patiënt, leerling)",
        part="over iemand van buiten",
        rise="medewerkers ervaren vaker gedrag van buiten, of zij weten beter dat zij ook daarover "
        "kunnen praten",
        fall="medewerkers ervaren minder vaak gedrag van buiten, of zij praten daar op een andere "
        "plek over",
        one="over iemand van buiten gaat",
        table="de tabel `relatie`",
    ),
    "escalatie": _Words(
        of="die zijn afgerond en waarvan het vervolg bekend is",
        part="uit op een formele route",
        rise="medewerkers komen pas praten als een formele route nog de enige stap lijkt, of zij "
        "kennen en vertrouwen de formele routes beter",
        fall="",
        one="uitloopt op een formele route",
        table="de tabel `vervolg`",
        verb="liepen",
    ),
}


def mix_sentence(release: Release, shift: Shift, smallest: float, near: Nearby | None) -> str:
    """What the share is, what is usual, and how it can be read; `near` when it was found."""
    parts = [_seen(release, shift), _usual(shift)]
    if near is None:
        low, high = shift.usual_share()
        usual = fits(100 * shift.share()[0], 100 * low, 100 * high)
        return " ".join((*parts, usual, _from(shift.mix, smallest)))
    words = _WORDS[shift.mix.code]
    reading = words.rise if shift.pair.is_rise else words.fall
    seldom = times_out_of(shift.p_value, shift.counts.periods)
    parts += [
        f"Zonder verandering zien we zoiets in {seldom}.",
        f"Er zijn twee lezingen: {reading}.",
        "Een deel verandert ook als de andere gesprekken meer of minder worden.",
    ]
    if near.is_suspended:
        parts.append(suspended_sentence(near.text))
    elif near.labels:
        parts.append(mentioned_sentence(near.text))
    return " ".join(parts)


def unseen_sentence(mix: Mix, reason: str) -> str:
    """Why a share cannot be judged; `reason` is tabel, jaar or aantal."""
    words = _WORDS[mix.code]
    why = {
        "tabel": f"het plan heeft er geen telling voor. Daarvoor is {words.table} nodig",
        "jaar": "er is nog geen heel jaar om mee te vergelijken",
        "aantal": "zelfs een verdrievoudiging zouden we vaker missen dan zien",
    }[reason]
    return unseen(f"Over het deel van de gesprekken dat {words.one},", why)


def _seen(release: Release, shift: Shift) -> str:
    words = _WORDS[shift.mix.code]
    share, low, high = (100 * value for value in shift.share())
    return (
        f"Van elke 100 {noun_of(release)} {words.of}, {words.verb} er in "
        f"{stretch_label(shift.counts.periods)} ongeveer {whole(share)} {words.part} "
        f"(tussen {whole(low)} en {whole(high)}; het getal is expres iets onnauwkeurig gemaakt)."
    )


def _usual(shift: Shift) -> str:
    low, high = (100 * value for value in shift.usual_share())
    return f"Gewoonlijk zijn het er {whole(low)} tot {whole(high)}."


def _from(mix: Mix, smallest: float) -> str:
    if not isfinite(smallest):
        return "Met deze aantallen is ook een heel grote verandering niet betrouwbaar te zien."
    return (
        f"Een stijging zouden we hier zien vanaf ongeveer {factor(smallest)} keer zo veel, als de "
        "andere gesprekken gelijk blijven (in 80 van de 100 gevallen)."
    )
