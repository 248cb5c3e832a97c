"""The account of an answer: method, what is not shown, and the promise."""

from pipeline.advice.asked.read import Read
from pipeline.advice.asked.talk_figures import counted_words
from pipeline.advice.asked.texts import sentences
from pipeline.advice.catalogue import fill_all, text
from pipeline.advice.concept import Fact, Line, Lines, Origin, Term, Verantwoording
from pipeline.advice.numbers import measure, percentage
from pipeline.release.promise import best_guess, one_in


def account(read: Read) -> Verantwoording:
    """Part 8 of an advice."""
    return Verantwoording(
        methode=sentences({}, "methode"),
        niet_getoond=sentences({}, "niet_getoond"),
        privacy=_privacy(read),
    )


def _privacy(read: Read) -> Lines:
    """The promise of all publications, at its weakest."""
    slots: dict[str, Fact | Term | Line] = {**counted_words(read.release)}
    for name, guess in (
        ("epsilon", "goed_geraden"),
        ("epsilon_enquete", "goed_geraden_enquete"),
    ):
        value = max(float(one.belofte[name]) for one in read.release.publicaties)
        chance = best_guess(value)
        slots[name] = Fact(measure(value), value, (), Origin.BELOFTE, name)
        slots[guess] = Fact(percentage(chance), chance, (), Origin.BELOFTE, guess)
    templates = [text("verantwoording", "privacy", "gesprekken")]
    if read.release.golven:
        templates.append(text("verantwoording", "privacy", "ook_enquete"))
        delta = max(float(one.belofte.get("delta_enquete", 0)) for one in read.release.publicaties)
        if delta:
            slots["delta_enquete"] = Fact(one_in(delta), delta, (), Origin.BELOFTE, "delta_enquete")
            templates.append(text("verantwoording", "privacy", "kans"))
    return fill_all(tuple(templates), slots)
