"""The marts as pandas data frames, for analysts."""

from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa

from etl.build import WAREHOUSE
from etl.mart_tables import list_marts, load_arrow

# What pandas would turn into floats or objects where a cell is empty.
NULLABLE = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}


def load_frame(mart: str, warehouse: Path | str = WAREHOUSE, *, floats: bool = False) -> pd.DataFrame:
    """A mart (figure, change, target_result ...) as a data frame with the columns of the codebook.

    Values are exact decimals, one Decimal object a cell; with `floats` they are binary floats.
    Raises ValueError for a mart that is not there, duckdb.Error for a file that cannot be read.
    """
    with duckdb.connect(str(warehouse), read_only=True) as con:
        marts = list_marts(con)
        if mart not in marts:
            raise ValueError(f"no mart {mart}: {', '.join(marts)}")
        table = load_arrow(con, mart)
    frame = table.to_pandas(types_mapper=NULLABLE.get)
    decimals = [field.name for field in table.schema if pa.types.is_decimal(field.type)]
    return frame.astype(dict.fromkeys(decimals, "float64")) if floats else frame
