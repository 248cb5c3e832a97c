"""What takes seconds to load, loaded while the user types the passphrase.

Why: the page Budget adds up with a library that takes three seconds to load the first time. A
person who types gives those seconds away.
"""

from functools import cache
from importlib import import_module
from threading import Thread

from streamlit import runtime

_SLOW = ("dp_accounting.pld.privacy_loss_distribution", "pipeline.advice.typed")


@cache
def load_ahead() -> None:
    """Begin loading beside the page, once for every start of the werkplek."""
    if runtime.exists():
        Thread(target=_load, name="ahead", daemon=True).start()


def _load() -> None:
    for name in _SLOW:
        import_module(name)
