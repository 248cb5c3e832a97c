"""What decides how the answers of a wave are counted stays as it was when the first came in.

Its row in golven.csv, how [plan_enquete] shares the budget, and which own themes count in it: all
public, and all chosen by people. Written in the ledger once a wave has answers, so that none of it
can follow from what was written. Choices (shares, themes) hold as noted. Facts may have been wrong:
they are refused when they differ, until the VP says that they were mended.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from pipeline.contracts.public import Wave
from pipeline.errors import ConfigurationError
from pipeline.release.ledger import Ledger

KEPT_WAVES = "golven_vastgelegd"


@dataclass(frozen=True)
class KeptWave:
    """One wave as noted: its row of golven.csv, the weights of [plan_enquete] (empty: those of the
    planner), and the codes of the own themes that count in it.
    """

    golf: str
    uitgenodigd: int
    gesloten_op: date
    open_vragen: tuple[str, ...]
    gewichten: Mapping[str, float]
    eigen_themas: tuple[str, ...]

    @staticmethod
    def of(wave: Wave, weights: Mapping[str, float], own: tuple[str, ...]) -> "KeptWave":
        """A wave as it stands today."""
        row = wave.golf, wave.uitgenodigd, wave.gesloten_op, wave.open_vragen
        return KeptWave(*row, {**weights}, own)

    def mended(self, wave: Wave) -> "KeptWave":
        """The same choices for the row as it stands today."""
        asked, closed = wave.open_vragen, wave.gesloten_op
        return replace(self, uitgenodigd=wave.uitgenodigd, gesloten_op=closed, open_vragen=asked)

    def allows(self, wave: Wave) -> bool:
        """Whether today's row may stand: the same, open longer, or without open answers at all."""
        is_asked = wave.open_vragen in (self.open_vragen, ())
        is_open = wave.gesloten_op >= self.gesloten_op
        return is_asked and is_open and wave.uitgenodigd == self.uitgenodigd

    def to_json(self) -> dict[str, Any]:
        """Plain values for the ledger."""
        named = {"gesloten_op": self.gesloten_op.isoformat()}
        lists = {"open_vragen": [*self.open_vragen], "eigen_themas": [*self.eigen_themas]}
        return {**asdict(self), **named, **lists}

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "KeptWave":
        """The inverse of to_json."""
        named = {"gesloten_op": date.fromisoformat(values["gesloten_op"])}
        lists = {name: tuple(values[name]) for name in ("open_vragen", "eigen_themas")}
        return KeptWave(**{**values, **named, **lists})


def kept_waves(ledger: Ledger) -> dict[str, KeptWave]:
    """Every wave that was noted, as it was noted last."""
    noted = [entry.inhoud[KEPT_WAVES] for entry in ledger.entries if entry.soort == KEPT_WAVES]
    found = (KeptWave.from_json(values) for waves in noted for values in waves)
    return {wave.golf: wave for wave in found}


def keep_waves(ledger: Ledger, waves: Iterable[KeptWave]) -> None:
    """Write these waves down."""
    ledger.note(KEPT_WAVES, {KEPT_WAVES: [wave.to_json() for wave in waves]})


def check_waves(kept: Mapping[str, KeptWave], waves: Iterable[Wave]) -> None:
    """Raises ConfigurationError when the row of one of these waves is no longer as it was noted."""
    for wave in waves:
        noted = kept.get(wave.golf)
        if noted is not None and not noted.allows(wave):
            raise _changed(noted)


def _changed(noted: KeptWave) -> ConfigurationError:
    asked = ", ".join(noted.open_vragen) or "geen"
    return ConfigurationError(
        f"De regel van golf {noted.golf} in codes/golven.csv is veranderd nadat er antwoorden zijn "
        f"ingelezen. Er stond: {noted.uitgenodigd} uitgenodigd, gesloten op "
        f"{noted.gesloten_op.isoformat()}, open vragen: {asked}.",
        "Zet de regel terug. Was zij fout, of zijn er later meer mensen uitgenodigd? Kijk dan in "
        "de uitnodiging en de vragenlijst, niet in de antwoorden, en sluit de golf af met: "
        f"vip afsluiten golf:{noted.golf} --verbeterd",
    )
