"""vip.toml as frozen values: everything a workspace may set, checked on reading.

Nothing in it derives from rows and nothing in it is secret, so it may be read in both zones.
"""

import tomllib
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from pipeline.errors import ConfigurationError
from pipeline.periods import Grain, quarters_in

ProtectedUnit = Literal["traject", "gesprek", "persoon_per_jaar"]
Profile = Literal["standaard", "streng", "ruim"]
BillStatus = Literal["in behandeling", "aangenomen", "in werking"]
PROFILES: Mapping[Profile, float] = {"standaard": 1.0, "streng": 0.25, "ruim": 2.0}
Weights = Mapping[str, Annotated[float, Field(ge=0)]]
_EPSILONS = ("epsilon", "epsilon_enquete")


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Organisatie(_Section):
    """Who this workspace is about."""

    naam: str = "Organisatie"
    sector: str = ""
    voorbeeld: bool = False


class Kalender(_Section):
    """From which quarter talks are counted."""

    vanaf: str

    @field_validator("vanaf")
    @classmethod
    def _is_quarter(cls, value: str) -> str:
        if "-Q" not in value:
            raise ValueError("vanaf is een kwartaal, zoals 2021-Q1")
        return quarters_in(value)[0]


class Privacy(_Section):
    """The promise: epsilon per protected unit, over everything that is ever published.

    `beschermd` is declared, never read off what came in: the promise must not depend on a row.
    A profile is a name for both epsilons; who writes an epsilon down writes no profile, so that
    `profiel = "streng"` beside an old `epsilon = 1.0` cannot promise less than it seems to.
    """

    beschermd: ProtectedUnit = "traject"
    profiel: Profile | None = None
    epsilon: float = Field(default=PROFILES["standaard"], ge=0.01, le=10)
    epsilon_enquete: float = Field(default=PROFILES["standaard"], ge=0.01, le=10)
    delta_enquete: float = Field(default=1e-6, ge=0, lt=1e-3)
    golven_per_jaar: int = Field(default=2, ge=1, le=12)

    @model_validator(mode="before")
    @classmethod
    def _fill_in_profile(cls, values: dict[str, Any]) -> dict[str, Any]:
        is_own = any(name in values for name in _EPSILONS)
        if is_own and "profiel" in values:
            raise ConfigurationError(
                "In vip.toml staan onder [privacy] een profiel en een eigen epsilon.",
                "Laat een van de twee weg: een profiel kiest epsilon en epsilon_enquete voor u.",
            )
        if is_own:
            return values
        profiel = values.get("profiel", "standaard")
        chosen = [epsilon for name, epsilon in PROFILES.items() if name == profiel]
        return {**values, "profiel": profiel, **dict.fromkeys(_EPSILONS, *chosen)}

    def with_profile(self, profiel: Profile) -> "Privacy":
        """The same promise under another profile."""
        epsilons = dict.fromkeys(_EPSILONS, PROFILES[profiel])
        return self.model_copy(update={"profiel": profiel, **epsilons})


class PlanSection(_Section):
    """A plan of one's own: weights by table name. Left out: the planner chooses."""

    korrel: Grain | None = None
    weights: Weights = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _gather_weights(cls, values: dict[str, Any]) -> dict[str, Any]:
        """In vip.toml the weights stand as loose keys beside `korrel`."""
        weights = {name: value for name, value in values.items() if name != "korrel"}
        return {"korrel": values.get("korrel"), "weights": weights}


class Bron(_Section):
    """What the VP settled for one source of files."""

    mag_meetellen: Literal["ja", "alleen_organisatietotaal", "nee"] | None = None


class Bewaren(_Section):
    """Terms in months: talks and answers after their quarter or wave, the quarantine after it came.

    By then talks were published, corrected and ended; answers were published as one whole; a row
    that was set aside was mended in the VP's own file.
    """

    gesprekken: int = Field(default=24, ge=1, le=240)
    enquete: int = Field(default=12, ge=1, le=240)
    quarantaine: int = Field(default=6, ge=1, le=240)


class Wetsvoorstel(_Section):
    """A bill as it stood on a day, as the VP looked it up; an advice never calls it a duty.

    `vanaf`: when it is meant to begin, or began. `bij`: the kinds of advice (`maatregelen.yaml`)
    that name it.
    """

    titel: str = Field(min_length=3)
    inhoud: str = ""
    status: BillStatus
    stand_op: date
    vanaf: date | None = None
    bij: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _has_known_status(cls, values: dict[str, Any]) -> dict[str, Any]:
        if values.get("status") not in get_args(BillStatus):
            raise ConfigurationError(
                "In vip.toml staat bij een wetsvoorstel een status die niet bestaat, of geen.",
                f"Kies een van deze: {', '.join(get_args(BillStatus))}.",
            )
        return values

    @model_validator(mode="after")
    def _has_begun_when_in_force(self) -> "Wetsvoorstel":
        if self.status == "in werking" and (self.vanaf is None or self.vanaf > self.stand_op):
            raise ConfigurationError(
                f"In vip.toml staat {self.titel} als in werking, maar niet sinds wanneer.",
                "Zet bij vanaf de dag waarop de wet inging. Is die dag er nog niet, kies dan als "
                "status: aangenomen.",
            )
        return self


class Settings(_Section):
    """The whole of vip.toml."""

    organisatie: Organisatie = Organisatie()
    kalender: Kalender
    privacy: Privacy = Privacy()
    plan: PlanSection = PlanSection()
    plan_enquete: PlanSection = PlanSection()
    bewaren: Bewaren = Bewaren()
    bronnen: dict[str, Bron] = Field(default_factory=dict)
    wetsvoorstellen: dict[str, Wetsvoorstel] = Field(default_factory=dict)

    @field_validator("bronnen")
    @classmethod
    def _one_spelling(cls, values: dict[str, Bron]) -> dict[str, Bron]:
        named = {source_name(name): bron for name, bron in values.items()}
        if len(named) < len(values):
            raise ValueError("two spellings of one source")
        return named


def source_name(text: str) -> str:
    """A source is the same however its name is spelled.

    >>> source_name("VP-Noord"), source_name("vp noord ")
    ('vp_noord', 'vp_noord')
    """
    text = unicodedata.normalize("NFKC", text)
    return "_".join(text.casefold().replace("-", " ").replace("_", " ").split())


def load_settings(path: Path) -> Settings:
    """Read vip.toml. Raises ConfigurationError that names each wrong setting."""
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError:
        raise ConfigurationError(
            f"Het bestand {path.name} is niet te lezen in deze map.",
            "Ga naar de map van uw organisatie, of maak er een met: vip nieuw MAP --vanaf 2021-Q1",
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = str(error).rpartition("(")[2].rstrip(")")
        raise ConfigurationError(
            f"Het bestand {path.name} is geen geldig TOML ({place}).",
            "Herstel die regel. In docs/handleiding.md staat een voorbeeld.",
        ) from None
    except ValidationError as error:
        wrong = sorted({".".join(str(p) for p in e["loc"]) for e in error.errors()})
        raise ConfigurationError(
            f"In {path.name} kloppen deze instellingen niet: {', '.join(wrong)}.",
            "Zie de lijst met instellingen in docs/handleiding.md.",
        ) from None
