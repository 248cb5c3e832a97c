"""The command line of Streamlit that serves an app, safely and in one look.

Why in Python and not in a settings file: the same list serves `vip dashboard`, `vip werkplek`, the
tests and the manual, and a file beside the program could be left behind or changed without anyone
seeing it.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

KEY_VARIABLE = "VIP_SLEUTEL"
LOOPBACK = "127.0.0.1"
LOCAL_NAMES = (LOOPBACK, "localhost")

_SAFE = {
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "server.enableStaticServing": "false",
    "server.enableAgentApi": "false",
    "server.maxMessageSize": "50",
    "server.enableXsrfProtection": "true",
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
_PATH_SEPARATOR = ";" if sys.platform == "win32" else ":"


def streamlit_command(
    script: Path,
    argument: Path,
    port: int,
    upload_mib: int,
    address: str = LOOPBACK,
    allowed_hosts: tuple[str, ...] = LOCAL_NAMES,
    is_silent: bool = False,
) -> list[str]:
    """The command that serves `script` for the directory `argument`.

    Only the names in `allowed_hosts` are answered (against DNS rebinding); none means any name.
    `upload_mib`: the largest file that the browser may send, in MiB. `is_silent`: the log says
    nothing, because a traceback could hold a value of a row.
    """
    settings = _SAFE | _THEME
    settings |= {
        "server.address": address,
        "server.port": str(port),
        "server.maxUploadSize": str(upload_mib),
    }
    if is_silent:
        settings |= {"logger.level": "critical", "logger.enableRich": "false"}
    flags = [f"--{name}={value}" for name, value in settings.items()]
    flags += [f"--server.allowedHosts={host}" for host in allowed_hosts]
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags, "--", str(argument)]


def server_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a server: settings of Streamlit are left out, only the flags count.

    The program is put on the path, so that it also runs from a checkout.
    """
    kept = {name: value for name, value in environment.items() if not name.startswith("STREAMLIT_")}
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *(p for p in kept.get("PYTHONPATH", "").split(_PATH_SEPARATOR) if p)]
    return kept | {"PYTHONPATH": _PATH_SEPARATOR.join(paths)}
