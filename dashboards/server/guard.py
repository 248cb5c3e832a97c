"""What is stopped before Streamlit sees it, and what is put right on the way out.

Why not left to Streamlit: it compares the origin of a websocket with the outside address of the
machine, which it asks from a service elsewhere; it serves files to whoever knows their address,
logged in or not; its login cookie lives for thirty days and is sent over http too.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.requests import cookie_parser

from dashboards.server.web import AsgiApp, Message, Receive, Scope, Send

LARGEST_REQUEST = 2 * 2**20  # bytes; a dashboard is sent nothing, an upload of Streamlit is 1 MiB
_LOGIN_COOKIE = b"_streamlit_user"
_CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check")
_FILES = ("/media/", "/_stcore/upload_file", "/component/")
_YEAR = 31_536_000
_HEADERS = (
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
Cookies = dict[str, str]


class Guard:
    """ASGI middleware.

    `address`: how people reach it, empty on the own computer. `is_known`: whether these cookies are
    of somebody who is logged in; None when there is no login. `largest`: bytes of one request.
    """

    def __init__(
        self,
        app: AsgiApp,
        address: str = "",
        is_known: Callable[[Cookies], bool] | None = None,
        largest: int = LARGEST_REQUEST,
    ) -> None:
        self._app = app
        self._own = urlsplit(address).netloc
        self._is_https = address.startswith("https://")
        self._is_known = is_known
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on."""
        if scope["type"] == "websocket" and not self._is_own_page(scope):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http":
            status = self._refused(scope)
            if status:
                await _answer(send, status)
            else:
                await self._pass(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_own_page(self, scope: Scope) -> bool:
        """Whether a websocket comes from a page of this dashboard, or from no page at all."""
        origin = _header(scope, b"origin")
        return not origin or urlsplit(origin).netloc in (_header(scope, b"host"), self._own or None)

    def _refused(self, scope: Scope) -> int:
        """The status of a refusal, 0 for none."""
        path = str(scope.get("path", ""))
        length = _header(scope, b"content-length")
        if length and (not length.isdecimal() or int(length) > self._largest):
            return 413
        if path.startswith(_CLOSED):
            return 404
        if (
            self._is_known
            and path.startswith(_FILES)
            and not self._is_known(cookie_parser(_header(scope, b"cookie")))
        ):
            return 403
        return 0

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_asset = str(scope.get("path", "")).startswith("/static/")
        got = 0

        async def limited() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            return message if got <= self._largest else {"type": "http.disconnect"}

        async def put_right(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": self._headers(message["headers"], is_asset)}
            await send(message)

        await self._app(scope, limited, put_right)

    def _headers(
        self, headers: list[tuple[bytes, bytes]], is_asset: bool
    ) -> list[tuple[bytes, bytes]]:
        kept = [(name, self._cookie(value)) if name == b"set-cookie" else (name, value)
                for name, value in headers]  # fmt: skip
        if not is_asset:
            kept = [one for one in kept if one[0] != b"cache-control"]
            kept.append((b"cache-control", b"no-store"))
        if self._is_https:
            kept.append((b"strict-transport-security", b"max-age=%d" % _YEAR))
        return [*kept, *_HEADERS]

    def _cookie(self, value: bytes) -> bytes:
        """Gone when the browser closes, and never over http where https is used."""
        parts = [part.strip() for part in value.split(b";")]
        is_removal = any(part.lower() == b"max-age=0" for part in parts)
        if parts[0].startswith(_LOGIN_COOKIE) and not is_removal:
            parts = [p for p in parts if not p.lower().startswith((b"max-age=", b"expires="))]
        if self._is_https and b"secure" not in (part.lower() for part in parts):
            parts.append(b"Secure")
        return b"; ".join(parts)


def _header(scope: Scope, name: bytes) -> str:
    found = [value for key, value in scope["headers"] if key == name]
    return found[0].decode("latin-1") if found else ""


async def _answer(send: Send, status: int) -> None:
    headers = [(b"content-length", b"0"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
