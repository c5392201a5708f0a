"""Streamlit's scripts and styles, compressed once. Streamlit sends them as they are, for Starlette would
compress them anew for every reader.
"""

from functools import lru_cache
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.serving.encodings import choose_encoding, encode

TYPES = {  # fonts and pictures are compressed as they are
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}
KEEP = "public, immutable, max-age=31536000"  # a changed file has another name, as Streamlit names them


class CompressedFiles:
    """Middleware that answers for the files of a folder, below an address; all else passes unchanged.

    What was asked for once stays in memory: 2 MB for the pages of this dashboard, 7 MB for the whole folder.
    """

    def __init__(self, app: ASGIApp, folder: Path, address: str) -> None:
        self.app = app
        self.files = {
            f"{address}/{file.relative_to(folder).as_posix()}": file
            for file in folder.rglob("*")
            if file.suffix in TYPES
        }
        self._read = lru_cache(maxsize=None)(_read_encoded)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        file, encoding = None, ""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            headers = Headers(scope=scope)
            file = self.files.get(scope["path"]) if "range" not in headers else None
            encoding = choose_encoding(headers.get("accept-encoding", ""))
        if not file or not encoding:
            await self.app(scope, receive, send)
            return
        body = await to_thread.run_sync(self._read, file, encoding)
        response = Response(
            body,
            headers={"Content-Encoding": encoding, "Vary": "Accept-Encoding", "Cache-Control": KEEP},
            media_type=TYPES[file.suffix],
        )
        await response(scope, receive, send)


def _read_encoded(file: Path, encoding: str) -> bytes:
    return encode(file.read_bytes(), encoding)
