"""How large a reader's own table may be, on top of what a file may be."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class TableLimits:
    """Rows of a sheet, and cells of it."""

    rows: int = 20_000
    cells: int = 200_000


def read_table_limits(environment: Mapping[str, str]) -> TableLimits:
    """The limits that the environment names, else the usual ones."""
    named = {"rows": "CHENGJING_TABLE_ROWS", "cells": "CHENGJING_TABLE_CELLS"}
    return TableLimits(
        **{limit: int(environment[name]) for limit, name in named.items() if environment.get(name)}
    )
