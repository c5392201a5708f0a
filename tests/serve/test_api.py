"""The data API: filters, formats, pages of a list, tags, and its answers to parameters that are wrong."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import duckdb
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.html_page import render_api_page
from dashboard.api.parameters import parse_parameters
from dashboard.api.routes import routes
from dashboard.editions import EditionStore
from dashboard.queries.catalogue import fetch_build, fetch_catalogue
from dashboard.queries.listing import RESOURCES, Filter, Resource, fetch_claim_ids, fetch_listing
from dashboard.text import LANGUAGES, load_texts
from dashboard.warehouse import Warehouse, WarehouseFault
from rules.period import PERIOD
from tests.edits import build_unchecked, replace
from tests.servers import ROOT

NAMES = [resource.name for resource in RESOURCES]
OLD_NAMES = {
    "place": "place_id",
    "indicator": "indicator_id",
    "scope": "scope_id",
    "basis": "basis_id",
    "source": "source_id",
    "claim": "claim_id",
}


@dataclass(frozen=True)
class Count:
    count: int


def rows(client: TestClient, address: str) -> list[dict]:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.text
    return answer.json()["rows"]


@pytest.mark.parametrize("name", NAMES)
def test_every_list_answers_in_both_formats_with_the_same_rows(client: TestClient, name: str) -> None:
    whole = client.get(f"/api/v1/{name}?limit=1000").json()
    assert whole["total"] == len(whole["rows"]) > 0
    assert len(whole["build"]) == 32
    table = client.get(f"/api/v1/{name}?limit=1000&format=csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert not table.content.startswith(b"\xef\xbb\xbf")
    assert table.headers["x-total-count"] == str(whole["total"])
    records = list(csv.DictReader(io.StringIO(table.text)))
    assert list(records[0]) == list(whole["rows"][0])

    def cell(value: object) -> str:
        return "" if value is None else ";".join(value) if isinstance(value, list) else str(value)

    assert records == [{column: cell(value) for column, value in row.items()} for row in whole["rows"]]


@pytest.mark.parametrize(
    "accept, mime",
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
def test_the_header_accept_chooses_the_format(client: TestClient, accept: str, mime: str) -> None:
    answer = client.get("/api/v1/places", headers={"Accept": accept})
    assert answer.headers["content-type"].split(";")[0] == mime
    answer = client.get("/api/v1/places?format=json", headers={"Accept": accept})
    assert answer.headers["content-type"] == "application/json"


def test_numbers_are_exact(client: TestClient) -> None:
    numeric = [row for row in rows(client, "claims?limit=1000") if row["value"] is not None]
    assert numeric
    for row in numeric:
        assert Decimal(row["value"]) == Decimal(row["value_text"])
        assert "e" not in row["value"].lower()
    assert any(row["value_text"].endswith(".0") for row in numeric)


@pytest.mark.parametrize(
    "name, parameters, column, wanted",
    [
        ("claims", "kind=target", "kind", {"target"}),
        ("claims", "kind=target,actual", "kind", {"target", "actual"}),
        ("claims", "year=2022,2025", "year", {2022, 2025}),
        ("figures", "indicator_id=pm25", "indicator_id", {"pm25"}),
        ("claims", "period=2025", "period", {"2025"}),
        ("targets", "status=met,missed", "status", {"met", "missed"}),
        ("audit", "verdict=holds", "verdict", {"holds"}),
        ("sources", "grade=official", "grade", {"official"}),
        ("places", "place_id=lakeside", "place_id", {"lakeside"}),
    ],
)
def test_a_filter_keeps_what_it_names(
    client: TestClient, name: str, parameters: str, column: str, wanted: set
) -> None:
    kept = rows(client, f"{name}?{parameters}&limit=1000")
    assert {row[column] for row in kept} <= wanted
    assert kept == [row for row in rows(client, f"{name}?limit=1000") if row[column] in wanted] != []


def every_filter() -> list[tuple[Resource, Filter]]:
    return [(resource, filter_) for resource in RESOURCES for filter_ in resource.filters]


def distinct_values(warehouse: Warehouse, resource: Resource, column: str) -> list[str]:
    with warehouse._connection.cursor() as cursor:
        values = cursor.execute(f"select distinct {column} from {resource.table} where {column} is not null")
        return [str(value) for (value,) in values.fetchall()]


@pytest.mark.parametrize("data", ["real", "mini"])
@pytest.mark.parametrize("resource, filter_", every_filter(), ids=lambda each: each.name)
def test_every_value_of_a_column_passes_its_own_filter(
    warehouse: Warehouse, mini: Warehouse, data: str, resource: Resource, filter_: Filter
) -> None:
    opened = warehouse if data == "real" else mini
    catalogue = fetch_catalogue(opened)
    values = distinct_values(opened, resource, filter_.name)
    assert values
    parsed = {
        parsed
        for value in values
        for parsed in parse_parameters(resource, catalogue, [(filter_.name, value)]).values[filter_.name]
    }
    total = fetch_listing(opened, resource, {filter_.name: list(parsed)}, 1, 0)[1]
    filled = f"(select count({filter_.name}) as count from {resource.table})"
    assert [Count(total)] == opened.fetch(Count, filled)


@pytest.mark.parametrize("resource, filter_", every_filter(), ids=lambda each: each.name)
def test_an_old_name_of_a_filter_still_works(
    client: TestClient, mini: Warehouse, resource: Resource, filter_: Filter
) -> None:
    assert filter_.old_name == {new: old for old, new in OLD_NAMES.items()}.get(filter_.name)
    value = distinct_values(mini, resource, filter_.name)[0]
    name = filter_.old_name or filter_.name
    found = rows(client, f"{resource.name}?{name}={value}&limit=1000")
    assert found == rows(client, f"{resource.name}?{filter_.name}={value}&limit=1000") != []


@pytest.mark.parametrize("old_name, name", OLD_NAMES.items())
def test_the_old_and_the_new_name_together_are_an_error_that_says_so(
    client: TestClient, old_name: str, name: str
) -> None:
    claim = rows(client, "claims?limit=1")[0]
    answer = client.get(f"/api/v1/claims?{old_name}={claim[name]}&{name}={claim[name]}")
    assert (answer.status_code, answer.json()) == (
        400,
        {"parameter": old_name, "error": f"The old name of {name}, which is given too. Give {name} alone."},
    )


def test_old_names_of_filters_are_deprecated_in_the_document(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    for resource in RESOURCES:
        parameters = paths[f"/{resource.name}"]["get"]["parameters"]
        deprecated = {each["name"]: each["description"] for each in parameters if each.get("deprecated")}
        assert deprecated == {
            filter_.old_name: f"The old name of {filter_.name}"
            for filter_ in resource.filters
            if filter_.old_name
        }


@pytest.mark.parametrize(
    "period, is_period",
    [
        ("2025", True),
        ("2025-03", True),
        ("2025-10-22", True),
        ("2025-01/2025-10", True),
        ("2025-01-01/2025-10-22", True),
        ("../2025-10-22", True),
        ("/2025", False),
        ("2025/", False),
        ("2025/..", False),
        ("../..", False),
        ("25", False),
        ("2025-3", False),
        ("２０２５", False),
    ],
)
def test_a_period_has_the_form_that_the_data_are_held_to(
    client: TestClient, period: str, is_period: bool
) -> None:
    assert client.get("/api/v1/claims", params={"period": period}).status_code == (200 if is_period else 400)


def test_the_form_of_a_period_is_that_of_the_check() -> None:
    check = (ROOT / "etl" / "checks" / "not_a_period.sql").read_text("utf-8")
    assert f"'{PERIOD}'" in check.replace(r"\d", "[0-9]")


def test_an_old_id_of_a_claim_is_found_where_it_begins_only_one(client: TestClient) -> None:
    for row in rows(client, "claims?limit=1000"):
        indicator, digits = row["claim_id"].rsplit("-", 1)
        assert rows(client, f"claims?claim_id={indicator}-{digits[:8]}") == [row]


def test_an_id_that_begins_several_claims_finds_none_of_them(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    ids = ["pm25-0123456789ab", "pm25-0123456700cd", "pm25-abcdef012345", "old_pm25-abcdef01"]
    with duckdb.connect(str(path)) as con:
        con.execute(
            "create table fact_claim as select unnest($ids) as claim_id, null::text as former_ids",
            {"ids": ids},
        )
        con.execute("create table dim_indicator (indicator_id text, former_ids text)")
    opened = Warehouse(path)
    assert fetch_claim_ids(opened, ["pm25-01234567"]) == []
    assert fetch_claim_ids(opened, ["pm25-abcdef01", ids[0]]) == [ids[2], ids[0]]
    assert fetch_claim_ids(opened, ["old_pm25-abcdef01", "pm25-00000000"]) == [ids[3]]
    opened.close()


def test_pages_make_the_whole_by_following_next(client: TestClient) -> None:
    whole, found, address = rows(client, "claims?limit=1000"), [], "/api/v1/claims?limit=7"
    while address:
        answer = client.get(address).json()
        found += answer["rows"]
        address = urljoin(address, answer["next"]) if answer["next"] else None
    assert found == whole
    assert client.get("/api/v1/claims?limit=1").headers["link"] == '<?limit=1&offset=1>; rel="next"'
    assert rows(client, "claims?offset=1000000000") == []


@pytest.mark.parametrize(
    "parameters, parameter",
    [
        ("place_id=atlantis", "place_id"),
        ("claim_id=pm25-0123", "claim_id"),
        ("period=/2025", "period"),
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
def test_a_bad_parameter_is_named(client: TestClient, parameters: str, parameter: str) -> None:
    answer = client.get(f"/api/v1/claims?{parameters}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)
    assert answer.json()["error"]


def test_a_tag_holds_as_long_as_the_build(client: TestClient, path: Path, data: Path) -> None:
    first = client.get("/api/v1/claims")
    tag = first.headers["etag"]
    again = client.get("/api/v1/claims", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/api/v1/claims?format=csv", headers={"If-None-Match": tag}).status_code == 200
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,34,ug_m3")
    content = build_unchecked(data, path)
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
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    assert list(document["paths"]) == [f"/{name}" for name in NAMES]
    for resource in RESOURCES:
        schema = document["components"]["schemas"][resource.row.__name__]
        assert set(schema["required"]) == set(rows(client, f"{resource.name}?limit=1")[0])
    found = client.get("/api/v1/claims?limit=1")
    headers = document["paths"]["/claims"]["get"]["responses"]["200"]["headers"]
    assert {name.lower() for name in headers} <= set(found.headers)
    assert list(found.json()) == [
        *document["paths"]["/claims"]["get"]["responses"]["200"]["content"]["application/json"]["schema"][
            "required"
        ]
    ]


def test_the_page_describes_every_list_and_filter_in_both_languages(client: TestClient) -> None:
    answer = client.get("/api/v1/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = Page(answer.text)
    assert page.tags.isdisjoint({"script", "link", "img", "iframe", "form"})
    assert not page.addresses - {"openapi.json", *NAMES} - {f"#{name}" for name in page.ids}
    assert set(NAMES) | {f"filter-{filter_.name}" for _, filter_ in every_filter()} <= page.ids
    assert set(OLD_NAMES) | {"lakeside", "pm25"} <= set(page.texts)
    assert "{build}" not in answer.text
    for language in LANGUAGES:
        texts = load_texts(language)
        assert {texts[f"api.{name}"] for name in NAMES} <= set(page.texts)
        assert {texts[f"api.filter.{filter_.name}"] for _, filter_ in every_filter()} <= set(page.texts)
    without_slash = client.get("/api/v1", follow_redirects=False)
    assert (without_slash.status_code, without_slash.headers["location"]) == (307, "v1/")
    assert client.get("/api/v1").text == answer.text
    tag = answer.headers["etag"]
    assert client.get("/api/v1/", headers={"If-None-Match": tag}).status_code == 304


class Page(HTMLParser):
    """What a page of HTML holds: the names of its tags, its ids, where it leads, its texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags, self.ids, self.addresses, self.texts = set(), set(), set(), []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids |= {value for name, value in attrs if name == "id"}
        self.addresses |= {value for name, value in attrs if name in ("href", "src", "action")}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_data_in_the_page_is_inert(data: Path, open_built: Callable[[Path], Warehouse]) -> None:
    opened = open_built(data)
    catalogue = fetch_catalogue(opened)
    catalogue.places["<script>alert(1)</script>"] = catalogue.places["lakeside"]
    page = render_api_page(catalogue, fetch_build(opened))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_damaged_data_are_a_fault_and_a_good_file_is_served_again(
    client: TestClient, published: EditionStore, path: Path, data: Path
) -> None:
    published.edition()
    with path.open("r+b") as file:  # all that lies behind the three headers of DuckDB's format
        file.seek(3 * 4096)
        damaged = bytes(byte ^ 0x5A if byte else 0 for byte in file.read())
        file.seek(3 * 4096)
        file.write(damaged)
    for name in ("claims", "figures", "targets", "audit"):
        answer = client.get(f"/api/v1/{name}")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert answer.json()["error"].startswith("The warehouse is not a whole DuckDB file.")
    with pytest.raises(WarehouseFault) as fault:  # opened anew: an open build answers from memory
        Warehouse(path).fetch(Count, "(select count(distinct value) as count from change)")
    assert fault.value.code == "unreadable"
    assert "checksum" in str(fault.value.__cause__)
    build_unchecked(data, path)
    assert client.get("/api/v1/claims").status_code == 200


def test_a_table_that_is_not_there_is_a_fault_of_an_older_build(mini: Warehouse) -> None:
    for table in ("no_such_table", "(select no_such_column as count from figure)"):
        with pytest.raises(WarehouseFault) as fault:
            mini.fetch(Count, table)
        assert fault.value.code == "older"


def test_health(client: TestClient, path: Path) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["status"], ready.json()["problem"]) == (200, "ready", None)
    assert ready.json()["build"] == client.get("/api/v1/places").json()["build"]


def test_without_a_warehouse_the_server_lives_but_is_not_ready(tmp_path: Path) -> None:
    with TestClient(Starlette(routes=routes(EditionStore(tmp_path / "none.duckdb")))) as client:
        assert client.get("/healthz").status_code == 200
        for address in ("/readyz", "/api/v1/claims", "/api/v1/openapi.json", "/api/v1/"):
            answer = client.get(address)
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
            assert "python -m etl" in answer.json()["error"]
            assert str(tmp_path) not in answer.text


def test_a_closed_api_says_so(published: EditionStore) -> None:
    with TestClient(Starlette(routes=routes(published, "/base", closed=True))) as client:
        assert client.get("/base/api/v1/claims").status_code == 403
        assert client.get("/base/api/v1/openapi.json").status_code == 403
        assert client.get("/base/api/v1/").status_code == 403
        assert client.get("/base/healthz").status_code == client.get("/healthz").status_code == 200


def test_an_answer_is_read_as_plain_json(client: TestClient) -> None:
    body = client.get("/api/v1/indicators").content
    assert json.loads(body.decode("utf-8"))["rows"][0]["name_zh"] in body.decode("utf-8")
