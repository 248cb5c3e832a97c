"""What the server does before anybody asks: read the overdracht, and make what takes long to make.

Why beside the pages: who opens the first page waits for the reading alone, and who opens a heavy
page later finds it made. All of it is the same for every role.
"""

import gc
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from threading import Thread

from streamlit.starlette import App

from pipeline.errors import UserError

_LATER = 4.0
"""Seconds in which the first reader has the server alone."""


@asynccontextmanager
async def warmed_up(_app: App, folder: Path) -> AsyncIterator[None]:
    """Warm up beside the server; it ends with the server."""
    Thread(target=warm_up, args=(folder,), daemon=True).start()
    yield


def warm_up(folder: Path, later: float = _LATER) -> None:
    """Read and prepare. What is wrong with the overdracht is said by the pages, in words."""
    # Read in here and not above: the server answers before it has read in what the pages need.
    from dashboards.organisatie.given import held
    from dashboards.organisatie.prepared import prepare

    with suppress(UserError):
        overdracht = held(folder)
        _settle()
        time.sleep(later)
        prepare(overdracht)
        _settle()


def _settle() -> None:
    """Keep what will stay (the program and the numbers) out of every search for rubbish.

    Why: Streamlit searches all objects after each run of a page, and while it does so no reader
    gets an answer. What pages make afterwards is searched as before.
    """
    gc.collect()
    gc.freeze()
