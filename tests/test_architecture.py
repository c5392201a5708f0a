"""The shape of the house: who imports whom, how long a file may be, what stands where."""

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.source_code import ROOT, imports, modules, tree, within

MODULES = modules()
PRODUCT = {name: file for name, file in MODULES.items() if not name.startswith("benchmarks")}
OURS = {"rules", "etl", "dashboard", "pages", "app", "serve", "benchmarks", "tests"}

# Which of our modules each layer may import. The first name that fits counts.
CORE = {
    "dashboard.models",
    "dashboard.queries",
    "dashboard.run",
    "dashboard.choices",
    "dashboard.table",
    "dashboard.page_record",
    "dashboard.text",
    "rules",
}
MAY_IMPORT = {
    "rules": {"rules"},
    "etl": {"etl", "rules"},
    "dashboard.models": {"dashboard.models"},
    "dashboard.warehouse": {"dashboard.models"},
    "dashboard.queries": {"dashboard.models", "dashboard.warehouse", "dashboard.queries", "rules"},
    "dashboard.editions": {"dashboard.models", "dashboard.warehouse", "dashboard.queries"},
    "dashboard.text": {"dashboard.models"},
    "dashboard.theme": set(),
    "dashboard.table": set(),
    "dashboard.csv_writer": {"rules"},
    "dashboard.page_record": {"dashboard.table"},
    "dashboard.choices": set(),
    "dashboard.run": {
        "dashboard.models",
        "dashboard.warehouse",
        "dashboard.queries",
        "dashboard.editions",
        "dashboard.text",
        "dashboard.page_record",
        "dashboard.choices",
    },
    "dashboard.views": CORE | {"dashboard.views"},
    "dashboard.charts": {"dashboard.views", "dashboard.table", "dashboard.theme", "dashboard.charts"},
    "dashboard.html": {"dashboard.views", "dashboard.table", "dashboard.theme", "dashboard.html"},
    "dashboard.exports": CORE
    | {"dashboard.views", "dashboard.theme", "dashboard.csv_writer", "dashboard.exports"},
    "dashboard.api": {
        "dashboard.models",
        "dashboard.queries",
        "dashboard.warehouse",
        "dashboard.editions",
        "dashboard.csv_writer",
        "dashboard.text",
        "dashboard.api",
    },
    "dashboard.ui": {"dashboard", "rules"},
    "dashboard": set(),
    "pages": CORE | {"dashboard.views", "dashboard.charts", "dashboard.theme", "dashboard.ui"},
    "benchmarks": OURS - {"tests"},
    "app": OURS - {"tests", "benchmarks"},
    "serve": OURS - {"tests", "benchmarks"},
}

# Where each of these libraries may be imported.
AT_HOME = {
    "streamlit": {
        "dashboard.ui",
        "dashboard.ui.frame",
        "pages",
        "app",
        "serve",
        "benchmarks",
    },
    "duckdb": {"etl", "dashboard.warehouse", "dashboard.queries", "benchmarks", "serve"},
    "plotly": {"dashboard.charts"},
    "starlette": {"dashboard.api", "serve", "benchmarks"},
    "pandas": {"etl.frames"},
    "xlsxwriter": {"dashboard.exports"},
    "docx": {"dashboard.exports"},
    "segno": {"dashboard.exports"},
    "yaml": {"etl", "dashboard.text", "benchmarks"},
    "requests": set(),
    "httpx": set(),
    "urllib.request": {"benchmarks"},
}

CHINESE = re.compile("[\u3001-\u303f\u3400-\u9fff\uff01-\uff5e]")
CHINESE_ALLOWED = {
    "dashboard/text.py": "",  # the language itself
    "dashboard/ui/inputs.py": "Language",  # the switch, which reads the same in both languages
    "app.py": "show_spinner",  # shown before the language is known
    "etl/staging.py": "maketrans",  # full-width signs that mean the same on input
    "rules/numeral.py": "",  # how numbers are written in Chinese
    "rules/printed.py": "",  # the words around a printed number
}


@pytest.mark.parametrize("name", MODULES)
def test_who_imports_whom(name: str) -> None:
    layer = next(layer for layer in MAY_IMPORT if within(name, {layer}))
    ours = {module for module in imports(MODULES[name]) if within(module, OURS)}
    assert {module for module in ours if not within(module, MAY_IMPORT[layer])} == set()


@pytest.mark.parametrize("library", AT_HOME)
def test_each_library_stays_at_home(library: str) -> None:
    users = {
        name for name, file in MODULES.items() if any(within(module, {library}) for module in imports(file))
    }
    assert {name for name in users if not within(name, AT_HOME[library])} == set()


@pytest.mark.parametrize("name", [name for name in MODULES if within(name, {"dashboard.models", "rules"})])
def test_the_leaves_need_nothing_but_python(name: str) -> None:
    strangers = {module.split(".")[0] for module in imports(MODULES[name])} - sys.stdlib_module_names
    assert strangers <= {name.split(".")[0]}


@pytest.mark.parametrize("name", PRODUCT)
def test_every_module_says_what_it_is(name: str) -> None:
    told = ast.get_docstring(tree(MODULES[name])) or ""
    assert told.partition("\n")[0].endswith((".", ":"))


def test_no_file_of_code_is_long() -> None:
    files = [*PRODUCT.values(), *(ROOT / "etl").rglob("*.sql")]
    lengths = {file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines()) for file in files}
    assert {file: lines for file, lines in lengths.items() if lines > 250} == {}


def test_every_page_is_short_and_in_the_menu() -> None:
    (menu,) = [
        node.value
        for node in tree(MODULES["dashboard.ui.frame"]).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "MENU"
    ]
    pages = {file.stem: len(file.read_text("utf-8").splitlines()) for file in (ROOT / "pages").glob("*.py")}
    assert {page: lines for page, lines in pages.items() if lines > 40} == {}
    assert sorted(pages) == sorted(page for section in ast.literal_eval(menu).values() for page in section)


@pytest.mark.parametrize("page", sorted((ROOT / "pages").glob("*.py")), ids=lambda page: page.stem)
def test_a_page_begins_by_opening_itself(page: Path) -> None:
    told, *rest = tree(page).body
    first = next(node for node in rest if not isinstance(node, ast.Import | ast.ImportFrom))
    assert isinstance(told, ast.Expr)
    assert ast.unparse(first) == "run = open_page()"


def test_chinese_stands_in_data_and_texts_not_in_code() -> None:
    found = []
    for file in PRODUCT.values():
        name = file.relative_to(ROOT).as_posix()
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if CHINESE.search(line) and CHINESE_ALLOWED.get(name, "\0") not in line:
                found.append(f"{name}:{number}")
    assert found == []


def test_sql_stands_in_queries_and_in_etl() -> None:
    asks = re.compile(r"\bselect\b.+\bfrom\b|\border by\b", re.DOTALL)
    homes = {"etl", "dashboard.queries", "dashboard.warehouse", "benchmarks", "serve"}
    holders = {name for name, file in MODULES.items() if any(asks.search(words) for words in _strings(file))}
    assert {name for name in holders if not within(name, homes)} == set()


def test_no_place_document_or_standard_is_named_in_code() -> None:
    """Truth is data: a code of places.csv, sources.csv or standards.csv never stands in Python."""
    files = [ROOT / "data" / f"{file}.csv" for file in ("places", "sources", "standards")]
    codes = {line.split(",")[0] for file in files for line in file.read_text("utf-8").splitlines()[1:]}
    assert len(codes) > 50
    assert {name: found for name, file in PRODUCT.items() if (found := codes & set(_strings(file)))} == {}


def test_colours_stand_in_the_theme() -> None:
    colour = re.compile(r"#[0-9a-fA-F]{6}\b")
    assert {name for name, file in MODULES.items() if colour.search(file.read_text("utf-8"))} == {
        "dashboard.theme"
    }


def test_names_say_something() -> None:
    empty = {
        name
        for name in MODULES
        if name.split(".")[-1] in ("utils", "util", "helpers", "helper", "manager", "common", "misc")
    }
    getters = {
        f"{name}.{node.name}"
        for name, file in MODULES.items()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("get_")
    }
    assert (empty, getters) == (set(), set())


@pytest.mark.parametrize("script", sorted((ROOT / "etl").rglob("*.sql")), ids=lambda script: script.stem)
def test_every_script_begins_by_saying_what_it_is(script: Path) -> None:
    first = script.read_text("utf-8").splitlines()[0]
    assert re.fullmatch(r"-- \S.{10,}", first)


def test_the_files_of_data_are_named_by_their_codes() -> None:
    files = [file for file in (ROOT / "data").rglob("*.*") if file.suffix in (".csv", ".yml")]
    assert len(files) > 10
    assert [file.name for file in files if not re.fullmatch(r"[a-z][a-z0-9_]*", file.stem)] == []


TESTS = sorted((ROOT / "tests").rglob("test_*.py"))


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.stem)
def test_every_test_asserts_something_and_none_sleeps_or_is_skipped(file: Path) -> None:
    tests = [
        node
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    assert tests
    assert [test.name for test in tests if not any(_asserts(node) for node in ast.walk(test))] == []
    banned = {"time.sleep", "asyncio.sleep", "pytest.mark.xfail", "pytest.xfail", "pytest.mark.skip"}
    if file.parent.name not in (
        "browser",
        "serve",
    ):  # these may need a program that the machine lacks, and say so
        banned |= {"pytest.skip", "pytest.mark.skipif"}
    assert (
        banned & {ast.unparse(node) for node in ast.walk(tree(file)) if isinstance(node, ast.Attribute)}
        == set()
    )


def _asserts(node: ast.AST) -> bool:
    """An assertion of Python's, of pytest's or of the browser's."""
    return isinstance(node, ast.Assert) or (
        isinstance(node, ast.Call) and ast.unparse(node.func) in ("pytest.raises", "expect")
    )


def _strings(file: Path) -> list[str]:
    """Every text in a file but its docstrings."""
    nodes = [
        node for node in ast.walk(tree(file)) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    ]
    told = {ast.get_docstring(node, clean=False) for node in nodes}
    texts = [
        node.value
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return [text for text in texts if text not in told]
