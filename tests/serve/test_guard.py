"""What the guard refuses and what it makes wait, without a server."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.types import Message
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.editions import LOG
from dashboard.serving import guard
from dashboard.serving.guard import Guard, PacedSocket, is_same_site
from dashboard.serving.pace import Pace
from dashboard.serving.refusals import RefusalLog
from dashboard.serving.sockets import DEFAULT_SOCKETS, find_max_sockets, sockets_within
from tests.coroutines import run_coroutine
from tests.servers import PATIENCE

TEXT: Message = {"type": "websocket.receive", "bytes": b"x"}
LEFT: Message = {"type": "websocket.disconnect", "code": 1001}


def test_a_pace_lets_some_pass_at_once_and_the_others_one_by_one() -> None:
    pace = Pace(at_once=3, a_second=2)
    assert [pace.wait(100.0) for _ in range(5)] == [0.0, 0.0, 0.0, 0.5, 1.0]
    assert pace.wait(101.0) == 0.5
    assert not pace.is_at_rest(102.9)
    assert pace.is_at_rest(103.0)
    assert [pace.wait(200.0) for _ in range(4)] == [0.0, 0.0, 0.0, 0.5]


@pytest.mark.parametrize(
    ("origin", "host", "is_same"),
    [
        (None, "data.example.org", True),
        ("https://data.example.org", "data.example.org", True),
        ("http://localhost:8501", "localhost:8501", True),
        ("http://[::1]:8501", "[::1]:8501", True),
        ("https://elsewhere.example", "data.example.org", False),
        ("https://data.example.org.elsewhere.example", "data.example.org", False),
        ("http://localhost:8502", "localhost:8501", False),
        ("http://127.0.0.1:8501", "localhost:8501", False),
        ("https://data.example.org", None, False),
        ("null", "null", False),
        ("null", "", False),
        ("", "", False),
        ("https://", "", False),
        ("file://", "", False),
        ("data.example.org", "data.example.org", False),
        ("ftp://data.example.org", "data.example.org", False),
    ],
)
def test_a_foreign_site_is_known_by_its_origin(origin: str | None, host: str | None, is_same: bool) -> None:
    assert is_same_site(origin, host) is is_same


async def _echo(socket: WebSocket) -> None:
    await socket.accept()
    try:
        while True:
            await socket.send_bytes(await socket.receive_bytes())
    except WebSocketDisconnect:
        return


@pytest.fixture
def client() -> Iterator[TestClient]:
    """An app that echoes, behind a guard of two sockets that closes one address."""
    middleware = [Middleware(Guard, max_sockets=2, closed=["/_stcore/upload_file"])]
    routes = [
        WebSocketRoute("/stream", _echo),
        Route("/{path:path}", lambda _: PlainTextResponse("open"), methods=["GET", "PUT"]),
    ]
    with TestClient(Starlette(routes=routes, middleware=middleware)) as opened:
        yield opened


@pytest.mark.parametrize("headers", [{}, {"origin": "http://testserver"}])
def test_a_socket_of_this_site_is_passed_on(client: TestClient, headers: dict[str, str]) -> None:
    with client.websocket_connect("/stream", headers=headers) as socket:
        socket.send_bytes(b"one")
        assert socket.receive_bytes() == b"one"


def test_a_socket_of_another_site_is_refused_and_the_log_says_why(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(5):
        with (
            pytest.raises(WebSocketDisconnect) as refused,
            client.websocket_connect(
                "/stream", headers={"origin": "https://elsewhere.example\n" + "x" * 200}
            ),
        ):
            pytest.fail("it was accepted")
        assert refused.value.code == 1008
    [line] = [record.getMessage() for record in caplog.records]
    assert line.startswith(
        "Refused: a socket whose Origin is not this site (Origin 'https://elsewhere.example\\nxxx"
    )
    assert line.endswith(", Host 'testserver')")
    assert len(line) < 250


def test_there_are_only_so_many_sockets_and_one_that_left_makes_room(client: TestClient) -> None:
    with client.websocket_connect("/stream"):
        with client.websocket_connect("/stream"):
            with pytest.raises(WebSocketDisconnect) as refused, client.websocket_connect("/stream"):
                pytest.fail("it was accepted")
            assert refused.value.code == 1013
            assert client.get("/healthz").text == "open"
        with client.websocket_connect("/stream") as socket:
            socket.send_bytes(b"again")
            assert socket.receive_bytes() == b"again"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/_stcore/upload_file/session/1", 404),
        ("/_stcore/upload%5Ffile/session/1", 404),
        ("/base/_stcore/upload_file/session/1", 404),
        ("/_stcore/metrics", 200),
        ("/_stcore/health", 200),
    ],
)
def test_a_closed_address_is_answered_by_nobody(client: TestClient, address: str, status: int) -> None:
    for ask in (client.get, client.put):
        assert ask(address).status_code == status


def receive_from(messages: list[Message]) -> Callable[[], Awaitable[Message]]:
    """What a client sends, one after the other, and then nothing for ever."""
    queue: asyncio.Queue[Message] = asyncio.Queue()
    for message in messages:
        queue.put_nowait(message)
    return queue.get


def paced(messages: list[Message], sent: list[Message]) -> PacedSocket:
    async def send(message: Message) -> None:
        sent.append(message)

    return PacedSocket(receive_from(messages), send, RefusalLog())


def test_later_messages_wait_and_none_is_lost() -> None:
    async def take() -> tuple[list[Message], float]:
        socket = paced([{**TEXT, "number": number} for number in range(12)] + [LEFT], [])
        begun = asyncio.get_running_loop().time()
        taken = [await socket.receive() for _ in range(13)]
        return taken, asyncio.get_running_loop().time() - begun

    taken, seconds = run_coroutine(take())
    assert [message.get("number") for message in taken] == [*range(12), None]
    assert taken[-1] == LEFT
    assert seconds >= 2 / guard.MESSAGES_A_SECOND - 0.01


def test_a_socket_that_never_rests_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MESSAGES_A_SECOND", 100)
    monkeypatch.setattr(guard, "MOST_WAITS", 20)
    sent: list[Message] = []

    async def take() -> list[str]:
        socket = paced([TEXT] * 500 + [LEFT], sent)
        types = []
        while not types or types[-1] != "websocket.disconnect":
            types.append((await socket.receive())["type"])
        return types

    assert guard.MESSAGES_AT_ONCE + guard.MOST_WAITS < len(run_coroutine(take())) < 100
    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_a_socket_that_says_nothing_is_closed_and_one_that_has_spoken_may_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guard, "FIRST_MESSAGE", 0.02)
    sent: list[Message] = []

    async def take() -> tuple[Message, bool]:
        silent = await paced([], sent).receive()
        socket = paced([TEXT], sent)
        await socket.receive()
        resting = asyncio.create_task(socket.receive())
        done, _ = await asyncio.wait([resting], timeout=0.1)
        resting.cancel()
        return silent, bool(done)

    assert run_coroutine(take()) == ({"type": "websocket.disconnect", "code": 1008}, False)
    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_what_a_client_left_behind_is_not_run() -> None:
    """Streamlit would go on through the queue, and then write sixty lines to the log."""

    async def gone(_: Message) -> None:
        raise OSError

    async def take() -> Message:
        socket = PacedSocket(receive_from([TEXT] * 30), gone, RefusalLog())
        for _ in range(guard.MESSAGES_AT_ONCE):
            await socket.receive()
        waiting = asyncio.create_task(socket.receive())
        with pytest.raises(OSError):
            await socket.send({"type": "websocket.send", "bytes": b"page"})
        return await waiting

    assert run_coroutine(take())["type"] == "websocket.disconnect"


def test_the_log_tells_a_refusal_once_and_then_how_many(caplog: pytest.LogCaptureFixture) -> None:
    told = asyncio.Event()

    async def refuse() -> None:
        log = RefusalLog(seconds=0.02)
        for number in range(1000):
            log.report("a socket", f"number {number}")
        log.report("an upload")
        async with asyncio.timeout(PATIENCE):
            await told.wait()

    class Notice(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "more" in record.getMessage():
                told.set()

    notice = Notice()
    LOG.addHandler(notice)
    try:
        run_coroutine(refuse())
    finally:
        LOG.removeHandler(notice)
    assert [record.getMessage() for record in caplog.records] == [
        "Refused: a socket (number 0)",
        "Refused: an upload",
        "Refused: a socket, 999 times more within 0.02 s",
    ]


def test_sockets_leave_room_among_the_open_files() -> None:
    assert sockets_within(1024) == 120
    assert sockets_within(65536) > DEFAULT_SOCKETS
    assert 1 <= find_max_sockets(10**6) < 10**6
    assert find_max_sockets(1) == 1
