"""Before Streamlit's address for uploads: only files that a page asks for, within limits, at their time."""

import asyncio
import re
from typing import Protocol

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.serving.guard import is_same_site
from dashboard.serving.refusals import RefusalLog
from dashboard.uploads import MEGABYTE, Refusal, UploadLimits, Uploads

UPLOAD_ADDRESS = "/_stcore/upload_file"
FILE = re.compile(rf"{UPLOAD_ADDRESS}/(?P<session>[0-9a-f-]{{36}})/[0-9a-f-]{{36}}")
LONGEST_UPLOAD = 180  # seconds: 20 MB at 1 Mbit/s
WATCH_EVERY = 10  # seconds

WORDS = {
    Refusal.NOT_EXPECTED: "no page of this session asks for a file",
    Refusal.TOO_LARGE: "a file larger than CHENGJING_UPLOAD_MB",
    Refusal.SESSION_IS_FULL: "more files than one session may hand in",
    Refusal.PROCESS_IS_FULL: "more files than this process may hold",
}


class UploadGate:
    """Middleware: a file is refused before it is read, unless there is room for all that it may become.

    Streamlit itself ends a body that grows beyond the size of a file (`server.maxUploadSize`), whatever its
    Content-Length says; without one, a file counts as the largest until it is here. Addresses below
    `/_stcore/upload_file` that name no session and file do not exist.
    """

    def __init__(self, app: ASGIApp, uploads: Uploads, base: str = "") -> None:
        self.app = app
        self.uploads = uploads
        self.base = base
        self._log = RefusalLog()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or UPLOAD_ADDRESS not in scope["path"]:
            await self.app(scope, receive, send)
            return
        found = FILE.fullmatch(scope["path"].removeprefix(self.base))
        headers = Headers(scope=scope)
        if not found or not self.uploads.limits or scope["method"] not in ("PUT", "DELETE"):
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
        elif not is_same_site(headers.get("origin"), headers.get("host")):
            await self._refuse(Refusal.NOT_EXPECTED, scope, receive, send)
        elif scope["method"] == "DELETE":
            await self.app(scope, receive, send)
        else:
            await self._take(found["session"], headers, self.uploads.limits)(scope, receive, send)

    def _take(self, session: str, headers: Headers, limits: UploadLimits) -> ASGIApp:
        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            size = find_size(headers, limits)
            if refusal := self.uploads.reserve(session, size):
                await self._refuse(refusal, scope, receive, send)
                return
            has_answered = False

            async def send_on(message: Message) -> None:
                nonlocal has_answered
                has_answered = True
                await send(message)

            try:
                async with asyncio.timeout(LONGEST_UPLOAD):
                    await self.app(scope, receive, send_on)
            except TimeoutError:
                self._log.report(f"a file that did not come within {LONGEST_UPLOAD} seconds")
                if not has_answered:
                    await PlainTextResponse("Request Timeout", 408)(scope, receive, send)
            finally:
                self.uploads.release(session, size)

        return answer

    async def _refuse(self, refusal: Refusal, scope: Scope, receive: Receive, send: Send) -> None:
        self._log.report(WORDS[refusal])
        headers = {"Connection": "close"}  # what was not read is not waited for
        await PlainTextResponse(WORDS[refusal], refusal.value, headers)(scope, receive, send)


def find_size(headers: Headers, limits: UploadLimits) -> int:
    """The bytes that a request with these headers may bring: what it says, else the largest file."""
    largest = limits.file_megabytes * MEGABYTE
    length = headers.get("content-length", "")
    is_whole = length.isascii() and length.isdigit() and "transfer-encoding" not in headers
    return int(length[:20]) if is_whole else largest


class HeldForReaders(Protocol):
    """What sessions hold: files, previews."""

    def close_left(self, now: float) -> None:
        """Let go of what readers have left behind."""
        ...


async def close_left_sessions(*held: HeldForReaders) -> None:
    """For ever: let go of what readers have left behind."""
    clock = asyncio.get_running_loop().time
    while True:
        await asyncio.sleep(WATCH_EVERY)
        for each in held:
            each.close_left(clock())
