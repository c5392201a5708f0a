"""The documents say what the code does: settings, columns, macros, rules, commands, examples, links."""

import ast
import csv
import re
import tomllib
from decimal import Decimal
from functools import cache, partial
from pathlib import Path

import duckdb
import pytest
import yaml

from dashboard.choices import ALIASES
from dashboard.text import load_texts
from dashboard.ui.frame import MENU
from dashboard.views.this_year.typed_numbers import KEYS
from etl import frames
from etl.__main__ import main
from etl.build import ROOT as ETL
from etl.schema import create_schema
from etl.schema_checks import schema_rules
from etl.staging import staged_tables
from tests.documents import (
    DOCUMENTS,
    anchor,
    code_blocks,
    code_words,
    commands,
    headings,
    links,
    read,
    section,
    tables,
)
from tests.layouts import layouts
from tests.source_code import ROOT, modules, tree
from tests.test_architecture import MAY_IMPORT, MOST_LINES

DATA = ROOT / "data"
CODEBOOK, HOSTING, ARCHITECTURE = (
    DATA / "README.md",
    ROOT / "docs" / "hosting.md",
    ROOT / "docs" / "architecture.md",
)
SHARING = ROOT / "docs" / "sharing.md"
MONITORING = ROOT / "docs" / "monitoring.md"
WATER = ROOT / "docs" / "monitoring-water.md"
BOTH = [CODEBOOK, HOSTING, SHARING, MONITORING, WATER]  # written in both languages
NAMES = re.compile(r"\b(?:(?:CHENGJING|STREAMLIT)_[A-Z_]+|FORWARDED_ALLOW_IPS)\b")
CODE = re.compile(r"[a-z][a-z0-9_]*")


def chinese(document: Path) -> Path:
    return document.with_suffix(".zh.md")


def name(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


# Links and commands


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    lost = []
    for link in links(read(document)):
        path, _, heading = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if link.startswith("https://"):
            continue
        if not target.exists() or (
            heading and heading not in [anchor(words) for _, words in headings(read(target))]
        ):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_the_commands_in_documents_exist(document: Path, capsys: pytest.CaptureFixture) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in commands(read(document)):
        words = command.split()
        files = [word for word in words if re.fullmatch(r"[\w./]+\.(py|yml|txt|lock)|tests/\w+", word)]
        assert [file for file in files if not (ROOT / file).exists()] == [], command
        if words[0] == "make":
            assert re.search(rf"^{words[1]}:", makefile, re.MULTILINE), command
        if "-m etl" in command:
            with pytest.raises(SystemExit, match="0"):
                main([*command.partition("-m etl")[2].split(), "--help"])
            assert capsys.readouterr().out.startswith("usage: python -m etl"), command
        if "-m benchmarks" in command:
            assert f'"{words[-1]}"' in (ROOT / "benchmarks" / "__main__.py").read_text("utf-8"), command


# Paths, functions and numbers in the documents for who changes the program

FOR_ENGINEERS = [ROOT / "CONTRIBUTING.md", ARCHITECTURE]
# Files are named in full, and below the folder of the row or sentence that they stand in.
TO_BE_MADE = {
    "data/claims/x.csv",
    "data/indicators/x.yml",
    "etl/checks/the_fault.sql",
    "pages/x.py",
    "draw_x",
}
FOLDERS = ["", "etl", "dashboard/texts", "dashboard/ui"]
MADE_BY_PROGRAM = {"data/warehouse.duckdb", "openapi.json", "/api/v1/"}
PATH = re.compile(r"[\w./*-]+(/|\.(py|sql|csv|yml|md|txt|duckdb|json|css|js|toml))")


def missing_paths(text: str) -> list[str]:
    """Paths set as code that lead to nothing."""
    paths = [word for word in code_words(text) if PATH.fullmatch(word)]
    found = {
        path for path in paths for folder in FOLDERS if any(ROOT.joinpath(folder).glob(path.lstrip("/")))
    }
    return [path for path in paths if path not in found | TO_BE_MADE | MADE_BY_PROGRAM]


def missing_functions(text: str) -> list[str]:
    """Functions set as code, `name(`, that no module defines; of `a.name(` the last name counts."""
    named = [name for word in code_words(text) for name in re.findall(r"(\w+)\(", word)]
    return [name for name in named if name not in defined_names() | TO_BE_MADE]


@cache
def defined_names() -> set[str]:
    """Every function and class, and every field that may be called, like run.text("key")."""
    nodes = [node for file in modules().values() for node in ast.walk(tree(file))]
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)} | {
        node.target.id
        for node in nodes
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }


@pytest.mark.parametrize("document", FOR_ENGINEERS, ids=name)
def test_every_path_and_function_in_it_exists(document: Path) -> None:
    assert len([word for word in code_words(read(document)) if PATH.fullmatch(word)]) > 20
    assert missing_paths(read(document)) == []
    assert missing_functions(read(document)) == []


def test_a_path_or_function_that_is_gone_is_found() -> None:
    text = "`etl/checks/`, `etl/gone.py`, `gone/`, `etl/*.gone.sql`, `open_page()`, `a.gone()`, `a = gone_too(b)`"
    assert missing_paths(text) == ["etl/gone.py", "gone/", "etl/*.gone.sql"]
    assert missing_functions(text) == ["gone", "gone_too"]


def test_the_limits_of_style_are_the_ones_that_are_tested() -> None:
    style = section(read(ROOT / "CONTRIBUTING.md"), "Style in ten lines")
    ruff = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]
    assert f"at most {MOST_LINES} lines" in style
    assert f"Lines up to {ruff['line-length']} columns" in style
    assert "pycodestyle" not in ruff["lint"]  # code has no other limit; scripts and prose of tests have none
    assert "E501" in ruff["lint"]["per-file-ignores"]["tests/**"]


# Settings


@pytest.mark.parametrize("document", [HOSTING, chinese(HOSTING)], ids=name)
def test_every_setting_that_the_program_reads_is_documented(document: Path) -> None:
    product = [file for module, file in modules().items() if not module.startswith("benchmarks")]
    files = [*product, *(ROOT / "deploy").iterdir()]
    used = {setting for file in files for setting in NAMES.findall(file.read_text("utf-8"))}
    (settings,) = [table for table in tables(read(document)) if NAMES.search(table[1][0])]
    assert {setting for row in settings[1:] for setting in code_words(row[0])} == used


@pytest.mark.parametrize("document", [SHARING, chinese(SHARING)], ids=name)
def test_every_key_of_the_address_is_documented(document: Path) -> None:
    """A key is written out where an input is drawn; the number of a table's page has no name of its own."""
    (keys, *_) = tables(read(document))
    documented = {key for row in keys[1:] for key in code_words(row[0])}
    functions = {"choose_one", "choose_many", "choose_terms", "choices.keep"}
    used = {"embed", *KEYS}  # read by Streamlit itself; numbers that a reader types
    for file in [*(ROOT / "dashboard" / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]:
        calls = [node for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]
        used |= {
            node.value
            for call in calls
            if any(ast.unparse(call.func).endswith(function) for function in functions)
            for node in call.args[:2]
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    assert documented == used
    assert set(ALIASES) | set(ALIASES.values()) <= set(code_words(read(document)))


# What pages are called, and what stands on them


def test_the_readme_leads_to_every_page_by_its_name() -> None:
    (pages, *_) = tables(read(ROOT / "README.md"))
    named = [page for row in pages[1:] for page in row[1].split("、")]
    assert sorted(named) == sorted(
        load_texts("zh")[f"page.{page}"] for entries in MENU.values() for page in entries
    )


@pytest.mark.parametrize("document", [SHARING, chinese(SHARING)], ids=name)
def test_buttons_are_called_as_on_the_page(document: Path) -> None:
    texts = load_texts("zh" if document == chinese(SHARING) else "en")
    quoted = set(re.findall("“([^”]+)”", read(document)))
    assert len(quoted) >= 3
    assert quoted - {words.strip() for words in texts.values()} == set()


@pytest.mark.parametrize(
    ("document", "heading", "types"),
    [
        (SHARING, "Columns", {"": str, " (decimal)": Decimal, " (integer)": int}),
        (chinese(SHARING), "各表的列", {"": str, "（小数）": Decimal, "（整数）": int}),
    ],
    ids=["en", "zh"],
)
def test_the_columns_of_files_are_documented_as_declared(
    document: Path, heading: str, types: dict[str, type]
) -> None:
    (table,) = tables(section(read(document), heading))
    documented = {
        layout: [(column, types[mark]) for column, mark in re.findall(r"`(\w+)`( \(\w+\)|（\w+）|)", columns)]
        for names, columns in table[1:]
        for layout in re.findall(r"`([a-z-]+)`", names)
    }
    declared = {one.name: [(field.name, field.value_type) for field in one.fields] for one in layouts()}
    assert documented == declared


# The codebook: files, rules, warehouse


@cache
def paragraphs(document: Path) -> dict[str, set[str]]:
    """The code words of each paragraph on a file: `places.csv`, ..."""
    found = [part for part in read(document).split("\n\n") if re.match(r"`\w+\.csv`", part)]
    return {code_words(part)[0]: set(code_words(part)) for part in found}


@pytest.mark.parametrize("document", [CODEBOOK, chinese(CODEBOOK)], ids=name)
@pytest.mark.parametrize("file", sorted(DATA.glob("*.csv")), ids=lambda file: file.stem)
def test_the_columns_of_every_file_are_in_the_codebook(document: Path, file: Path) -> None:
    with file.open(encoding="utf-8") as lines:
        header = next(csv.reader(lines))
    assert set(header) - paragraphs(document)[file.name] == set()


@pytest.mark.parametrize("document", [CODEBOOK, chinese(CODEBOOK)], ids=name)
def test_the_columns_of_claims_are_in_the_codebook(document: Path) -> None:
    with duckdb.connect() as con:
        create_schema(con)
        (claims,) = [staged for staged in staged_tables(con) if staged.source == "claims/*.csv"]
    (table, *_) = tables(section(read(document), "claims/x.csv"))
    written = [column for column in claims.columns if column != claims.key]
    assert [word for row in table[1:] for word in code_words(row[0])] == written


@pytest.mark.parametrize("document", [CODEBOOK, chinese(CODEBOOK)], ids=name)
def test_the_keys_of_indicators_are_in_the_codebook(document: Path) -> None:
    files = sorted((DATA / "indicators").glob("*.yml"))
    keys = {key for file in files for key in yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)}
    (table,) = tables(section(read(document), "indicators/x.yml"))
    assert {code_words(row[0])[0] for row in table[1:]} == keys


@cache
def warehouse_section(document: Path, mart: str) -> str:
    """What the codebook says about a mart."""
    found = [
        words for level, words in headings(read(document)) if level == 3 and mart in re.split(r"\W+", words)
    ]
    assert found, f"no heading names {mart}"
    return section(read(document), found[0])


@pytest.fixture(scope="module")
def con(real_file: Path):
    with duckdb.connect(str(real_file), read_only=True) as opened:
        yield opened


def marts(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """The tables and views that analysts are promised, with their columns."""
    found: dict[str, list[str]] = {}
    asked = con.execute(
        "select table_name, column_name from information_schema.columns"
        " where not regexp_matches(table_name, '^(dim|fact)_') order by table_name, ordinal_position"
    )
    for table, column in asked.fetchall():
        found.setdefault(table, []).append(column)
    return found


@pytest.mark.parametrize("document", [CODEBOOK, chinese(CODEBOOK)], ids=name)
def test_the_columns_of_every_mart_are_in_the_codebook(
    document: Path, con: duckdb.DuckDBPyConnection
) -> None:
    whole = marts(con)
    silent = {}
    for mart, columns in whole.items():
        known = set(code_words(warehouse_section(document, mart)))
        for file in re.findall(r"`(\w+\.csv)`", warehouse_section(document, mart)):
            known |= paragraphs(document)[file]
        if mart in ("place", "indicator", "source"):  # the columns of their files
            known |= set(columns) - {"position"}
        silent[mart] = [column for column in columns if column not in known]
    assert {mart: columns for mart, columns in silent.items() if columns} == {}


@pytest.mark.parametrize("document", [CODEBOOK, chinese(CODEBOOK)], ids=name)
def test_the_codebook_promises_no_column_that_is_not_there(
    document: Path, con: duckdb.DuckDBPyConnection
) -> None:
    for mart, columns in marts(con).items():
        for table in tables(warehouse_section(document, mart)):
            if table[0][0] in ("column", "列"):
                named = [word for row in table[1:] for word in code_words(row[0])]
                assert named[: len(columns)] and set(named) <= set(columns), mart


@pytest.mark.parametrize("document", [CODEBOOK, chinese(CODEBOOK)], ids=name)
def test_every_macro_is_in_the_codebook(document: Path, con: duckdb.DuckDBPyConnection) -> None:
    made = {
        f"{macro}({', '.join(parameters)})"
        for macro, parameters in con.execute(
            "select function_name, parameters from duckdb_functions() where not internal"
            " and function_type in ('macro', 'table_macro')"
        ).fetchall()
    }
    (table,) = tables(section(read(document), "Macros" if document == CODEBOOK else "宏"))
    assert {word for row in table[1:] for word in code_words(row[0])} == made


@pytest.mark.parametrize("document", [CODEBOOK, chinese(CODEBOOK)], ids=name)
def test_every_rule_is_in_the_codebook_and_nothing_else(document: Path) -> None:
    words = code_words(section(read(document), "The rules" if document == CODEBOOK else "核对规则"))
    named = {word for word in words if "/" not in word}  # a path is no rule
    files = {file.stem.replace("_", " ") for file in (ETL / "checks").glob("*.sql")}
    assert files - named == set()
    program = "\n".join(file.read_text("utf-8") for file in ETL.rglob("*.py"))
    with duckdb.connect() as con:
        create_schema(con)
        schema = {rule.name for rule in schema_rules(con)}
    assert schema - named == set()
    assert {rule for rule in named - files - schema if f'"{rule}"' not in program} == set()


def test_the_examples_of_the_codebook_give_what_is_printed_there(con: duckdb.DuckDBPyConnection) -> None:
    examples = code_blocks(read(CODEBOOK), "sql")
    assert len(examples) > 4
    for example in examples:
        printed = [re.split(r" {2,}", line[3:]) for line in example.splitlines() if line.startswith("-- ")]
        found = [[shown(cell) for cell in row] for row in con.execute(example).fetchall()]
        assert found == printed, example


@pytest.mark.parametrize("document", [CODEBOOK, chinese(CODEBOOK)], ids=name)
def test_the_example_with_data_frames_prints_what_is_there(
    document: Path, real_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (program,), printed = code_blocks(read(document), "python"), code_blocks(read(document), "text")[-1]
    monkeypatch.setattr(frames, "load_frame", partial(frames.load_frame, warehouse=real_file))
    exec(program, {})
    assert capsys.readouterr().out == printed


def test_the_example_of_the_readme_gives_what_is_printed_there(con: duckdb.DuckDBPyConnection) -> None:
    (program,) = code_blocks(read(ROOT / "README.md"), "python")
    (printed,) = code_blocks(read(ROOT / "README.md"), "text")
    (question,) = re.findall(r'"""(.*?)"""', program, re.DOTALL)
    found = [[shown(cell) for cell in row] for row in con.execute(question).fetchall()]
    assert found == [re.split(r" {2,}", line) for line in printed.splitlines()]


def shown(cell: object) -> str:
    """A value as the codebook prints it."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"{cell.normalize():f}" if isinstance(cell, Decimal) else str(cell)


# Both languages


@pytest.mark.parametrize("document", BOTH, ids=name)
def test_both_languages_have_the_same_headings_tables_and_codes(document: Path) -> None:
    english, other = read(document), read(chinese(document))
    assert [level for level, _ in headings(english)] == [level for level, _ in headings(other)]
    for (level, words), (_, translated) in zip(headings(english), headings(other), strict=True):
        if level > 1:
            ours, theirs = section(english, words), section(other, translated)
            assert sorted(set(code_words(ours))) == sorted(set(code_words(theirs))), words
            assert [[row and code_words(row[0]) for row in table] for table in tables(ours)] == [
                [row and code_words(row[0]) for row in table] for table in tables(theirs)
            ], words
    for language in ("sh", "sql", "ini", "toml", "text"):
        assert code_blocks(english, language) == code_blocks(other, language)


# The architecture


def test_the_table_of_layers_is_the_one_that_is_tested() -> None:
    (table,) = tables(section(read(ARCHITECTURE), "Who may import whom"))
    assert [(row[0], set(code_words(row[1]))) for row in table[1:]] == [
        (f"`{layer}`", set(ours)) for layer, ours in MAY_IMPORT.items()
    ]


def test_the_tree_in_the_architecture_is_the_tree() -> None:
    (table,) = tables(section(read(ARCHITECTURE), "The tree"))
    named = {code_words(row[0])[0].rstrip("/") for row in table[1:]}
    tops = {module.split(".")[0] for module in modules()} | {"data", "docs", "deploy", "tests"}
    assert {f"{top}.py" if (ROOT / f"{top}.py").exists() else top for top in tops} == named
    subjects = {folder.parent.name for folder in (ROOT / "dashboard" / "views").glob("*/__init__.py")}
    assert subjects <= set(code_words(section(read(ARCHITECTURE), "The tree")))


def test_every_term_of_the_glossary_stands_where_it_says() -> None:
    (table,) = tables(section(read(ARCHITECTURE), "Glossary 术语"))
    assert len(table) > 30
    for term, english, chinese_words, where in table[1:]:
        (link,), (symbol,) = links(where), code_words(where.rpartition(")")[2])
        assert re.search("[\u4e00-\u9fff]", term) and english and chinese_words
        assert re.search(rf"\b{symbol}\b", (ARCHITECTURE.parent / link).read_text("utf-8")), term


# Versions and recipes


def test_the_newest_version_of_the_changelog_is_the_programs() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    released = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", read(ROOT / "CHANGELOG.md"), re.MULTILINE
    )
    assert released[0] == version
    assert released == sorted(
        released, key=lambda number: [int(part) for part in number.split(".")], reverse=True
    )


def test_the_twelve_recipes_are_short_and_followed_by_tests() -> None:
    recipes = section(read(ROOT / "CONTRIBUTING.md"), "The twelve most likely changes")
    parts = re.split(r"^\*\*\d+\. ", recipes, flags=re.MULTILINE)[1:]
    tests = (ROOT / "tests" / "test_recipes.py").read_text("utf-8")
    assert len(parts) == 12
    for part in parts:
        title, *lines = part.strip().splitlines()
        (followed,) = re.findall(r"`(test_\w+)`", title)
        assert 1 <= len(lines) <= 3, title
        assert f"def {followed}(" in tests, title
