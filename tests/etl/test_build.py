"""A build publishes the whole or nothing, reports all faults at once, and hashes the same data the same."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from dashboard.queries.catalogue import fetch_build
from dashboard.warehouse import Warehouse
from etl.__main__ import main
from etl.build import ROOT, FaultyData, NotWritten, build
from tests.edits import append, replace, rows


def content(path: Path) -> str:
    """The hash that a published warehouse carries."""
    opened = Warehouse(path)
    code = fetch_build(opened).content_hash
    opened.close()
    return code


def test_a_failing_build_leaves_the_last_good_warehouse(data: Path, published_mini: Path) -> None:
    published = published_mini
    before = published.read_bytes()
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,thirty,ug_m3")
    with pytest.raises(FaultyData):
        build(data, published)
    assert published.read_bytes() == before
    assert sorted(path.name for path in published.parent.iterdir()) == ["data", "warehouse.duckdb"]


def test_a_failing_first_build_publishes_nothing(data: Path, tmp_path: Path) -> None:
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,thirty,ug_m3")
    with pytest.raises(FaultyData):
        build(data, tmp_path / "warehouse.duckdb")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_all_faults_are_told_at_once_causes_first(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    append(data, "places.csv", "lakeside,重复,Again,prefecture,,city")
    for _ in range(9):
        append(data, "claims/pm25.csv", "atlantis,urban,1999,old_state,actual,=,1,ug_m3,,old_copy,,,,")
    replace(data, "claims/pm25.csv", "2022,new_state,actual,=,33", "2022,new_state,actual,=,thirty")
    append(data, "claims/inspection.csv", "lakeside,all,2030,none")
    assert main(["--data", str(data), "--warehouse", str(tmp_path / "warehouse.duckdb")]) == 1
    output = capsys.readouterr()
    claims = 'claims/pm25.csv:{} place_id: unknown place "atlantis"'
    twice = 'claims/pm25.csv:{} value: claim said twice "atlantis urban 1999 actual old_copy 1"'
    assert output.err.splitlines() == [
        'claims/inspection.csv:5 file: expected 14 cells, found "4"',
        'places.csv:5 place_id: duplicate key "lakeside"',
        'claims/pm25.csv:3 value: not a number "thirty"',
        claims.format(14),
        *(line.format(number) for number in range(15, 23) for line in (claims, twice)),
        "20 faults; nothing was published.",
    ]
    assert output.out == ""


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build whose checks find nothing: what they would have found is left to the schema."""
    monkeypatch.setattr("etl.build.check", lambda con: [])


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize(
    ("file", "row", "fault"),
    [
        (
            "claims/pm25.csv",
            "lakeside,urban,2019,old_state,forecast,=,30,ug_m3,,old_copy,,,,",
            "CHECK constraint",
        ),
        ("claims/pm25.csv", "atlantis,urban,2019,old_state,actual,=,30,ug_m3,,old_copy,,,,", "foreign key"),
        (
            "claims/pm25.csv",
            "lakeside,urban,2019,old_state,actual,=,thirty,ug_m3,,old_copy,,,,",
            "Could not convert",
        ),
        ("places.csv", "lakeside,重复,Again,prefecture,,city", "primary key"),
        ("places.csv", "ridge,,Ridge,prefecture,,city", "NOT NULL"),
    ],
)
def test_what_only_the_schema_refuses_is_a_fault(
    data: Path, tmp_path: Path, file: str, row: str, fault: str
) -> None:
    append(data, file, row)
    with pytest.raises(FaultyData) as caught:
        build(data, tmp_path / "warehouse.duckdb")
    (found,) = caught.value.faults
    assert (found.file, found.rule) == (
        "claims/*.csv" if file.startswith("claims") else file,
        "does not fit the schema",
    )
    assert fault.lower() in found.value.lower()
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_what_a_step_cannot_work_out_is_a_fault(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(con: object) -> None:
        raise ValueError("no such rule: average")

    monkeypatch.setattr("etl.build.fill_audit", refuse)
    with pytest.raises(FaultyData) as caught:
        build(data, tmp_path / "warehouse.duckdb")
    assert str(caught.value) == 'identities.csv:1 file: cannot be worked out "no such rule: average"'


def test_a_kind_that_no_code_knows_is_a_fault_in_both_files(data: Path, tmp_path: Path) -> None:
    append(data, "terms.csv", "kind,forecast,预测,forecast")
    append(data, "claims/pm25.csv", "lakeside,urban,2019,old_state,forecast,=,30,ug_m3,,old_copy,,,,")
    with pytest.raises(FaultyData) as caught:
        build(data, tmp_path / "warehouse.duckdb")
    assert str(caught.value).splitlines() == [
        'terms.csv:57 term_id: unknown code "forecast"',
        'claims/pm25.csv:14 kind: unknown code "forecast"',
    ]


def test_one_fault_is_one(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,thirty,ug_m3")
    assert main(["--data", str(data), "--warehouse", str(tmp_path / "warehouse.duckdb"), "build"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "1 fault; nothing was published."


def test_the_command_says_what_it_published(data: Path, tmp_path: Path) -> None:
    published = tmp_path / "warehouse.duckdb"
    command = [sys.executable, "-m", "etl", "--data", str(data), "--warehouse", str(published)]
    good = subprocess.run(command, capture_output=True, text=True, cwd=ROOT.parent, check=False)
    assert (good.returncode, good.stderr, good.stdout) == (0, "", f"{published}: {content(published)}\n")
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,thirty,ug_m3")
    bad = subprocess.run(command, capture_output=True, text=True, cwd=ROOT.parent, check=False)
    assert (bad.returncode, bad.stdout) == (1, "")
    assert bad.stderr.startswith('claims/pm25.csv:3 value: not a number "thirty"\n')


def test_the_same_data_gives_the_same_hash(mini: Warehouse, data: Path, tmp_path: Path) -> None:
    for file in data.rglob("*.csv"):
        os.utime(file, (0, 0))
    assert build(data, tmp_path / "again.duckdb") == fetch_build(mini).content_hash
    assert content(tmp_path / "again.duckdb") == fetch_build(mini).content_hash


def test_the_order_of_claims_does_not_matter(mini: Warehouse, data: Path, tmp_path: Path) -> None:
    file = data / "claims" / "pm25.csv"
    header, *rows = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([header, *reversed(rows)]) + "\n", "utf-8")
    assert build(data, tmp_path / "turned.duckdb") == fetch_build(mini).content_hash


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("claims/pm25.csv", "=,33,ug_m3", "=,34,ug_m3"),
        ("claims/section_share.csv", "=,95.0,percent", "=,95,percent"),
        ("places.csv", "Mini Harbour", "Mini Haven"),
    ],
)
def test_any_change_gives_another_hash(
    mini: Warehouse, data: Path, tmp_path: Path, file: str, old: str, new: str
) -> None:
    replace(data, file, old, new)
    assert build(data, tmp_path / "changed.duckdb") != fetch_build(mini).content_hash


def test_who_reads_during_a_build_sees_old_data_and_then_new(data: Path, published_mini: Path) -> None:
    published = published_mini
    first = content(published)
    reader = Warehouse(published)
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,34,ug_m3")
    seen: list[str] = []
    second = build(data, published, lambda _: seen.append(fetch_build(reader).content_hash))
    assert len(seen) > 3
    assert {*seen, fetch_build(reader).content_hash} == {first}
    later = Warehouse(published)
    assert fetch_build(later).content_hash == second
    assert rows(later, "select content_hash from dim_past_build order by number") == [(first,), (second,)]
    reader.close()
    later.close()


def test_another_program_sees_the_new_data_at_once(data: Path, published_mini: Path) -> None:
    published = published_mini
    reader = Warehouse(published)
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,34,ug_m3")
    second = build(data, published)
    program = (
        f"import duckdb; con = duckdb.connect({str(published)!r}, read_only=True);"
        " print(con.execute('select content_hash from build').fetchone()[0])"
    )
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == second
    reader.close()


def test_lost_claims_are_told_once(
    data: Path, published_mini: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A file that was cut off at the end of a row breaks no rule."""
    published = published_mini
    assert caplog.text == ""
    file = data / "claims" / "waste_rate.csv"
    whole = file.read_bytes()
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:-2]))
    build(data, published)
    told = "2 claims fewer than in the build before: claims/waste_rate.csv 2."
    assert [record.getMessage().startswith(told) for record in caplog.records] == [True]
    build(data, published)
    file.write_bytes(whole)
    build(data, published)
    assert len(caplog.records) == 1


def test_a_file_that_cannot_be_replaced_says_what_to_do(
    data: Path, published_mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a file that is open cannot be replaced."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    published = published_mini
    before = published.read_bytes()
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NotWritten, match="On Windows close every program that has the warehouse open"):
        build(data, published)
    assert published.read_bytes() == before
    assert sorted(path.name for path in published.parent.iterdir()) == ["data", "warehouse.duckdb"]


def test_a_record_with_short_ids_is_carried_on(data: Path, published_mini: Path) -> None:
    """Warehouses of earlier versions have ids with eight digits of the digest: the claims are the same."""
    published = published_mini
    with duckdb.connect(str(published)) as con:
        con.execute("update fact_past_claim set claim_id = left(claim_id, length(claim_id) - 4)")
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,34,ug_m3")
    build(data, published)
    opened = Warehouse(published)
    record = "select first_build, last_build, count(*) from fact_past_claim group by all order by all"
    claims = fetch_build(opened).claims
    assert rows(opened, record) == [(1, 1, 1), (1, 2, claims - 1), (2, 2, 1)]
    opened.close()


def test_a_record_knows_a_claim_by_its_id_of_today(data: Path, published_mini: Path) -> None:
    """A corrected key and a merged indicator change ids, but lose and add no claim."""
    published = published_mini
    with duckdb.connect(str(published), read_only=True) as con:
        ((former,),) = con.execute(
            "select claim_id from fact_claim where indicator_id = 'inspection' and year = 2024"
        ).fetchall()
    inspections = (data / "claims" / "inspection.csv").read_text("utf-8").replace(",2024,", ",2023,")
    ids = ["former_ids", former, "", ""]
    lines = [f"{line},{cell}\n" for line, cell in zip(inspections.splitlines(), ids, strict=True)]
    (data / "claims" / "inspection.csv").write_text("".join(lines), "utf-8")
    for folder, suffix in (("claims", "csv"), ("indicators", "yml")):
        (data / folder / f"waste_rate.{suffix}").rename(data / folder / f"share_of_waste.{suffix}")
    append(data, "indicators/share_of_waste.yml", "former_ids: waste_rate")
    told: list[str] = []
    build(data, published, told.append)
    opened = Warehouse(published)
    record = "select first_build, last_build, count(*) from fact_past_claim group by all order by all"
    assert rows(opened, record) == [(1, 2, fetch_build(opened).claims)]
    assert [line for line in told if "fewer" in line] == []
    opened.close()


def test_nothing_of_the_staging_is_published(mini: Warehouse) -> None:
    tables = {name for (name,) in rows(mini, "select table_name from duckdb_tables()")}
    assert {name for name in tables if name.startswith(("stg_", "staged"))} == set()
    assert {"build", "fact_claim", "figure"} <= tables
