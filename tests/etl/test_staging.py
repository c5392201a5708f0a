"""Files that cannot be read as rows: each is a fault with file and line, never a crash; nothing is lost."""

import codecs
from pathlib import Path

import duckdb
import pytest

from etl.curated_files import Fault, FaultyData, read_file
from etl.schema import create_schema
from etl.staging import create_staging, stage
from tests.conftest import MINI
from tests.edits import append, faults, read_rows, replace, rows

CLAIMS = "claims/pm25.csv"


def test_a_fault_reads_as_one_line() -> None:
    fault = Fault("claims/pm25.csv", 6, "place_id", "unknown place", "atlantis")
    assert str(fault) == 'claims/pm25.csv:6 place_id: unknown place "atlantis"'


def test_faults_sort_by_file_and_then_by_line() -> None:
    late, early, other = (
        Fault("b", 10, "x", "r", ""),
        Fault("b", 9, "x", "r", ""),
        Fault("a", 99, "x", "r", ""),
    )
    assert sorted([late, early, other]) == [other, early, late]


def test_not_utf_8(data: Path) -> None:
    lines = (data / CLAIMS).read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b"lakeside_press", "湖".encode("gb18030"))
    (data / CLAIMS).write_bytes(b"".join(lines))
    assert faults(data) == [UNREADABLE.format(file=CLAIMS, line=4, name="pm25.csv")]


UNREADABLE = '{file}:{line} file: not UTF-8, save it as CSV UTF-8 (另存为 CSV UTF-8) "{name}"'
NEITHER = [
    "place_id,名称\n".encode("utf-16"),
    b"place_id,name_zh\nlakeside,\xff\xff\n",
    b"place_id,name_zh\nlakeside,\xa6\xd9\xfe\xfe\x81\x30\n",
    "place_id,name_zh\nlakeside,湖\x07\n".encode("gb18030"),
    "place_id,name_zh\nlakeside,\ue000湖\n".encode("gb18030"),
    "place_id,name_zh\nlakeside,湖城\n".encode("big5") + b"\xff",
]


def test_a_file_saved_by_a_chinese_spreadsheet_is_read(data: Path) -> None:
    """GB18030, as Excel saves "CSV" in China: the same text, so the same rows."""
    for file in (data / "places.csv", data / CLAIMS, data / "indicators" / "pm25.yml"):
        file.write_bytes(file.read_text("utf-8").replace("µ", "u").encode("gb18030"))
    assert read_rows(data) == read_rows(MINI)


@pytest.mark.parametrize("content", NEITHER, ids=range(len(NEITHER)))
def test_bytes_that_are_no_text_are_one_fault_without_its_consequences(data: Path, content: bytes) -> None:
    (data / "places.csv").write_bytes(content)
    (fault,) = faults(data)
    assert fault.startswith("places.csv:")
    assert fault.endswith(' file: not UTF-8, save it as CSV UTF-8 (另存为 CSV UTF-8) "places.csv"')


@pytest.mark.parametrize("damage", [b"\xa5", b"\xa5\xa5", b"\xba\xfe"])
def test_utf_8_with_a_damaged_place_is_not_taken_for_gb18030(data: Path, damage: bytes) -> None:
    """Read as GB18030 it would be other Chinese characters, published without a word."""
    content = (data / "places.csv").read_bytes()
    (data / "places.csv").write_bytes(content.replace("港".encode(), damage, 1))
    assert faults(data) == [UNREADABLE.format(file="places.csv", line=3, name="places.csv")]


UNREAD = [
    "claims/noise.CSV",
    "claims/pm10.csv~",
    "indicators/noise.yaml",
    "stations.csv",  # of no table
    "stations.yml",
    "Stations.CSV",
    "stations/lakeside.csv",
]


@pytest.mark.parametrize("file", UNREAD)
def test_a_file_that_would_not_be_read_is_not_passed_over(data: Path, file: str) -> None:
    (data / file).parent.mkdir(exist_ok=True)
    (data / file).write_text("place_id\n", "utf-8")
    assert faults(data) == [f'{file}:1 file: not a file that is read "{file.split("/")[-1]}"']


def test_what_is_no_curated_file_may_lie_beside_them(data: Path) -> None:
    for file in ("README.md", "warehouse.duckdb", "warehouse.duckdb.wal", ".stations.csv", ".old/places.csv"):
        (data / file).parent.mkdir(exist_ok=True)
        (data / file).write_text("", "utf-8")
    assert faults(data) == []


def test_a_file_whose_table_lacks_its_comment_is_not_passed_over(data: Path) -> None:
    con = duckdb.connect()
    create_schema(con)
    con.execute("comment on table dim_water_class is null")
    create_staging(con)
    with pytest.raises(FaultyData) as found:
        stage(con, data)
    con.close()
    file = "water_classes.csv"
    assert str(found.value) == f'{file}:1 file: not a file that is read "{file}"'


def test_a_missing_column(data: Path) -> None:
    rows = (data / "scopes.csv").read_text("utf-8").splitlines()
    (data / "scopes.csv").write_text("".join(f"{row.rpartition(',')[0]}\n" for row in rows), "utf-8")
    assert faults(data) == ['scopes.csv:1 is_implied: missing column "is_implied"']


def test_the_column_on_second_sources_may_be_left_out_and_holds_known_codes(data: Path) -> None:
    append(data, "terms.csv", "second_source,independent,另有独立来源,confirmed by another source")
    pm25 = data / "claims" / "pm25.csv"
    assert "second_source" not in pm25.read_text("utf-8")
    assert faults(data) == []
    header, first, *others = pm25.read_text("utf-8").splitlines()
    empty = [f"{row}," for row in others]
    pm25.write_text("\n".join([f"{header},second_source", f"{first},independent", *empty, ""]), "utf-8")
    assert faults(data) == []
    pm25.write_text("\n".join([f"{header},second_source", f"{first},rumour", *empty, ""]), "utf-8")
    assert faults(data) == ['claims/pm25.csv:2 second_source: unknown code "rumour"']


def test_an_unknown_column(data: Path) -> None:
    rows = (data / "scopes.csv").read_text("utf-8").splitlines()
    (data / "scopes.csv").write_text(
        "".join(f"{row},{'colour' if row.startswith('scope_id') else 'red'}\n" for row in rows), "utf-8"
    )
    assert faults(data) == ['scopes.csv:1 colour: unknown column "colour"']


def test_a_column_twice(data: Path) -> None:
    rows = (data / "scopes.csv").read_text("utf-8").splitlines()
    (data / "scopes.csv").write_text("".join(f"{row},{row.rpartition(',')[2]}\n" for row in rows), "utf-8")
    assert faults(data) == ['scopes.csv:1 is_implied: column given twice "is_implied"']


@pytest.mark.parametrize(("cells", "count"), [("millbrook,urban,2024", 3), ("millbrook" + "," * 14, 15)])
def test_too_few_or_too_many_cells(data: Path, cells: str, count: int) -> None:
    append(data, CLAIMS, cells)
    assert faults(data) == [f'{CLAIMS}:14 file: expected 14 cells, found "{count}"']


def test_a_missing_file(data: Path) -> None:
    (data / "scopes.csv").unlink()
    assert faults(data) == ['scopes.csv:1 file: missing file "scopes.csv"']


def test_a_missing_folder(data: Path) -> None:
    for file in (data / "claims").iterdir():
        file.unlink()
    (data / "claims").rmdir()
    assert faults(data) == ['claims.csv:1 file: missing file "claims.csv"']


def test_an_empty_file(data: Path) -> None:
    (data / "scopes.csv").write_text("", "utf-8")
    assert 'scopes.csv:1 scope_id: missing column "scope_id"' in faults(data)


@pytest.mark.parametrize("text", ["name: {zh: {", "a: b: c\n", "\tunit: x\n", "unit: '", "name: \x01\n"])
def test_broken_yaml(data: Path, text: str) -> None:
    (data / "indicators" / "pm25.yml").write_text(text, "utf-8")
    (fault,) = faults(data)
    assert fault.startswith("indicators/pm25.yml:")
    assert " file: not YAML " in fault


def test_broken_yaml_names_the_line(data: Path) -> None:
    replace(data, "indicators/pm25.yml", "better: lower", "better: {lower")
    assert any(fault.startswith("indicators/pm25.yml:10 file: not YAML ") for fault in faults(data))


def test_an_empty_definition_is_a_fault_without_its_consequences(data: Path) -> None:
    (data / "indicators" / "pm25.yml").write_text("", "utf-8")
    assert faults(data) == ['indicators/pm25.yml:1 file: nothing in it "pm25.yml"']


def test_a_row_over_several_lines_is_a_fault_and_the_lines_stay_counted(data: Path) -> None:
    replace(data, CLAIMS, "由另一数值推得,", '"由另一\n数值推得",')
    replace(data, CLAIMS, "actual,=,33,", "actual,=,thirty,")
    assert faults(data) == [
        f'{CLAIMS}:2 file: row over several lines "2"',
        f'{CLAIMS}:4 value: not a number "thirty"',
    ]


def test_faults_of_rows_do_not_stop_the_checks(data: Path) -> None:
    append(data, CLAIMS, "millbrook,urban,2024")
    replace(data, CLAIMS, "actual,=,33,", "actual,=,thirty,")
    assert faults(data) == [
        f'{CLAIMS}:14 file: expected 14 cells, found "3"',
        f'{CLAIMS}:3 value: not a number "thirty"',
    ]


def test_an_open_quote_swallows_no_claims(data: Path) -> None:
    replace(data, "claims/inspection.csv", "=,0,case,,lakeside_press,,,,", '=,0,case,,lakeside_press,,,甲,"A')
    assert any(fault.startswith("claims/inspection.csv:2 ") for fault in faults(data))


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(data: Path) -> None:
    for file in data.rglob("*.*"):
        text = file.read_text("utf-8").replace("\n", "\r\n")
        file.write_bytes(codecs.BOM_UTF8 + text.encode())
    assert read_rows(data) == read_rows(MINI)


def test_blanks_around_cells_and_empty_lines_change_nothing(data: Path) -> None:
    replace(
        data,
        CLAIMS,
        "lakeside,urban,2022,new_state,actual,=,33,ug_m3",
        " lakeside ,urban, 2022,new_state ,actual,=, 33 ,ug_m3",
    )
    append(data, CLAIMS, "")
    assert read_rows(data) == read_rows(MINI)


def test_full_width_forms_and_typographic_signs_mean_the_same(data: Path) -> None:
    replace(data, CLAIMS, "2022,new_state,actual,=,33,", "２０２２,new_state,actual,＝,３３,")
    replace(data, CLAIMS, "target,<=,29,ug_m3,,lakeside_press", "target,≤,２９,ug_m3,,lakeside_press")
    replace(data, CLAIMS, "target,<=,29,ug_m3,,lakeside_report", "target,＜=,29,ug_m3,,lakeside_report")
    replace(data, CLAIMS, "change,=,-5.0,percent", "change,=,−５．０,percent")
    replace(data, "claims/good_day_ratio.csv", "change,=,-0.5,", "change,=,－0．5,")
    replace(data, "claims/good_day_ratio.csv", "actual,>=,90", "actual,≥,90")
    replace(data, "claims/good_day_ratio.csv", "target,~,90", "target,～,90")
    assert read_rows(data) == read_rows(MINI)


def test_what_is_printed_is_kept_to_the_letter(data: Path, open_marts) -> None:
    replace(data, CLAIMS, "28.5微克/立方米", "２８.５μg/m³")
    question = "select printed from fact_claim where indicator_id = 'pm25' and printed like '%m³'"
    assert rows(open_marts(data), question) == [("２８.５μg/m³",)]


@pytest.mark.parametrize("column", ["task_zh", "reported_en", "item_zh", "printed", "locator", "document"])
def test_words_are_kept_to_the_letter(tmp_path: Path, column: str) -> None:
    file = tmp_path / "words.csv"
    file.write_text(f"{column}\n（一）甲；≤２～３ μg\n", "utf-8")
    assert read_file(file, file.name, [column], None).cells == {column: ["（一）甲；≤２～３ μg"]}


def test_a_comparator_without_a_number_is_a_fault(data: Path) -> None:
    replace(data, CLAIMS, "target,,,ug_m3", "target,<=,,ug_m3")
    assert faults(data) == [f'{CLAIMS}:12 value: missing value ""']
