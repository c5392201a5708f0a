"""The folder that a warehouse is published in: one build at a time, no leftovers of builds that were killed.

Where the system has no locks on folders (Windows) neither holds: two builds at once both work, each in a
folder of its own, and the one that finishes last is published; what a killed build left stays until somebody
deletes it.
"""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

PREFIX = ".warehouse-"  # how the names of draft folders begin

if sys.platform == "win32":
    fcntl = None
else:
    import fcntl


class BuildUnderWay(OSError):
    """Another program builds in this folder, and the caller would not wait."""

    def __init__(self) -> None:
        super().__init__(
            "Another build is under way in this folder. It publishes by itself; look again in a few seconds."
        )


@contextlib.contextmanager
def open_draft_folder(
    folder: Path, report: Callable[[str], None], wait: bool, prefix: str = PREFIX
) -> Iterator[Path]:
    """A folder for a draft, for one build at a time; the next one waits, or raises BuildUnderWay.

    What a killed build left is cleared away: whoever holds the lock knows that nobody works there.
    """
    with _lock(folder, report, wait):
        for leftover in folder.glob(f"{prefix}*/") if fcntl else ():
            shutil.rmtree(leftover, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=prefix, dir=folder, ignore_cleanup_errors=True) as draft:
            yield Path(draft)


@contextlib.contextmanager
def _lock(folder: Path, report: Callable[[str], None], wait: bool) -> Iterator[None]:
    """The folder itself is the lock: no file stays behind, and a killed process lets go of it."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not wait:
                raise BuildUnderWay from None
            report("waiting for another build")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
