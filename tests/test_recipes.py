"""The recipes of CONTRIBUTING.md and the codebook work as written.

Those on data need no line of code; those on the program are carried out in a copy of it.
"""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

import etl.build as builder
from dashboard.queries.catalogue import fetch_limits
from dashboard.run import Run
from dashboard.views.quantities.overview import build_overview
from dashboard.views.sources.documents import build_documents
from tests.dashboard.excerpts import check_targets, comparison_of, ranking_of, scopes_of, trend_of
from tests.edits import append, faults
from tests.program_copy import ProgramCopy, copy_program

COLUMNS = (
    "place_id,scope_id,period,basis_id,kind,comparator,value,unit_id,base_period,source_id"
    ",locator,printed,note_zh,note_en"
)
NOISE = """\
theme: noise
name: {zh: 迷你噪声, en: Mini noise}
meaning: {zh: 虚构。, en: Invented.}
unit_id: decibel
better: lower
plausible: {low: 0, high: 140}
"""


def test_a_new_city_is_one_line_and_its_claims(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(data, "places.csv", "ridge,迷你岭城,Mini Ridge,prefecture,,city")
    append(
        data,
        "claims/pm25.csv",
        "ridge,urban,2025,new_state,actual,=,24,ug_m3,,old_copy,,,,",
        "ridge,urban,2025,new_state,target,<=,23,ug_m3,,old_copy,,,,",
    )
    assert faults(data) == []
    warehouse = open_built(data)
    made = make_run("en", warehouse)
    assert [
        bar.place_id
        for bar in ranking_of(made, "pm25", ["lakeside", "ridge"], ["urban"], 2025).groups[0].bars
    ] == ["ridge", "lakeside"]
    assert build_overview(made, ["ridge"]).rows[0].cells[0].amount == "24"
    assert check_targets(made, ["ridge"], 2025).counts["missed"] == 1
    for language, name in (("zh", "迷你岭城"), ("en", "Mini Ridge")):
        assert name in trend_of(make_run(language, warehouse), "pm25", ["ridge"], ["urban"]).findings[0]
    assert len(comparison_of(made, ["pm25"], ["lakeside", "ridge"], 2025).panels) == 1


def test_a_new_indicator_is_two_files(make_run: Callable[..., Run], data: Path, open_built: Callable) -> None:
    append(data, "terms.csv", "theme,noise,噪声,noise")
    append(data, "units.csv", "decibel,分贝,dB,,")
    (data / "indicators" / "noise.yml").write_text(NOISE, "utf-8")
    claims = (
        "lakeside,urban,2024,none,actual,=,54.2,decibel,,lakeside_press,,,,",
        "lakeside,urban,2025,none,actual,=,53.9,decibel,,lakeside_press,,,,",
    )
    (data / "claims" / "noise.csv").write_text("\n".join((COLUMNS, *claims, "")), "utf-8")
    assert faults(data) == []
    warehouse = open_built(data)
    assert "noise" in make_run("en", warehouse).catalogue.term_codes("theme")
    assert scopes_of(make_run("en", warehouse), "noise", ["lakeside"]) == ["urban"]
    for language, words in (
        ("zh", "2025年53.9（据新闻报道），比上年低0.3"),
        ("en", "53.9 (press report) in 2025, 0.3 lower"),
    ):
        title, told = trend_of(make_run(language, warehouse), "noise", ["lakeside"], ["urban"]).findings
        assert "53.9" in title and words in told


def test_either_file_alone_is_a_fault(data: Path) -> None:
    (data / "indicators" / "noise.yml").write_text(
        NOISE.replace("decibel", "case").replace("noise\n", "air\n"), "utf-8"
    )
    assert faults(data) == ['claims/noise.csv:1 file: indicator without claims "noise"']
    (data / "claims" / "noise.csv").write_text(
        f"{COLUMNS}\nlakeside,urban,2024,none,actual,=,54,case,,lakeside_press,,,,\n", "utf-8"
    )
    (data / "indicators" / "noise.yml").unlink()
    assert faults(data) == ['claims/noise.csv:2 indicator_id: unknown indicator "noise"']


def test_a_new_document_is_one_line(make_run: Callable[..., Run], data: Path, open_built: Callable) -> None:
    append(
        data,
        "sources.csv",
        "ridge_report,迷你岭城报告,Mini report of Ridge,迷你岭城局,Mini Bureau of Ridge,2026-03-01,official,https://example.org/ridge,",
    )
    assert faults(data) == []
    made = make_run("en", open_built(data))
    assert build_documents(made, None, "").table.records[0]["source_id"] == "ridge_report"
    assert build_documents(made, "ridge_report", "").claims.rows == []
    assert made.build.data_on == "2026-03-01"


def test_a_new_scope_and_a_new_basis_are_one_line_each(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    append(data, "scopes.csv", "county_town,县城,county town,,")
    append(data, "bases.csv", "newest_state,最新状态,newest state,2026-01-01,,,,")
    append(
        data,
        "claims/pm25.csv",
        "millbrook,county_town,2026,newest_state,actual,=,22,ug_m3,,lakeside_press,,,,",
    )
    made = make_run("en", open_built(data))
    assert [line.scope_id for line in trend_of(made, "pm25", ["millbrook"], ["county_town"]).lines] == [
        "county_town"
    ]


def test_a_new_rule_is_one_file(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in checks/ is found by itself, and its name is the fault's."""
    copied = shutil.copytree(builder.ROOT, tmp_path / "etl")
    rule = """\
-- No claim is of 2021.
select file, line, 'period' as "column", period as value from stg_claims where period = '2021'
"""
    (copied / "checks" / "unlucky_year.sql").write_text(rule, "utf-8")
    monkeypatch.setattr(builder, "ROOT", copied)
    with pytest.raises(builder.FaultyData, match=r'^claims/pm25.csv:2 period: unlucky year "2021"$'):
        builder.build(data, tmp_path / "warehouse.duckdb")


def test_a_new_data_file_is_two_edits(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its table in schema.sql and its CSV: reading, checks of every constraint and loading follow from the
    table.
    """
    copied = shutil.copytree(builder.ROOT, tmp_path / "etl")
    table = """
        create table dim_visit (
            visit_id text primary key,
            place_id text not null references dim_place,
            theme text not null,
            size text check (size in ('small', 'large')),
            happened_on date not null,
            cost decimal(24, 6),
            note_zh text not null default '',
            position integer not null
        );
        comment on table dim_visit is 'visits.csv';
    """
    with (copied / "schema.sql").open("a", encoding="utf-8") as schema:
        schema.write(table)
    monkeypatch.setattr(builder, "ROOT", copied)
    header = "visit_id,place_id,theme,size,happened_on,cost,note_zh"
    good = "fair,lakeside,air,small,2025-06-01,1.5,"
    (data / "visits.csv").write_text(f"{header}\n{good}\n", "utf-8")
    builder.build(data, tmp_path / "warehouse.duckdb")
    with duckdb.connect(str(tmp_path / "warehouse.duckdb"), read_only=True) as con:
        found = con.execute("select * exclude (cost), cost::text from dim_visit").fetchall()
    assert found == [("fair", "lakeside", "air", "small", date(2025, 6, 1), "", 2, "1.500000")]
    append(data, "visits.csv", good, ",atlantis,fire,huge,June,much,")
    with pytest.raises(builder.FaultyData) as caught:
        builder.build(data, tmp_path / "warehouse.duckdb")
    assert str(caught.value).splitlines() == [
        'visits.csv:3 visit_id: duplicate key "fair"',
        'visits.csv:4 cost: not a number "much"',
        'visits.csv:4 happened_on: not a date "June"',
        'visits.csv:4 place_id: unknown place "atlantis"',
        'visits.csv:4 size: unknown code "huge"',
        'visits.csv:4 theme: unknown code "fire"',
        'visits.csv:4 visit_id: missing value ""',
    ]


def test_a_limit_that_changes_is_one_line(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    text = (
        (data / "limits.csv")
        .read_text("utf-8")
        .replace("30,ug_m3,2025-01-01,", "30,ug_m3,2025-01-01,2025-12-31")
    )
    (data / "limits.csv").write_text(text, "utf-8")
    append(data, "limits.csv", "mini_new,pm25,grade_ii,<=,25,ug_m3,2026-01-01,")
    warehouse = open_built(data)
    assert [
        str(limit.value.normalize())
        for limit in fetch_limits(warehouse, "pm25")
        if limit.standard_id == "mini_new"
    ] == ["3E+1", "25"]


PAGE = """\
\"\"\"Noise: a heading, and what is chosen.\"\"\"

from dashboard.ui.blocks.text import show_heading
from dashboard.ui.frame import open_page

run = open_page()

show_heading(run, "noise")
"""


CHART = '''\
"""Columns: a value a year."""

from dashboard.theme import base_layout
from dashboard.views.trend.trend_parts import Trend


def draw_columns(view: Trend) -> dict:
    """A column for each point of the first line."""
    points = view.lines[0].points
    column = {"type": "bar", "x": [p.year for p in points], "y": [float(p.value) for p in points]}
    return {"data": [column], "layout": base_layout(300)}
'''
CHART_IMPORTS = """\
from dashboard.charts.columns import draw_columns
from dashboard.table import ChartData
from dashboard.ui.blocks.charts import show_chart
from dashboard.views.trend.indicator_data import find_indicator_data
from dashboard.views.trend.trend import build_trend
from dashboard.ui.frame"""
CHART_LINES = """\
view = build_trend(run, find_indicator_data(run, "pm25", ["lakeside"]), ["urban"])
points = view.lines[0].points
years, values = [point.year for point in points], [[point.value] for point in points]
numbers = ChartData("bar", view.title, years, ["PM2.5"], values, [None])
show_chart(run, draw_columns(view), "noise", run.text("noise.alt"), [numbers])
"""


@pytest.fixture
def program(tmp_path: Path, mini_file: Path) -> ProgramCopy:
    """A copy of the program that serves the small data."""
    return copy_program(tmp_path, mini_file)


@pytest.fixture
def with_page(program: ProgramCopy) -> ProgramCopy:
    """A copy with a new page, made as the recipe says."""
    program.write("pages/noise.py", PAGE)
    program.replace("dashboard/ui/frame.py", '"rectification"]', '"rectification", "noise"]')
    program.add_text("page.noise", "噪声", "Noise")
    program.add_text("noise.about", "迷你城市的噪声。", "The noise of mini cities.")
    return program


def test_a_new_page_is_a_script_an_entry_and_two_words(with_page: ProgramCopy) -> None:
    zh, en = with_page.visit_each("noise", {"lang": "zh"}, {"lang": "en"})
    assert (zh["errors"], zh["titles"], zh["notices"]) == ([], ["噪声"], [])
    assert (en["errors"], en["titles"], en["notices"]) == ([], ["Noise"], [])
    assert "迷你城市的噪声。" in zh["text"]
    assert "The noise of mini cities." in en["text"]


def test_a_new_chart_is_a_function_of_a_view(with_page: ProgramCopy) -> None:
    with_page.write("dashboard/charts/columns.py", CHART)
    with_page.write("pages/noise.py", PAGE.replace("from dashboard.ui.frame", CHART_IMPORTS) + CHART_LINES)
    with_page.add_text("noise.alt", "柱状图", "Column chart")
    shown = with_page.visit("noise", lang="en")
    assert (shown["errors"], shown["charts"]) == ([], ["Column chart"])


def test_a_new_column_is_a_heading_a_cell_and_a_field(program: ProgramCopy) -> None:
    view = "dashboard/views/reference/standard_list.py"
    program.replace(view, '"in_force", "evidence", "note")', '"in_force", "evidence", "note", "first_day")')
    program.replace(view, 'name_of(s, "note") or "–"]', 'name_of(s, "note") or "–", str(s.start_on.year)]')
    field = 'Field("first_day", value=lambda run, s: s.start_on.isoformat()),'
    program.replace(view, 'Field("evidence"),', f'Field("evidence"), {field}')
    program.add_text("column.first_day", "起始年", "First year")
    shown = program.visit("standards", lang="en")
    assert shown["errors"] == []
    (at,) = [at for at, columns in enumerate(shown["columns"]) if columns[-1] == "First year"]
    assert [row[-1] for row in shown["rows"][at]] == ["2016", "2025"]
    (table,) = [
        text for name, text in shown["files"].items() if re.match(r"chengjing-standards-.*\.csv", name)
    ]
    assert "first_day" in table.splitlines()[0].split(",")


def test_a_new_key_of_the_address_is_one_input(with_page: ProgramCopy) -> None:
    with_page.write(
        "pages/noise.py",
        PAGE.replace("from dashboard.ui.blocks", "from dashboard.ui import inputs\nfrom dashboard.ui.blocks")
        + 'inputs.choose_one(run, "hour", ["day", "night"], str.upper)\n',
    )
    with_page.add_text("control.hour", "时段", "Hour")
    queries = [{"lang": "en", "hour": hour} for hour in ("night", "noon")]
    chosen, strange = with_page.visit_each("noise", *queries)
    assert chosen["errors"] == []
    assert chosen["address"]["hour"] in ("night", ["night"])
    assert "Hour" in chosen["text"]
    assert "hour" not in strange["address"]
    assert [notice for notice in strange["notices"] if "hour=noon" in notice]


def test_a_new_export_format_is_one_writer(program: ProgramCopy) -> None:
    program.write(
        "dashboard/exports/markdown.py",
        '''"""A table as Markdown, for notes."""

from dashboard.exports.download import Download


def write_markdown(download: Download) -> bytes:
    """A header, a rule, and a line a row."""
    table = download.table
    rows = [table.columns, ["---"] * len(table.columns), *([cell.text for cell in row] for row in table.rows)]
    return "".join(f"| {' | '.join(row)} |\\n" for row in rows).encode()
''',
    )
    file = "dashboard/exports/__init__.py"
    program.replace(
        file,
        "from dashboard.exports.workbook",
        "from dashboard.exports.markdown import write_markdown\nfrom dashboard.exports.workbook",
    )
    program.replace(file, "FORMS = {\n", 'FORMS = {\n    "md": (write_markdown, "text/markdown"),\n')
    program.add_text("download.md", "Markdown（供笔记使用）", "Markdown (for notes)")
    shown = program.visit("standards", lang="en")
    assert shown["errors"] == []
    (versions,) = [
        text
        for name, text in shown["files"].items()
        if name.startswith("chengjing-standards-") and name.endswith(".md")
    ]
    head, rule, *lines = versions.splitlines()
    (at,) = [at for at, columns in enumerate(shown["columns"]) if head == f"| {' | '.join(columns)} |"]
    assert set(rule) == set("| -")
    assert len(lines) == len(shown["rows"][at]) == 2
    assert "Markdown (for notes)" in shown["text"]


def test_a_new_api_filter_is_one_line_and_its_meaning(program: ProgramCopy) -> None:
    assert program.ask("places?peer_group=water")["status"] == 400
    program.replace(
        "dashboard/queries/listing.py",
        'Filter("level", _terms("level"))',
        'Filter("level", _terms("level")), Filter("peer_group", _terms("peer_group"))',
    )
    program.add_text("api.filter.peer_group", "同类组", "Groups of peers")
    answered = program.ask("places?peer_group=city&limit=1")
    assert (answered["status"], answered["answer"]["rows"][0]["peer_group"]) == (200, "city")
    assert program.ask("places?peer_group=planet")["answer"]["parameter"] == "peer_group"
    named = program.ask("openapi.json")["answer"]["paths"]["/places"]["get"]["parameters"]
    assert "peer_group" in [parameter["name"] for parameter in named]


def test_a_text_is_one_line_in_each_language(with_page: ProgramCopy) -> None:
    with_page.write(
        "pages/noise.py",
        PAGE.replace("import show_heading", "import show_heading, show_note")
        + 'show_note(run.text("noise.count", count=3))\n',
    )
    with_page.add_text("noise.count", "共{count}处。", "{count} sites.")
    zh, en = with_page.visit_each("noise", {"lang": "zh"}, {"lang": "en"})
    assert "共3处。" in zh["sentences"]
    assert "3 sites." in en["sentences"]
