"""Streamlit's program for the browser, with Dutch words in place of its English ones.

Why in the program and not in the page: its words also stand in names for screen readers, in tips
and in messages that come when the connection is gone, where no page of ours can reach them. A word
that is not found stays English; a test sees that none is.
"""

import gzip
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import streamlit

from dashboards.server.dutch_words import PARTS, WORDS
from dashboards.server.web import AsgiApp, Receive, Scope, Send

PROGRAM = Path(streamlit.__file__).parent / "static" / "static" / "js"
_FOLDER = "/static/js/"


class DutchWords:
    """ASGI middleware: gives the files that hold words, in Dutch; the rest is passed on."""

    def __init__(self, app: AsgiApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file with words; it may be kept, but is asked after each time."""
        _, found, name = scope.get("path", "").rpartition(_FOLDER)
        if scope["type"] != "http" or not found or name not in files():
            await self._app(scope, receive, send)
            return
        content, tag = _in_dutch(name)
        given = dict(scope["headers"])
        is_known = given.get(b"if-none-match") == tag
        headers = [
            (b"content-type", b"text/javascript; charset=utf-8"),
            (b"cache-control", b"no-cache"),
            (b"etag", tag),
            (b"vary", b"accept-encoding"),
        ]
        if b"gzip" in given.get(b"accept-encoding", b""):
            headers.append((b"content-encoding", b"gzip"))
        else:
            content = gzip.decompress(content)
        body = b"" if is_known or scope["method"] == "HEAD" else content
        if not is_known:
            headers.append((b"content-length", str(len(content)).encode()))
        status = 304 if is_known else 200
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


@cache
def files() -> frozenset[str]:
    """The files of Streamlit's program that hold words of the list."""
    return frozenset(path.name for stem in {*WORDS, *PARTS} for path in files_of(stem))


def files_of(stem: str) -> list[Path]:
    """The files of this name, whatever their version."""
    return [path for path in sorted(PROGRAM.glob(f"{stem}.*.js")) if path.name.count(".") == 2]


def replacements(stem: str) -> Iterator[tuple[str, str]]:
    """What is written in a file, and what comes in its place; the longest first."""
    whole = {f"`{english}`": f"`{dutch}`" for english, dutch in WORDS.get(stem, {}).items()}
    pairs = whole | dict(PARTS.get(stem, {}))
    yield from sorted(pairs.items(), key=lambda pair: len(pair[0]), reverse=True)


def in_dutch(name: str) -> str:
    """A file of the program with its words in Dutch."""
    program = (PROGRAM / name).read_text("utf-8")
    for english, dutch in replacements(name.partition(".")[0]):
        program = program.replace(english, dutch)
    return program


@cache
def _in_dutch(name: str) -> tuple[bytes, bytes]:
    """The file as it is sent, and a mark that changes with it."""
    content = in_dutch(name).encode()
    return gzip.compress(content, 6), f'"{sha256(content).hexdigest()[:32]}"'.encode()
