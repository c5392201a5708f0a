"""Brings the warehouse up to date where the dashboard itself may build."""

import os
from pathlib import Path

from etl.build import BuildUnderWay, FaultyData, build, is_stale

MAY_BUILD = os.environ.get("CHENGJING_BUILD") != "never"


def refresh(warehouse: Path, readable: bool) -> tuple[str, str] | None:
    """Build if the curated files are newer, or the warehouse cannot be read; what prevents it: its kind, and the words.

    Readers of good data do not wait for another program's build.
    """
    if not MAY_BUILD:
        return None
    try:
        if is_stale(warehouse=warehouse) or not readable:
            build(warehouse=warehouse, wait=not readable)
    except FaultyData as faulty:
        return "faulty_data", str(faulty)
    except BuildUnderWay:
        return None
    except OSError as error:
        return "not_written", str(error)
    return None
