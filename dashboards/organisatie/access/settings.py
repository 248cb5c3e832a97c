"""`dashboard.toml`: where the dashboard is reached, who logs in where, and which role that gives.

It is the file of who runs the dashboard, beside what the dashboard reads, and holds no secret: the
secret of the login comes from the environment, or from a file that is named there.
"""

import os
import tomllib
from collections.abc import Mapping, MutableMapping
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from dashboards.server.launch import LOCAL_NAMES, LOOPBACK
from dashboards.wording.roles import ROLES
from pipeline.crossing.received import DASHBOARD_SETTINGS
from pipeline.errors import ConfigurationError

ACCESS_VARIABLE = "VIP_DASHBOARD_INSTELLINGEN"
SECRET_VARIABLE = "VIP_INLOG_GEHEIM"  # noqa: S105 - the name of the variable
SECRET_FILE_VARIABLE = "VIP_INLOG_GEHEIM_BESTAND"  # noqa: S105
CALLBACK = "/oauth2callback"
LOCAL_USER = (
    "Er is geen inlog ingesteld. Dit dashboard is alleen op deze computer te openen, en wie hier "
    "zit kan elke rol bekijken."
)
_MANUAL = "Zie deel 17 van docs/handleiding.md."
NO_LOGIN = ConfigurationError(
    "Het dashboard start niet: het zou ook buiten deze computer te openen zijn, en er is geen "
    "inlog ingesteld.",
    f"Stel in {DASHBOARD_SETTINGS} een inlog in, of laat [toegang] weg: dan is het dashboard "
    f"alleen op deze computer te openen. {_MANUAL}",
)


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Toegang(_Section):
    """Where it is reached. `adres`: what people type; `luister`: the address of the machine."""

    adres: str = ""
    luister: str = LOOPBACK
    minuten: int = Field(default=30, ge=1, le=480)

    @field_validator("adres")
    @classmethod
    def _is_safe(cls, value: str) -> str:
        """https, unless it is this very computer: a login over http can be read by others."""
        return _safe_address(value) if value else ""

    @field_validator("luister")
    @classmethod
    def _is_address(cls, value: str) -> str:
        return str(ip_address(value))


class Inloggen(_Section):
    """The provider of the login (OpenID Connect), and the claim that names roles."""

    metadata: str
    client: str = Field(min_length=1)
    claim: str = Field(default="roles", min_length=1)
    scope: str = "openid"

    @field_validator("metadata")
    @classmethod
    def _is_safe(cls, value: str) -> str:
        return _safe_address(value)


class Access(_Section):
    """All of dashboard.toml; without the file: one local user, on this computer alone."""

    toegang: Toegang = Toegang()
    inloggen: Inloggen | None = None
    rollen: Mapping[str, tuple[str, ...]] = {}

    @model_validator(mode="after")
    def _fits(self) -> "Access":
        known = {role.code for role in ROLES}
        if set(self.rollen) - known:
            raise ValueError("een rol die niet bestaat")
        if self.inloggen and not (self.toegang.adres and any(self.rollen.values())):
            raise ValueError("inloggen vraagt om toegang.adres en rollen")
        return self

    @property
    def is_open(self) -> bool:
        """Whether it can be reached from another computer."""
        host = urlsplit(self.toegang.adres).hostname or LOOPBACK
        return not (ip_address(self.toegang.luister).is_loopback and host in LOCAL_NAMES)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names that are answered: against a page elsewhere that points its name here."""
        own = urlsplit(self.toegang.adres).hostname
        return (own,) if own else LOCAL_NAMES

    @property
    def is_https(self) -> bool:
        """Whether people reach it over https."""
        return self.toegang.adres.startswith("https://")


def load_access(path: Path | None) -> Access:
    """The settings in this file; those of one local user when there is none.

    Raises ConfigurationError when something is wrong, or when it would be open without a login.
    """
    access = Access() if path is None or not path.exists() else _read(path)
    if access.is_open and access.inloggen is None:
        raise NO_LOGIN
    return access


def refuse_open(access: Access, address: str | None) -> None:
    """Whatever it was started with: without a login it is open to this computer alone.

    `address`: what the server listens on, None for everywhere. Raises ConfigurationError.
    """
    if access.inloggen is None and not (address and _is_loopback(address)):
        raise NO_LOGIN


def running_access(environment: Mapping[str, str] = os.environ) -> Access:
    """The settings of the dashboard that runs here. Raises ConfigurationError."""
    named = environment.get(ACCESS_VARIABLE, "")
    return load_access(Path(named) if named else None)


def find_secret(environment: Mapping[str, str]) -> str:
    """The secret of the login. Raises ConfigurationError when there is none."""
    secret = environment.get(SECRET_VARIABLE, "")
    named = environment.get(SECRET_FILE_VARIABLE, "")
    if not secret and named:
        try:
            secret = Path(named).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            secret = ""
    if not secret:
        raise ConfigurationError(
            "Het geheim van de inlog ontbreekt.",
            f"Zet het in {SECRET_VARIABLE}, of noem in {SECRET_FILE_VARIABLE} een bestand waarin "
            f"het staat, buiten de map van het dashboard. {_MANUAL}",
        )
    return secret


def login_secrets(access: Access, secret: str, cookie_secret: str) -> dict[str, dict[str, object]]:
    """What Streamlit's login asks for, kept in memory. Empty without a login."""
    if access.inloggen is None:
        return {}
    return {
        "auth": {
            "redirect_uri": access.toegang.adres.rstrip("/") + CALLBACK,
            "cookie_secret": cookie_secret,
            "client_id": access.inloggen.client,
            "client_secret": secret,
            "server_metadata_url": access.inloggen.metadata,
            "client_kwargs": {"scope": access.inloggen.scope},
        }
    }


def take_secret(environment: MutableMapping[str, str]) -> str:
    """The secret, taken out of the environment of this process."""
    environment.pop(SECRET_FILE_VARIABLE, None)
    return environment.pop(SECRET_VARIABLE, "")


def _read(path: Path) -> Access:
    try:
        return Access.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise ConfigurationError(
            f"Het bestand {path.name} is niet te lezen of is geen geldig TOML.",
            f"Herstel het, of haal het weg. {_MANUAL}",
        ) from None
    except ValidationError as error:
        wrong = {".".join(str(part) for part in one["loc"][:2]) for one in error.errors()}
        names = ", ".join(sorted(name or "rollen of toegang.adres" for name in wrong))
        raise ConfigurationError(
            f"In {path.name} kloppen deze instellingen niet: {names}.", f"Herstel ze. {_MANUAL}"
        ) from None


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address in LOCAL_NAMES


def _safe_address(value: str) -> str:
    parts = urlsplit(value)
    is_local_http = parts.scheme == "http" and parts.hostname in LOCAL_NAMES
    if not parts.hostname or not (parts.scheme == "https" or is_local_http):
        raise ValueError("een adres begint met https://")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError("een adres zonder naam, wachtwoord of vraagteken")
    return value
