"""Doors with one deliberate fault each in what they do with open answers.

As broken_doors.py; the checks are in theme_door_checks.py.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline.release import bookings, new_words, theme_noising
from pipeline.release.promise import MICRO
from pipeline.release.theme_bounding import mentions_of

EVERY = 99


def _booked(patch, broken):
    """What is booked of open answers, by `broken(real, answers, vragen, bound, *rest)`."""
    real = bookings.with_themes
    patch.setattr(bookings, "with_themes", lambda *args: broken(real, *args))


def not_merged_per_respondent(patch):
    """Every open question is a respondent of its own."""

    def broken(real, answers, vragen, *rest):
        apart = [
            answers.assign(**{other: "" for other in vragen if other != vraag}) for vraag in vragen
        ]
        return real(pd.concat(apart, ignore_index=True), vragen, *rest)

    _booked(patch, broken)


def every_theme_counts(patch):
    """Of a respondent all themes count, whatever the plan says."""

    def broken(real, answers, vragen, bound, *rest):
        return real(answers, vragen, EVERY, *rest)

    _booked(patch, broken)


def bound_from_the_answers(patch):
    """As many themes of a respondent count as somebody named at most."""

    def broken(real, answers, vragen, bound, *rest):
        named = mentions_of(real(answers, vragen, EVERY, *rest)).groupby("respondent").size()
        return real(answers, vragen, int(named.max()) if len(named) else bound, *rest)

    _booked(patch, broken)


def common_themes_first(patch):
    """Of a respondent the themes count that most others name."""

    def broken(real, answers, vragen, bound, reader, *rest):
        named = mentions_of(real(answers, vragen, EVERY, reader, *rest))["thema"].value_counts()

        class Ordered:
            keys = reader.keys
            new_words = reader.new_words

            def read(self, texts):
                place = {code: n for n, code in enumerate(named.index)}
                return [
                    sorted(said, key=lambda one: place[one.code]) for said in reader.read(texts)
                ]

        return real(answers, vragen, bound, Ordered(), *rest)

    _booked(patch, broken)


def _noise(patch, broken):
    """Noise in themes by `broken(real, frame, counts, post, random_state)`."""
    real = theme_noising.with_noise
    patch.setattr(theme_noising, "with_noise", lambda *args: broken(real, *args))


def no_noise_in_themes(patch):
    """The exact counts."""

    def broken(real, frame, counts, *rest):
        return real(frame, counts, *rest).assign(noisy_n=counts)

    _noise(patch, broken)


def no_noise_where_nobody_is(patch):
    """Noise is drawn only where something was counted."""

    def broken(real, frame, counts, *rest):
        drawn = real(frame, counts, *rest)
        return drawn.assign(noisy_n=np.where(counts == 0, 0, drawn["noisy_n"]))

    _noise(patch, broken)


def themes_bounded_and_not_paid_for(patch):
    """Noise as if a respondent were in one cell of a table, and not in as many as themes count."""

    def broken(real, frame, counts, post, random_state):
        drawn = real(frame, counts, replace(post, gevoeligheid=1), random_state)
        return drawn.assign(epsilon=post.micro_cel / MICRO)

    _noise(patch, broken)


def whole_budget_for_each_theme_table(patch):
    """Every table of themes spends all of it, and says so."""

    def broken(real, frame, counts, post, random_state):
        whole = MICRO - MICRO % post.gevoeligheid
        return real(frame, counts, replace(post, micro_epsilon=whole), random_state)

    _noise(patch, broken)


def the_same_theme_noise_again(patch):
    """Every wave gets the noise of the first."""
    kept = {}

    def broken(real, frame, counts, post, random_state):
        drawn = real(frame, counts, post, random_state)
        noise = kept.setdefault(post.tabel, drawn["noisy_n"] - counts)
        return drawn.assign(noisy_n=counts + noise)

    _noise(patch, broken)


def theme_cells_without_people_left_out(patch):
    """A theme that nobody names is not released."""
    real = theme_noising.count_themes

    def count_themes(*args):
        frame, counts = real(*args)
        keep = (counts > 0) | (frame["thema"] == "geen_antwoord") | (frame.index == 0)
        return frame[keep].reset_index(drop=True), counts[keep]

    patch.setattr(theme_noising, "count_themes", count_themes)


def words_without_a_threshold(patch):
    """A word is told from one person on."""
    patch.setattr(new_words, "threshold_of", lambda plan: 1)
