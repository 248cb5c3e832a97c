"""One browser session at work: the kluis while it is open, and nothing else that could leak.

What is kept is the opened kluis, in the state of this session and nowhere else: in no cache,
address, log or file. The passphrase itself is kept nowhere: making the key of it anew for every
drawing of a page would take most of the time of most pages. The kluis goes when the user closes it,
and after half an hour without a click.
"""

import hmac
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import streamlit as st

from dashboards.werkplek.launch import start_code
from pipeline.errors import KeyRefused
from pipeline.steps import Workplace, at_work
from pipeline.steps.beginning import kept_passphrase

IDLE_SECONDS = 30 * 60
_OPEN = "_kluis"
_SEEN = "_laatste_klik"
_SAID = "_melding"
_NEXT = "_volgende_pagina"
_WRONG_WAIT = 1.0
IDLE_SAID = "De kluis is na een half uur zonder klik gesloten. Open haar opnieuw om verder te gaan."
CLOSED_SAID = "De kluis is gesloten."


def folder() -> Path:
    """The directory named when the werkplek was started."""
    return Path(sys.argv[1] if len(sys.argv) > 1 else ".")


def is_open() -> bool:
    """Whether this session has the key; one that was idle for too long loses it here."""
    if _OPEN not in st.session_state:
        return False
    if time.monotonic() - st.session_state[_SEEN] > IDLE_SECONDS:
        close(IDLE_SAID)
        return False
    return True


def touch() -> None:
    """Somebody clicked: the half hour starts again."""
    st.session_state[_SEEN] = time.monotonic()


def open_kluis(passphrase: str) -> None:
    """Open the kluis for this session. Raises KeyRefused when it is not the key of this kluis."""
    try:
        with at_work(folder(), passphrase, date.today()) as place:
            st.session_state[_OPEN] = place.kluis
    except KeyRefused:
        time.sleep(_WRONG_WAIT)
        raise
    touch()


def open_with_code(code: str) -> None:
    """Open with the passphrase that is kept on this computer. Raises KeyRefused."""
    kept, expected = kept_passphrase(folder()), start_code()
    is_right = hmac.compare_digest(code.strip().lower().encode(), expected.encode())
    if kept is None or not expected or not is_right:
        time.sleep(_WRONG_WAIT)
        raise KeyRefused(
            "Deze code klopt niet.",
            "De code staat in het venster waarin u vip werkplek startte. U kunt ook de sleutelzin "
            "typen.",
        )
    open_kluis(kept)


def has_kept_key() -> bool:
    """Whether a code can stand in for the passphrase."""
    return bool(start_code()) and kept_passphrase(folder()) is not None


def close(said: str = CLOSED_SAID) -> None:
    """Forget the key and everything else of this session."""
    st.session_state.clear()
    say(said)


def say(text: str, kind: str = "success") -> None:
    """What the next drawing of a page tells first: what was just done."""
    st.session_state[_SAID] = (kind, text)


def take_said() -> tuple[str, str] | None:
    """What was to be told, once."""
    said: tuple[str, str] | None = st.session_state.pop(_SAID, None)
    return said


@contextmanager
def at_desk() -> Iterator[Workplace]:
    """The workplace of this session, today. Raises UserError."""
    with at_work(folder(), st.session_state[_OPEN], date.today()) as place:
        yield place


def go_to(page: str) -> None:
    """Draw everything anew, on another page of the menu."""
    st.session_state[_NEXT] = page
    st.rerun()


def take_next() -> str:
    """The page that was asked for, once; "" for none."""
    return str(st.session_state.pop(_NEXT, ""))
