"""The headers that every answer carries: what a browser may load, and who may show it in a frame."""

import base64
import re
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
ANCESTOR = re.compile(r"'self'|'none'|(https?://)?(\*\.)?[A-Za-z0-9.-]+(:([0-9]+|\*))?")


def policy(page: str, ancestors: str = "'self'") -> dict[str, str]:
    """The headers for a page that starts with inline scripts; `ancestors` are the sites that may frame it.

    Scripts are the server's own files and these few, and may compile WebAssembly, as Streamlit's do; styles
    may stand inline, because Streamlit and Plotly write them so.
    Raises ValueError for ancestors that no Content-Security-Policy knows.
    """
    for ancestor in ancestors.split():
        if not ANCESTOR.fullmatch(ancestor):
            raise ValueError(
                "CHENGJING_FRAME_ANCESTORS: neither 'self', 'none' nor a site such as https://example.org:"
                f" {ancestor!r}"
            )
    scripts = " ".join(
        f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"
        for script in INLINE_SCRIPT.findall(page)
    )
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' 'wasm-unsafe-eval' {scripts}".strip(),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(ancestors.split()) or "'self'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in rules.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


class Headers:
    """Middleware that adds headers to every answer."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send if scope["type"] == "lifespan" else send_with_headers)
