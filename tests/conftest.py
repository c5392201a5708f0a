"""What every test may ask for: the real warehouse, a small one, a copy of the small data to break, a page."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import duckdb
import pytest
from hypothesis import settings

from dashboard.editions import Edition
from dashboard.queries.catalogue import fetch_build, fetch_catalogue
from dashboard.run import Run
from dashboard.text import Language, Text
from dashboard.warehouse import Warehouse
from etl.build import DATA, STORAGE, build, make_marts
from tests.chromium import browser
from tests.edits import build_unchecked, load_unchecked

__all__ = ["browser"]  # a fixture

ROOT = Path(__file__).parent.parent
# The small data, put together for this run: they are read by the grammar of the real ones.
MINI = Path(tempfile.mkdtemp(prefix="mini-")) / "data"
GRAMMAR = ("calendar", "letters", "patterns", "words")

STORAGE["threads"] = (
    1  # the data of tests are small: with a second thread a build takes a fifth more of the processor
)
settings.register_profile("same_every_time", deadline=None, derandomize=True, database=None, max_examples=60)
settings.load_profile("same_every_time")


def _put_together() -> None:
    shutil.copytree(Path(__file__).parent / "mini", MINI)
    for name in GRAMMAR:
        shutil.copy(DATA / "reading" / f"{name}.yml", MINI / "reading")
    atexit.register(shutil.rmtree, MINI.parent)


_put_together()


@pytest.fixture(scope="session")
def real_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published file of the real data/."""
    return _built(DATA, tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def mini_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published file of tests/mini."""
    return _built(MINI, tmp_path_factory.mktemp("mini"))


@pytest.fixture(scope="session")
def warehouse(real_file: Path) -> Iterator[Warehouse]:
    """The warehouse of the real data/."""
    opened = Warehouse(real_file)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def mini(mini_file: Path) -> Iterator[Warehouse]:
    """The warehouse of tests/mini."""
    opened = Warehouse(mini_file)
    yield opened
    opened.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of tests/mini to change."""
    return shutil.copytree(MINI, tmp_path / "data")


@pytest.fixture
def published_mini(mini_file: Path, tmp_path: Path) -> Path:
    """A copy of the published file of tests/mini, as the unchanged `data` are built."""
    return Path(shutil.copy(mini_file, tmp_path / "warehouse.duckdb"))


@pytest.fixture
def open_built(tmp_path: Path) -> Iterator[Callable[[Path], Warehouse]]:
    """Builds a folder of curated files without checks, and opens the warehouse."""
    opened: list[Warehouse] = []

    def make_and_open(data: Path) -> Warehouse:
        path = tmp_path / f"warehouse-{len(opened)}.duckdb"
        build_unchecked(data, path)
        opened.append(Warehouse(path))
        return opened[-1]

    yield make_and_open
    for one in opened:
        one.close()


@pytest.fixture
def open_marts() -> Iterator[Callable[[Path], duckdb.DuckDBPyConnection]]:
    """Reads a folder of curated files and makes every mart of it in memory; without checks, seal and publication,
    which are more than half of a build.
    """
    opened: list[duckdb.DuckDBPyConnection] = []

    def make(data: Path) -> duckdb.DuckDBPyConnection:
        con = duckdb.connect(config={"threads": 1})
        opened.append(con)
        load_unchecked(con, data)
        make_marts(con, lambda _: None)
        return con

    yield make
    for con in opened:
        con.close()


@pytest.fixture(scope="session")
def make_run(mini: Warehouse) -> Callable[..., Run]:
    """Makes a run without Streamlit: make_run("en") on the small data, make_run("zh", warehouse) on another
    warehouse.
    """

    @cache
    def make(language: Language, warehouse: Warehouse = mini) -> Run:
        catalogue = fetch_catalogue(warehouse)
        return Run(Edition(warehouse, catalogue, fetch_build(warehouse)), Text(language, catalogue.units))

    return make


def _built(data: Path, folder: Path) -> Path:
    build(data, folder / "warehouse.duckdb")
    return folder / "warehouse.duckdb"
