"""What the gate before uploads lets through, without a server."""

import uuid

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.serving.upload_gate import UploadGate, find_size
from dashboard.uploads import MEGABYTE, UploadLimits, Uploads
from tests.dashboard.test_uploads import Storage

SESSION, FILE = (str(uuid.UUID(int=number, version=4)) for number in (1, 2))  # tests are named by them
LIMITS = UploadLimits(file_megabytes=2)


@pytest.mark.parametrize("base", ["", "/base"])
@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{{base}}/_stcore/upload_file/{SESSION}/{FILE}", 200),
        (f"{{base}}/_stcore/upload%5Ffile/{SESSION}/{FILE}", 200),
        (f"{{base}}/_stcore/upload_file/{FILE}/{FILE}", 403),
        (f"/another{{base}}/_stcore/upload_file/{SESSION}/{FILE}", 404),
        (f"{{base}}/_stcore/upload_file/{SESSION}/{FILE}/more", 404),
        ("{base}/_stcore/upload_file/", 404),
        ("{base}/_stcore/health", 200),
    ],
)
def test_only_an_address_of_an_expected_file_is_passed_on(base: str, address: str, status: int) -> None:
    storage, uploads = Storage(), Uploads()
    storage.connected = {SESSION}
    uploads.open(LIMITS, storage)
    uploads.ask(SESSION, "this_page")
    routes = [Route("/{path:path}", lambda _: PlainTextResponse("passed on"), methods=["PUT"])]
    app = Starlette(routes=routes, middleware=[Middleware(UploadGate, uploads=uploads, base=base)])
    assert TestClient(app).put(address.format(base=base), content=b"x").status_code == status


@pytest.mark.parametrize(
    ("headers", "size"),
    [
        ({"content-length": "10"}, 10),
        ({"content-length": "0"}, 0),
        ({}, 2 * MEGABYTE),
        ({"content-length": "ten"}, 2 * MEGABYTE),
        ({"content-length": "-1"}, 2 * MEGABYTE),
        ({"content-length": "١٠"}, 2 * MEGABYTE),
        ({"content-length": "10", "transfer-encoding": "chunked"}, 2 * MEGABYTE),
        ({"content-length": "9" * 5000}, int("9" * 20)),
    ],
)
def test_what_does_not_say_its_size_counts_as_the_largest_file(headers: dict[str, str], size: int) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    assert find_size(Headers(raw=raw), LIMITS) == size
