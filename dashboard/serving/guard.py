"""Keeps one bad client from taking the server away from the others, before Streamlit sees what it sends.

Streamlit 1.67 has no limits of its own for this: it runs a page for every message, keeps every file that any
visitor uploads, opens four files for every socket, and to judge the socket of a foreign site asks an outside
service for its own address, while everybody waits.
"""

import asyncio
from collections.abc import Collection
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.serving.pace import Pace
from dashboard.serving.refusals import RefusalLog

MESSAGES_AT_ONCE = 10  # a reader's browser sends one a choice
MESSAGES_A_SECOND = 5
MOST_WAITS = 100  # messages that had to wait, without a rest: nobody chooses so fast for 20 seconds
FIRST_MESSAGE = 30  # seconds; a browser sends one as soon as its socket is open
ABNORMAL, POLICY_VIOLATION, TRY_AGAIN_LATER = 1006, 1008, 1013  # codes of RFC 6455 and its registry


class Guard:
    """Middleware: sockets of this site only, so many of them, each at a pace; no answer at closed addresses.

    A refused socket is never accepted: the browser then tries again after a while that grows to four seconds,
    and after half of one if it was accepted and closed.
    """

    def __init__(self, app: ASGIApp, max_sockets: int, closed: Collection[str] = ()) -> None:
        self.app = app
        self.max_sockets = max_sockets
        self.closed = closed  # parts of addresses, such as "/_stcore/metrics"
        self._open = 0
        self._log = RefusalLog()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._answer_socket(scope, receive, send)
        elif scope["type"] == "http" and any(part in scope["path"] for part in self.closed):
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        origin, host = headers.get("origin"), headers.get("host")
        if not is_same_site(origin, host):
            self._log.report(
                "a socket whose Origin is not this site", f"Origin {origin!r:.100}, Host {host!r:.100}"
            )
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        elif self._open >= self.max_sockets:
            enough = f"a socket, as there are {self.max_sockets}"
            self._log.report(enough, "see CHENGJING_MAX_SOCKETS and the limit of open files")
            await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})
        else:
            self._open += 1
            socket = PacedSocket(receive, send, self._log)
            try:
                await self.app(scope, socket.receive, socket.send)
            finally:
                self._open -= 1


class PacedSocket:
    """A socket whose messages come at a pace; one that says nothing at first, or never rests, is closed."""

    def __init__(self, receive: Receive, send: Send, log: RefusalLog) -> None:
        self._receive = receive
        self._send = send
        self._log = log
        self._pace = Pace(MESSAGES_AT_ONCE, MESSAGES_A_SECOND)
        self._has_spoken = False
        self._waits = 0
        self._is_gone = asyncio.Event()

    async def send(self, message: Message) -> None:
        """Pass on what is sent, and notice if nobody is there any more."""
        try:
            await self._send(message)
        except OSError:
            self._is_gone.set()
            raise

    async def receive(self) -> Message:
        """The next message, when its turn has come; what is not yet asked for stays with the client."""
        try:
            async with asyncio.timeout(None if self._has_spoken else FIRST_MESSAGE):
                message = await self._receive()
        except TimeoutError:
            return await self._close(f"a socket that said nothing for {FIRST_MESSAGE} seconds")
        if message["type"] != "websocket.receive":
            return message
        self._has_spoken = True
        now = asyncio.get_running_loop().time()
        if self._pace.is_at_rest(now):
            self._waits = 0
        wait = self._pace.wait(now)
        self._waits += wait > 0
        if self._waits > MOST_WAITS:
            return await self._close("a socket that sends without rest")
        with suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await self._is_gone.wait()
        # What a client left behind runs no more pages.
        return {"type": "websocket.disconnect", "code": ABNORMAL} if self._is_gone.is_set() else message

    async def _close(self, reason: str) -> Message:
        self._log.report(reason)
        await self._send({"type": "websocket.close", "code": POLICY_VIOLATION})
        return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}


def is_same_site(origin: str | None, host: str | None) -> bool:
    """Whether a browser's page of this very host asks; programs that are no browsers name no origin.

    The comparison is Streamlit's own, letter by letter: what it would not take as equal must not reach it.
    """
    if origin is None:
        return True
    scheme, separator, name = origin.partition("://")
    return scheme in ("http", "https") and bool(separator) and bool(name) and name == host
