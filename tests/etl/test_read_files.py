"""The command read takes files of every format, and says what is wrong with one that gives no text."""

from argparse import Namespace
from pathlib import Path

import pytest

from etl.report_commands import run_read
from tests.reading.formats.files import make_word


def run(file: Path) -> int:
    return run_read(Namespace(report=file, text=True), file.parent / "no warehouse is asked")


def test_the_text_of_a_word_document_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deleted = "<w:p><w:r><w:t>28.6</w:t></w:r><w:del/></w:p>"
    (tmp_path / "a.docx").write_bytes(make_word(deleted))
    assert run(tmp_path / "a.docx") == 0
    assert tuple(capsys.readouterr()) == (
        "28.6\n",
        "The file has tracked changes; the text is read as if they were accepted.\n",
    )


def test_a_file_that_gives_no_text_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 text}")
    assert run(tmp_path / "a.rtf") == 1
    assert "Files of the format RTF are not read." in capsys.readouterr().err
    assert run(tmp_path / "missing.docx") == 1
    assert "missing.docx" in capsys.readouterr().err
