"""A reader without a browser: has Streamlit's own session rerun pages and times the server's work.

What is counted. `total` is the time from the moment a session has the browser's request to the moment
every message of that run is ready to be sent and the session is at rest: starting the script's thread,
app.py, the frame, the page, all questions to DuckDB, all of Streamlit's work, turning each message into
bytes (`serialising`, apart), and garbage collection where there is one (`collecting`). `cpu` is what all
threads of the process computed meanwhile: where it is far below `total`, other programs kept the machine
busy. `compressing` comes on top: what the server does to each message before it goes on the wire. `own` is
the part of `total` inside our frame and page: from the first line of run_app to its last, less the time
inside calls to Streamlit (st.something); DuckDB's answers are in it. What our code does to Streamlit
without writing `st.` and a name (with a container, the cached warehouse) counts as ours; what Streamlit
calls back (the names of options) and drawing a figure's dict into JSON count as Streamlit's.

What is not counted: the network, the WebSocket, the browser, the first visit (imports, opening the
warehouse), building the warehouse, a download, the five milliseconds that a server waits between two
batches of messages, other readers. A build's answers, views, HTML and figures are remembered; a rerun
`anew` has all forgotten first, as after a new build. Each rerun is a choice with the input of the page
that readers change most (tab.py); of what it shows, the browser has only what the run before has shown.

It drives Streamlit's inner session (AppSession), which may change between versions; requirements.txt
pins the version.
"""

import asyncio
import functools
import gc
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.tab import Tab

EMPTY = "empty"  # the page to compare with: a script without a line
FIRST = "overview"  # the page at the server's root


@dataclass(frozen=True)
class Rerun:
    """Milliseconds of one rerun: all, our own code, collecting garbage, turning messages into bytes,
    compressing these, CPU time; the bytes to send, and those on the wire.
    """

    total: float
    own: float
    collecting: float
    serialising: float
    compressing: float
    cpu: float
    sent: int
    wire: int


class Reader:
    """The readers of one tree, in a process of their own that runs this module inside the tree."""

    def __init__(self, tree: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.reader"],
            cwd=tree,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={name: value for name, value in os.environ.items() if not name.startswith("CHENGJING_")},
        )
        self.pages: list[str] = self._answer()["pages"]

    def rerun(self, page: str, query: str = "", anew: bool = False) -> Rerun:
        """Run a page once more; `anew`: with no answer of the warehouse remembered. Raises RuntimeError."""
        self._process.stdin.write(f"{'anew ' if anew else ''}{page}?{query}\n")
        self._process.stdin.flush()
        answer = self._answer()
        if "problem" in answer:
            raise RuntimeError(f"{page}?{query}: {answer['problem']}")
        return Rerun(**answer)

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()

    def _answer(self) -> dict:
        return json.loads(self._process.stdout.readline() or '{"problem": "the reader stopped"}')


class Clock:
    """The milliseconds that the last run spent in our code, and in collecting garbage."""

    def __init__(self) -> None:
        self.own = 0.0
        self.collecting = 0.0
        self._since = 0.0
        self._away = 1
        self._collection = 0.0
        gc.callbacks.append(self._collects)

    def reset(self) -> None:
        self.own = self.collecting = 0.0

    def ours(self, function: Callable) -> Callable:
        """The function, counted."""

        @functools.wraps(function)
        def counted(*args: Any, **kwargs: Any) -> Any:
            self._away, self._since = 0, time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self._leave()

        return counted

    def theirs(self, function: Callable) -> Callable:
        """The function, not counted."""

        @functools.wraps(function)
        def uncounted(*args: Any, **kwargs: Any) -> Any:
            self._leave()
            try:
                return function(*args, **kwargs)
            finally:
                self._away -= 1
                self._since = time.perf_counter()

        return uncounted

    def _leave(self) -> None:
        if not self._away:
            self.own += (time.perf_counter() - self._since) * 1000
        self._away += 1

    def _collects(self, phase: str, info: dict) -> None:
        if phase == "start":
            self._collection = time.perf_counter()
        else:
            self.collecting += (time.perf_counter() - self._collection) * 1000


class Watched:
    """A module whose functions stop the clock."""

    def __init__(self, module: Any, clock: Clock) -> None:
        self._module, self._clock = module, clock

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._module, name)
        return self._clock.theirs(found) if callable(found) else found


class Session:
    """One reader on one page, as the server keeps one. `messages`: those of the last run."""

    def __init__(self, script: Path, page: str, query: str, services: dict[str, Any]) -> None:
        from streamlit.runtime.app_session import AppSession
        from streamlit.runtime.script_data import ScriptData

        self._arrived = asyncio.Event()
        loop = asyncio.get_running_loop()
        self._session = AppSession(
            script_data=ScriptData(str(script), is_hello=False),
            user_info={},
            message_enqueued_callback=lambda: loop.call_soon_threadsafe(self._arrived.set),
            **services,
        )
        self._session.track_settling()
        path = "" if page in (EMPTY, FIRST) else page
        self.tab = Tab(page, "http://localhost:8501", path, query, remembers=0, pool=3)
        self.messages: list[ForwardMsg] = []
        # As uvicorn compresses what it sends, one stream a connection.
        self._compression = zlib.compressobj(wbits=-12, memLevel=5)

    async def rerun(self, clock: Clock) -> Rerun | str:
        """Run the script to its end; the exception that it showed, if it did."""
        from streamlit.runtime.runtime_util import serialize_forward_msg

        clock.reset()
        self.messages, content, serialising = [], [], 0.0
        begun, computed = time.perf_counter(), time.process_time()
        self._session.request_rerun(self.tab.request())
        while not self._session.is_settled:
            await self._arrived.wait()
            self._arrived.clear()
            waiting = self._session.flush_browser_queue()
            now = time.perf_counter()
            content += [serialize_forward_msg(message) for message in waiting]
            serialising += time.perf_counter() - now
            self.messages += waiting
            self._session.on_flushed_messages_sent()
        total, cpu = (time.perf_counter() - begun) * 1000, (time.process_time() - computed) * 1000
        for message in self.messages:
            self.tab.receive(message)
        wire, began = 0, time.perf_counter()
        for part in content:
            wire += len(self._compression.compress(part) + self._compression.flush(zlib.Z_SYNC_FLUSH))
        return next(
            iter(self.tab.errors),
            Rerun(
                total,
                clock.own,
                clock.collecting,
                serialising * 1000,
                (time.perf_counter() - began) * 1000,
                cpu,
                sum(map(len, content)),
                wire,
            ),
        )


async def serve() -> None:
    """Answer each line "page?query" or "anew page?query" with a line of JSON, until there are no more."""
    from dashboard.charts.finished import finish_figure
    from dashboard.editions import EDITIONS
    from dashboard.ui.page_script import leave_to_the_page
    from dashboard.ui.streamlit_internals import ignore_pages_folder

    clock, pages, services, empty = Clock(), _watch(), make_services(), Path("empty.py").absolute()
    empty.touch()
    leave_to_the_page()  # as serve.py does
    ignore_pages_folder()
    generator = Random(0)
    print(json.dumps({"pages": pages}), flush=True)
    sessions: dict[str, Session] = {}
    for line in sys.stdin:
        request = line.strip().removeprefix("anew ")
        page, _, query = request.partition("?")
        if request not in sessions:
            sessions[request] = Session(
                empty if page == EMPTY else Path("app.py").absolute(), page, query, services
            )
        _watch_calls(clock)
        if line.startswith("anew "):
            EDITIONS.edition().warehouse.forget()
            EDITIONS.edition().forget()
            finish_figure.cache_clear()
        sessions[request].tab.choose(generator)
        answer = await sessions[request].rerun(clock)
        print(json.dumps({"problem": answer} if isinstance(answer, str) else asdict(answer)), flush=True)


def _watch() -> list[str]:
    """Import the dashboard; return its pages in the order of the menu."""
    import dashboard
    from dashboard.ui.frame import MENU

    for module in pkgutil.walk_packages(dashboard.__path__, "dashboard."):
        importlib.import_module(module.name)
    return [page for pages in MENU.values() for page in pages]


def _watch_calls(clock: Clock) -> None:
    """Let the clock start in run_app and stop wherever a module of ours calls Streamlit."""
    import streamlit

    from dashboard.ui import frame

    if not hasattr(frame.run_app, "__wrapped__"):
        frame.run_app = clock.ours(frame.run_app)
        for name, module in sys.modules.items():
            if name.startswith("dashboard.") and getattr(module, "st", None) is streamlit:
                module.st = Watched(streamlit, clock)


def make_services() -> dict[str, Any]:
    """What a server lends its sessions: stores in memory, compiled scripts, the Runtime that elements use."""
    from streamlit.runtime import Runtime, RuntimeConfig
    from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
    from streamlit.runtime.scriptrunner.script_cache import ScriptCache

    uploads = MemoryUploadedFileManager("/_stcore/upload_file")
    Runtime(RuntimeConfig(str(Path("app.py").absolute()), MemoryMediaFileStorage("/media"), uploads))
    return {"uploaded_file_manager": uploads, "script_cache": ScriptCache()}


if __name__ == "__main__":
    asyncio.run(serve())
