"""The shape of the house: who imports whom, how long a file may be, what stands where."""

import ast
import re
import sys
from functools import cache
from pathlib import Path

import pytest

from dashboard.text import LANGUAGES, Language, load_texts
from tests.comparability_rule import second_rules_in_python, second_rules_in_sql
from tests.facts_in_code import find_codes, find_parts_of_codes, read_codes
from tests.source_code import ROOT, imports, modules, tree, within

MODULES = modules()
PRODUCT = {name: file for name, file in MODULES.items() if not name.startswith("benchmarks")}
OURS = {"rules", "reading", "etl", "dashboard", "pages", "app", "serve", "benchmarks", "tests"}

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
    "reading.layout": {"reading.layout", "rules"},
    "reading.lexicon": {"reading.layout", "reading.lexicon", "rules"},
    "reading.tokens": {"reading.layout", "reading.lexicon", "reading.tokens", "rules"},
    "reading.outline": {"reading.layout", "reading.lexicon", "reading.tokens", "reading.outline", "rules"},
    "reading.names": {
        "reading.layout",
        "reading.lexicon",
        "reading.tokens",
        "reading.outline",
        "reading.names",
        "rules",
    },
    "reading.claims": {
        "reading.proposals",
        "reading.layout",
        "reading.lexicon",
        "reading.tokens",
        "reading.outline",
        "reading.names",
        "reading.claims",
        "rules",
    },
    "reading.formats": {"reading.formats", "rules"},
    "reading": {"reading", "rules"},
    "etl": {"etl", "reading", "rules"},
    "dashboard.models": {"dashboard.models"},
    "dashboard.warehouse": {"dashboard.models"},
    "dashboard.queries": {
        "dashboard.models",
        "dashboard.warehouse",
        "dashboard.queries",
        "reading",
        "rules",
    },
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
    "dashboard.views": CORE | {"dashboard.views", "reading"},
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
    "dashboard.uploads": set(),
    "dashboard.preview_limits": set(),
    "dashboard.previews": {
        "dashboard.models",
        "dashboard.warehouse",
        "dashboard.queries",
        "dashboard.editions",
        "dashboard.preview_limits",
    },
    "dashboard.serving": {"dashboard.editions", "dashboard.uploads", "dashboard.serving"},
    "dashboard.ui": {"dashboard", "reading", "rules"},
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
    "plotly": {"dashboard.charts", "benchmarks"},
    "starlette": {"dashboard.api", "dashboard.serving", "serve", "benchmarks"},
    "pandas": {"etl.frames"},
    "pyspark": {"etl.monitoring.spark_engine"},
    "polars": {"benchmarks"},
    "xlsxwriter": {"dashboard.exports"},
    "docx": {"dashboard.exports"},
    "segno": {"dashboard.exports"},
    "lxml": {"reading.formats"},
    "pypdfium2": {"reading.formats.pdf"},
    "xlrd": {"reading.formats.old_workbook"},
    "charset_normalizer": {"reading.formats.plain_text"},
    "yaml": {"etl", "dashboard.text", "benchmarks"},
    "requests": set(),
    "httpx": set(),
    "urllib.request": {"benchmarks"},
}

MOST_LINES = 250  # of a file of code; CONTRIBUTING.md names it

CHINESE = re.compile("[\u3001-\u303f\u3400-\u9fff\uff01-\uff5e]")
CHINESE_ALLOWED = {
    "dashboard/text.py": "",  # the language itself
    "dashboard/ui/inputs.py": "Language",  # the switch, which reads the same in both languages
    "app.py": "show_spinner",  # shown before the language is known
    "etl/curated_files.py": "maketrans",  # full-width signs that mean the same on input
    "etl/encoding.py": "HOW_TO_SAVE",  # as the menu of a Chinese spreadsheet program reads
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
    first, *_ = (ast.get_docstring(tree(MODULES[name])) or "").split("\n\n")
    assert first.endswith((".", ":")) or ":\n" in first


def test_no_file_of_code_is_long() -> None:
    files = [*PRODUCT.values(), *(ROOT / "etl").rglob("*.sql")]
    lengths = {file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines()) for file in files}
    assert {file: lines for file, lines in lengths.items() if lines > MOST_LINES} == {}


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


def test_one_script_knows_by_which_grade_cities_are_judged() -> None:
    scripts = {
        file.stem: re.sub("--.*", "", file.read_text("utf-8")) for file in (ROOT / "etl").rglob("*.sql")
    }
    assert [name for name, script in scripts.items() if "grade_ii" in script] == ["city_limit"]
    assert [
        name for name, file in PRODUCT.items() if re.search(r"\bgrade_ii?\b", file.read_text("utf-8"))
    ] == []


CODES = read_codes()


def test_no_fact_of_the_field_stands_in_code() -> None:
    """Truth is data: no code of the curated lists, or part of one, stands in Python, not even inside a
    string.
    """
    assert len(CODES) > 300
    whole = {name: found for name, file in PRODUCT.items() if (found := find_codes(_joined(file), CODES))}
    parts = {
        name: found for name, file in PRODUCT.items() if (found := find_parts_of_codes(tree(file), CODES))
    }
    assert (whole, parts) == ({}, {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fact_of_the_field_stands_in_a_text(language: Language) -> None:
    """Nor in the key or the words of a text; and no year, but as an example of a form."""
    texts = load_texts(language)
    assert {key: found for key in texts if (found := find_codes(f"{key} {texts[key]}", CODES))} == {}
    dated = [key for key in texts if re.search(r"(19|20)\d\d", texts[key])]
    assert [key for key in dated if not key.startswith("api.filter.")] == []


@pytest.mark.parametrize(
    "code",
    ["basis.startswith('gb3095')", "fetch(\"order by code like 'who%'\")", "code.endswith('_class_iii')"],
)
def test_a_part_of_a_code_is_found(code: str) -> None:
    assert find_parts_of_codes(ast.parse(code), CODES)


def test_a_code_inside_a_string_is_found() -> None:
    assert find_codes("select * from figure where indicator_id = 'pm25'", CODES) == {"pm25"}
    assert find_codes("note.pm25_of_suzhou", CODES) == {"pm25", "suzhou"}
    assert find_codes("lasso2d", CODES) == set()


# Who may look at scope, basis or peer group of two rows beside the one rule, and why that decides no
# comparison.
NO_SECOND_RULE = {
    "etl/macros.sql": "the keys of the rule",
    "etl/marts/comparability_grade.sql": "the rule itself",
    "etl/marts/comparability.sql": "the rule, asked of two claims of places that are peers",
    "etl/marts/report_on_target.sql": "tasks.csv names claims by indicator and scope",
    "etl/staging.sql": "the id of a claim is made of its whole key",
    "etl/diff/": "the parts of one figure, told with its rank",
    "etl/load_computed.sql": "the id of a computed figure is made of its whole key",
    "etl/load.sql": "the names of a claim's scope, to search in",
    "etl/checks/": "the parts of one row against the lists they are from, and claims said twice",
    "dashboard.queries.claims": "the basis of a computed figure, for what it says of itself",
    "etl.audit": "a reference of identities.csv names the scope of the claims that it means",
    "reading.claims.consistency": "whether a report gives one quantity two values",
    "dashboard.queries.usage": "what an indicator's claims stand on, for a reader to choose from",
    "dashboard.views.quantities.attention": "a target that two documents set is one target",
    "dashboard.views.quantities.target_notes": "a target beside a figure names its scope where it is another",
    "dashboard.views.sources.changes_since_build": "the same claim in an older build",
    "dashboard.views.rectification.batches": "a scope is a batch, and its figures of several indicators share a row",
    "dashboard.views.sections.section_counts": "a share beside the printed number of the same sections",
    "dashboard.views.targets.task_list": "tasks.csv names claims by indicator and scope",
}


def test_one_rule_decides_what_may_be_compared() -> None:
    """Nothing else compares scope, basis or peer group of two rows, or makes a key of them."""
    scripts = {file.relative_to(ROOT).as_posix(): file for file in (ROOT / "etl").rglob("*.sql")}
    found = {name: second_rules_in_sql(file.read_text("utf-8")) for name, file in scripts.items()}
    found |= {name: second_rules_in_python(tree(file)) for name, file in PRODUCT.items()}
    exceptions = tuple(NO_SECOND_RULE)
    assert {name: rules for name, rules in found.items() if rules and not name.startswith(exceptions)} == {}
    assert "makes a key" in found["etl/macros.sql"]
    assert "compares" in found["etl/marts/comparability.sql"]


@pytest.mark.parametrize(
    "code",
    [
        "a.scope_id == b.scope_id",
        "(a.place_id, a.basis_id) != (b.place_id, b.basis_id)",
        "figures[f.place_id, f.scope_id]",
        "groupby(figures, lambda f: (f.scope_id, f.basis_id))",
        "groupby(figures, key=lambda f: (f.scope_id, f.basis_id))",
        'f.comparison_key.split("|")',
        'comparison_key.rpartition("|")',
        "fetch(\"select split_part(f.comparison_key, '|', 1) from figure f\")",
        "f'{f.indicator_id}|{f.scope_id}'",
        "fetch('select * from figure a join figure b using (indicator_id, scope_id)')",
    ],
)
def test_a_second_rule_in_python_is_found(code: str) -> None:
    assert second_rules_in_python(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "f.scope_id in scopes",
        "sorted(figures, key=lambda f: (f.period, f.scope_id))",
        "figures.sort(key=lambda f: (f.period, f.scope_id))",
        "max(figures, key=lambda f: (f.period, f.basis_id))",
        "a.comparison_key == b.comparison_key",
        "Cell(run.scope_name(f.scope_id))",
        "fetch('figure', 'order by indicator_id, scope_id')",
    ],
)
def test_what_only_reads_or_orders_is_no_second_rule(code: str) -> None:
    assert second_rules_in_python(ast.parse(code)) == []


@pytest.mark.parametrize(
    "script",
    [
        "select * from a join b on a.scope_id = b.scope_id",
        "select * from a join b on a.place_id = b.place_id and p.peer_group <> q.peer_group",
        "select * from a join b using (place_id, basis_id)",
        "select scope_id, max(value) from a group by place_id, scope_id",
        "select row_number() over (partition by place_id, basis_id order by year) from a",
        "select indicator_id || scope_id from a",
        "select string_split(comparison_key, '|') from a",
        "select concat_ws('-', indicator_id, scope_id) from a",
    ],
)
def test_a_second_rule_in_sql_is_found(script: str) -> None:
    assert second_rules_in_sql(script)


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


@cache
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


def _joined(file: Path) -> str:
    return "\n".join(_strings(file))
