"""docs/api.md says what the API does: each list, filter, parameter, header, status; its examples run."""

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.openapi import HEADERS
from dashboard.api.parameters import DEFAULT_LIMIT, MAX_LIMIT, PAGING
from dashboard.api.routes import routes
from dashboard.editions import EditionStore
from dashboard.queries.catalogue import Catalogue, fetch_catalogue
from dashboard.queries.listing import FILTERS, RESOURCES
from dashboard.warehouse import Warehouse
from tests.documents import code_blocks, code_words, read, section, tables
from tests.source_code import ROOT

DOCUMENT = read(ROOT / "docs" / "api.md")
HOST = "https://data.example.org"
EXAMPLES = re.findall(rf"{HOST}(/api/v1/[^'\"`\s]+)", DOCUMENT)


@pytest.fixture(scope="module")
def real_client(real_file: Path) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes(EditionStore(real_file)))) as opened:
        yield opened


@pytest.fixture(scope="module")
def catalogue(warehouse: Warehouse) -> Catalogue:
    return fetch_catalogue(warehouse)


def table_of(heading: str) -> list[list[str]]:
    """The rows of the only table of a section, without its header."""
    (table,) = tables(section(DOCUMENT, heading))
    return table[1:]


def test_every_list_and_its_filters_are_documented() -> None:
    documented = {code_words(name)[0]: code_words(filters) for name, _, filters in table_of("Lists")}
    assert documented == {
        f"/{resource.name}": [filter_.name for filter_ in resource.filters] for resource in RESOURCES
    }


def test_every_filter_and_its_old_name_is_documented() -> None:
    documented = {code_words(name)[0]: code_words(old_name) for name, old_name, _ in table_of("Filters")}
    assert documented == {
        name: [filter_.old_name] if filter_.old_name else [] for name, filter_ in FILTERS.items()
    }


@pytest.mark.parametrize("name", ["kind", "grade", "status", "verdict"])
def test_the_codes_of_short_lists_are_documented(catalogue: Catalogue, name: str) -> None:
    (values,) = [words for filter_, _, words in table_of("Filters") if code_words(filter_) == [name]]
    codes = FILTERS[name].codes
    assert codes is not None
    assert sorted(code_words(values)) == sorted(codes(catalogue))


def test_the_paging_parameters_are_documented() -> None:
    rows = table_of("Pages of a list")
    assert tuple(code_words(name)[0] for name, _, _ in rows) == PAGING
    assert rows[0][1:] == [str(DEFAULT_LIMIT), f"rows in one answer, 1 to {MAX_LIMIT}"]


def test_every_header_is_documented(real_client: TestClient, tmp_path: Path) -> None:
    documented = {code_words(name)[0] for name, where, _ in table_of("Headers") if where == "answer"}
    assert set(HEADERS) <= documented
    missing = Starlette(routes=routes(EditionStore(tmp_path / "none.duckdb")))
    with TestClient(missing) as not_ready:
        answers = [
            real_client.get("/api/v1/claims?limit=1"),
            real_client.post("/api/v1/claims"),
            not_ready.get("/api/v1/claims"),
        ]
    sent = {name for answer in answers for name in answer.headers} - {"content-type", "content-length"}
    assert sent == {name.lower() for name in documented}


def test_every_status_of_an_error_is_documented(real_client: TestClient, tmp_path: Path) -> None:
    closed = TestClient(Starlette(routes=routes(EditionStore(tmp_path / "none.duckdb"), closed=True)))
    missing = TestClient(Starlette(routes=routes(EditionStore(tmp_path / "none.duckdb"))))
    answers = [
        real_client.get("/api/v1/claims?lang=zh"),
        closed.get("/api/v1/claims"),
        real_client.get("/api/v1/nothing"),
        real_client.put("/api/v1/claims"),
        missing.get("/api/v1/claims"),
    ]
    assert [row[0] for row in table_of("Errors")] == [str(answer.status_code) for answer in answers]
    assert all(set(answer.json()) == {"parameter", "error"} for answer in answers)


def test_the_members_of_an_answer_are_documented(real_client: TestClient) -> None:
    (example,) = code_blocks(DOCUMENT, "json")
    assert re.findall(r'"(\w+)": ', example) == list(real_client.get("/api/v1/claims").json())


@pytest.mark.parametrize("address", EXAMPLES)
def test_the_addresses_of_examples_answer(real_client: TestClient, address: str) -> None:
    answer = real_client.get(address)
    assert answer.status_code == 200, answer.text
    assert int(answer.headers["x-total-count"]) > 0


def test_the_example_in_python_reads_every_page(
    real_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = []

    def urlopen(address: str) -> io.BytesIO:
        addresses.append(address)
        return io.BytesIO(real_client.get(address.removeprefix(HOST)).content)

    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    (example,) = code_blocks(DOCUMENT, "python")
    names: dict = {}
    exec(compile(example, "docs/api.md", "exec"), names)
    assert len(addresses) > 1
    total = real_client.get(addresses[0].removeprefix(HOST)).json()["total"]
    assert len(names["rows"]) == total
    assert names["values"]["jiaxing", 2024, "city_unstated"] == Decimal("26.8")
