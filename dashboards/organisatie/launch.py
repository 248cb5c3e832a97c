"""How the dashboard is started: the command, and an environment without the key."""

import sys
from collections.abc import Mapping
from pathlib import Path

from dashboards.organisatie.access.settings import (
    ACCESS_VARIABLE,
    SECRET_FILE_VARIABLE,
    SECRET_VARIABLE,
    Access,
)
from dashboards.server.launch import KEY_VARIABLE, server_environment, streamlit_command

KEY_DROPPED = (
    f"{KEY_VARIABLE} stond in de omgeving. Het dashboard heeft geen sleutel nodig en krijgt haar "
    "niet mee."
)
KEY_REFUSED = (
    f"Het dashboard start niet: {KEY_VARIABLE} staat in de omgeving.\n"
    f"Wat u kunt doen: start met `vip dashboard`, of verwijder {KEY_VARIABLE} uit de omgeving "
    "en start opnieuw. De sleutel hoort alleen bij de vertrouwenspersoon."
)
PORT = 8501
_NOT_PASSED_ON = frozenset((KEY_VARIABLE, ACCESS_VARIABLE, SECRET_VARIABLE, SECRET_FILE_VARIABLE))
_UPLOAD_MIB = 1  # nothing is sent to the dashboard; one is the least that Streamlit takes


def start_command(overdracht: Path, port: int = PORT, access: Access | None = None) -> list[str]:
    """The command that serves `overdracht`. Run it with `clean_environment`.

    Only the names by which people reach it are answered (against DNS rebinding).
    """
    access = access or Access()
    script = Path(__file__).with_name("app.py")
    listen = access.toegang.luister
    return streamlit_command(script, overdracht, port, _UPLOAD_MIB, listen, access.hosts)


def overdracht_path() -> Path:
    """The directory named when the dashboard was started: of the server's own process."""
    return Path(sys.argv[1] if len(sys.argv) > 1 else "overdracht")


def clean_environment(
    environment: Mapping[str, str], settings: Path | None = None, secret: str = ""
) -> tuple[dict[str, str], bool]:
    """The environment without the key, and whether the key was in it (then say KEY_DROPPED).

    `settings`: dashboard.toml, if there is one; `secret`: of the login, which the server takes out
    of its own environment at once.
    """
    without = {name: value for name, value in environment.items() if name not in _NOT_PASSED_ON}
    given = {ACCESS_VARIABLE: str(settings or ""), SECRET_VARIABLE: secret}
    without |= {name: value for name, value in given.items() if value}
    return server_environment(without), KEY_VARIABLE in environment
