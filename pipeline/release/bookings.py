"""Bookings: who counts where, fixed in the step that debits, encrypted in the kluis.

A debit names each booking by its hash, so a publication that was broken off is finished with these
rows and no others. The booking of talks stays for good: a booked traject never counts again. The
answers of a wave are only kept until its numbers are frozen, with codes of themes in place of what
people wrote.
"""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.errors import LedgerRefused
from pipeline.release.bounding import BOOKED
from pipeline.release.entry import Entry
from pipeline.release.plan import SurveyPlan
from pipeline.release.survey_counts import gather_answers
from pipeline.release.theme_bounding import with_themes
from pipeline.release.theme_keys import ThemeKeys, ThemeReaders
from pipeline.vault.kluis import Kluis

_FOLDER = "boekingen"
_TALKS, _ANSWERS = "boeking", "boeking_enquete"
_THEMES = "themas"
_WORDS_FOLDER = "nieuwe_woorden"


@dataclass(frozen=True)
class Bookings:
    """The bookings in one kluis."""

    kluis: Kluis

    def store(
        self,
        publication: str,
        booked: pd.DataFrame,
        surveys: Mapping[str, SurveyPlan],
        themes: ThemeReaders,
    ) -> dict[str, Any]:
        """Write the bookings of a publication to be; gives what its debit says of them.

        Raises ConfigurationError when themes cannot be found in open answers.
        """
        stored: dict[str, Any] = {_TALKS: self._write(f"{_FOLDER}/{publication}", booked)}
        if surveys:
            waves = [self._answers(golf, plan, themes) for golf, plan in surveys.items()]
            name = f"{_FOLDER}/{publication}-enquete"
            stored[_ANSWERS] = self._write(name, pd.concat(waves).fillna(""))
            stored[_THEMES] = {
                golf: themes(golf).keys.to_json() for golf, plan in surveys.items() if plan.themas
            }
        return stored

    def _answers(self, golf: str, plan: SurveyPlan, themes: ThemeReaders) -> pd.DataFrame:
        deliveries = self.kluis.deliveries("enquete")
        if not plan.themas:
            return gather_answers(deliveries, golf)
        answers = gather_answers(deliveries, golf, plan.vragen)
        has_words = plan.woorden > 0
        return with_themes(answers, plan.vragen, plan.grens, themes(golf), has_words)

    def talks(self, entry: Entry) -> pd.DataFrame:
        """The trajecten that a debit booked. Raises LedgerRefused when they are not those."""
        return self._read(entry, _TALKS)

    def answers(self, entry: Entry) -> dict[str, pd.DataFrame]:
        """The answers that a debit booked, by wave. Raises LedgerRefused."""
        if _ANSWERS not in entry.inhoud:
            return {}
        every = self._read(entry, _ANSWERS)
        return {golf: every[every["golf"] == golf] for golf in entry.inhoud["golven"]}

    def theme_keys(self, entry: Entry) -> dict[str, ThemeKeys]:
        """The public themes by which a debit counts open answers, by wave."""
        named = entry.inhoud.get(_THEMES, {})
        return {golf: ThemeKeys.from_json(keys) for golf, keys in named.items()}

    def keep_words(self, entry: Entry, told: pd.DataFrame) -> None:
        """Keep the new words that were told of a publication; once it is frozen, for good."""
        name = f"{_WORDS_FOLDER}/{entry.inhoud['publicatie']}"
        self.kluis.write_table(name, pa.Table.from_pandas(told, preserve_index=False))

    def kept_words(self, entry: Entry) -> pd.DataFrame:
        """What `keep_words` kept. Raises KeyRefused when it is gone or altered."""
        name = f"{_WORDS_FOLDER}/{entry.inhoud['publicatie']}"
        frame: pd.DataFrame = self.kluis.read_table(name).to_pandas()
        return frame

    def drop_answers(self, entry: Entry) -> None:
        """Remove the answers of a publication that is frozen: nothing needs them any more."""
        if _ANSWERS in entry.inhoud:
            self.kluis.table_path(entry.inhoud[_ANSWERS]["naam"]).unlink(missing_ok=True)

    def drop_unpaid(self, debits: Iterable[Entry]) -> None:
        """Remove what none of all debits names: a publication that was refused or broken off.

        It would keep the rows of somebody who withdraws.
        """
        named = [e.inhoud[kind] for e in debits for kind in (_TALKS, _ANSWERS) if kind in e.inhoud]
        paid = {str(one["naam"]) for one in named}
        folder = self.kluis.table_path(f"{_FOLDER}/x").parent
        for path in (*folder.glob("*.parquet"), *folder.glob(".*.parquet.deel")):
            if f"{_FOLDER}/{path.stem}" not in paid:
                with suppress(OSError):  # held open by another program: the next step tries again
                    path.unlink()

    def every(self, entries: Iterable[Entry]) -> pd.DataFrame:
        """All trajecten that these debits booked, in order."""
        frames = [self.talks(entry) for entry in entries]
        return pd.concat([pd.DataFrame(columns=list(BOOKED)), *frames], ignore_index=True)

    def _write(self, name: str, frame: pd.DataFrame) -> dict[str, str]:
        table = pa.Table.from_pandas(frame, preserve_index=False)
        return {"naam": name, "sha256": digest(self.kluis.write_table(name, table))}

    def _read(self, entry: Entry, kind: str) -> pd.DataFrame:
        named = entry.inhoud[kind]
        path = self.kluis.table_path(named["naam"])
        if not path.exists() or digest(path.read_bytes()) != named["sha256"]:
            raise LedgerRefused(
                "De kluis past niet bij het grootboek: een boeking ontbreekt of is veranderd.",
                "Er wordt niets gepubliceerd. Zet een kopie van de hele map vp/ terug.",
            )
        frame: pd.DataFrame = self.kluis.read_table(named["naam"]).to_pandas()
        return frame


def digest(data: bytes) -> str:
    """SHA-256, as the ledger writes it."""
    return hashlib.sha256(data).hexdigest()
