"""Dutch for the words that the command-line library itself says (nl/LC_MESSAGES/vip.po)."""

import gettext
import os
from pathlib import Path

_DOMAIN = "vip"
_FOLDER = Path(__file__).parent / "taal"


def speak_dutch() -> None:
    """Let gettext find our translations, whatever the language of the system."""
    os.environ["LANGUAGE"] = "nl"
    gettext.bindtextdomain(_DOMAIN, _FOLDER)
    gettext.textdomain(_DOMAIN)
