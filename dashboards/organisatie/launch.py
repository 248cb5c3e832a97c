"""How the dashboard is started: the command, and an environment without the key.

Why in Python and not in a settings file: the same list serves `vip dashboard`, the tests and the
manual, and a file beside the program could be left behind or changed without anyone seeing it.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

KEY_VARIABLE = "VIP_SLEUTEL"
KEY_DROPPED = (
    f"{KEY_VARIABLE} stond in de omgeving. Het dashboard heeft geen sleutel nodig en krijgt haar "
    "niet mee."
)
KEY_REFUSED = (
    f"Het dashboard start niet: {KEY_VARIABLE} staat in de omgeving.\n"
    f"Wat u kunt doen: start met `vip dashboard`, of verwijder {KEY_VARIABLE} uit de omgeving "
    "en start opnieuw. De sleutel hoort alleen bij de vertrouwenspersoon."
)
LOOPBACK = "127.0.0.1"
PORT = 8501

_SAFE = {
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "server.enableStaticServing": "false",
    "server.enableAgentApi": "false",
    "server.maxUploadSize": "1",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "global.developmentMode": "false",
    "logger.hideWelcomeMessage": "true",
    "logger.level": "error",
}
_THEME = {
    "theme.base": "light",
    "theme.primaryColor": "#0b5c7a",
    "theme.backgroundColor": "#ffffff",
    "theme.secondaryBackgroundColor": "#f2f5f7",
    "theme.textColor": "#1f2a37",
    "theme.linkColor": "#0b5c7a",
    "theme.linkUnderline": "true",
    "theme.borderColor": "#98a2b3",
    "theme.showWidgetBorder": "true",
    "theme.baseRadius": "0.4rem",
    "theme.headingFontSizes": "1.9rem,1.4rem,1.15rem",
}


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
    settings = _SAFE | _THEME | {"server.address": address, "server.port": str(port)}
    hosts = allowed_hosts or ((LOOPBACK, "localhost") if address == LOOPBACK else ())
    flags = [f"--{name}={value}" for name, value in settings.items()]
    flags += [f"--server.allowedHosts={host}" for host in hosts]
    script = Path(__file__).with_name("app.py")
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags, "--", str(overdracht)]


def clean_environment(environment: Mapping[str, str]) -> tuple[dict[str, str], bool]:
    """The environment without the key, and whether the key was in it (then say KEY_DROPPED).

    Streamlit settings of the user are left out too: only the flags above count. The program is
    put on the path, so that it also runs from a checkout.
    """
    kept = {
        name: value
        for name, value in environment.items()
        if name != KEY_VARIABLE and not name.startswith("STREAMLIT_")
    }
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *(p for p in kept.get("PYTHONPATH", "").split(_PATH_SEPARATOR) if p)]
    return kept | {"PYTHONPATH": _PATH_SEPARATOR.join(paths)}, KEY_VARIABLE in environment


_PATH_SEPARATOR = ";" if sys.platform == "win32" else ":"
