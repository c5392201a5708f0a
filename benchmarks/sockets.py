"""The socket of a page, without a browser: opened, asked for a page, read to its end."""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.servers import Server

SUCCESS = ForwardMsg.FINISHED_SUCCESSFULLY


def open_socket(server: Server, origin: str | None = None) -> connect:
    address = f"ws://localhost:{server.port}/_stcore/stream"
    return connect(
        address, subprotocols=["streamlit"], origin=origin or server.url, max_size=None, proxy=None
    )


def write_rerun(server: Server, page: str) -> bytes:
    request = BackMsg()
    request.rerun_script.page_name = page
    request.rerun_script.context_info.url = f"{server.url}/{page}"
    return request.SerializeToString()


async def wait_for_page(socket: ClientConnection) -> str:
    """Read until a run has come to its end; the session, if it was told."""
    message, session = ForwardMsg(), ""
    while not message.HasField("script_finished") or message.script_finished != SUCCESS:
        message.ParseFromString(await socket.recv())
        if message.HasField("new_session"):
            session = message.new_session.initialize.session_id
    return session
