"""A copy of the program to change; what it then does is found out by a process of its own.

Run as a script in the folder of the copy, it prints as JSON what a page shows, or what the data API answers.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PROGRAM = ("app.py", ".streamlit", "rules", "reading", "etl", "dashboard", "pages")


@dataclass(frozen=True)
class ProgramCopy:
    """A folder with the program, and the warehouse that it serves."""

    folder: Path
    warehouse: Path

    def write(self, file: str, text: str) -> None:
        """A new file."""
        (self.folder / file).write_text(text, "utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        """Change the one place in a file that reads `old`."""
        text = (self.folder / file).read_text("utf-8")
        assert text.count(old) == 1, f"{file} holds {old!r} {text.count(old)} times"
        self.write(file, text.replace(old, new))

    def add_text(self, key: str, zh: str, en: str) -> None:
        """A text in both languages, at the end of both files."""
        for language, words in (("zh", zh), ("en", en)):
            with (self.folder / "dashboard" / "texts" / f"{language}.yml").open(
                "a", encoding="utf-8"
            ) as file:
                file.write(f"{key}: {json.dumps(words, ensure_ascii=False)}\n")

    def visit(self, page: str, **query: str) -> dict[str, Any]:
        """What a page shows whose link holds these choices."""
        (shown,) = self.visit_each(page, query)
        return shown

    def visit_each(self, page: str, *queries: dict[str, str]) -> list[dict[str, Any]]:
        """The same for several links, in one process: most of its time is its start."""
        return self._run("page", page, json.dumps(queries))

    def ask(self, question: str) -> dict[str, Any]:
        """What the data API answers: its status and its JSON."""
        return self._run("api", question)

    def _run(self, *arguments: str) -> Any:
        environment = os.environ | {
            "CHENGJING_WAREHOUSE": str(self.warehouse),
            "CHENGJING_BUILD": "never",
            "PYTHONPATH": os.pathsep.join(
                (str(self.folder), str(ROOT))
            ),  # tests/ is the only part not copied
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.program_copy", *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout.splitlines()[-1])


def copy_program(folder: Path, warehouse: Path) -> ProgramCopy:
    """Copy the program, without its data, into a folder."""
    for name in PROGRAM:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return ProgramCopy(folder, warehouse)


def _pages(page: str, queries: list[dict[str, str]]) -> list[dict[str, Any]]:
    return [_page(page, query) for query in queries]


def _page(page: str, query: dict[str, str]) -> dict[str, Any]:
    import pytest
    import streamlit as st

    from tests.pages.open_drawers import OpenDrawer, collect_downloads
    from tests.pages.streamlit_internals import make_visit

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "popover", OpenDrawer)
        files = collect_downloads(patch)
        reader = make_visit(patch, Path("app.py").resolve())(page, **query)
        return {
            "errors": [error.value for error in reader.app.exception],
            "titles": [title.value for title in reader.app.title],
            "address": dict(reader.address),
            "notices": reader.notices,
            "sentences": reader.sentences,
            "charts": reader.chart_names,
            "columns": [table.columns for table in reader.tables],
            "rows": [table.rows for table in reader.tables],
            "text": reader.all_text(),
            "files": {name: content.decode("utf-8", "replace") for name, content in files},
        }


def _api(question: str) -> dict[str, Any]:
    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    from dashboard.api.routes import routes
    from dashboard.editions import EDITIONS

    with TestClient(Starlette(routes=routes(EDITIONS))) as client:
        answer = client.get(f"/api/v1/{question}")
        return {"status": answer.status_code, "answer": answer.json()}


if __name__ == "__main__":
    kind, first, *rest = sys.argv[1:]
    print(json.dumps(_pages(first, json.loads(rest[0])) if kind == "page" else _api(first)))
