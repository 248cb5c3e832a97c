"""Own themes stay as they were written down: they may be added for a wave to come, never changed.

Like own codes (kept_codes.py): a theme that is made when the answers of a wave are known could be
chosen by what somebody wrote in them. So each own theme is written in the ledger when it is first
seen, by a digest of all that finds it, and counts from a wave that had not closed by then.
"""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date

from pipeline.contracts.public import Wave
from pipeline.errors import ConfigurationError
from pipeline.release.clock import DAY
from pipeline.release.ledger import Ledger

OWN_THEMES = "eigen_themas"


@dataclass(frozen=True)
class OwnTheme:
    """One own theme: the wave from which it counts, and the digest of its label and words.

    `groep`: the label of its group, "" where that is no own one; None where it was written down
    before groups were. A label is a name of numbers that are published: it cannot change either.
    """

    code: str
    vanaf_golf: str
    sha256: str
    groep: str | None = None

    def stays(self, kept: "OwnTheme") -> bool:
        """Whether it is what was written down."""
        return replace(self, groep=kept.groep) == kept and kept.groep in (None, self.groep)


def kept_themes(ledger: Ledger) -> tuple[OwnTheme, ...]:
    """The own themes in the ledger, in the order in which they were first written down."""
    noted = [entry.inhoud[OWN_THEMES] for entry in ledger.entries if entry.soort == OWN_THEMES]
    found = (OwnTheme(**values) for themes in noted for values in themes)
    return tuple({theme.code: theme for theme in found}.values())


def keep_themes(
    ledger: Ledger,
    themes: Iterable[OwnTheme],
    waves: Iterable[Wave],
    answered: Collection[str],
    today: date,
) -> bool:
    """Write down the own themes that are new; gives whether there were any.

    `answered`: the waves of which answers were read in before; while there are none a theme may
    count from any wave. Raises ConfigurationError when one that was written down is gone or
    different, when a new one names no wave of golven.csv, one that has closed, or one from which it
    would count in answers that are known.
    """
    present = {theme.code: theme for theme in themes}
    kept = {theme.code: theme for theme in kept_themes(ledger)}
    for code, theme in kept.items():
        if code not in present or not present[code].stays(theme):
            raise _changed(code)
    new = [theme for code, theme in present.items() if code not in kept]
    bare = [present[code] for code, theme in kept.items() if theme.groep is None]
    closing = {wave.golf: wave.gesloten_op for wave in waves}
    known = [closing[golf] for golf in answered if golf in closing]
    for theme in new:
        if theme.vanaf_golf not in closing:
            raise _no_wave(theme)
        begins = closing[theme.vanaf_golf]
        if answered and (begins < today or any(begins <= day for day in known)):
            raise _too_late(theme)
    if new or bare:
        content = {OWN_THEMES: [asdict(theme) for theme in (*bare, *new)]}
        ledger.note(OWN_THEMES, {**content, DAY: today.isoformat()})
    return bool(new or bare)


def _changed(code: str) -> ConfigurationError:
    return ConfigurationError(
        f"Het eigen thema {code} is vastgelegd, maar ontbreekt in codes/themas.yaml of is daar "
        "veranderd, of de naam van zijn groep.",
        "Zet het terug zoals het was, ook als u het niet meer gebruikt. Wilt u andere woorden? "
        "Maak dan een nieuw thema met een eigen code, dat geldt vanaf de eerstvolgende golf.",
    )


def _no_wave(theme: OwnTheme) -> ConfigurationError:
    return ConfigurationError(
        f"Het eigen thema {theme.code} in codes/themas.yaml geldt vanaf een golf die niet in "
        "codes/golven.csv staat.",
        "Zet die golf eerst in codes/golven.csv, of noem er een die er al staat.",
    )


def _too_late(theme: OwnTheme) -> ConfigurationError:
    return ConfigurationError(
        f"Het eigen thema {theme.code} in codes/themas.yaml geldt vanaf golf {theme.vanaf_golf}. "
        "Die golf is al gesloten, of er zijn al antwoorden ingelezen waarin het zou meetellen.",
        "Noem bij geldig_vanaf_golf de eerstvolgende golf: een nieuw thema mag niet zijn gekozen "
        "om wat mensen al hebben geschreven.",
    )
