"""Counting the numbers of an advice again, in plain Python, beside the code that wrote them."""

from math import exp

import numpy as np

from pipeline.advice.concept import Origin
from pipeline.advice.pattern import signal_key
from pipeline.contracts import load_codelist
from pipeline.release import find_cell
from pipeline.signals.survey.index import survey_measures
from pipeline.signals.survey.measures import EXPERIENCED, KNOWS, MEAN

SCORED = {"ja", "score", "aandeel"}


def row_of(patterns, concept):
    """The row of the list that a concept is about."""
    (row,) = (row for row in patterns.to_dict("records") if signal_key(row) == concept.id)
    return row


def noise_bounds(epsilons):
    """The 5 % and 95 % points of summed two-sided geometric noise, by plain convolution."""
    reach = 90
    steps = np.arange(-reach, reach + 1)
    law, lowest = np.ones(1), 0
    for epsilon in epsilons:
        a = exp(-epsilon)
        law = np.convolve(law, (1 - a) / (1 + a) * a ** np.abs(steps))
        lowest -= reach
    reached = np.cumsum(law)
    return [lowest + int(np.argmax(reached >= point - 1e-12)) for point in (0.05, 0.95)]


def points_of(item, answer):
    """What an answer counts for: 100 a yes, and a scale of five turned where agreeing is bad."""
    if item.startswith("og_"):  # a yes is any experience
        return 100.0 if answer in ("1", "2", "3") else 0.0
    if not answer.isdigit():
        return 100.0 if answer in ("wel", "ja") else 0.0
    if item in load_codelist("indexen").values():
        return float(answer)
    steps = int(answer) - 1
    return 25.0 * (4 - steps if load_codelist("items").get(item).extra["omgekeerd"] else steps)


def scored_again(fact, release, cells):
    """The score of a question or index: from its cells, or an end of its range as shown."""
    first = cells[0]
    item = first["item"] or first["index"]
    if fact.veld in SCORED:
        points = sum(points_of(item, cell["antwoord"]) * cell["noisy_n"] for cell in cells)
        n = sum(cell["noisy_n"] for cell in cells)
        return min(max(points / n, 0.0), 100.0)  # noise alone cannot make a share below nobody
    units = {cell["eenheid"] for cell in cells}
    unit = units.pop() if len(units) == 1 else ""
    shown = _shown(release)
    keep = (shown["index"] + shown["item"] == item) & (shown["eenheid"] == unit)
    keep &= shown["maat"].isin([EXPERIENCED, KNOWS, MEAN])
    one = shown[keep & (shown["golf"] == first["golf"])].iloc[0]
    return one["lower" if fact.veld.endswith("_laag") else "upper"]


_MEASURES = {}


def _shown(release):
    """The measures of a survey as the dashboard shows them, reckoned once a release."""
    if id(release) not in _MEASURES:
        _MEASURES.clear()
        _MEASURES[id(release)] = release, survey_measures(release)
    return _MEASURES[id(release)][1]


def looked_ahead(fact, cells):
    """What a next round as large would show, with normal chances: one 5 % test, 8 of 10 times.

    Only the newest round is known here, and not how much people differed before. So it is a
    bound, and the fact itself when it keeps to that.
    """
    n = sum(cell["noisy_n"] for cell in cells)
    item = cells[0]["item"] or cells[0]["index"]
    points = [points_of(item, cell["antwoord"]) for cell in cells]
    weights = [cell["noisy_n"] / n for cell in cells]
    mean = sum(w * p for w, p in zip(weights, points, strict=True))
    spread = max(sum(w * (p - mean) ** 2 for w, p in zip(weights, points, strict=True)), 100.0)
    noise = sum(noise_variance_of(c) * (p - mean) ** 2 for c, p in zip(cells, points, strict=True))
    largest = (1.645 + 0.842) * (2 * spread / n + 2 * noise / n**2) ** 0.5
    assert 0.6 * largest <= fact.value <= 1.6 * largest
    return fact.value


def noise_variance_of(cell):
    """The variance of the noise in one cell."""
    if cell["rho"]:
        return 1 / (2 * cell["rho"])
    a = exp(-cell["epsilon"])
    return 2 * a / (1 - a) ** 2


def rows_of(fact, row, patterns):
    """The row that a fact is of: that of the concept, or of a pattern that goes with it."""
    rows = [row, *patterns.to_dict("records")]
    return next(one for one in rows if list(fact.cells) == list(one["cellen"]))


_FOUND = {}


def _cell(release, reference):
    """A released cell, looked up once."""
    key = id(release), reference
    if key not in _FOUND:
        _FOUND[key] = release, find_cell(release, reference)  # the release stays, so does its id
    return _FOUND[key][1]


def of_list(name, patterns):
    """What a list says of itself."""
    levels = patterns[patterns["code"] != "geen_patroon"]["niveau"]
    signals = levels.isin(["signaal", "sterk_signaal"]).sum()
    tested = patterns[patterns["p_value"].notna() & (patterns["periode"] != "")]
    visible = [one for one in tested["zichtbaar_vanaf"] if 1 < one < float("inf")]
    return {
        "lijst_getoetst": lambda: patterns["p_value"].notna().sum(),
        "lijst_signalen": lambda: signals,
        "lijst_toeval": lambda: signals / 10,
        "lijst_stil": lambda: 0.1,
        "lijst_een_op": lambda: 10,
        "lijst_te_weinig": lambda: (levels == "te_weinig_gegevens").sum(),
        "lijst_vanaf": lambda: min(visible),
        "lijst_tot": lambda: max(visible),
    }[name]()


def counted_again(fact, release, row, patterns):
    """The value of a fact, from what it refers to."""
    cells = [_cell(release, reference) for reference in fact.cells]
    total = sum(cell["noisy_n"] for cell in cells)
    promise = release.publicaties[0].belofte
    match fact.herkomst:
        case Origin.SOM:
            return total
        case Origin.ONDERGRENS:
            return max(total - noise_bounds(cell["epsilon"] for cell in cells)[1], 0)
        case Origin.BOVENGRENS:
            return max(total - noise_bounds(cell["epsilon"] for cell in cells)[0], 0)
        case Origin.SCHATTING:
            (cell,) = cells
            return cell[fact.veld]
        case Origin.SIGNAAL:
            return rows_of(fact, row, patterns)[fact.veld]
        case Origin.VERSCHIL:
            return (row["zichtbaar_vanaf"] - 1) * row["waarneming"] / row["effect"]
        case Origin.AANDEEL | Origin.SCORE:
            return scored_again(fact, release, cells)
        case Origin.VOLGENDE_RONDE:
            return looked_ahead(fact, cells)
        case Origin.BELOFTE if fact.veld.startswith("goed_geraden"):
            epsilon = promise["epsilon" + fact.veld.removeprefix("goed_geraden")]
            return exp(epsilon) / (1 + exp(epsilon))
        case Origin.BELOFTE:
            return promise[fact.veld]
        case Origin.SIGNALENLIJST:
            return of_list(fact.veld, patterns)
