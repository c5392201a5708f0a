"""What one bad client does to the others: floods of messages, uploads, foreign sites, silent sockets.

Each attack meets a server of its own, started as `serve.py` that has had one reader. While it goes on, and
for some seconds after, another client asks `/healthz` ten times a second; the longest answer is what a reader
would have waited. In place of every other host the server finds a proxy that reaches nothing and counts.
"""

import asyncio
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import WebSocketException

from benchmarks.pages import markdown
from benchmarks.servers import HTTP, ROOT, Server, run_streamlit
from benchmarks.sockets import open_socket, wait_for_page, write_rerun
from benchmarks.uploads import GIVE_UP, UPLOADERS, UPLOADS, upload
from dashboard.serving.upload_gate import WATCH_EVERY
from dashboard.uploads import LEAVE

CALM = 5  # seconds that it goes on asking after the attack
SILENT_SOCKETS, FILES = 500, 1024
AIMS = "Aims: no wait of a second, memory where it was, no outside request, a log of a few lines."


@dataclass(frozen=True)
class Outcome:
    """What an attack did: seconds, megabytes, and in a word what came of it."""

    attack: str
    longest_wait: float
    memory_before: float
    memory_after: float
    log_kilobytes: float
    result: str


def report() -> str:
    """All attacks as a table."""
    columns = ["attack", "longest wait, s", "MB before", "MB after", "kB of log", "what came of it"]
    rows = [
        [
            each.attack,
            f"{each.longest_wait:.2f}",
            f"{each.memory_before:.0f}",
            f"{each.memory_after:.0f}",
            f"{each.log_kilobytes:.1f}",
            each.result,
        ]
        for each in measure()
    ]
    return f"{markdown(columns, rows)}\n\n{AIMS}"


def measure() -> list[Outcome]:
    """Each attack once."""
    attacks: dict[str, tuple[Callable[[Server], str], int | None, dict[str, str]]] = {
        "1,000 rerun messages on one socket": (lambda server: asyncio.run(_flood(server, 1000)), None, {}),
        "5,000 rerun messages on one socket": (lambda server: asyncio.run(_flood(server, 5000)), None, {}),
        f"{UPLOADS} uploads of 20 MB": (lambda server: asyncio.run(upload(server)), None, {}),
        f"{UPLOADS} uploads of 20 MB, uploads open": (
            lambda server: asyncio.run(upload(server, UPLOADERS, LEAVE + 2 * WATCH_EVERY)),
            None,
            {"CHENGJING_UPLOADS": "open"},
        ),
        "ten sockets of a foreign site": (lambda server: asyncio.run(_connect_from_afar(server)), None, {}),
        f"{SILENT_SOCKETS} silent sockets, {FILES:,} files": (
            lambda server: asyncio.run(_say_nothing(server)),
            FILES,
            {},
        ),
    }
    return [_meet(attack, *how) for attack, how in attacks.items()]


def _meet(attack: str, act: Callable[[Server], str], files: int | None, settings: dict[str, str]) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="chengjing-") as folder, _outside() as (proxy, asked):
        log = Path(folder) / "log.txt"
        proxies = {"http_proxy": proxy, "https_proxy": proxy, "no_proxy": ""}
        settings = {"CHENGJING_BUILD": "never", **settings, **proxies}
        with run_streamlit(ROOT / "serve.py", log=log, files=files, **settings) as server:
            asyncio.run(_read_a_page(server))
            before = server.read_memory()
            waits: list[float] = []
            is_over = threading.Event()
            reader = threading.Thread(target=_ask_for_health, args=(server, is_over, waits))
            reader.start()
            result = act(server)
            is_over.wait(CALM)
            is_over.set()
            reader.join()
            result += f", {len(asked)} outside requests" if "site" in attack else ""
            return Outcome(
                attack, max(waits), before, server.read_memory(), log.stat().st_size / 1000, result
            )


def _ask_for_health(server: Server, is_over: threading.Event, waits: list[float]) -> None:
    while not is_over.wait(0.1):
        begun = time.perf_counter()
        with suppress(OSError), HTTP.open(f"{server.url}/healthz", timeout=GIVE_UP):
            pass  # an answer that never comes counts as long as it was waited for
        waits.append(time.perf_counter() - begun)


@contextmanager
def _outside() -> Iterator[tuple[str, list[str]]]:
    """A proxy that reaches nothing, in place of every other host, and the list of what it is asked for."""
    asked: list[str] = []

    class Record(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            time.sleep(1)
            with suppress(BrokenPipeError):
                self.send_error(504)

        def do_CONNECT(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Nothing: they are counted."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Record) as proxy:
        thread = threading.Thread(target=proxy.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{proxy.server_port}", asked
        finally:
            proxy.shutdown()
            thread.join()


async def _flood(server: Server, count: int) -> str:
    """Messages as fast as they go; a socket that reads what comes back, as a browser does."""
    try:
        async with asyncio.timeout(GIVE_UP), open_socket(server) as socket:
            reading = asyncio.create_task(_read_all(socket))
            for _ in range(count):
                await socket.send(write_rerun(server, "air"))
            await asyncio.sleep(CALM)
            reading.cancel()
    except (WebSocketException, TimeoutError) as closed:
        return f"closed: {closed}"
    return "the others wait"


async def _read_a_page(server: Server) -> None:
    """One reader, who opens a page, waits for all of it, and leaves."""
    async with open_socket(server) as socket:
        await socket.send(write_rerun(server, "air"))
        await wait_for_page(socket)


async def _read_all(socket: ClientConnection) -> None:
    async for _ in socket:
        pass


async def _connect_from_afar(server: Server) -> str:
    tries = await asyncio.gather(
        *(_try(server, "https://elsewhere.example") for _ in range(10)), return_exceptions=True
    )
    refused = sum(isinstance(each, WebSocketException) for each in tries)
    return f"{refused} of 10 refused"


async def _try(server: Server, origin: str) -> None:
    async with open_socket(server, origin):
        await asyncio.sleep(1)


async def _say_nothing(server: Server) -> str:
    """Sockets that are opened and left open, while a reader who was there before goes on reading."""
    opened = refused = 0
    async with AsyncExitStack() as stack:
        reader = await stack.enter_async_context(open_socket(server))
        for _ in range(SILENT_SOCKETS):
            try:
                async with asyncio.timeout(5):
                    socket = await stack.enter_async_context(open_socket(server))
                    with suppress(TimeoutError):
                        async with asyncio.timeout(0.01):
                            await socket.recv()
                opened += 1
            except (OSError, TimeoutError, WebSocketException):
                refused += 1
        begun = time.perf_counter()
        await reader.send(write_rerun(server, "air"))
        try:
            async with asyncio.timeout(GIVE_UP):
                await wait_for_page(reader)
            waited = f"the page came after {time.perf_counter() - begun:.1f} s"
        except (TimeoutError, WebSocketException):
            waited = "no page came"
        await asyncio.sleep(CALM)
        stack.pop_all()  # closing them politely would take long; they end with this loop
    return f"{opened} open, {refused} refused, {waited}"
