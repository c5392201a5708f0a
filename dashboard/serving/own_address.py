"""What answers say of the site's own address, which a proxy changes on the way and a client may invent."""

from urllib.parse import urlsplit, urlunsplit

from starlette.datastructures import URL, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class OwnAddress:
    """Middleware: redirects within the site name neither scheme nor host; cookies of a reader who came by
    HTTPS go by HTTPS only.

    How a reader came, uvicorn takes from the X-Forwarded-Proto of a proxy that FORWARDED_ALLOW_IPS trusts.
    Streamlit looks at its own certificate instead, and has none behind a proxy.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if "location" in headers:
                    headers["location"] = shorten_redirect(headers["location"], URL(scope=scope).netloc)
                if scope["scheme"] == "https":
                    message["headers"] = [(name, _secure(name, value)) for name, value in message["headers"]]
            await send(message)

        await self.app(scope, receive, send_changed if scope["type"] == "http" else send)


def shorten_redirect(location: str, host: str) -> str:
    """A redirect without scheme and host, if it leads to this host; as it is, if to another."""
    found = urlsplit(location)
    if found.scheme not in ("http", "https") or found.netloc != host:
        return location
    path = f"/{found.path.lstrip('/')}"  # two slashes would begin the name of a host
    return urlunsplit(("", "", path, found.query, found.fragment))


def _secure(name: bytes, value: bytes) -> bytes:
    if name.lower() != b"set-cookie" or b"; secure" in value.lower():
        return value
    return value + b"; Secure"
