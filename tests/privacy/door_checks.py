"""Named checks of the door, as an outsider or a bookkeeper would make them.

Each runs the whole program as it is at that moment on invented rows, and says whether something is
wrong. A sound door fails a check with a probability below one in a thousand.
"""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from pipeline.audit import Finding, multi_run, one_run, trial
from pipeline.audit.later import endings, revisions
from pipeline.audit.one_run import Life
from pipeline.audit.persons import persons
from pipeline.audit.quiet import quiet_quarters
from pipeline.periods import quarters_between
from pipeline.release import noising
from pipeline.release.ledger import Ledger
from tests.noise_draws import geometric_law, law_p_value

CELLS = {"hoofdcategorie_x_relatie_x_contactvorm": 1.0}
TOTAL = {"totaal": 1.0}
QUARTERS = quarters_between("2000-Q1", "2001-Q4")
ALMOST_NEVER = 1e-6
ALMOST_EXACT = 10.0
PEOPLE = 40
CANARIES, REPETITIONS = 1000, 5000


def one_run_audit() -> bool:
    """vip audit, first part: more than epsilon 1 was spent on a canary."""
    return _one_run()[0].is_over


def endings_audit() -> bool:
    """The same with trajecten that end later."""
    return _one_run(endings)[0].is_over


def corrections_audit() -> bool:
    """The same with periods that are corrected."""
    return _one_run(revisions)[0].is_over


def persons_audit() -> bool:
    """The same with persons with more than one traject."""
    return _one_run(persons)[0].is_over


def quiet_audit() -> bool:
    """The same with organisations in which nothing may come in for a quarter."""
    return _one_run(*[quiet_quarters] * 6)[0].is_over


def unwilling() -> bool:
    """vip audit, second part: those who do not want to count can be seen."""
    return _one_run()[1].is_over


def _one_run(*lives: Life) -> tuple[Finding, Finding]:
    return one_run(CANARIES, 1.0, np.random.default_rng(), lives=lives)


def two_worlds() -> bool:
    """vip audit, third part: two workspaces that differ in one traject are too easy to tell."""
    return multi_run(REPETITIONS, 1.0, np.random.default_rng()).is_over


def noise_law() -> bool:
    """Numbers about nobody do not follow the two-sided geometric law."""
    drawn = pd.concat(_numbers_about_nobody(6)).to_numpy()
    return law_p_value(drawn, Fraction(1)) < ALMOST_NEVER


def noise_is_new() -> bool:
    """Two quarters, in one publication or in two, share their noise."""
    same = float((geometric_law(Fraction(1), 30) ** 2).sum())
    first, second, third = _numbers_about_nobody(2)
    shares = [(first == other).mean() for other in (second, third)]
    limit = same + 6 * np.sqrt(same * (1 - same) / len(first))
    return max(shares) > limit


def _numbers_about_nobody(in_first: int) -> list["pd.Series[int]"]:
    """By quarter: `in_first` quarters in one publication, then one more in another."""
    with trial(1.0, CELLS) as place:
        place.publish(QUARTERS[in_first - 1])
        numbers = place.publish(QUARTERS[in_first]).tellingen
    return [frame["noisy_n"].reset_index(drop=True) for _, frame in numbers.groupby("periode")]


def counts_once() -> bool:
    """Over four publications with hardly any noise, trajecten that come back count again."""
    with trial(ALMOST_EXACT, TOTAL) as place:
        for quarter in QUARTERS[:4]:
            place.read_in(_talks(quarter))
            release = place.publish(quarter)
    return abs(int(release.tellingen["noisy_n"].sum()) - PEOPLE) > 3


def counts_once_after_correction() -> bool:
    """Everybody turns out to have begun a quarter earlier: corrected, they count twice."""
    with trial(ALMOST_EXACT, {**TOTAL, "reserve": 1.0}) as place:
        place.read_in(_talks(QUARTERS[1]))
        place.publish(QUARTERS[1])
        place.read_in(_talks(QUARTERS[0]))
        for quarter in (QUARTERS[1], QUARTERS[0]):
            release = place.correct(quarter, "verkeerde_periode")
    return abs(int(release.tellingen["noisy_n"].sum()) - PEOPLE) > 3


def _talks(quarter: str) -> pd.DataFrame:
    """One talk of everybody in a quarter."""
    talk = {"hoofdcategorie": "oo_pesten", "relatie": "collega", "mag_meetellen": "ja"}
    rows = [{"traject_sleutel": f"t{i}", "periode": quarter, **talk} for i in range(PEOPLE)]
    return pd.DataFrame(rows)


def debit_first() -> bool:
    """A draw is made while no unfinished debit is on disk."""
    early = []
    real = noising.add_noise

    with trial(1.0, TOTAL) as place, pytest.MonkeyPatch.context() as patch:
        folder = place.workplace.workspace.grootboek

        def watched(*args, **kwargs):
            last = [entry.soort for entry in Ledger(folder).entries][-1:]
            early.append(last != ["debet"])
            return real(*args, **kwargs)

        patch.setattr(noising, "add_noise", watched)
        place.publish(QUARTERS[0])
    return not early or any(early)


CHECKS = {
    check.__name__: check
    for check in (
        one_run_audit,
        endings_audit,
        corrections_audit,
        persons_audit,
        quiet_audit,
        unwilling,
        two_worlds,
        noise_law,
        noise_is_new,
        counts_once,
        counts_once_after_correction,
        debit_first,
    )
}
