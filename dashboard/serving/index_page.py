"""The HTML page that every browser gets first: Streamlit's, with our script and style and what to load."""

import re
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.serving.encodings import choose_encoding, encode

PAGE_MARK = b'<div id="root">'  # Streamlit's own page has it, no other HTML of this server does
LINK = '<link %s fetchpriority="low" crossorigin href="%s">'
PRELOADED_FONT = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*>')


def prepare_page(page: str, script: str, style: str = "", modules: Sequence[str] = ()) -> str:
    """Streamlit's page with an inline script before all else, a style element after Streamlit's own styles,
    and the modules that it will need, the largest last, which are loaded while it starts. The font that it
    would load first is left out: the theme names the reader's own.
    """
    # The largest, Plotly, is only fetched: to compile it beforehand would hold up a page without a chart.
    small, largest = modules[:-1], modules[-1:]
    links = "".join(LINK % ('rel="modulepreload"', module) for module in small)
    links += "".join(LINK % ('rel="preload" as="script"', module) for module in largest)
    page = PRELOADED_FONT.sub("", page)
    page = page.replace("<head>", f"<head><script>{script}</script>", 1)
    return page.replace("</head>", f"{links}</head>", 1).replace("</body>", f"{style}</body>", 1)


class IndexPage:
    """Middleware that sends the prepared page in place of Streamlit's; all other answers pass unchanged."""

    def __init__(self, app: ASGIApp, page: str) -> None:
        self.app = app
        self.page = page.encode()
        self.tag = f"{crc32(self.page):08x}"
        self._encode = lru_cache(maxsize=None)(encode)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        headers = MutableHeaders(scope=scope)
        encoding = choose_encoding(headers.get("accept-encoding", ""))
        if "text/html" in headers.get("accept", ""):  # a browser opens a page: Streamlit would compress it
            headers["accept-encoding"] = "identity"
        start: Message | None = None
        body = b""

        async def send_page(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_plain_html(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if message.get("more_body", False):
                    return
                if PAGE_MARK in body:
                    await self._answer(headers, encoding)(scope, receive, send)
                else:
                    await send(start)
                    await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, send_page)

    def _answer(self, asked: Headers, encoding: str) -> Response:
        """The page, or that the browser has it; it asks each time, for a new version of the program."""
        tag = f'"{self.tag}-{encoding}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if tag in asked.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if encoding:
            headers["Content-Encoding"] = encoding
        body = self._encode(self.page, encoding)
        return Response(body, headers=headers, media_type="text/html")


def _is_plain_html(start: Message) -> bool:
    """Whether an answer is a whole HTML page that is not compressed."""
    headers = MutableHeaders(scope=start)
    is_html = headers.get("content-type", "").startswith("text/html")
    return is_html and start["status"] == 200 and "content-encoding" not in headers
