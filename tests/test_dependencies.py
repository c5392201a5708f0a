"""What the dashboard needs is listed, and locked with hashes for every system."""

import re
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.source_code import ROOT, imports, modules

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
LISTED, OF_SPARK = (
    {
        line.split("==")[0].lower()
        for line in (ROOT / file).read_text("utf-8").splitlines()
        if not line.startswith("#")
    }
    for file in ("requirements.txt", "requirements-spark.txt")
)


def check(folder: Path) -> tuple[int, list[str]]:
    """How the check of `make check` ends for a folder's requirements, and the lines it prints."""
    command = [sys.executable, str(ROOT / ".ci" / "lock.py"), str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True)
    return ended.returncode, (ended.stdout + ended.stderr).splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the project's two files."""
    for suffix in ("txt", "lock"):
        shutil.copy(ROOT / f"requirements.{suffix}", tmp_path)
    return tmp_path


def test_every_library_that_the_product_imports_is_listed() -> None:
    """Authlib asks providers through httpx2 and does not name it among its needs."""
    product = {file for name, file in modules().items() if not name.startswith("benchmarks")}
    libraries = {
        module.split(".")[0] for file in product for module in imports(file)
    } - sys.stdlib_module_names
    libraries -= {"app", "serve", "dashboard", "etl", "rules", "reading", "pages"}
    providers = packages_distributions()
    assert libraries
    unlisted = {one for one in libraries if not LISTED & {name.lower() for name in providers[one]}}
    assert {name.lower() for library in unlisted for name in providers[library]} == OF_SPARK
    assert {"authlib", "httpx2"} <= LISTED


def test_the_lock_names_no_host_and_has_hashes_only() -> None:
    assert "://" not in LOCK
    assert "index-url" not in LOCK
    pins = re.findall(r"^\S+==\S+", LOCK, re.MULTILINE)
    hashed = re.findall(r"^\S+==[^\n]* \\\n    --hash=sha256:[0-9a-f]{64}", LOCK, re.MULTILINE)
    assert len(pins) == len(hashed) > 40


def test_the_lock_is_what_the_requirements_bring(folder: Path) -> None:
    assert check(folder) == (0, ["requirements.lock is what requirements.txt brings"])


@pytest.mark.parametrize(
    "file, old, new, difference",
    [
        ("lock", "cffi==", "cffi==0", "locked, and not needed or not installed"),
        ("lock", "segno==", "segno2==", "is installed and needed, and not locked"),
        ("txt", "segno==", "# segno==", "is locked, and not needed or not installed"),
        ("txt", "segno==", "pytest==9.2.0\nsegno==", "pytest 9.2.0 is installed and needed, and not locked"),
        ("lock", "    --hash=", "    # --hash=", "altair is locked without a hash"),
    ],
)
def test_a_lock_that_differs_is_named(folder: Path, file: str, old: str, new: str, difference: str) -> None:
    path = folder / f"requirements.{file}"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    status, lines = check(folder)
    assert status == 1
    assert any(difference in line for line in lines), lines
