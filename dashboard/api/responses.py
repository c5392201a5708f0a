"""Responses: a body with its tag, JSON, refusals, and the format that a client prefers."""

from zlib import crc32

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dashboard.api.answers import json_bytes
from dashboard.editions import Edition

METHODS = ["GET", "HEAD", "OPTIONS"]
NOT_FOUND = "There is nothing at this address; see /api/v1/openapi.json."
NOT_ALLOWED = "Only GET, HEAD and OPTIONS are answered."


def cacheable_response(
    request: Request, body: bytes, edition: Edition, mime: str, headers: dict[str, str] | None = None
) -> Response:
    """The body with its tag, or 304 if the client has it.

    The tag changes with the build, and with what this version of the program makes of it.
    """
    tag = f'W/"{edition.build.content_hash}-{crc32(body):08x}"'
    known = {each.strip() for each in request.headers.get("If-None-Match", "").split(",")}
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"} | (headers or {})
    if known & {tag, tag.removeprefix("W/"), "*"}:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=mime, headers=headers)


def preferred_format(request: Request) -> str:
    """CSV if the client prefers it to JSON, by its header Accept."""
    weights: dict[str, float] = {}
    for part in request.headers.get("Accept", "").split(","):
        mime, *parameters = part.split(";")
        weight = next((text.strip()[2:] for text in parameters if text.strip().startswith("q=")), "1")
        is_number = weight.replace(".", "", 1).isdecimal() and weight.isascii()
        weights[mime.strip().lower()] = float(weight) if is_number else 0.0
    csv = weights.get("text/csv", 0.0)
    json = weights.get("application/json", weights.get("*/*", 0.0))
    return "csv" if csv > json or (csv and "application/json" not in weights) else "json"


def json_response(
    content: dict[str, object], status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """JSON that no cache keeps."""
    headers = {"Cache-Control": "no-store"} | (headers or {})
    return Response(json_bytes(content), status, headers, "application/json")


def bad_parameter_response(request: Request, error: Exception) -> Response:
    """A parameter is wrong; it is named."""
    parameter = getattr(error, "parameter", None)
    return json_response({"parameter": parameter, "error": str(error)}, 400)


def fault_response(request: Request, error: Exception) -> Response:
    """The warehouse cannot be read."""
    return json_response({"parameter": None, "error": str(error)}, 503, {"Retry-After": "5"})


def refusal_response(request: Request, error: Exception) -> Response:
    """An address or a method that there is not."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = {"Allow": ", ".join(METHODS)} if status == 405 else None
    return json_response(
        {"parameter": None, "error": NOT_FOUND if status == 404 else NOT_ALLOWED}, status, headers
    )
