"""Answers requests: the lists of the API, its own description, and whether the server is well."""

from collections.abc import Callable
from urllib.parse import urlencode
from zlib import crc32

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from dashboard.api.answers import csv_bytes, json_bytes, json_records
from dashboard.api.openapi import document
from dashboard.api.parameters import BadParameter, Query, parse_query
from dashboard.api.resources import RESOURCES, Resource
from dashboard.editions import Edition, EditionStore
from dashboard.queries.listing import fetch_listing
from dashboard.warehouse import WarehouseFault

METHODS = ["GET", "HEAD", "OPTIONS"]


def api(published: EditionStore, closed: bool = False) -> Starlette:
    """The API by itself, to be mounted at /api/v1; `closed` where readers sign in and the API was not opened."""
    routes: list[BaseRoute] = [
        Route(f"/{one.name}", _guarded(_lister(published, one), closed), methods=METHODS) for one in RESOURCES
    ]

    def described(request: Request) -> Response:
        edition = published.edition()
        return _answer(request, json_bytes(document(edition.catalogue)), edition, "application/json")

    routes.append(Route("/openapi.json", _guarded(described, closed), methods=METHODS))
    return Starlette(
        routes=routes,
        exception_handlers={HTTPException: _refused, BadParameter: _bad, WarehouseFault: _not_ready},
    )


def routes(published: EditionStore, base: str = "", closed: bool = False) -> list[BaseRoute]:
    """Everything that is not Streamlit's: the API below the base path; health with and without it, for whoever asks past a proxy."""

    def healthz(request: Request) -> Response:
        return _plain({"status": "alive"})

    def readyz(request: Request) -> Response:
        edition, fault = published.edition(), published.fault()
        return _plain(
            {"status": "ready", "build": edition.build.content_hash, "problem": str(fault) if fault else None}
        )

    def ready(request: Request) -> Response:
        try:
            return readyz(request)
        except WarehouseFault as fault:
            return _not_ready(request, fault)

    health = [
        Route(f"{at}/{name}", answer)
        for at in dict.fromkeys(["", base])
        for name, answer in (("healthz", healthz), ("readyz", ready))
    ]
    return [
        *health,
        Mount(f"{base}/api/v1", api(published, closed)),
        Mount(f"{base}/api", Starlette(exception_handlers={HTTPException: _refused})),
    ]


def _lister(published: EditionStore, resource: Resource) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        edition = published.edition()
        question = parse_query(resource, edition.catalogue, request.query_params.multi_items())
        rows, total = fetch_listing(
            edition.warehouse, resource.name, resource.row, question.among, question.limit, question.offset
        )
        following = _following(request, question, total)
        headers = {"X-Total-Count": str(total)} | (
            {"Link": f'<{following}>; rel="next"'} if following else {}
        )
        if (question.form or _preferred(request)) == "csv":
            return _answer(
                request,
                csv_bytes(resource.row, rows),
                edition,
                "text/csv; charset=utf-8; header=present",
                headers,
            )
        card = {"build": edition.build.content_hash, "data_on": edition.build.data_on}
        part = {
            "total": total,
            "limit": question.limit,
            "offset": question.offset,
            "next": following,
            "rows": json_records(rows),
        }
        return _answer(request, json_bytes(card | part), edition, "application/json", headers)

    return answer


def _guarded(answer: Callable[[Request], Response], closed: bool) -> Callable[[Request], Response]:
    """An answer that says which methods there are, and keeps a closed API closed."""

    def endpoint(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
        if closed:
            return _plain(
                {
                    "parameter": None,
                    "error": "Readers sign in here, and the data API is closed. See docs/hosting.md.",
                },
                403,
            )
        return answer(request)

    return endpoint


def _answer(
    request: Request, body: bytes, edition: Edition, mime: str, headers: dict[str, str] | None = None
) -> Response:
    """The body, or 304 if the client has it. The tag changes with the build, and with this program's columns and forms."""
    tag = f'W/"{edition.build.content_hash}-{crc32(body):08x}"'
    known = {one.strip() for one in request.headers.get("If-None-Match", "").split(",")}
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"} | (headers or {})
    if tag in known or tag.removeprefix("W/") in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=mime, headers=headers)


def _following(request: Request, question: Query, total: int) -> str | None:
    """The address of the next part, relative to this one, so that it also holds behind a proxy."""
    offset = question.offset + question.limit
    if offset >= total:
        return None
    kept = [(name, told) for name, told in request.query_params.multi_items() if name != "offset"]
    return f"?{urlencode([*kept, ('offset', offset)], safe=',')}"


def _preferred(request: Request) -> str:
    """CSV if the client likes it better than JSON, by its header Accept."""
    liking = {}
    for part in request.headers.get("Accept", "").split(","):
        mime, *parameters = part.split(";")
        quality = next((told.strip()[2:] for told in parameters if told.strip().startswith("q=")), "1")
        liking[mime.strip().lower()] = (
            float(quality) if quality.replace(".", "", 1).isdecimal() and quality.isascii() else 0.0
        )
    table = liking.get("text/csv", 0.0)
    return (
        "csv"
        if table > liking.get("application/json", liking.get("*/*", 0.0))
        or (table and "application/json" not in liking)
        else "json"
    )


def _plain(content: dict[str, object], status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(
        json_bytes(content), status, {"Cache-Control": "no-store"} | (headers or {}), "application/json"
    )


def _bad(request: Request, error: Exception) -> Response:
    return _plain({"parameter": getattr(error, "parameter", None), "error": str(error)}, 400)


def _not_ready(request: Request, error: Exception) -> Response:
    return _plain({"parameter": None, "error": str(error)}, 503, {"Retry-After": "5"})


def _refused(request: Request, error: Exception) -> Response:
    """An address or a method that is not there."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = (
        "There is nothing at this address; see /api/v1/openapi.json."
        if status == 404
        else "Only GET, HEAD and OPTIONS are answered."
    )
    return _plain(
        {"parameter": None, "error": told}, status, {"Allow": ", ".join(METHODS)} if status == 405 else None
    )
