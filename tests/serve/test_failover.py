"""A replica is killed while readers are at their pages: each gets the same view again from the other one."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from dashboard.text import Text
from tests.browser.conftest import is_on, settled
from tests.serve.conftest import UVICORN
from tests.serve.proxy import proxied
from tests.servers import PATIENCE, fetch, run_process

CHOSEN = ("lakeside", "harbour", "harbour,lakeside")  # what readers have chosen, in turn
ENOUGH = len(CHOSEN)  # readers on each replica, one a choice


@dataclass
class Replica:
    """A server in a process of its own. Its log says which pages it has: one line for each socket."""

    process: Popen
    log: Path

    def count_sockets(self) -> int:
        return self.log.read_text("utf-8").count('/_stcore/stream" [accepted]')

    def kill(self) -> None:
        """At once, with no word to anybody, as for want of memory."""
        self.process.kill()
        self.process.wait(PATIENCE)


@pytest.fixture
def replicas() -> list[Replica]:
    return []


@pytest.fixture
def proxy(nginx: str, path: Path, tmp_path: Path, replicas: list[Replica]) -> Iterator[str]:
    """The address of a proxy, set up by deploy/nginx.conf, before two replicas."""
    settings = {
        "CHENGJING_BUILD": "never",
        "CHENGJING_WAREHOUSE": str(path),
        "STREAMLIT_SERVER_COOKIE_SECRET": "a long random text, the same for both",
    }
    with ExitStack() as stack:
        urls = []
        for number in (1, 2):
            log = tmp_path / f"replica-{number}.txt"
            url, process = stack.enter_context(run_process(UVICORN, log, "/healthz", **settings))
            urls.append(url)
            replicas.append(Replica(process, log))
        yield stack.enter_context(proxied(nginx, urls, tmp_path))


def find_new_socket(replicas: list[Replica], before: list[int]) -> int:
    """Which replica has taken one socket more than before."""
    (taken,) = [at for at, replica in enumerate(replicas) if replica.count_sockets() == before[at] + 1]
    return taken


class Reader:
    """A browser without a screen on the page on air, with a choice in its address."""

    def __init__(self, proxy: str, number: int, stack: ExitStack) -> None:
        self.proxy = proxy
        self.query = f"place_id={CHOSEN[number % len(CHOSEN)]}&lang=en"
        self.cookie = f"chengjing_reader={number:032x}"
        self.socket = self.open_page(stack)
        self.view = self.read_view()

    def open_page(self, stack: ExitStack) -> ClientConnection:
        """As Streamlit's page does: it asks for health, then opens its socket, here until the stack closes."""
        assert fetch(f"{self.proxy}/_stcore/health", Cookie=self.cookie)[0] == 200
        socket = connect(
            f"ws{self.proxy.removeprefix('http')}/_stcore/stream",
            additional_headers={"Cookie": self.cookie, "Origin": self.proxy},
            max_size=None,
            proxy=None,
            open_timeout=PATIENCE,
        )
        return stack.enter_context(socket)

    def read_view(self) -> dict[tuple[int, ...], bytes]:
        """All that the page shows after a run: each element at its place."""
        request = BackMsg()
        request.rerun_script.query_string = self.query
        request.rerun_script.page_name = "air"
        self.socket.send(request.SerializeToString())
        elements: dict[tuple[int, ...], bytes] = {}
        while True:
            raw = self.socket.recv(timeout=PATIENCE)
            assert isinstance(raw, bytes)
            message = ForwardMsg.FromString(raw)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                elements.clear()
            elif kind == "delta":
                elements[tuple(message.metadata.delta_path)] = message.delta.SerializeToString(
                    deterministic=True
                )
            elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return elements

    def loses_page(self) -> None:
        with pytest.raises(ConnectionClosed):
            while True:
                self.socket.recv(timeout=PATIENCE)


def test_who_was_with_a_killed_replica_gets_the_same_view_from_the_other(
    proxy: str, replicas: list[Replica]
) -> None:
    readers: list[list[Reader]] = [[], []]
    with ExitStack() as stack:
        for number in range(60):
            before = [replica.count_sockets() for replica in replicas]
            reader = Reader(proxy, number, stack)
            readers[find_new_socket(replicas, before)].append(reader)
            if all(len(group) >= ENOUGH for group in readers) and number >= 2 * ENOUGH:
                break
        lost, others = readers
        assert len(lost) >= ENOUGH and len(others) >= ENOUGH
        views = {reader.query: reader.view for reader in lost + others}
        assert len({str(view) for view in views.values()}) == len(CHOSEN)  # a choice is seen

        replicas[0].kill()

        for reader in lost:
            reader.loses_page()
        for reader in others:  # on the sockets they had
            assert reader.read_view() == reader.view
        for reader in lost:
            before = [replica.count_sockets() for replica in replicas]
            reader.socket = reader.open_page(stack)
            assert reader.read_view() == reader.view
            assert find_new_socket(replicas, before) == 1
        for reader in lost + others:
            assert fetch(f"{proxy}/api/v1/places", Cookie=reader.cookie)[0] == 200


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(PATIENCE * 1000)
    yield context.new_page()
    context.close()


def test_a_browser_goes_on_by_itself_with_what_was_chosen(
    tab: Page, proxy: str, replicas: list[Replica]
) -> None:
    before = [replica.count_sockets() for replica in replicas]
    tab.goto(f"{proxy}/air?place_id=harbour&lang=en")
    settled(tab)
    is_on(tab, Text("en", {})("page.air"))
    shown = tab.get_by_test_id("stMain").inner_text()
    assert "Mini Harbour" in shown and "Mini Lakeside" not in shown
    killed = find_new_socket(replicas, before)
    with tab.expect_event("websocket"):  # it tries again
        replicas[killed].kill()
    settled(tab)
    assert tab.get_by_test_id("stMain").inner_text() == shown
    tab.get_by_text("中文", exact=True).click()  # a choice of the new session, which has the old ones
    is_on(tab, Text("zh", {})("page.air"))
    main = tab.get_by_test_id("stMain")
    expect(main).to_contain_text("迷你港城")
    expect(main).not_to_contain_text("迷你湖城")
    assert replicas[1 - killed].count_sockets() == 1
