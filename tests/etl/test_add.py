"""The command add: takes the archive of the page or a folder, says where lines belong, writes them on request."""

import csv
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from dashboard.exports.curated_lines import write_lines
from etl.__main__ import main
from tests.conftest import MINI

PM25 = "claims/pm25.csv"
HEADER = "place_id,scope_id,period,basis_id,kind,comparator,value,unit_id,source_id"
KNOWN = "lakeside,urban,2025,new_state,actual,=,28.5,ug_m3,lakeside_report"
CLAIM = "harbour,urban,2023,new_state,actual,=,31,ug_m3,new_report"
NEW_SOURCE = {
    "source_id": "new_report",
    "title_zh": "新报告",
    "title_en": "New report",
    "grade": "press",
    "document": "",
}


def known_source() -> dict[str, str]:
    with (MINI / "sources.csv").open(encoding="utf-8", newline="") as lines:
        return next(csv.DictReader(lines))


SOURCE = known_source() | NEW_SOURCE
LINES = {PM25: [dict(zip(HEADER.split(","), CLAIM.split(","), strict=True))], "sources.csv": [SOURCE]}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Lines as the page of reports offers them."""
    path = tmp_path / "lines.zip"
    path.write_bytes(write_lines(LINES, "what to do"))
    return path


@pytest.fixture
def make_folder(tmp_path: Path):
    """Makes a folder of files by name."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / "lines" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / "lines"

    return make


def add(data: Path, given: Path, *options: str) -> int:
    return main(["--data", str(data), "add", str(given), *options])


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_lines_are_written_when_asked_for_where_it_was_said_and_once_alone(
    data: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(data, archive) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "2 lines, all in order. Nothing is written yet; --write does it."
    assert files_of(data) == files_of(MINI)
    assert add(data, archive, "--write") == 0
    assert capsys.readouterr().out.splitlines()[:-1] == said[:-1]
    written = files_of(data)
    assert set(written) == set(files_of(MINI))
    for file, place in zip(LINES, said[1:-1:2], strict=True):
        number, line = place.strip().split(": ", 1)
        lines = (data / file).read_text("utf-8").splitlines()
        assert lines.pop(int(number) - 1) == line
        assert lines == (MINI / file).read_text("utf-8").splitlines()
    assert add(data, archive, "--write") == 1
    claim, source = sorted(capsys.readouterr().err.splitlines()[1:])
    assert source == "sources.csv, line 2, source_id: new_report is there already"
    assert claim.startswith(f"{PM25}, line 2, value: is in data/ already, as pm25-")
    assert files_of(data) == written


def test_a_fault_names_the_line_of_the_file_that_was_handed_in(
    data: Path, make_folder, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"{HEADER}\n{CLAIM.replace('new_report', 'lakeside_press')}\n\n{CLAIM.replace('31', 'n/a')}\n{KNOWN}\n"
    assert add(data, make_folder({PM25: text}), "--write") == 1
    said = capsys.readouterr().err.splitlines()
    assert f'{PM25}, line 4, value: not a number: "n/a"' in said
    assert f'{PM25}, line 4, source_id: unknown source: "new_report"' in said
    assert any(line.startswith(f"{PM25}, line 5, value: is in data/ already, as pm25-") for line in said)
    assert not any("line 2" in line for line in said)


def test_files_saved_by_a_spreadsheet_are_read(data: Path, make_folder) -> None:
    source = "\r\n".join([",".join(SOURCE), ",".join(f'"{cell}"' for cell in SOURCE.values()), ""])
    folder = make_folder(
        {
            PM25: f"{HEADER}\r\n{CLAIM}\r\n".encode("utf-8-sig"),
            "sources.csv": source.encode("gb18030"),
            "README.txt": "what to do",
            ".DS_Store": b"\0",
        }
    )
    assert add(data, folder, "--write") == 0
    assert "新报告" in (data / "sources.csv").read_text("utf-8")


def test_a_file_of_claims_that_is_not_there_yet_is_begun(data: Path, make_folder) -> None:
    rows = [line for line in (data / "claims/waste_rate.csv").read_text("utf-8").splitlines() if line]
    (data / "claims/waste_rate.csv").unlink()
    assert add(data, make_folder({"claims/waste_rate.csv": "\n".join([*rows, ""])}), "--write") == 0
    assert (data / "claims/waste_rate.csv").read_text("utf-8").splitlines() == rows


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"indicators/x.yml": "theme: air\n"}, "indicators/x.yml, line 1, file: is no table of data/"),
        ({PM25: f"{HEADER},colour\n{CLAIM},blue\n"}, f'{PM25}, line 1, colour: unknown column: "colour"'),
        ({PM25: f"{HEADER}\n{CLAIM},blue\n"}, f"{PM25}, line 2, file: expected 9 cells, found"),
        ({PM25: f'{HEADER}\n{CLAIM},"\n'}, f"{PM25}, line 2, file: "),
        ({"README.txt": "what to do"}, "there are no lines in it"),
    ],
)
def test_what_is_no_line_is_refused(
    files: dict[str, str], said: str, data: Path, make_folder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(data, make_folder(files), "--write") == 1
    assert said in capsys.readouterr().err
    assert files_of(data) == files_of(MINI)


def test_what_is_no_archive_is_explained(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cut.zip").write_bytes(write_lines(LINES, "")[:200])
    assert add(data, tmp_path / "cut.zip") == 1
    assert "damaged or incomplete" in capsys.readouterr().err
    assert add(data, tmp_path / "missing.zip") == 1
    assert "missing.zip" in capsys.readouterr().err
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as twice:
        twice.writestr(PM25, f"{HEADER}\n{CLAIM}\n")
        twice.writestr("claims/PM25.csv", f"{HEADER}\n")
    assert add(data, tmp_path / "twice.zip") == 1
    assert f"{PM25}, line 1, file: stands there twice" in capsys.readouterr().err


def test_faults_of_the_folder_come_first(
    data: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "places.csv").unlink()
    assert add(data, archive, "--write") == 1
    said = capsys.readouterr().err
    assert said.startswith("places.csv:1 file: missing file") and "Correct" in said
