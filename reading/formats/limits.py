"""How much of a file is read at most: beyond that it is refused, never cut off in silence."""

import time

from reading.formats.document import Unreadable

MEGABYTE = 1_048_576
MOST_BYTES = 50 * MEGABYTE
MOST_CHARACTERS = 1_000_000  # of a text
MOST_PAGES = 500
MOST_CELLS = 1_000_000  # of a workbook or table
MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
MOST_SHEETS = 100
MOST_ENTRIES = 5_000  # of a zip file
MOST_UNPACKED = 200 * MEGABYTE  # of a zip file, all that is read of it
MOST_PART = 100 * MEGABYTE  # one file in it
MOST_SECONDS = 30  # of the processor
MOST_MEMORY = 384 * MEGABYTE  # of the process that reads


def check_size(content: bytes) -> None:
    """Refuse a file without content, and one too large. Raises Unreadable."""
    if not content:
        raise Unreadable("empty")
    if len(content) > MOST_BYTES:
        raise Unreadable("too_large", megabytes=MOST_BYTES // MEGABYTE)


def check_length(text: str) -> str:
    """The text, unless it is too long. Raises Unreadable."""
    if len(text) > MOST_CHARACTERS:
        raise Unreadable("too_long", characters=MOST_CHARACTERS)
    return text


def check_table(rows: int, cells: int) -> None:
    """Refuse a table with too many rows or cells. Raises Unreadable."""
    if rows > MOST_ROWS:
        raise Unreadable("too_many_rows", rows=MOST_ROWS)
    if cells > MOST_CELLS:
        raise Unreadable("too_many_cells", cells=MOST_CELLS)


class Deadline:
    """A time after which reading is given up: that of the processor, for a busy machine is no reason."""

    def __init__(self) -> None:
        self._end = time.process_time() + MOST_SECONDS

    def check(self) -> None:
        """Raises Unreadable once the time is over."""
        if time.process_time() > self._end:
            raise Unreadable("takes_too_long", seconds=MOST_SECONDS)
