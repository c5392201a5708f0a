"""python -m etl export writes the marts as Parquet, exactly as the warehouse has them."""

from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.__main__ import main
from etl.build import build
from tests.conftest import MINI

WANTED = {
    "claim",
    "place",
    "indicator",
    "source",
    "figure",
    "change",
    "target_result",
    "ambition",
    "disagreement",
    "coverage",
    "build",
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "warehouse.duckdb"
    build(MINI, path)
    return path


def test_every_mart_becomes_a_file_of_its_name(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "folder"
    assert main(["--warehouse", str(published), "export", str(folder)]) == 0
    files = sorted(folder.iterdir())
    assert {file.stem for file in files} >= WANTED
    assert {file.suffix for file in files} == {".parquet"}
    assert capsys.readouterr().out.splitlines() == [str(file) for file in files]
    assert not [file.name for file in files if file.name.startswith(("fact_", "dim_", "stg_"))]


def test_the_files_hold_what_the_warehouse_holds(published: Path, tmp_path: Path) -> None:
    main(["--warehouse", str(published), "export", str(tmp_path)])
    with duckdb.connect(str(published), read_only=True) as con:
        for file in tmp_path.glob("*.parquet"):
            stored, columns = pq.read_table(file), con.execute(f"describe {file.stem}").fetchall()
            assert stored.column_names == [name for name, *_ in columns]
            assert stored.num_rows == con.execute(f"select count(*) from {file.stem}").fetchone()[0]


def test_values_stay_exact_decimals(published: Path, tmp_path: Path) -> None:
    main(["--warehouse", str(published), "export", str(tmp_path)])
    claims = pq.read_table(tmp_path / "claim.parquet")
    assert claims.schema.field("value").type == pa.decimal128(24, 6)
    assert Decimal("96.700000") in claims.column("value").to_pylist()
    for file in tmp_path.glob("*.parquet"):
        schema = pq.read_schema(file)
        assert [field.name for field in schema if pa.types.is_floating(field.type)] == [], file.stem
