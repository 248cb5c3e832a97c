"""One reader of the dashboard, as its browser is to the server: a websocket, and a page asked for.

The messages are Streamlit's own (streamlit.proto), so what is timed is the whole run of a page and
the sending of all that it shows; the drawing in the browser is timed by `browser.py`.
"""

import asyncio
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

_LARGEST = 200 * 1024 * 1024


class Session:
    """A connected reader. `seconds`: what each page took; `received`: bytes of the last page."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self.pages: dict[str, str] = {}
        self.received = 0

    @classmethod
    async def open(cls, port: int) -> "Session":
        """Connect and load the first page."""
        address = f"ws://127.0.0.1:{port}/_stcore/stream"
        session = cls(await connect(address, subprotocols=["streamlit"], max_size=_LARGEST))
        await session.page("")
        return session

    async def page(self, name: str) -> float:
        """Seconds from asking for the page to the last of it."""
        question = BackMsg()
        question.rerun_script.query_string = ""
        if name:
            question.rerun_script.page_script_hash = self.pages[name]
        started = time.perf_counter()
        await self._connection.send(question.SerializeToString())
        await self._finished()
        return time.perf_counter() - started

    async def _finished(self) -> None:
        self.received = 0
        while True:
            raw = await asyncio.wait_for(self._connection.recv(), timeout=60)
            self.received += len(raw)
            message = ForwardMsg()
            message.ParseFromString(raw)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self.pages = {
                    page.url_pathname: page.page_script_hash
                    for page in message.navigation.app_pages
                }
            if kind == "script_finished":
                return

    async def close(self) -> None:
        await self._connection.close()
