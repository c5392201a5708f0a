"""verify looks every printed figure up in its document, at its locator, and names those not there."""

from pathlib import Path

import pytest

from etl.__main__ import main
from etl.build import build
from etl.documents import stands_in
from etl.verify import verify
from tests.edits import replace

DOCUMENT = """迷你湖城报告

颗粒物为28.5微克/立方米，下降5.0%，优良天比例83.9%，下降0.5个百分点。

国考断面比例96.7%。
颗粒物目标29微克/立方米。
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "lakeside.txt").write_text(DOCUMENT, "utf-8")
    return folder


@pytest.fixture
def published(mini_file: Path) -> Path:
    return mini_file


def found_faults(published: Path, documents: Path) -> list[str]:
    """The faults without the digest at the end of each claim's id."""
    return [
        f"{fault.file}:{fault.line} {fault.column[:-13]}: {fault.rule} {fault.value}"
        for fault in verify(documents, published).faults
    ]


def test_right_figures_are_found(published: Path, documents: Path) -> None:
    found = verify(documents, published)
    assert (found.checked, found.faults) == (6, [])


def test_a_wrong_figure_is_named_with_its_paragraph(published: Path, documents: Path) -> None:
    (documents / "lakeside.txt").write_text(DOCUMENT.replace("28.5", "28.6"), "utf-8")
    assert found_faults(published, documents) == [
        "lakeside.txt:2 pm25: not printed in this paragraph 28.5微克/立方米"
    ]


def test_a_figure_in_another_paragraph_does_not_count(published: Path, documents: Path) -> None:
    (documents / "lakeside.txt").write_text(
        DOCUMENT.replace(
            "国考断面比例96.7%。\n颗粒物目标29微克/立方米。", "颗粒物目标29微克/立方米。\n国考断面比例96.7%。"
        ),
        "utf-8",
    )
    assert found_faults(published, documents) == [
        "lakeside.txt:3 section_share: not printed in this paragraph 96.7%",
        "lakeside.txt:4 pm25: not printed in this paragraph 29微克/立方米",
    ]


def test_a_document_that_is_too_short(published: Path, documents: Path) -> None:
    (documents / "lakeside.txt").write_text(DOCUMENT.split("国考")[0], "utf-8")
    assert found_faults(published, documents) == [
        "lakeside.txt:3 section_share: the document has 2 paragraphs 96.7%",
        "lakeside.txt:4 pm25: the document has 2 paragraphs 29微克/立方米",
    ]


def test_a_missing_document(published: Path, tmp_path: Path) -> None:
    found = verify(tmp_path, published)
    assert [str(fault) for fault in found.faults] == ['lakeside.txt:1 file: document not found "6 claims"']
    assert (found.checked, found.missing) == (0, ["lakeside.txt"])


def test_the_command_says_that_documents_are_not_shipped(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--data", str(data), "--warehouse", str(tmp_path / "w.duckdb"), "verify", "--documents"]
    assert main([*command, str(tmp_path / "texts")]) == 1
    output = capsys.readouterr()
    assert output.err.startswith("None of the 1 documents that data/sources.csv names is in ")
    assert "The documents are not part of this program" in output.err
    assert "document not found" not in output.out + output.err


def test_a_locator_without_a_paragraph(data: Path, documents: Path, tmp_path: Path) -> None:
    replace(data, "claims/section_share.csv", "一 ¶3", "一")
    build(data, tmp_path / "warehouse.duckdb")
    assert found_faults(tmp_path / "warehouse.duckdb", documents) == [
        'lakeside.txt:0 section_share: the locator "一" has no paragraph (¶n) 96.7%'
    ]


@pytest.mark.parametrize(
    ("printed", "paragraph"),
    [
        ("28", "均值为28。"),
        ("28", "均值为 28 微克"),
        ("28", "均值为２８微克"),
        ("２８．５%", "下降28.5%"),
        ("28.5%", "下降28.5％"),
        ("5.04%", "反弹率为5.\n04 %"),
        ("100%", "3个100%"),
        ("12/14", "（12/14）"),
        ("28", "28.是年均值"),
        ("达到省定目标", "要 达到省定目标。"),
    ],
)
def test_a_figure_stands_in_a_paragraph(printed: str, paragraph: str) -> None:
    assert stands_in(printed, paragraph)


@pytest.mark.parametrize(
    ("printed", "paragraph"),
    [
        ("8", "均值为28"),
        ("2", "均值为28"),
        ("28", "均值为28.5"),
        ("28", "均值为１２８"),
        ("5%", "下降8.5%"),
        ("5", "下降8.5"),
        ("28", ""),
        ("28", "第282号"),
        ("2.5", "28微克"),
    ],
)
def test_a_part_of_a_longer_number_is_not_the_figure(printed: str, paragraph: str) -> None:
    assert not stands_in(printed, paragraph)


def test_the_command_tells_and_fails(
    data: Path, documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [
        "--data",
        str(data),
        "--warehouse",
        str(tmp_path / "warehouse.duckdb"),
        "verify",
        "--documents",
        str(documents),
    ]
    assert main(command) == 0
    assert "6 claims looked up, 0 not found" in capsys.readouterr().out
    (documents / "lakeside.txt").write_text(DOCUMENT.replace("83.9", "84.9"), "utf-8")
    assert main(command) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("lakeside.txt:2 good_day_ratio-")
    assert lines[1].endswith(': not printed in this paragraph "83.9%"')
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,thirty,ug_m3")
    assert main(command) == 1
    assert "not a number" in capsys.readouterr().err


def test_nothing_to_look_up_is_no_success(data: Path, documents: Path, tmp_path: Path) -> None:
    replace(data, "sources.csv", ",lakeside.txt", ",")
    assert (
        main(
            [
                "--data",
                str(data),
                "--warehouse",
                str(tmp_path / "w.duckdb"),
                "verify",
                "--documents",
                str(documents),
            ]
        )
        == 1
    )
