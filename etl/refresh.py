"""Brings the warehouse up to date where the dashboard itself may build."""

import logging
import os
from pathlib import Path

from etl.build import FaultyData, build, is_stale
from etl.draft_folder import BuildUnderWay

MAY_BUILD = os.environ.get("CHENGJING_BUILD") != "never"
LOG = logging.getLogger("chengjing")


def refresh(warehouse: Path, readable: bool) -> tuple[str, str] | None:
    """Build if the curated files are newer, or the warehouse cannot be read.

    Returns what prevents it, if anything: its kind (faulty_data, not_written, not_built) and the message.
    Readers of good data do not wait for another program's build. Never raises: readers keep what there is.
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
    except Exception as error:  # a mistake in the program: the log has its place, readers keep what there is
        LOG.exception("the build stopped")
        return "not_built", f"{type(error).__name__}: {error}"
    return None
