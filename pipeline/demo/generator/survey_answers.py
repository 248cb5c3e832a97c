"""Answers of one wave: a person and a unit colour all answers, so items hang together."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from pipeline.demo.generator.survey_profile import OG_ITEMS, SCORED_ITEMS, SurveyProfile

Answers = dict[str, np.ndarray]

_SHARED_RISK = 0.5  # correlation between experiences of one person
_UNIT_RISK_SD = 0.15
_HOW_OFTEN = (("1", "2", "3"), (0.75, 0.19, 0.06))


@dataclass(frozen=True)
class UnitEffects:
    """How units differ, the same in every wave: latent risk, and points on favourable answers."""

    risk: np.ndarray
    favourable: np.ndarray


def draw_unit_effects(n: int, profile: SurveyProfile, rng: np.random.Generator) -> UnitEffects:
    """Effects of `n` units, zero on average."""
    return UnitEffects(
        rng.normal(0.0, _UNIT_RISK_SD, size=n), rng.normal(0.0, profile.unit_sd, size=n)
    )


def draw_answers(
    unit: np.ndarray, effects: UnitEffects, profile: SurveyProfile, rng: np.random.Generator
) -> Answers:
    """Codes per item for respondents whose unit number is given; "" where not filled in."""
    answers = _experiences(effects.risk[unit], profile, rng)
    answers |= _knowledge(len(unit), profile, rng)
    answers |= _scored(effects.favourable[unit], profile, rng)
    for item, values in answers.items():
        answers[item] = np.where(rng.random(len(unit)) < profile.item_missing, "", values)
    return answers | _after_experience(answers, profile, rng)


def _experiences(risk: np.ndarray, profile: SurveyProfile, rng: np.random.Generator) -> Answers:
    n = len(risk)
    person = risk + np.sqrt(_SHARED_RISK) * rng.normal(size=n)
    spread = NormalDist(0.0, float(np.sqrt(1 + _UNIT_RISK_SD**2)))
    answers: Answers = {}
    for item, share in (*profile.prevalences.items(), ("og_gezien", profile.seen)):
        latent = person + np.sqrt(1 - _SHARED_RISK) * rng.normal(size=n)
        often = rng.choice(np.array(_HOW_OFTEN[0], dtype=object), size=n, p=_HOW_OFTEN[1])
        values = np.where(latent > spread.inv_cdf(1 - share), often, "0")
        answers[item] = np.where(rng.random(n) < profile.rather_not_say, "9", values)
    return answers


def _knowledge(n: int, profile: SurveyProfile, rng: np.random.Generator) -> Answers:
    return {
        item: _yes_no(n, share, rng)
        for item, share in (
            ("mb_kent_vp", profile.knows_vp),
            ("mb_weet_route", profile.knows_route),
        )
    }


def _yes_no(n: int, yes: float, rng: np.random.Generator) -> np.ndarray:
    codes = np.array(["ja", "nee", "weet_niet"], dtype=object)
    return np.asarray(rng.choice(codes, size=n, p=(yes, 0.6 * (1 - yes), 0.4 * (1 - yes))))


def _scored(of_unit: np.ndarray, profile: SurveyProfile, rng: np.random.Generator) -> Answers:
    """Five-point items: mean, unit, person and chance, rounded to the nearest answer."""
    n = len(of_unit)
    favourable = of_unit + rng.normal(0.0, profile.person_sd, size=n)
    answers: Answers = {}
    for item, (mean, is_reversed) in SCORED_ITEMS.items():
        turned = -favourable if is_reversed else favourable
        score = mean + turned + rng.normal(0.0, profile.answer_sd, size=n)
        step = np.clip(np.rint(score / 25), 0, 4).astype(int)
        answers[item] = np.array(["1", "2", "3", "4", "5"], dtype=object)[step]
    return answers


def _after_experience(
    answers: Mapping[str, np.ndarray], profile: SurveyProfile, rng: np.random.Generator
) -> Answers:
    """Asked only of those who met something: with whom discussed; of those with nobody, why not."""
    met = np.any([np.isin(answers[item], ("1", "2", "3")) for item in OG_ITEMS], axis=0)
    talked = _several(len(met), profile.talked_with, rng)
    with_nobody = met & (talked == "")
    reasons = _several(len(met), profile.reasons, rng)
    return {
        "mb_besproken_met": np.where(with_nobody, "niemand", np.where(met, talked, "")),
        "mb_reden_niet": np.where(with_nobody, np.where(reasons == "", "anders", reasons), ""),
    }


def _several(n: int, shares: Mapping[str, float], rng: np.random.Generator) -> np.ndarray:
    """Each code on its own with its share, joined by ";"."""
    joined = np.full(n, "", dtype=object)
    for code, share in shares.items():
        chosen = rng.random(n) < share
        joined = np.where(chosen, np.where(joined == "", code, joined + f";{code}"), joined)
    return joined
