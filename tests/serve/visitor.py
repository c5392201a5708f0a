"""A visitor without a browser: sockets, pages, and files handed in, as a browser would or as an attacker."""

import http.client
import uuid
from collections.abc import Iterable, Iterator
from contextlib import suppress
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.servers import PATIENCE, fetch

BOUNDARY = "0123456789"


def open_socket(url: str, origin: str | None = None) -> ClientConnection:
    address = f"ws{url.removeprefix('http')}/_stcore/stream"
    headers = {"Origin": origin} if origin else {}
    return connect(
        address, additional_headers=headers, max_size=None, proxy=None, open_timeout=PATIENCE, close_timeout=1
    )


def turn_to(socket: ClientConnection, page: str) -> str:
    """Open a page and wait until it is there; the session."""
    request = BackMsg()
    request.rerun_script.page_name = page
    request.rerun_script.query_string = "lang=en"
    socket.send(request.SerializeToString())
    session = ""
    while True:
        raw = socket.recv(timeout=PATIENCE)
        assert isinstance(raw, bytes)
        message = ForwardMsg.FromString(raw)
        if message.HasField("new_session"):
            session = message.new_session.initialize.session_id
        if message.HasField("script_finished"):
            assert message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            return session


def form(size: int) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n'
    return head.encode() + bytes(size) + f"\r\n--{BOUNDARY}--\r\n".encode()


def prepare_headers(url: str) -> dict[str, str]:
    """What a browser sends along, with the token that every visitor gets."""
    cookie = fetch(f"{url}/_stcore/health")[2]["set-cookie"].partition(";")[0]
    return {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Cookie": cookie,
        "X-Xsrftoken": cookie.partition("=")[2],
        "Origin": url,
    }


def send_file(
    url: str, session: str, body: bytes | Iterable[bytes], method: str = "PUT", name: str = "", **more: str
) -> int:
    """Hand in a file; the status. A body that is no bytes is sent in pieces, without its length."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
    address = f"/_stcore/upload_file/{session}/{name or uuid.uuid4()}"
    with suppress(BrokenPipeError, ConnectionResetError):  # the answer is there all the same
        connection.request(method, address, body, prepare_headers(url) | more)
    try:
        return connection.getresponse().status
    finally:
        connection.close()


def pieces(size: int) -> Iterator[bytes]:
    whole = form(size)
    for start in range(0, len(whole), 65536):
        yield whole[start : start + 65536]
