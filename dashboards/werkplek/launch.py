"""How the werkplek is started: on this computer only, with a code for who started it.

The address cannot be chosen: there is no argument for it. The key of the kluis is typed in the
browser. Where it is kept (VIP_SLEUTEL, keyring), a code that only the starter sees stands in for
it, because another user of this computer can reach the same port.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from dashboards.server.launch import server_environment, streamlit_command

PORT = 8502
CODE_VARIABLE = "VIP_WERKPLEK_CODE"
_UPLOAD_MIB = 200
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_CODE_LENGTH = 8


def start_command(folder: Path, port: int = PORT) -> list[str]:
    """The command that serves the workspace at `folder` to this computer."""
    script = Path(__file__).with_name("app.py")
    return streamlit_command(script, folder, port, _UPLOAD_MIB, is_silent=True)


def new_code() -> str:
    """A code to type, without letters that look alike."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))


def werkplek_environment(environment: Mapping[str, str], code: str) -> dict[str, str]:
    """The environment of the werkplek: that of the user, and the code of this start."""
    return server_environment(environment) | {CODE_VARIABLE: code}


def start_code() -> str:
    """The code of this start; "" when it was started in another way."""
    return os.environ.get(CODE_VARIABLE, "")
