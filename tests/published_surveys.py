"""Simulated surveys published without files and kluis: plan, histograms and noise as made."""

from datetime import date
from fractions import Fraction
from functools import cache
from unittest.mock import patch

import pandas as pd

from pipeline.contracts.public import PublicInputs, Wave
from pipeline.release import survey_noising
from pipeline.release.plan import SurveyPlan
from pipeline.release.survey_counts import histogram
from pipeline.release.survey_planner import choose_survey_plan
from pipeline.settings import Privacy

EXACT = 60_000_000  # micro-epsilon of a table: at epsilon 60 no draw of noise is other than zero
EXACT_RHO = "1000/1"  # of a table with Gaussian noise: the same


def waves_of(survey):
    """The waves of a simulated survey as golven.csv names them; none without a survey."""
    if survey is None:
        return ()
    return tuple(
        Wave(wave["golf"], int(wave["uitgenodigd"]), date.fromisoformat(wave["gesloten_op"]))
        for wave in survey.waves.to_dict("records")
    )


@cache
def survey_plan(units, wave, promise, is_exact=False):
    """The planner's own plan of a wave; `is_exact`: the same tables without noise."""
    delta = Fraction(str(Privacy().delta_enquete))
    plan = choose_survey_plan(PublicInputs(units=units, waves=(wave,)), wave, promise, delta, {})
    if not is_exact:
        return plan
    exact = dict.fromkeys(plan.tabellen, EXACT), dict.fromkeys(plan.rho, EXACT_RHO)
    return SurveyPlan(plan.niveau, *exact)


class Answers:
    """The answers of a simulated survey, counted once for all plans."""

    def __init__(self, survey):
        self._waves = {}
        if survey is not None:
            rows = survey.rows.fillna("").rename(columns={"respondent_sleutel": "respondent"})
            self._waves = {golf: of.reset_index(drop=True) for golf, of in rows.groupby("golf")}
        self._exact = {}

    def noisy(self, plans, publiek, random=None):
        """The released numbers of these waves; the estimates beside them are left out."""

        def counted(name, wave, answers, units):
            place = name, wave, tuple(unit.eenheid for unit in units.shown)
            if place not in self._exact:
                self._exact[place] = histogram(name, wave, answers, units)
            frame, counts = self._exact[place]
            return frame.copy(), counts.copy()

        with (
            patch.object(survey_noising, "histogram", counted),
            patch.object(survey_noising, "estimate_wave", _no_estimates),
        ):
            return survey_noising.noisy_answers(self._waves, plans, publiek, random)


def _no_estimates(released, invited):
    columns = ["estimate", "lower", "upper"]
    return pd.DataFrame(0.0, released.index, columns).assign(is_te_onzeker=False)
