"""Many readers at once: sessions over real WebSockets, each changing a control, reading, changing the next.

A session opens a theme page and chooses another indicator, another year, another indicator ...; between
two choices its reader looks at the page for some seconds. A rerun is timed from the choice to the
message that the run has ended. Every message is received and parsed, in this process, on the same two
cores: a browser would do that on a desk.

Memory is that of the server's process: before, with all sessions open and used, and after they left and
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

THEMES = ("air", "water", "solid_waste")
SESSIONS = (1, 10, 25, 50)
CONTROLS = ("indicator_id", "year")  # keys of select boxes, used in turn
SESSION_LIFETIME = 125  # seconds that Streamlit keeps a session whose reader left


@dataclass
class Step:
    """What a number of sessions met: milliseconds of each rerun, errors, megabytes over time."""

    sessions: int
    pause: float
    reruns: list[float] = field(default_factory=list)
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
        return quantiles(self.reruns, n=20)[-1] if len(self.reruns) > 1 else self.reruns[0]


def measure(script: Path, seconds: float, pause: float) -> list[Step]:
    """Every number of sessions in turn on one warm server, then 50 whose readers never pause."""
    with run_streamlit(script) as server:
        asyncio.run(_step(server, Step(1, 0.1), 8))  # the first visits load modules and open the warehouse
        steps = [Step(count, pause) for count in SESSIONS] + [Step(SESSIONS[-1], 0.0)]
        for step in steps:
            asyncio.run(_step(server, step, seconds))
            time.sleep(SESSION_LIFETIME)
            step.after = server.read_memory()
    return steps


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
        async with connect(url, subprotocols=["streamlit"], origin=server.url, max_size=None) as socket:
            session = Session(socket, THEMES[number % len(THEMES)], server.url)
            await asyncio.sleep(generator.uniform(0, step.pause))
            await session.run(step.errors)
            turn = 0
            while time.perf_counter() < until:
                await asyncio.sleep(generator.uniform(0.5, 1.5) * step.pause)
                session.choose(CONTROLS[turn % len(CONTROLS)], generator)
                step.reruns.append(await session.run(step.errors))
                turn += 1
            await barrier.wait()
            await barrier.wait()
    except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
        step.errors.append(repr(error))
        await barrier.abort()


class Session:
    """One reader's session, spoken to as a browser does."""

    def __init__(self, socket: ClientConnection, page: str, url: str) -> None:
        self._socket = socket
        self._request = BackMsg()
        self._request.rerun_script.page_name = page
        self._request.rerun_script.context_info.url = f"{url}/{page}"
        self._request.rerun_script.context_info.locale = "zh-CN"
        self._boxes: dict[str, tuple[str, list[str]]] = {}

    def choose(self, key: str, generator: random.Random) -> None:
        """Choose any option of a select box; the other inputs stay as they are."""
        if key in self._boxes:
            widget, options = self._boxes[key]
            states = self._request.rerun_script.widget_states.widgets
            state = next((state for state in states if state.id == widget), None) or states.add(id=widget)
            state.string_value = generator.choice(options)

    async def run(self, errors: list[str]) -> float:
        """Have the page run; milliseconds until it has ended. Exceptions on the page go to the errors."""
        begun = time.perf_counter()
        await self._socket.send(self._request.SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(await asyncio.wait_for(self._socket.recv(), 60))
            if message.HasField("script_finished"):
                if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return (time.perf_counter() - begun) * 1000
            elif message.HasField("delta"):
                self._record_element(message.delta.new_element, errors)

    def _record_element(self, element, errors: list[str]) -> None:
        if element.HasField("exception"):
            errors.append(f"{element.exception.type}: {element.exception.message}")
        elif element.HasField("selectbox"):
            box = element.selectbox
            self._boxes |= {key: (box.id, list(box.options)) for key in CONTROLS if f"-{key}-" in box.id}
