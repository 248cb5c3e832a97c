"""One directory per organisation: where everything of a workspace lives (DESIGN section 3)."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.errors import ConfigurationError, RefusedInput
from pipeline.settings import Kalender, Settings, load_settings

_README = """\
vp/          VP-zone. Alleen voor de vertrouwenspersoon. Geef deze map aan niemand.
overdracht/  Wat de organisatie mag zien: cijfers met ruis, patronen en aangeboden adviezen.
codes/       Openbare gegevens: eenheden, gebeurtenissen, enquêtegolven, uren.
"""


@dataclass(frozen=True)
class Workspace:
    """Paths of one organisation's directory. Making one touches nothing on disk."""

    root: Path

    @property
    def toml(self) -> Path:
        """The settings: nothing row-derived, nothing secret."""
        return self.root / "vip.toml"

    @property
    def codes(self) -> Path:
        """Public inputs."""
        return self.root / "codes"

    @property
    def sjabloon(self) -> Path | None:
        """The house style for Word documents, if the organisation has one here."""
        places = (self.root / "huisstijl" / f"sjabloon.{ending}" for ending in ("docx", "dotx"))
        return next((place for place in places if place.is_file()), None)

    @property
    def vp(self) -> Path:
        """The VP zone."""
        return self.root / "vp"

    @property
    def kluis(self) -> Path:
        """Encrypted deliveries, bookings and quarantine."""
        return self.vp / "kluis"

    @property
    def dossiers(self) -> Path:
        """Encrypted concept advice."""
        return self.vp / "dossiers"

    @property
    def jaarrapporten(self) -> Path:
        """Encrypted yearly reports, with what only the VP knows."""
        return self.vp / "jaarrapporten"

    @property
    def bronnen(self) -> Path:
        """Encrypted mappings of foreign files."""
        return self.vp / "bronnen"

    @property
    def grootboek(self) -> Path:
        """The privacy ledger."""
        return self.vp / "grootboek"

    @property
    def overdracht(self) -> Path:
        """The organisation zone."""
        return self.root / "overdracht"

    @property
    def publicaties(self) -> Path:
        """Frozen releases."""
        return self.overdracht / "publicaties"

    @property
    def signalen(self) -> Path:
        """Frozen lists of patterns."""
        return self.overdracht / "signalen"

    @property
    def adviezen(self) -> Path:
        """Advice that was handed over."""
        return self.overdracht / "adviezen"

    @property
    def terzijde(self) -> Path:
        """Signals that were set aside."""
        return self.overdracht / "terzijde"

    @property
    def opvolging(self) -> Path:
        """What became of advice that was handed over."""
        return self.overdracht / "opvolging"

    @property
    def suspensions(self) -> Path:
        """Units that no advice is given about for now, encrypted."""
        return self.dossiers / "opschortingen.vip"

    @property
    def aantekeningen(self) -> Path:
        """Dated notes beside what was published."""
        return self.overdracht / "aantekeningen"

    @property
    def folders(self) -> tuple[Path, ...]:
        """Those that every command may read or make."""
        kept = (self.dossiers, self.jaarrapporten, self.bronnen, self.grootboek)
        ours = (self.vp, self.kluis, *kept)
        advice = (self.adviezen, self.opvolging, self.terzijde)
        theirs = (self.publicaties, self.signalen, *advice, self.aantekeningen)
        return (self.codes, *ours, self.overdracht, *theirs)

    @cached_property
    def settings(self) -> Settings:
        """vip.toml, read once. Raises ConfigurationError."""
        return load_settings(self.toml)


def open_workspace(root: Path) -> Workspace:
    """The workspace at `root`.

    Raises ConfigurationError when there is none, or a file stands where one of its folders belongs.
    """
    workspace = Workspace(root.resolve())
    if not workspace.toml.is_file():
        raise ConfigurationError(
            f"In de map {root} staat geen vip.toml.",
            "Noem de map van uw organisatie met --map, of maak er een met: "
            "vip nieuw MAP --vanaf 2021-Q1",
        )
    for folder in workspace.folders:
        check_folder(folder)
    return workspace


def check_folder(folder: Path) -> None:
    """Raise ConfigurationError when there is a file in the place of a folder."""
    if folder.exists() and not folder.is_dir():
        raise ConfigurationError(
            f"{folder.parent.name}/{folder.name} is een bestand, maar hoort een map te zijn.",
            "Verplaats dat bestand. Hoort er iets in die map te staan, zet de map dan terug uit "
            "een kopie.",
        )


def create_workspace(
    root: Path,
    vanaf: str,
    naam: str,
    sector: str = "",
    voorbeeld: bool = False,
    wetsvoorstellen: str = "",
) -> Workspace:
    """Make the directories and vip.toml, with these pending bills as TOML at its end.

    Raises RefusedInput when `root` already holds one, ConfigurationError when a file stands where a
    folder belongs.
    """
    workspace = Workspace(root.resolve())
    if workspace.toml.exists():
        raise RefusedInput(
            f"In de map {root} staat al een organisatie.",
            "Kies een andere map, of werk verder in deze map.",
        )
    for folder in (*workspace.root.parents, workspace.root, *workspace.folders):
        check_folder(folder)
    kalender = Kalender(vanaf=vanaf)
    for folder in (workspace.codes, workspace.vp, workspace.overdracht):
        folder.mkdir(parents=True, exist_ok=True)
    (workspace.root / "LEESMIJ.txt").write_text(_README, encoding="utf-8")
    workspace.toml.write_text(
        f"{_toml(kalender, naam, sector, voorbeeld)}{wetsvoorstellen}", encoding="utf-8"
    )
    return workspace


def _toml(kalender: Kalender, naam: str, sector: str, voorbeeld: bool) -> str:
    lines = [
        "[organisatie]",
        f"naam = {_quoted(naam)}",
        f"sector = {_quoted(sector)}",
        *(["voorbeeld = true"] if voorbeeld else []),
        "",
        "[kalender]",
        f"vanaf = {_quoted(kalender.vanaf)}",
        "",
        "[privacy]",
        'profiel = "standaard"  # of "streng" of "ruim"; bekijk met: vip plan --profiel streng',
        "",
        "",
    ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(c if c.isprintable() else " " for c in escaped)}"'
