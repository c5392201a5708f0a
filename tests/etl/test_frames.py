"""The marts as data frames: the columns of the warehouse, exact decimals, or floats on request."""

from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.frames import list_marts, load_frame


@pytest.mark.parametrize("mart", ["figure", "change", "target_result", "task", "build"])
def test_a_frame_has_the_rows_and_columns_of_its_mart(mini_file: Path, mart: str) -> None:
    frame = load_frame(mart, mini_file)
    with duckdb.connect(str(mini_file), read_only=True) as con:
        columns = [name for name, *_ in con.execute(f"describe {mart}").fetchall()]
        rows = con.execute(f"select count(*) from {mart}").fetchone()
    assert (list(frame.columns), (len(frame),)) == (columns, rows)


def test_values_are_exact_and_empty_integers_stay_empty(mini_file: Path) -> None:
    frame = load_frame("figure", mini_file)
    (row,) = frame[frame.claim_id == frame.claim_id[frame.value_text == "28.5"].iloc[0]].to_dict("records")
    assert (row["value"], type(row["value"])) == (Decimal("28.500000"), Decimal)
    assert row["year"] == 2025
    assert frame.year.dtype == pd.Int32Dtype()


def test_floats_are_for_computing(mini_file: Path) -> None:
    frame = load_frame("target_result", mini_file, floats=True)
    assert {str(frame[name].dtype) for name in ("target_value", "result_value", "margin")} == {"float64"}
    known = frame.dropna(subset=["margin"])
    assert len(known) > 1
    assert (known.result_value - known.target_value).abs().round(6).equals(known.margin.abs())


def test_an_unknown_mart_is_named_with_those_there_are(mini_file: Path) -> None:
    with pytest.raises(ValueError, match="no mart fact_claim: agreement, ambition, audit, "):
        load_frame("fact_claim", mini_file)
    with duckdb.connect(str(mini_file), read_only=True) as con:
        assert {"figure", "change", "target_result"} <= set(list_marts(con))
