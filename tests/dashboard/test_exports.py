"""A table to take away: the same rows in order, exact values, and nothing that a spreadsheet would run."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.exports import FORMS, csv_parquet, workbook
from dashboard.exports.comparability import grade_records
from dashboard.exports.download import Download, list_provenance, list_warnings
from dashboard.exports.workbook_cells import list_units, read_number
from dashboard.page_record import Choice, PageRecord, Section
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.audit.audit import build_audit
from dashboard.views.layouts import Field, Layout
from dashboard.views.quantities.overview import build_overview
from dashboard.views.reference.comparability_list import build_comparability_list
from dashboard.views.reference.standard_list import build_standard_list
from dashboard.views.sources.documents import build_documents
from dashboard.views.targets.ambition import build_ambition
from dashboard.views.targets.task_list import REPORTS
from tests.dashboard.excerpts import check_targets, comparison_of, ranking_of, tasks_of, trend_of
from tests.layouts import layouts

PLACES = ["lakeside", "harbour", "millbrook"]
EVIL = [
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "=cmd|' /C calc'!A0",
    "<script>",
    "plain",
    "−5",
]
HARMLESS = ("<script>", "plain", "−5")
LINK = "https://example.org/air?place=lakeside"
TABLES: dict[str, Callable[[Run], Table]] = {
    "trend": lambda page: trend_of(page, "pm25", PLACES, ["urban", "whole_city"]).table,
    "judgement": lambda page: trend_of(page, "pm25", PLACES, ["urban"]).judgement.table,
    "ranking": lambda page: ranking_of(page, "pm25", PLACES, ["urban"], 2025).table,
    "comparison": lambda page: comparison_of(page, ["pm25", "good_day_ratio"], PLACES, 2025, 2024).table,
    "overview": lambda page: build_overview(page, PLACES).table,
    "targets": lambda page: check_targets(page, PLACES, 2025).table,
    "ambition": lambda page: build_ambition(page, PLACES, 2026).table,
    "claims": lambda page: build_documents(page, None, "2").claims,
    "sources": lambda page: build_documents(page, None, "").table,
    "verdicts": lambda page: build_audit(page, PLACES, ["change", "same"]).verdicts,
    "derived": lambda page: build_audit(page, PLACES, []).derived,
    "disagreements": lambda page: build_audit(page, PLACES, []).disagreements,
    "standards": lambda page: build_standard_list(page).versions,
    "limits": lambda page: build_standard_list(page).limits,
    "water_classes": lambda page: build_standard_list(page).classes,
    "comparability": lambda page: build_comparability_list(page).rules["kind"],
    "look_alikes": lambda page: build_comparability_list(page).look_alikes,
    "tasks": lambda page: tasks_of(page, "", [], REPORTS).table,
}


@pytest.fixture(params=TABLES)
def table(request: pytest.FixtureRequest, make_run: Callable[..., Run]) -> Table:
    made = TABLES[request.param](make_run("zh"))
    assert made.records
    return made


def extract(run: Run, table: Table) -> Download:
    """The table as it stands on a page of one part."""
    section = Section("Mini part", findings=["A finding."], tables=[table])
    choices = {"place": Choice("lakeside", "Place", "Mini Lakeside")}
    return Download(
        replace(run, record=PageRecord("air", "Mini air", LINK, choices, [section])), section, table
    )


def of_records(run: Run, *records: dict) -> Download:
    schema = {name: next((type(r[name]) for r in records if r[name] is not None), str) for name in records[0]}
    return extract(run, Table(["x"], [], list(records), schema))


def parsed(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def records_sheet(written: bytes, columns: list[str]) -> tuple[openpyxl.Workbook, list[tuple]]:
    """The workbook, and the rows of the sheet whose header these columns are."""
    book = openpyxl.load_workbook(io.BytesIO(written))
    for sheet in book.worksheets:
        _, header, *rows = [*sheet.iter_rows(), (), ()]  # names for people, then for programs
        if [cell.value for cell in header] == columns:
            return book, rows[:-2]
    raise AssertionError(f"no sheet of {columns}")


def test_a_csv_opens_in_excel_with_every_row(table: Table, make_run: Callable[..., Run]) -> None:
    written = csv_parquet.write_csv(extract(make_run("zh"), table))
    assert written.startswith(b"\xef\xbb\xbf") and not written[3:].startswith(b"\xef\xbb\xbf")
    header, *rows = parsed(written)
    assert header == list(table.records[0])
    assert len(rows) == len(table.records)
    assert b"\r\n" in written and b"\r\r\n" not in written


def test_a_csv_keeps_values_as_plain_numbers(make_run: Callable[..., Run]) -> None:
    records = [
        {"value": Decimal(value), "count": count, "none": None}
        for value, count in (("96.700000", 3), ("1200.000000", 4))
    ]
    assert [row[:3] for row in parsed(csv_parquet.write_csv(of_records(make_run("zh"), *records)))] == [
        ["value", "count", "none"],
        ["96.7", "3", ""],
        ["1200", "4", ""],
    ]


def test_a_value_stands_below_its_name_whatever_the_order_of_a_record(make_run: Callable[..., Run]) -> None:
    schema = {"note": str, "count": int}
    table = Table(["x"], [], [{"note": "a", "count": 1}, {"count": 2, "note": "b"}], schema)
    download = extract(make_run("en"), table)
    assert [row[:2] for row in parsed(csv_parquet.write_csv(download))] == [
        list(schema),
        ["a", "1"],
        ["b", "2"],
    ]
    stored = pq.read_table(io.BytesIO(csv_parquet.write_parquet(download)))
    assert stored.to_pylist() == [{"note": "a", "count": 1}, {"note": "b", "count": 2}]
    _, rows = records_sheet(workbook.write_workbook(download), list(schema))
    assert [[cell.value for cell in row] for row in rows] == [["a", 1], ["b", 2]]


LAYOUT = Layout("mini", (), (Field("name"), Field("count", int), Field("value", Decimal)))


def test_a_record_has_the_fields_of_its_layout(make_run: Callable[..., Run]) -> None:
    values = {"name": "a", "count": None, "value": Decimal("1.50")}
    assert LAYOUT.record(make_run("en"), object(), **values) == values


@pytest.mark.parametrize(
    ("values", "error", "message"),
    [
        ({"name": "a", "count": 3, "value": None, "b": 3}, KeyError, "no fields of mini: b"),
        ({"name": "a", "count": 3}, AttributeError, "value"),
        ({"name": "a", "count": "text", "value": None}, TypeError, "mini: count is no int: 'text'"),
        ({"name": 3, "count": 3, "value": None}, TypeError, "mini: name is no str: 3"),
        ({"name": "a", "count": 3, "value": 0.5}, TypeError, "mini: value is no Decimal: 0.5"),
    ],
)
def test_a_record_of_other_fields_or_types_is_refused(
    values: dict, error: type[Exception], message: str, make_run: Callable[..., Run]
) -> None:
    with pytest.raises(error, match=message):
        LAYOUT.record(make_run("en"), object(), **values)


@pytest.mark.parametrize("cells", [1, 3])
def test_a_row_has_a_cell_for_each_heading(cells: int, make_run: Callable[..., Run]) -> None:
    row, run = [Cell("x")] * cells, make_run("en")
    with pytest.raises(AssertionError, match=f"{cells} cells below 2 headings"):
        Table(["Place", "Value"]).add(row, [])
    table = Layout("mini", ("place", "value"), ()).lazy_table(run, [1], lambda items: [row for _ in items])
    with pytest.raises(AssertionError, match=f"{cells} cells below 2 headings"):
        table.claim_ids()


@pytest.mark.parametrize("text", EVIL)
def test_a_csv_runs_nothing(text: str, make_run: Callable[..., Run]) -> None:
    _, (note, value, *rest) = parsed(
        csv_parquet.write_csv(of_records(make_run("zh"), {"note": text, "value": Decimal("-5")}))
    )
    assert note == (text if text in HARMLESS else f"'{text}")
    assert value == "-5"
    assert not [cell for cell in rest if cell.startswith(("=", "+", "-", "@"))]


def test_a_csv_keeps_a_printed_negative_number(make_run: Callable[..., Run]) -> None:
    records = [{"value_text": told, "printed": told} for told in ("-6.62", "+0.5", "-5%")]
    assert [row[:2] for row in parsed(csv_parquet.write_csv(of_records(make_run("zh"), *records)))[1:3]] == [
        ["-6.62", "-6.62"],
        ["+0.5", "+0.5"],
    ]


def test_a_row_carries_the_caveat_of_its_number(make_run: Callable[..., Run]) -> None:
    """A derived value, a bound and a copy that nobody checked say so in the row itself."""
    records = TABLES["trend"](make_run("en")).records
    for record in records:
        caveat = str(record["caveat"])
        assert ("derived" in caveat) == (record["kind"] == "derived")
        assert ("at most" in caveat) == (record["comparator"] == "<=")
        assert ("unverified copy" in caveat) == (record["grade"] == "unverified_copy")
        exact = (record["kind"], record["comparator"]) == ("actual", "=") and record[
            "grade"
        ] != "unverified_copy"
        assert (caveat == "") == exact
    assert len({record["caveat"] for record in records}) > 2
    assert not [name for name in records[0] if name in ("view", "build", "data_on")]


def test_a_workbook_holds_numbers_and_no_formula(table: Table, make_run: Callable[..., Run]) -> None:
    book, rows = records_sheet(
        workbook.write_workbook(extract(make_run("zh"), table)), list(table.records[0])
    )
    assert [
        cell.coordinate
        for sheet in book
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f" or cell.hyperlink
    ] == []
    for line, record in zip(rows, table.records, strict=True):
        for cell, (column, value) in zip(line, record.items(), strict=True):
            if isinstance(value, Decimal | int | float):
                assert cell.data_type == "n", column
                assert Decimal(str(cell.value)) == Decimal(str(value)).normalize(), column
            elif value is not None:
                assert cell.value == str(value), column


def test_a_row_says_how_far_it_compares_with_the_reference_place(make_run: Callable[..., Run]) -> None:
    """The same in every form; the reference itself, and a place without its period, have none."""
    run = make_run("en")
    made = extract(run, TABLES["ranking"](run))
    chosen = Choice("harbour,lakeside", "Places", "")
    made = replace(made, run=replace(made.run, record=replace(made.run.record, choices={"place_id": chosen})))
    rows = list(csv.DictReader(io.StringIO(csv_parquet.write_csv(made).decode("utf-8-sig"))))
    stored = pq.read_table(io.BytesIO(csv_parquet.write_parquet(made))).to_pylist()
    names = ("reference_place_id", "comparison_grade", "comparison_reason")
    assert [[row[name] for name in names] for row in rows] == [
        [row[name] or "" for name in names] for row in stored
    ]
    graded = [row for row in rows if row["comparison_grade"]]
    assert {row["reference_place_id"] for row in graded} == {"harbour"}
    assert {row["place_id"] for row in graded} >= {"lakeside"} and "harbour" not in {
        r["place_id"] for r in graded
    }
    assert {row["comparison_grade"] for row in graded} <= {"same", "near", "apart"}
    told = [bool(row["comparison_reason"]) for row in graded]
    assert told == [row["comparison_grade"] != "same" for row in graded]


def displayed(cell: Any) -> str:
    """What a spreadsheet shows in a cell."""
    if cell.data_type != "n" or cell.value is None:
        return cell.value or ""
    positive, negative, zero = [*cell.number_format.split(";"), "", ""][:3]
    pattern = (negative if cell.value < 0 else zero if cell.value == 0 and zero else positive) or positive
    quoted = pattern.split('"')  # every second part is words as they stand
    for at, part in enumerate(quoted[::2]):
        decimals = len((re.search(r"0\.(0+)", part) or ["", ""])[1])
        quoted[2 * at] = re.sub(r"0(\.0+)?", f"{abs(cell.value):.{decimals}f}", part)
    return "".join(quoted)


def test_a_workbook_shows_the_table_as_the_page_does(table: Table, make_run: Callable[..., Run]) -> None:
    """Number by number, digit by digit; a unit that all numbers of a column share stands in its heading."""
    book = openpyxl.load_workbook(io.BytesIO(workbook.write_workbook(extract(make_run("zh"), table))))
    lines = list(book.worksheets[0].iter_rows())
    top = 3
    heads = [cell.value for cell in lines[top]]
    assert [head.partition("（")[0] for head in heads] == [head.partition("（")[0] for head in table.columns]
    units = [
        head.removeprefix(f"{own}（").removesuffix("）") if head != own else ""
        for head, own in zip(heads, table.columns, strict=True)
    ]
    for line, row in zip(lines[top + 1 :], table.rows, strict=True):
        for cell, told, unit in zip(line, row, units, strict=True):
            shown = displayed(cell)
            if cell.data_type == "n" and unit:
                number, mark, rest = shown.partition(" (")
                shown = f"{number}{unit}{mark}{rest}"
            assert shown == told.text
    assert lines[0][0].value == "Mini part" and lines[1][0].value == "A finding."


@pytest.mark.parametrize(
    ("shown", "language", "value", "pattern"),
    [
        ("28微克/立方米", "zh", "28", '0"微克/立方米"'),
        ("28.50 µg/m³ (derived)", "en", "28.50", '0.00" µg/m³ (derived)"'),
        ("≤ 29.0微克/立方米", "zh", "29.0", '"≤ "0.0"微克/立方米"'),
        ("≤ −10%", "zh", "-10", '"≤ "0"%";"≤ ""−"0"%"'),
        ("+2微克/立方米", "zh", "2", '+0"微克/立方米";"−"0"微克/立方米";0"微克/立方米"'),
        ("28 µg/m³ (2025)", "en", "28", '0" µg/m³ (2025)"'),
        ("3", "zh", "3", "0"),
        ("2025", "zh", None, None),
        ("2019-10/2019-12", "zh", None, None),
        ("−1微克/立方米 · −3.3%", "zh", None, None),
        ("≥ Ⅱ类", "zh", None, None),
        ("12 apples", "en", None, None),
        ("007", "en", None, None),
        ("=1+1", "en", None, None),
        ('5% ("x")', "en", None, None),
        ("–", "zh", None, None),
    ],
)
def test_a_cell_is_a_number_only_where_it_holds_one(
    shown: str, language: str, value: str | None, pattern: str | None, make_run: Callable[..., Run]
) -> None:
    number = read_number(shown, list_units(make_run(language).text))
    assert (number and str(number.value)) == value
    assert (number and number.number_format(True)) == pattern


def test_a_workbook_says_what_must_be_known(make_run: Callable[..., Run]) -> None:
    made = make_run("en")
    taken = extract(made, TABLES["trend"](made))
    book = openpyxl.load_workbook(io.BytesIO(workbook.write_workbook(taken)))
    told = [cell.value for line in book.worksheets[-1].iter_rows() for cell in line]
    for line in [
        *(words for _, words in list_provenance(taken.run)),
        *list_warnings(taken.run, [taken.table], []),
    ]:
        assert line in told
    assert LINK in told and "Mini Lakeside" in told


def test_a_workbook_shows_the_printed_decimals(make_run: Callable[..., Run]) -> None:
    records = [{"value": Decimal("98"), "value_text": text} for text in ("98.0", "98", "达标")]
    _, rows = records_sheet(
        workbook.write_workbook(of_records(make_run("zh"), *records)), ["value", "value_text"]
    )
    assert [row[0].number_format for row in rows] == ["0.0", "0.######", "0.######"]


def test_a_workbook_names_the_units_of_its_records(make_run: Callable[..., Run]) -> None:
    written = workbook.write_workbook(
        of_records(make_run("en"), {"unit_id": "ug_m3", "margin_unit_id": "percent"})
    )
    notes = openpyxl.load_workbook(io.BytesIO(written)).worksheets[-1]
    assert "ug_m3 = µg/m³; percent = %" in [cell.value for row in notes.iter_rows() for cell in row]


def test_a_long_workbook_makes_each_format_once(make_run: Callable[..., Run]) -> None:
    """A format for each cell took six seconds for 6,000 rows; widths are those of the first rows."""
    records = [{"value": Decimal(n), "value_text": f"{n}.0", "note": "=1"} for n in range(300)]
    records[250]["note"] = "long " * 20
    written = workbook.write_workbook(of_records(make_run("en"), *records))
    book, rows = records_sheet(written, ["value", "value_text", "note"])
    assert len(rows) == 300
    assert rows[299][0].number_format == "0.0"
    assert len(book._cell_styles) < 12  # openpyxl has no public name for them
    assert book[make_run("en").text("workbook.records")].column_dimensions["C"].width < 10


@pytest.mark.parametrize("text", EVIL)
def test_a_workbook_runs_nothing(text: str, make_run: Callable[..., Run]) -> None:
    table = Table([text], [[Cell(text)]], [{"note": text}], {"note": str})
    book = openpyxl.load_workbook(io.BytesIO(workbook.write_workbook(extract(make_run("en"), table))))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert sum(displayed(cell).replace("_x000D_", "\r").replace("\n", "\r") == text for cell in cells) == 3


def test_a_parquet_file_keeps_exact_values(table: Table, make_run: Callable[..., Run]) -> None:
    download = extract(make_run("zh"), table)
    stored = pq.read_table(io.BytesIO(csv_parquet.write_parquet(download)))
    assert stored.column_names == list(table.records[0])
    assert stored.to_pylist() == grade_records(download.run, table).records
    for column in stored.schema:
        values = [record[column.name] for record in table.records if record[column.name] is not None]
        if values and isinstance(values[0], Decimal):
            assert pa.types.is_decimal(column.type)
    assert stored.schema.metadata[b"build"].decode() == make_run("zh").build.content_hash


def test_the_types_of_a_file_do_not_depend_on_its_rows(table: Table, make_run: Callable[..., Run]) -> None:
    """Files can be read together: once an empty column had no type, and a value that of its digits."""
    of = {str: pa.string(), int: pa.int64(), Decimal: pa.decimal128(24, 6)}
    expected = pa.schema({name: of[value_type] for name, value_type in table.schema.items()})
    files = []
    for rows, records in ((table.rows, table.records), (table.rows[:1], table.records[:1]), ([], [])):
        part = replace(table, rows=rows, records=records)
        written = csv_parquet.write_parquet(extract(make_run("zh"), part))
        files.append(pq.read_table(io.BytesIO(written)).replace_schema_metadata(None))
        header = parsed(csv_parquet.write_csv(extract(make_run("zh"), part)))[0]
        assert header == list(table.schema)
    assert [file.schema for file in files] == [expected] * 3
    assert pa.concat_tables(files).num_rows == len(table.records) + 1


def test_a_column_has_one_type_in_all_tables() -> None:
    types: dict[str, set[type]] = {}
    for layout in layouts():
        for field in layout.fields:
            types.setdefault(field.name, set()).add(field.value_type)
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_table_can_be_taken_away(form: str, make_run: Callable[..., Run]) -> None:
    write, kind = FORMS[form]
    assert write(extract(make_run("en"), Table(["Place"])))
    assert "/" in kind


@pytest.mark.parametrize("name", TABLES)
def test_records_are_plain_values_in_the_order_of_the_rows(name: str, make_run: Callable[..., Run]) -> None:
    made = TABLES[name](make_run("en"))
    assert {type(value) for record in made.records for value in record.values()} <= {
        str,
        int,
        Decimal,
        type(None),
    }
    assert len({tuple(record) for record in made.records}) == 1
    assert {len(row) for row in made.rows} == {len(made.columns)}


def test_the_caveats_name_the_weak_figures_of_the_table(make_run: Callable[..., Run]) -> None:
    made = make_run("en")
    taken = extract(made, TABLES["trend"](made))
    *weak, standing = list_warnings(taken.run, [taken.table], [])
    assert any("Mini Lakeside" in told and "2021" in told for told in weak)
    assert "derived value" in standing and "unverified copy" in standing and "_" not in standing
