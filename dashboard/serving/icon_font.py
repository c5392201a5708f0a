"""The font of icons: icons.woff2, those that pages use out of the 4,000 that Streamlit would send.

`.ci/icons.py` writes it. The icons are Google's Material Symbols, by the Apache License 2.0 (icons.LICENSE).
"""

from pathlib import Path
from zlib import crc32

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

ICONS = Path(__file__).parent / "icons.woff2"


class IconFont:
    """Middleware that answers for the font at its address; all else passes unchanged."""

    def __init__(self, app: ASGIApp, address: str) -> None:
        self.app = app
        self.address = address
        self.font = ICONS.read_bytes()
        # The address is Streamlit's and stays the same when an icon is added: a browser asks whether it has.
        self.headers = {"ETag": f'"{crc32(self.font):08x}"', "Cache-Control": "no-cache"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_asked = scope["type"] == "http" and scope["path"] == self.address
        if not is_asked or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
        elif self.headers["ETag"] in Headers(scope=scope).get("if-none-match", ""):
            await Response(status_code=304, headers=self.headers)(scope, receive, send)
        else:
            await Response(self.font, headers=self.headers, media_type="font/woff2")(scope, receive, send)
