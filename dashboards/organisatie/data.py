"""Everything the pages show, read once from `overdracht/` with its signatures verified.

Why here: a page takes what it gets and cannot reach for more. There is nothing else to reach for:
no key, no rows, only frozen and signed publications.
"""

import os
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import pandas as pd

from pipeline.advice.aside import SetAside, load_aside
from pipeline.advice.handed_over import HandedOver, load_handed_over
from pipeline.advice.register import Entry, register_of
from pipeline.advice.yearly.handed_over import HandedReport, load_reports
from pipeline.crossing.received import check_held, parcel_folder, read_standing
from pipeline.errors import ConfigurationError, LedgerRefused, UserError
from pipeline.once import Once
from pipeline.release import Release, load_release
from pipeline.signals.frozen import SignalList, load_signals
from pipeline.signals.survey.index import index_scores, survey_measures
from pipeline.signals.survey.response import Response, responses
from pipeline.signals.themes.counts import ThemeWave, theme_waves


@dataclass(frozen=True)
class Overdracht(Once):
    """What crossed to the organisation: numbers, lists of patterns (oldest first), advice,
    which signals were set aside, and yearly reports."""

    release: Release
    signalen: tuple[SignalList, ...]
    adviezen: tuple[HandedOver, ...]
    terzijde: tuple[SetAside, ...] = ()
    jaarrapporten: tuple[HandedReport, ...] = ()

    @cached_property
    def scores(self) -> pd.DataFrame:
        """Scores of the survey indices, computed once: see `pipeline.signals.survey.index`."""
        return index_scores(self.release)

    @cached_property
    def measures(self) -> pd.DataFrame:
        """Shares and means of every survey question and index, computed once."""
        return survey_measures(self.release)

    @cached_property
    def responses(self) -> tuple[Response, ...]:
        """How many took part in each wave, computed once."""
        return responses(self.release)

    @cached_property
    def themas(self) -> tuple[ThemeWave, ...]:
        """The waves with themes of which it is known how many wrote, computed once."""
        return tuple(wave for wave in theme_waves(self.release) if wave.counts)

    @cached_property
    def register(self) -> tuple[Entry, ...]:
        """Every signal ever shown with what was done with it, gathered once."""
        return register_of(self.signalen, self.adviezen, self.terzijde)

    @property
    def laatste(self) -> SignalList | None:
        """The newest list of patterns, if there is one."""
        return self.signalen[-1] if self.signalen else None


def fingerprint(overdracht: Path) -> str:
    """Of names, sizes and times of all files: changes when anything below `overdracht` does."""
    found = []
    for folder, _, names in os.walk(shown_folder(overdracht)):
        for name in names:
            path = Path(folder, name)
            if path.is_file():
                state = path.stat()
                found.append((folder, name, state.st_mtime_ns, state.st_size))
    return sha256(repr(sorted(found)).encode()).hexdigest()


def shown_folder(overdracht: Path) -> Path:
    """Where the files are: in the directory itself, or in the parcel that was received last.

    Raises ConfigurationError when it is not to be told which that is.
    """
    standing = read_standing(overdracht)
    return parcel_folder(overdracht, standing) if standing else overdracht


def load_overdracht(overdracht: Path) -> Overdracht:
    """Read and verify everything; what was received, with the key that is trusted here.

    Raises UserError (Dutch, with a next step) when the directory is absent, altered or incomplete.
    """
    if not overdracht.is_dir():
        raise ConfigurationError(
            "De map met de overdracht is er niet.",
            "Vraag de vertrouwenspersoon om de map opnieuw klaar te zetten, en start met: "
            "vip dashboard --map MAP",
        )
    try:
        standing = read_standing(overdracht)
        if standing is None:
            return _read(overdracht)
        check_held(overdracht, standing)
        return _read(parcel_folder(overdracht, standing))
    except UserError:
        raise
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise LedgerRefused(
            "De cijfers in deze map zijn niet te lezen.",
            "Gebruik de nieuwste versie van het programma. Helpt dat niet, vraag de "
            "vertrouwenspersoon om de map opnieuw klaar te zetten.",
        ) from problem


def _read(overdracht: Path) -> Overdracht:
    release = load_release(overdracht)
    _check_complete(release)
    return Overdracht(
        release,
        load_signals(overdracht),
        tuple(load_handed_over(overdracht)),
        load_aside(overdracht),
        load_reports(overdracht),
    )


def _check_complete(release: Release) -> None:
    """No publication may be missing from the row."""
    numbers = [int(publication.id[1:]) for publication in release.publicaties]
    if numbers != list(range(1, len(numbers) + 1)):
        raise LedgerRefused(
            "In deze map ontbreekt een publicatie, of de volgorde klopt niet.",
            "Neem de hele map opnieuw over van de vertrouwenspersoon.",
        )
