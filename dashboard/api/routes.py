"""Answers requests: the lists of the API, its description, and whether the server is well."""

from collections.abc import Callable
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from dashboard.api.answers import csv_bytes, json_bytes, json_records
from dashboard.api.html_page import render_api_page
from dashboard.api.openapi import describe_api
from dashboard.api.parameters import BadParameter, ListingRequest, parse_parameters
from dashboard.api.responses import (
    METHODS,
    bad_parameter_response,
    cacheable_response,
    fault_response,
    json_response,
    preferred_format,
    refusal_response,
)
from dashboard.editions import EditionStore
from dashboard.queries.listing import RESOURCES, Resource, fetch_listing
from dashboard.text import Text
from dashboard.warehouse import WarehouseFault

CLOSED = "Readers sign in here, and the data API is closed. See docs/hosting.md."

Answer = Callable[[Request], Response]


def api(editions: EditionStore, closed: bool = False) -> Starlette:
    """The API by itself, to be mounted at /api/v1; `closed`: readers sign in and the API was not opened."""

    def answer_document(request: Request) -> Response:
        edition = editions.edition()
        return cacheable_response(
            request, json_bytes(describe_api(edition.catalogue)), edition, "application/json"
        )

    def answer_page(request: Request) -> Response:
        edition = editions.edition()
        page = render_api_page(edition.catalogue, edition.build)
        return cacheable_response(request, page.encode(), edition, "text/html; charset=utf-8")

    answers: dict[str, Answer] = {
        resource.name: _answer_listing(editions, resource) for resource in RESOURCES
    }
    answers |= {"openapi.json": answer_document, "": answer_page}
    return Starlette(
        routes=[
            Route(f"/{name}", _endpoint(answer, closed), methods=METHODS) for name, answer in answers.items()
        ],
        exception_handlers={
            HTTPException: refusal_response,
            BadParameter: bad_parameter_response,
            WarehouseFault: fault_response,
        },
    )


def routes(editions: EditionStore, base: str = "", closed: bool = False) -> list[BaseRoute]:
    """Everything that is not Streamlit's: the API below the base path, health with and without that path.

    Health is asked past the proxy, too, and then without the base path.
    """

    def healthz(request: Request) -> Response:
        return json_response({"status": "alive"})

    def readyz(request: Request) -> Response:
        problem = describe_problem(editions)
        try:
            edition = editions.edition()
        except WarehouseFault as missing:
            return fault_response(request, Exception(problem or missing))
        return json_response({"status": "ready", "build": edition.build.content_hash, "problem": problem})

    health = [
        Route(f"{path}/{name}", answer)
        for path in dict.fromkeys(["", base])
        for name, answer in (("healthz", healthz), ("readyz", readyz))
    ]

    def add_slash(request: Request) -> Response:
        """To the page of the API; the address is relative, so that it also holds behind a proxy."""
        return Response(status_code=307, headers={"Location": "v1/"})

    return [
        *health,
        Route(f"{base}/api/v1", add_slash),
        Mount(f"{base}/api/v1", api(editions, closed)),
        Mount(f"{base}/api", Starlette(exception_handlers={HTTPException: refusal_response})),
    ]


def describe_problem(editions: EditionStore) -> str | None:
    """What is wrong with the file that lies there, or with newer data that could not be published."""
    sentences = []
    if fault := editions.fault():
        sentences.append(str(fault))
    if editions.problem:
        kind, details = editions.problem
        sentences += [Text("en", {})(f"problem.{kind}"), details]
    return "\n".join(sentences) or None


def _answer_listing(editions: EditionStore, resource: Resource) -> Answer:
    def answer(request: Request) -> Response:
        edition = editions.edition()
        wanted = parse_parameters(resource, edition.catalogue, request.query_params.multi_items())
        rows, total = fetch_listing(edition.warehouse, resource, wanted.values, wanted.limit, wanted.offset)
        next_page = _next_page(request, wanted, total)
        headers = {"X-Total-Count": str(total)}
        if next_page:
            headers["Link"] = f'<{next_page}>; rel="next"'
        if (wanted.format or preferred_format(request)) == "csv":
            mime = "text/csv; charset=utf-8; header=present"
            return cacheable_response(request, csv_bytes(resource.row, rows), edition, mime, headers)
        page = {
            "build": edition.build.content_hash,
            "data_on": edition.build.data_on,
            "total": total,
            "limit": wanted.limit,
            "offset": wanted.offset,
            "next": next_page,
            "rows": json_records(rows),
        }
        return cacheable_response(request, json_bytes(page), edition, "application/json", headers)

    return answer


def _endpoint(answer: Answer, closed: bool) -> Answer:
    """An answer that says which methods there are, and keeps a closed API closed."""

    def endpoint(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
        return json_response({"parameter": None, "error": CLOSED}, 403) if closed else answer(request)

    return endpoint


def _next_page(request: Request, wanted: ListingRequest, total: int) -> str | None:
    """The address of the next page, relative to this one, so that it also holds behind a proxy."""
    offset = wanted.offset + wanted.limit
    if offset >= total:
        return None
    kept = [(name, text) for name, text in request.query_params.multi_items() if name != "offset"]
    return f"?{urlencode([*kept, ('offset', offset)], safe=',')}"
