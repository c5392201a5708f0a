"""An attacker who hands in files: with uploads closed none is taken, with uploads open so many."""

import asyncio
import http.client
import uuid
from contextlib import AsyncExitStack, suppress

from benchmarks.servers import HTTP, Server
from benchmarks.sockets import open_socket, wait_for_page, write_rerun

GIVE_UP = 60  # seconds to wait for an answer
UPLOADS, UPLOAD_SIZE = 51, 20_000_000
UPLOADING_PAGE = "this_year"  # asks for a file, where uploads are open
UPLOADERS = 17  # sessions that share the uploads


async def upload(server: Server, sessions: int = 1, leave: float = 0) -> str:
    """Uploads to sessions of one's own, one after the other, with the token that every visitor gets; then all
    leave, and so many seconds pass.
    """
    statuses: list[int] = []
    async with AsyncExitStack() as stack:
        for _ in range(sessions):
            socket = await stack.enter_async_context(open_socket(server))
            await socket.send(write_rerun(server, UPLOADING_PAGE))
            session = await wait_for_page(socket)
            statuses += await asyncio.to_thread(put_files, server, session, -(-UPLOADS // sessions))
        most = server.read_memory()
    await asyncio.sleep(leave)
    counts = {status: statuses.count(status) for status in sorted(set(statuses))}
    told = ", ".join(f"{count} times {status}" for status, count in counts.items())
    return f"{told}, {most:.0f} MB with them" if leave else told


def put_files(server: Server, session: str, count: int) -> list[int]:
    with HTTP.open(f"{server.url}/_stcore/health") as answer:
        cookie = (answer.headers["Set-Cookie"] or "").partition(";")[0]
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n'
    body = head + bytes(UPLOAD_SIZE) + b"\r\n--x--\r\n"
    headers = {
        "Content-Type": "multipart/form-data; boundary=x",
        "Cookie": cookie,
        "X-Xsrftoken": cookie.partition("=")[2],
    }
    statuses = []
    for _ in range(count):
        connection = http.client.HTTPConnection("localhost", server.port, timeout=GIVE_UP)
        with suppress(BrokenPipeError, ConnectionResetError):  # refused before all of it was sent
            connection.request("PUT", f"/_stcore/upload_file/{session}/{uuid.uuid4()}", body, headers)
        with suppress(OSError, http.client.HTTPException):
            statuses.append(connection.getresponse().status)
        connection.close()
    return statuses
