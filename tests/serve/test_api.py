"""The data API: filters, forms, parts, tags, and what it says to a question it does not understand."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from urllib.parse import urljoin

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.resources import RESOURCES
from dashboard.api.routes import routes
from dashboard.editions import EditionStore
from etl.build import build
from tests.edits import replace

NAMES = [one.name for one in RESOURCES]


def rows(client: TestClient, question: str) -> list[dict]:
    answer = client.get(f"/api/v1/{question}")
    assert answer.status_code == 200, answer.text
    return answer.json()["rows"]


@pytest.mark.parametrize("name", NAMES)
def test_every_list_answers_in_both_forms_with_the_same_rows(client: TestClient, name: str) -> None:
    whole = client.get(f"/api/v1/{name}?limit=1000").json()
    assert whole["total"] == len(whole["rows"]) > 0
    assert len(whole["build"]) == 32
    table = client.get(f"/api/v1/{name}?limit=1000&format=csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert not table.content.startswith(b"\xef\xbb\xbf")
    assert table.headers["x-total-count"] == str(whole["total"])
    told = list(csv.DictReader(io.StringIO(table.text)))
    assert list(told[0]) == list(whole["rows"][0])

    def cell(value: object) -> str:
        return "" if value is None else ";".join(value) if isinstance(value, list) else str(value)

    assert told == [{column: cell(value) for column, value in row.items()} for row in whole["rows"]]


@pytest.mark.parametrize(
    "accept, form",
    [
        ("text/csv", "text/csv"),
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("image/png", "application/json"),
        ("text/csv;q=0.5, application/json", "application/json"),
        ("text/csv, */*;q=0.1", "text/csv"),
        ("text/csv;q=x", "application/json"),
    ],
)
def test_the_header_accept_chooses_the_form(client: TestClient, accept: str, form: str) -> None:
    assert (
        client.get("/api/v1/places", headers={"Accept": accept}).headers["content-type"].split(";")[0] == form
    )
    assert (
        client.get("/api/v1/places?format=json", headers={"Accept": accept}).headers["content-type"]
        == "application/json"
    )


def test_numbers_are_exact(client: TestClient) -> None:
    told = [row for row in rows(client, "claims?limit=1000") if row["value"] is not None]
    assert told
    for row in told:
        assert Decimal(row["value"]) == Decimal(row["value_text"])
        assert "e" not in row["value"].lower()
    assert any(row["value_text"].endswith(".0") for row in told)


@pytest.mark.parametrize(
    "name, question, column, wanted",
    [
        ("claims", "kind=target", "kind", {"target"}),
        ("claims", "kind=target,actual", "kind", {"target", "actual"}),
        ("claims", "year=2022,2025", "year", {2022, 2025}),
        ("figures", "indicator=pm25", "indicator_id", {"pm25"}),
        ("targets", "status=met,missed", "status", {"met", "missed"}),
        ("audit", "verdict=holds", "verdict", {"holds"}),
        ("sources", "grade=official", "grade", {"official"}),
        ("places", "place=lakeside", "place_id", {"lakeside"}),
    ],
)
def test_a_filter_keeps_what_it_names(
    client: TestClient, name: str, question: str, column: str, wanted: set
) -> None:
    kept = rows(client, f"{name}?{question}&limit=1000")
    assert {row[column] for row in kept} <= wanted
    assert kept == [row for row in rows(client, f"{name}?limit=1000") if row[column] in wanted] != []


def test_parts_make_the_whole_by_following_next(client: TestClient) -> None:
    whole, found, address = rows(client, "claims?limit=1000"), [], "/api/v1/claims?limit=7"
    while address:
        answer = client.get(address).json()
        found += answer["rows"]
        address = urljoin(address, answer["next"]) if answer["next"] else None
    assert found == whole
    assert client.get("/api/v1/claims?limit=1").headers["link"] == '<?limit=1&offset=1>; rel="next"'
    assert rows(client, "claims?offset=1000000000") == []


@pytest.mark.parametrize(
    "question, parameter",
    [
        ("place=atlantis", "place"),
        ("place=", "place"),
        ("place=lakeside,", "place"),
        ("lang=zh", "lang"),
        ("year=20x5", "year"),
        ("year=٢٠٢٥", "year"),
        ("limit=0", "limit"),
        ("limit=1001", "limit"),
        ("limit=1e3", "limit"),
        ("limit=-1", "limit"),
        ("offset=-1", "offset"),
        ("offset=99999999999", "offset"),
        ("format=xml", "format"),
        ("place=lakeside&place=lakeside", "place"),
        ("period=2025;drop", "period"),
        ("kind=actual' or '1'='1", "kind"),
        ("claim=x') or true --", "claim"),
        ("place=%00", "place"),
        ("=1", ""),
    ],
)
def test_a_bad_parameter_is_named(client: TestClient, question: str, parameter: str) -> None:
    answer = client.get(f"/api/v1/claims?{question}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)
    assert answer.json()["error"]


def test_a_tag_holds_as_long_as_the_build(client: TestClient, path: Path, data: Path) -> None:
    first = client.get("/api/v1/claims")
    tag = first.headers["etag"]
    again = client.get("/api/v1/claims", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/api/v1/claims?format=csv", headers={"If-None-Match": tag}).status_code == 200
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,34,ug_m3")
    content = build(data, path)
    newer = client.get("/api/v1/claims", headers={"If-None-Match": tag})
    assert (newer.status_code, newer.json()["build"]) == (200, content)


def test_head_options_and_other_methods(client: TestClient) -> None:
    head = client.head("/api/v1/places")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == client.get("/api/v1/places").headers["etag"]
    options = client.options("/api/v1/places")
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    refused = client.post("/api/v1/places")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert client.get("/api/v1/nothing").json()["error"].startswith("There is nothing")
    assert client.get("/api/v2/places").status_code == 404


def test_the_document_describes_what_is_answered(client: TestClient) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"] == "3.1.0"
    assert list(told["paths"]) == [f"/{name}" for name in NAMES]
    for name in NAMES:
        schema = told["components"]["schemas"][
            next(one.row.__name__ for one in RESOURCES if one.name == name)
        ]
        assert set(schema["required"]) == set(rows(client, f"{name}?limit=1")[0])


def test_health(client: TestClient, path: Path) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["status"], ready.json()["problem"]) == (200, "ready", None)
    assert ready.json()["build"] == client.get("/api/v1/places").json()["build"]


def test_without_a_warehouse_the_server_lives_but_is_not_ready(tmp_path: Path) -> None:
    with TestClient(Starlette(routes=routes(EditionStore(tmp_path / "none.duckdb")))) as client:
        assert client.get("/healthz").status_code == 200
        for address in ("/readyz", "/api/v1/claims", "/api/v1/openapi.json"):
            answer = client.get(address)
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
            assert "python -m etl" in answer.json()["error"]
            assert str(tmp_path) not in answer.text


def test_a_closed_api_says_so(published: EditionStore) -> None:
    with TestClient(Starlette(routes=routes(published, "/base", closed=True))) as client:
        assert client.get("/base/api/v1/claims").status_code == 403
        assert client.get("/base/api/v1/openapi.json").status_code == 403
        assert client.get("/base/healthz").status_code == client.get("/healthz").status_code == 200


def test_an_answer_is_read_as_plain_json(client: TestClient) -> None:
    body = client.get("/api/v1/indicators").content
    assert json.loads(body.decode("utf-8"))["rows"][0]["name_zh"] in body.decode("utf-8")
