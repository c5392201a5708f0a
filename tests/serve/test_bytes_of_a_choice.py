"""What goes to a browser for a choice: at most 60 kB, and nothing that it has already."""

import asyncio
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.tab import INPUTS, Tab
from tests.coroutines import run_coroutine
from tests.serve.conftest import STREAMLIT, hosted

MOST = 60_000  # bytes on the wire of any page
AGAIN = 16_000  # bytes before compression of a page that has been shown just so before


@pytest.fixture(scope="module")
def server(real_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("hosted") / "log.txt"
    with hosted(STREAMLIT, log, CHENGJING_WAREHOUSE=str(real_file)) as url:
        yield url


async def run(socket: ClientConnection, tab: Tab) -> bytes:
    """Have the page run; all that was sent."""
    await socket.send(BackMsg(rerun_script=tab.request()).SerializeToString())
    content = b""
    while True:
        message = await asyncio.wait_for(socket.recv(), 60)
        content += message
        if tab.receive(ForwardMsg.FromString(message)):
            return content


async def choose_and_return(server: str, page: str) -> tuple[Tab, str, list[int], list[int]]:
    """Open a page, choose another option and the first one again: the sizes of the three answers, plain and
    compressed, and how the server compresses.
    """
    tab = Tab(page, server, "" if page == "overview" else page)
    address = server.replace("http", "ws") + "/_stcore/stream"
    async with connect(
        address, subprotocols=["streamlit"], origin=server, max_size=None, proxy=None
    ) as socket:
        answers = [await run(socket, tab)]
        first = tab.chosen
        (other,) = [option for option in tab.options if [option] != first][:1]
        for chosen in ([other] if len(first) < 2 else first[::-1], first):
            tab.set_input(chosen)
            answers.append(await run(socket, tab))
        extensions = socket.response.headers.get("Sec-WebSocket-Extensions", "")
    return tab, extensions, [len(each) for each in answers], [len(zlib.compress(each)) for each in answers]


@pytest.mark.parametrize("page", [page for page in INPUTS if page not in ("standards", "audit", "tasks")])
def test_a_choice_sends_little_and_nothing_twice(server: str, page: str) -> None:
    tab, extensions, plain, compressed = run_coroutine(choose_and_return(server, page))
    assert tab.errors == []
    assert "permessage-deflate" in extensions
    assert max(compressed) < MOST
    assert plain[2] < AGAIN, "what the browser has was sent again"
