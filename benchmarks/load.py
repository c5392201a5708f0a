"""Many readers at once: sessions over real WebSockets, each changing a control, reading, changing the next.

A session opens a theme page and chooses another indicator, another year, another indicator ...; between two choices its
reader looks at the page for some seconds. A rerun is timed from the choice to the message that the run has ended. Every
message is received and parsed, in this process, on the same two cores: a browser would do that on a desk.

Memory is that of the server's process: before, with all sessions open and used, and after they left and Streamlit, which
keeps a closed session for two minutes in case its reader comes back, has let them go.
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

from benchmarks.servers import Server, streamlit

THEMES = ("air", "water", "solid_waste")
SESSIONS = (1, 10, 25, 50)
CONTROLS = ("indicator", "year")  # keys of select boxes, chosen in turn
KEPT = 125  # seconds that Streamlit keeps a session whose reader left


@dataclass
class Step:
    """What a number of sessions met: milliseconds of each rerun, what went wrong, megabytes before, with them and after."""

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
    with streamlit(script) as server:
        asyncio.run(_step(server, Step(1, 0.1), 8))  # the first visits load modules and open the warehouse
        steps = [Step(count, pause) for count in SESSIONS] + [Step(SESSIONS[-1], 0.0)]
        for step in steps:
            asyncio.run(_step(server, step, seconds))
            time.sleep(KEPT)
            step.after = server.memory()
    return steps


async def _step(server: Server, step: Step, seconds: float) -> None:
    step.before, computed, begun = server.memory(), server.processor(), time.perf_counter()
    together = asyncio.Barrier(step.sessions + 1)
    readers = [
        asyncio.create_task(_read(server, step, number, begun + seconds, together))
        for number in range(step.sessions)
    ]
    await together.wait()
    step.seconds, step.processor = time.perf_counter() - begun, server.processor() - computed
    step.during = server.memory()
    await together.wait()
    await asyncio.gather(*readers)


async def _read(server: Server, step: Step, number: int, until: float, together: asyncio.Barrier) -> None:
    """One reader: opens a page, then chooses and looks until time is up; waits for the others before leaving."""
    dice = random.Random(number)
    try:
        url = f"ws://localhost:{server.port}/_stcore/stream"
        async with connect(url, subprotocols=["streamlit"], origin=server.url, max_size=None) as socket:
            session = Session(socket, THEMES[number % len(THEMES)], server.url)
            await asyncio.sleep(dice.uniform(0, step.pause))
            await session.run(step.errors)
            turn = 0
            while time.perf_counter() < until:
                await asyncio.sleep(dice.uniform(0.5, 1.5) * step.pause)
                session.choose(CONTROLS[turn % len(CONTROLS)], dice)
                step.reruns.append(await session.run(step.errors))
                turn += 1
            await together.wait()
            await together.wait()
    except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
        step.errors.append(repr(error))
        await together.abort()


class Session:
    """One reader's session, spoken to as a browser does."""

    def __init__(self, socket: ClientConnection, page: str, url: str) -> None:
        self._socket = socket
        self._asked = BackMsg()
        self._asked.rerun_script.page_name = page
        self._asked.rerun_script.context_info.url = f"{url}/{page}"
        self._asked.rerun_script.context_info.locale = "zh-CN"
        self._boxes: dict[str, tuple[str, list[str]]] = {}

    def choose(self, key: str, dice: random.Random) -> None:
        """Choose any option of a select box; the other inputs stay as they are."""
        if key in self._boxes:
            widget, options = self._boxes[key]
            states = self._asked.rerun_script.widget_states.widgets
            state = next((state for state in states if state.id == widget), None) or states.add(id=widget)
            state.string_value = dice.choice(options)

    async def run(self, errors: list[str]) -> float:
        """Ask for a run; milliseconds until it has ended. What it shows as an exception goes to the errors."""
        begun = time.perf_counter()
        await self._socket.send(self._asked.SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(await asyncio.wait_for(self._socket.recv(), 60))
            if message.HasField("script_finished"):
                if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return (time.perf_counter() - begun) * 1000
            elif message.HasField("delta"):
                self._note(message.delta.new_element, errors)

    def _note(self, element, errors: list[str]) -> None:
        if element.HasField("exception"):
            errors.append(f"{element.exception.type}: {element.exception.message}")
        elif element.HasField("selectbox"):
            box = element.selectbox
            self._boxes |= {key: (box.id, list(box.options)) for key in CONTROLS if f"-{key}-" in box.id}
