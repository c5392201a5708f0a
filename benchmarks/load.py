"""Many readers at once: sessions over real WebSockets, each choosing, reading, choosing again.

A session opens one of the pages and chooses other places, another indicator or year; between two choices its
reader looks at the page for some seconds. A rerun is timed from the choice to the message that the run has
ended. Every message is received and parsed, in this process, on the same two
cores: a browser would do that on a desk.

Memory is that of the server's process: before, with all sessions open and used, and at the end of all, when
Streamlit, which keeps a closed session for two minutes in case its reader comes back, has let them go.
"""

import asyncio
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.servers import Server, run_streamlit
from benchmarks.tab import Tab

PAGES = ("overview", "air", "water", "solid_waste", "compare", "targets", "ambition")
SESSIONS = (1, 10, 25, 50)
SESSION_LIFETIME = 125  # seconds that Streamlit keeps a session whose reader left


@dataclass
class Step:
    """What a number of sessions met: milliseconds of each rerun, errors, megabytes over time."""

    sessions: int
    pause: float
    reruns: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    before: float = 0.0
    during: float = 0.0
    after: float = 0.0
    seconds: float = 0.0
    processor: float = 0.0

    @property
    def p50(self) -> float:
        return median(self.reruns)

    @property
    def p95(self) -> float:
        return (
            quantiles(self.reruns, n=20, method="inclusive")[-1] if len(self.reruns) > 1 else self.reruns[0]
        )


def measure(script: Path, seconds: float, pause: float, runs: int) -> list[Step]:
    """Every number of sessions in turn on one warm server, the greatest in several `runs`, then as many whose
    readers never pause.
    """
    with run_streamlit(script) as server:
        # The first visits load modules, open the warehouse, and make what is made once a build.
        asyncio.run(_step(server, Step(len(PAGES), 0.1), 8))
        steps = [Step(count, pause) for count in [*SESSIONS, *SESSIONS[-1:] * (runs - 1)]]
        steps.append(Step(SESSIONS[-1], 0.0))
        for step in steps:
            asyncio.run(_step(server, step, seconds))
        time.sleep(SESSION_LIFETIME)
        steps[-1].after = server.read_memory()
    return steps


async def read_pages(server: Server, step: Step, seconds: float) -> None:
    """The readers of a step, for some seconds; what they met is noted in the step."""
    begun, barrier = time.perf_counter(), asyncio.Barrier(step.sessions)
    await asyncio.gather(
        *(_read(server, step, number, begun + seconds, barrier) for number in range(step.sessions))
    )


async def _step(server: Server, step: Step, seconds: float) -> None:
    step.before, computed, begun = server.read_memory(), server.read_processor_time(), time.perf_counter()
    barrier = asyncio.Barrier(step.sessions + 1)
    readers = [
        asyncio.create_task(_read(server, step, number, begun + seconds, barrier))
        for number in range(step.sessions)
    ]
    await barrier.wait()
    step.seconds, step.processor = time.perf_counter() - begun, server.read_processor_time() - computed
    step.during = server.read_memory()
    await barrier.wait()
    await asyncio.gather(*readers)


async def _read(server: Server, step: Step, number: int, until: float, barrier: asyncio.Barrier) -> None:
    """A reader: opens a page, chooses and looks until time is up; leaves when the others do."""
    generator = random.Random(number)
    try:
        url = f"ws://localhost:{server.port}/_stcore/stream"
        browser = {"Cookie": f"chengjing_reader={number:032x}"}  # by which a proxy tells browsers apart
        async with connect(
            url, subprotocols=["streamlit"], origin=server.url, additional_headers=browser, max_size=None
        ) as socket:
            session = Session(socket, PAGES[number % len(PAGES)], server.url)
            await asyncio.sleep(generator.uniform(0, step.pause))
            await session.run()
            if not session.tab.options:
                step.errors.append(f"{session.tab.page} has nothing to choose from: there are no data")
            while time.perf_counter() < until:
                await asyncio.sleep(generator.uniform(0.5, 1.5) * step.pause)
                session.tab.choose(generator)
                took, received = await session.run()
                step.reruns.append(took)
                step.received.append(received)
            await barrier.wait()
            await barrier.wait()
            step.errors += session.tab.errors
    except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
        step.errors.append(repr(error))
        await barrier.abort()


class Session:
    """One reader's session, spoken to as a browser does."""

    def __init__(self, socket: ClientConnection, page: str, url: str) -> None:
        self._socket = socket
        self.tab = Tab(page, url, page)

    async def run(self) -> tuple[float, int]:
        """Have the page run; milliseconds until it has ended, and bytes of its messages."""
        begun, received = time.perf_counter(), 0
        request = BackMsg(rerun_script=self.tab.request())
        await self._socket.send(request.SerializeToString())
        while True:
            content = await asyncio.wait_for(self._socket.recv(), 60)
            received += len(content)
            if self.tab.receive(ForwardMsg.FromString(content)):
                return (time.perf_counter() - begun) * 1000, received
