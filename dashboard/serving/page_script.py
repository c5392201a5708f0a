"""Puts a script into the page that Streamlit delivers, so that it runs before all else; and a style sheet."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_MARK = b'<div id="root">'  # Streamlit's own page has it, no other HTML of this server does


class PageScript:
    """Middleware that adds an inline script at the head of Streamlit's page, and a style element at its end,
    after Streamlit's own styles; all other answers pass unchanged.
    """

    def __init__(self, app: ASGIApp, script: str, style: str = "") -> None:
        self.app = app
        self.head = f"<head><script>{script}</script>".encode()
        self.end = f"{style}</body>".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        headers = MutableHeaders(scope=scope)
        if "text/html" in headers.get(
            "accept", ""
        ):  # a browser that opens a page: Streamlit would compress it
            headers["accept-encoding"] = "identity"
        start: Message | None = None
        body = b""

        async def send_with_script(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_plain_html(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body", False):
                    page = body
                    if PAGE_MARK in body:
                        page = body.replace(b"<head>", self.head, 1).replace(b"</body>", self.end, 1)
                    _describe(start, page)
                    await send(start)
                    await send({"type": "http.response.body", "body": page})

        await self.app(scope, receive, send_with_script)


def _describe(start: Message, page: bytes) -> None:
    """The page's length as sent; no mark of the file's version, since the script is no part of it."""
    headers = MutableHeaders(scope=start)
    headers["content-length"] = str(len(page))
    del headers["etag"], headers["last-modified"]


def _is_plain_html(start: Message) -> bool:
    """Whether an answer is a whole HTML page that is not compressed."""
    headers = MutableHeaders(scope=start)
    is_html = headers.get("content-type", "").startswith("text/html")
    return is_html and start["status"] == 200 and "content-encoding" not in headers
