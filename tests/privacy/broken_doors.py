"""Doors with one deliberate fault each, and the name of the check that must see it.

A fault is put in by replacing one piece of the door; everything else stays the real program. The
checks are in door_checks.py.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pytest

from pipeline.release import completion, correcting, door, mechanism, noising
from pipeline.release.completion import Completion
from pipeline.release.door import Door

Patch = pytest.MonkeyPatch
FULL = 1_000_000
RESERVE = 400_000


@dataclass(frozen=True)
class BrokenDoor:
    """One fault: `build` puts it in; `check` names the check that must see it."""

    build: Callable[[Patch], None]
    check: str


def no_contribution_bound(patch):
    """Every talk counts as if it were a traject of its own."""
    real = door.book

    def book(rows, booked, cohorts):
        return real(
            rows.assign(traject=rows["traject"] + "#" + rows.index.astype(str)), booked, cohorts
        )

    patch.setattr(door, "book", book)


def counted_again_when_late(patch):
    """Only new files are read, and who was counted before is forgotten."""
    known, real = set(), door.gather

    def gather(deliveries, bronnen):
        new = [pair for pair in deliveries if pair[0].vingerafdruk not in known]
        known.update(delivery.vingerafdruk for delivery, _ in new)
        return real(new, bronnen)

    patch.setattr(door, "gather", gather)
    forget_who_was_counted(patch)


def forget_who_was_counted(patch):
    """The bookings of earlier publications are not looked at."""
    real = door.book
    patch.setattr(door, "book", lambda rows, booked, cohorts: real(rows, booked[:0], cohorts))


def counted_in_every_quarter(patch):
    """A traject is counted once in each quarter, instead of once."""
    real = door.book

    def book(rows, booked, cohorts):
        apart = rows.assign(traject=rows["traject"] + "#" + rows["periode"])
        return real(apart, booked, cohorts)

    patch.setattr(door, "book", book)


def persons_count_for_each_traject(patch):
    """persoon_sleutel is not looked at, whatever vip.toml says."""
    real = door.gather
    patch.setattr(door, "gather", lambda *args: real(*args).assign(persoon=""))


def fresh_noise_on_refresh(patch):
    """Who asks again gets newly drawn numbers."""
    real = Door.publish

    def publish(self):
        published = real(self)
        ledger = self.open_ledger()
        for entry in ledger.entries if not published else ():
            if entry.soort == "debet":
                shutil.rmtree(self.workspace.publicaties / entry.inhoud["publicatie"])
                with pytest.MonkeyPatch.context() as again:
                    again.setattr(completion, "frozen_hash", lambda *_: None)
                    self.completion.finish(entry, ledger)
        return published

    patch.setattr(Door, "publish", publish)
    patch.setattr(Completion, "check_not_lost", lambda *_: None)
    patch.setattr(Completion, "check_in_place", lambda *_: True)


def _counted(patch, passes):
    """Only cells whose exact count passes are released, and the first one of each table."""
    real = noising.count_table

    def count_table(*args, **kwargs):
        frame, counts = real(*args, **kwargs)
        keep = passes(counts) | (np.arange(len(counts)) == 0)
        return frame[keep].reset_index(drop=True), counts[keep]

    patch.setattr(noising, "count_table", count_table)


def empty_cells_left_out(patch):
    """A cell in which nobody counts is not released."""
    _counted(patch, lambda counts: counts > 0)


def threshold_on_exact_count(patch):
    """A cell with fewer than five is not released."""
    _counted(patch, lambda counts: counts >= 5)


def skipped_when_nothing_came_in(patch):
    """Without a new delivery there is no publication."""
    published, real = {}, Door.publish

    def publish(self):
        delivered = len(self.kluis.manifest.leveringen)
        if published.get(self.workspace.root, 0) == delivered:
            return ()
        published[self.workspace.root] = delivered
        return real(self)

    patch.setattr(Door, "publish", publish)


def _noise(patch, broken):
    """Noise by `broken(real, counts, micro)`, wherever the door draws it."""
    real = mechanism.add_noise

    def add_noise(counts, micro_epsilon, random_state=None):
        return broken(real, counts, micro_epsilon)

    for module in (noising, mechanism):
        patch.setattr(module, "add_noise", add_noise)


def clipped_at_zero(patch):
    """No released number is below zero: every total is too high."""
    _noise(patch, lambda real, counts, micro: np.maximum(real(counts, micro), 0))


def noise_cut_off(patch):
    """Noise is never larger than four: what lies further off gives it away."""

    def cut(real, counts, micro):
        return counts + np.clip(real(np.zeros_like(counts), micro), -4, 4)

    _noise(patch, cut)


def rounded_normal_noise(patch):
    """Noise of the right spread under another law."""

    def normal(_, counts, micro):
        decay = np.exp(-micro / FULL)
        spread = np.sqrt(2 * decay) / (1 - decay)
        return counts + np.rint(np.random.default_rng().normal(0, spread, len(counts))).astype(int)

    _noise(patch, normal)


def half_of_the_sensitivity(patch):
    """Noise as if a traject moved a cell by a half."""
    _noise(patch, lambda real, counts, micro: real(counts, 2 * micro))


def whole_budget_for_each_table(patch):
    """Every table of a quarter spends the whole epsilon, as if the others were not there."""
    _noise(patch, lambda real, counts, _: real(counts, FULL))


def corrections_sharper_than_booked(patch):
    """A correction draws less noise than the reserve pays for."""

    def sharper(real, counts, micro):
        return real(counts, 4 * micro if micro == RESERVE else micro)

    _noise(patch, sharper)


def moved_counts_in_both(patch):
    """A correction looks at its own quarter alone: who moved counts in the old one and the new."""
    real = correcting.rebook

    def rebook(rows, bookings, cohort, cost, ceiling):
        own = [replace(b, trajecten=b.trajecten[b.trajecten["cohort"] == cohort]) for b in bookings]
        found = [real(rows, own, cohort, cost, ceiling), *(b.trajecten for b in own)]
        return pd.concat(found, ignore_index=True).drop_duplicates("traject")

    patch.setattr(correcting, "rebook", rebook)


def endings_sharper_than_booked(patch):
    """The tables that are known late draw less noise than was set apart for them."""
    real, last = noising.count_table, [""]

    def count_table(table, *args, **kwargs):
        last[0] = table
        return real(table, *args, **kwargs)

    patch.setattr(noising, "count_table", count_table)
    _noise(
        patch,
        lambda drawn, counts, micro: drawn(counts, 3 * micro if "vervolg" in last[0] else micro),
    )


def zeros_without_noise(patch):
    """Noise is drawn only where something was counted."""
    _noise(patch, lambda real, counts, micro: np.where(counts == 0, 0, real(counts, micro)))


def the_same_noise_again(patch):
    """A fixed seed: every quarter gets the noise of the first."""

    def seeded(real, counts, micro):
        return real(counts, micro, np.random.RandomState(7))

    _noise(patch, seeded)


def unwilling_are_counted(patch):
    """mag_meetellen = nee is read as ja."""
    real = door.book

    def book(rows, booked, cohorts):
        return real(rows.assign(mag_meetellen="ja"), booked, cohorts)

    patch.setattr(door, "book", book)


def estimates_know_the_truth(patch):
    """The estimate beside the number is the exact count."""
    real, exact = noising.count_table, []

    def count_table(*args, **kwargs):
        frame, counts = real(*args, **kwargs)
        exact.append(counts)
        return frame, counts

    def noisy_counts(*args, **kwargs):
        exact.clear()
        released = wrapped(*args, **kwargs)
        return released.assign(estimate=np.concatenate(exact).astype(float)) if exact else released

    wrapped = completion.noisy_counts
    patch.setattr(noising, "count_table", count_table)
    patch.setattr(completion, "noisy_counts", noisy_counts)


def noise_before_the_debit(patch):
    """The numbers are drawn, and then the ledger is asked."""
    real = Door._book_and_debit

    def debit(self, due, ledger):
        noising.add_noise(np.zeros(1, dtype=np.int64), FULL)
        return real(self, due, ledger)

    patch.setattr(Door, "_book_and_debit", debit)
