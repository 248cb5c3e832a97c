"""What the browser is told around the pages: the language, and to stay at home.

Why: Streamlit serves its page as English, which makes a screen reader pronounce Dutch as English
(WCAG 3.1.1), and it sends no rule against loading from elsewhere. Both are set on the way out, in
a middleware that Streamlit's `App` takes for this purpose.
"""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]

TITLE = "ViP-signaal"
# What a script formats by the language of the browser program: dates and numbers. The words of
# Streamlit's own controls do not follow it; those are in dutch_words.py.
_SPEAK_DUTCH = (
    'Object.defineProperty(navigator,"language",{get:()=>"nl-NL"});'
    'Object.defineProperty(navigator,"languages",{get:()=>["nl-NL","nl"]})'
)
# On a phone the menu lies over the page: after a choice it goes away by itself.
_FOLD_MENU = (
    'document.addEventListener("click",event=>{'
    "if(innerWidth<768&&event.target.closest('[data-testid=\"stSidebarNav\"] a'))"
    "setTimeout(()=>document.querySelector("
    "'[data-testid=\"stSidebarCollapseButton\"] button')?.click())})"
)
_NO_SCRIPT = re.compile(rb"(<noscript>).*?(</noscript>)", re.DOTALL)
_ASK_FOR_SCRIPT = rb"\1<p>Zet JavaScript aan om deze pagina te zien.</p>\2"
_REPLACED = (
    (b'<html lang="en">', b'<html lang="nl">'),
    (b"<title>Streamlit</title>", f"<title>{TITLE}</title>".encode()),
    (b", shrink-to-fit=no", b""),
    (b"<head>", f"<head><script>{_SPEAK_DUTCH};{_FOLD_MENU}</script>".encode()),
)
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
)


class DutchPages:
    """ASGI middleware: pages in Dutch, and nothing loaded from or sent to another address."""

    def __init__(self, app: AsgiApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; rewrite an HTML answer as a whole."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if "/static/" not in scope.get("path", ""):
            scope["headers"] = [h for h in scope["headers"] if h[0] != b"accept-encoding"]
        await self._app(scope, receive, _Answer(send).pass_on)


class HomePage:
    """ASGI middleware: the home page by its name leads to the bare address.

    Why: Streamlit knows a home page by no name, and says of `/overzicht` that it does not exist.
    """

    def __init__(self, app: AsgiApp, name: str) -> None:
        self._app = app
        self._path = f"/{name}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but a request for that one page."""
        if scope["type"] != "http" or scope.get("path", "").rstrip("/") != self._path:
            await self._app(scope, receive, send)
            return
        query = scope.get("query_string", b"")
        home = b"/?" + query if query else b"/"
        headers = [(b"location", home), (b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 307, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


class _Answer:
    """One answer on its way out."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def pass_on(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *_HEADERS]
            if _is_html(message):
                self._start = message
                return
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)
            return
        await self._send(message)

    async def _finish(self, start: Message) -> None:
        body = _NO_SCRIPT.sub(_ASK_FOR_SCRIPT, self._body, count=1)
        for english, dutch in _REPLACED:
            body = body.replace(english, dutch, 1)
        kept = [h for h in start["headers"] if h[0] not in (b"content-length", b"etag")]
        if body:
            kept.append((b"content-length", str(len(body)).encode()))
        await self._send({**start, "headers": kept})
        await self._send({"type": "http.response.body", "body": body})


def _is_html(message: Message) -> bool:
    types = [value for name, value in message["headers"] if name == b"content-type"]
    return any(value.startswith(b"text/html") for value in types)
