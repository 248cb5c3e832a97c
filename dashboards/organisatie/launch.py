"""How the dashboard is started: the command, and an environment without the key."""

from collections.abc import Mapping
from pathlib import Path

from dashboards.server.launch import (
    KEY_VARIABLE,
    LOCAL_NAMES,
    LOOPBACK,
    server_environment,
    streamlit_command,
)

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
_UPLOAD_MIB = 1  # nothing is sent to the dashboard; one is the least that Streamlit takes


def start_command(
    overdracht: Path,
    port: int = PORT,
    address: str = LOOPBACK,
    allowed_hosts: tuple[str, ...] = (),
) -> list[str]:
    """The command that serves `overdracht`. Run it with `clean_environment`.

    On a loopback address only local names are answered (against DNS rebinding). For another
    address give the names by which people reach it in `allowed_hosts`.
    """
    hosts = allowed_hosts or (LOCAL_NAMES if address == LOOPBACK else ())
    script = Path(__file__).with_name("app.py")
    return streamlit_command(script, overdracht, port, _UPLOAD_MIB, address, hosts)


def clean_environment(environment: Mapping[str, str]) -> tuple[dict[str, str], bool]:
    """The environment without the key, and whether the key was in it (then say KEY_DROPPED)."""
    without = {name: value for name, value in environment.items() if name != KEY_VARIABLE}
    return server_environment(without), KEY_VARIABLE in environment
