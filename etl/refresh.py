"""Brings the warehouse up to date where the dashboard itself may build, and says what prevents it."""

import logging
import os
import re
from pathlib import Path
from typing import Protocol

from etl.build import DATA, FaultyData, NotWritten, build
from etl.draft_folder import BuildUnderWay
from etl.inputs import Inputs, digest_schema, find_inputs, is_built_from, recorded_inputs
from etl.kept_builds import is_held

MAY_BUILD = os.environ.get("CHENGJING_BUILD") != "never"
LOG = logging.getLogger("chengjing")
MOST_LINES = 40  # of what readers are shown; the log has all
# A path of this server, in quotes or not: no matter of readers.
PATH = re.compile(r"""(["'])(?:/|[A-Za-z]:[\\/])[^"']*\1|(?<![\w/:.])(?:/|[A-Za-z]:[\\/])[^\s"',;]+""")

Problem = tuple[str, str]  # its kind, and what is wrong, without paths of the server

# What could not be built from the same inputs will not be built at the next look: the problem stays.
_refused: dict[Path, tuple[Inputs, Problem]] = {}
_told: dict[Path, Problem | None] = {}


class Served(Protocol):
    """What serves a published file to readers."""

    path: Path
    schema: str | None
    problem: Problem | None

    def fault(self) -> Exception | None:
        """What keeps the file from being served."""


def keep_up_to_date(served: Served) -> Problem | None:
    """Tell what serves the file which schema it must have, refresh it, and tell the outcome. Never raises."""
    served.schema = digest_schema()
    served.problem = refresh(served.path, readable=served.path.exists() and served.fault() is None)
    return served.problem


def refresh(warehouse: Path, readable: bool) -> Problem | None:
    """Build if the curated files or the rules are others, or the warehouse cannot be read.

    Returns what prevents it, if anything: its kind (faulty_data, unreadable_data, not_written, not_built) and
    the message. Readers of good data do not wait for another program's build. Never raises: readers keep what
    there is.
    """
    if not MAY_BUILD:
        return None
    problem = _try_to_build(warehouse, readable)
    if problem != _told.get(warehouse) and problem is not None:
        LOG.error("%s: %s", *problem)
    _told[warehouse] = problem
    return problem


def _try_to_build(warehouse: Path, readable: bool) -> Problem | None:
    inputs = None
    try:
        inputs = find_inputs(DATA)
        if readable and (is_built_from(recorded_inputs(warehouse), inputs) or is_held(warehouse, inputs)):
            return None
        if warehouse in _refused and _refused[warehouse][0] == inputs:
            return _refused[warehouse][1]
        if _told.get(warehouse) is None:  # not at every new attempt on a full disk
            LOG.warning("Building the warehouse from data/ ...")
        build(warehouse=warehouse, wait=not readable)
    except FaultyData as faulty:
        cannot_be_read = any(fault.rule == "cannot be read" for fault in faulty.faults)
        problem = "unreadable_data" if cannot_be_read else "faulty_data", _shorten(str(faulty))
    except BuildUnderWay:
        return None
    except NotWritten as error:  # a full disk may have room again at the next look
        return "not_written", hide_paths(error.reason)
    except Exception as error:  # a mistake in the program: the log has its place, readers keep what there is
        LOG.exception("the build stopped")
        problem = "not_built", hide_paths(f"{type(error).__name__}: {error}")
    else:
        _refused.pop(warehouse, None)
        return None
    if inputs is not None:
        _refused[warehouse] = inputs, problem
    return problem


def hide_paths(text: str) -> str:
    """A message without the paths of this server."""
    return PATH.sub("…", text)


def _shorten(text: str) -> str:
    lines = text.splitlines()
    more = len(lines) - MOST_LINES
    return "\n".join([*lines[:MOST_LINES], f"… and {more} more"] if more > 0 else lines)
