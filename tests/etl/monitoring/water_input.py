"""Small inputs of the water batch, invented, in the shape of the snapshots of automatic stations."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

HEADER = (
    "snapshot_date,所在地市,所属河流,省份,流域,断面名称,监测时间,水质类别,水温(℃),pH(无量纲),溶解氧(mg/L),电导率(μS/cm),"
    "浊度(NTU),高锰酸盐指数(mg/L),氨氮(mg/L),总磷(mg/L),总氮(mg/L),叶绿素α(mg/L),藻密度(cells/L),站点情况,source_id"
)
SECTIONS = """\
section,water_body,lake,target_class,lists
湖心,lake,迷你湖,Ⅲ,国考;全部
河口,river,,3,国考;全部
桥下,river,,2,全部
"""


def snapshot(
    day: str,
    section: str,
    time: str | None = "08:00",
    published: str = "",
    *,
    city: str = "迷你市",
    ph: str = "7.50",
    oxygen: str = "8.00",
    manganate: str = "3.00",
    ammonia: str = "0.100",
    phosphorus: str = "0.080",
    nitrogen: str = "1.00",
    chlorophyll: str = "*",
    state: str = "正常",
) -> str:
    """A line of a snapshot: the values of a section at a time of that day, or at the time given in full."""
    told = "" if time is None else time if " " in time else f"{day[5:]} {time}"
    values = (ph, oxygen, "500.0", "20.0", manganate, ammonia, phosphorus, nitrogen, chlorophyll, "--")
    return ",".join(
        (day, city, "迷你河", "迷你省", "迷你流域", section, told, published, "20.0", *values, state, "x")
    )


def write_input(file: Path, lines: Iterable[str]) -> Path:
    """The lines as a file, below the header."""
    file.write_text("\n".join((HEADER, *lines, "")), "utf-8")
    return file


def write_sections(folder: Path, text: str = SECTIONS) -> Path:
    """A reader's own list of sections."""
    file = folder / "sections.csv"
    file.write_text(text, "utf-8")
    return file


def table(out: Path, name: str, columns: str, where: str = "true") -> list[tuple[Any, ...]]:
    """Columns of a table that the batch wrote, in its order."""
    with duckdb.connect() as con:
        return con.execute(f"select {columns} from '{out / name}.parquet' where {where}").fetchall()
