"""Decodes files in a process of its own: what a hostile file makes a parser do, it does within bounds of time
and memory, and where it crashes or hangs, only that process ends.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from reading.formats.document import Document, RawSheet, Unreadable, document_from_json, sheet_from_json
from reading.formats.file_name import find_ending
from reading.formats.limits import MEGABYTE, MOST_MEMORY, MOST_SECONDS, check_size

ROOT = Path(__file__).parents[2]
AT_ONCE = threading.BoundedSemaphore(2)
LONGEST = 4 * MOST_SECONDS  # seconds on the clock, on a busy machine
OUT_OF_MEMORY = 3  # how the process ends then
OUT_OF_TIME = -24  # how the system ends it: SIGXCPU
SETTINGS = {"PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
NEEDED = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")  # of the environment; the rest may hold secrets


def decode_document(name: str, content: bytes) -> Document:
    """The text of a file. Its format is recognised by its content; its name only shows whether it misleads.

    Raises Unreadable.
    """
    check_size(content)
    return document_from_json(_ask(["document", find_ending(name)], content))


def decode_table(
    name: str, content: bytes, encoding: str | None = None, delimiter: str | None = None
) -> tuple[RawSheet, ...]:
    """The sheets of a file that have rows. Encoding and delimiter of a text file may be given.

    Raises Unreadable.
    """
    check_size(content)
    sheets = _ask(["table", find_ending(name), encoding or "", delimiter or ""], content)
    return tuple(map(sheet_from_json, sheets))


def _ask(arguments: list[str], content: bytes) -> Any:
    """What the process answers. Raises Unreadable."""
    if not AT_ONCE.acquire(timeout=MOST_SECONDS):
        raise Unreadable("busy")
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "reading.formats.process", *arguments],
            input=content,
            capture_output=True,
            timeout=LONGEST,
            cwd=ROOT,
            env={name: os.environ[name] for name in NEEDED if name in os.environ} | SETTINGS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("takes_too_long", seconds=MOST_SECONDS) from error
    finally:
        AT_ONCE.release()
    if ended.returncode == OUT_OF_TIME:
        raise Unreadable("takes_too_long", seconds=MOST_SECONDS)
    if ended.returncode == OUT_OF_MEMORY:
        raise Unreadable("takes_too_much_memory", megabytes=MOST_MEMORY // MEGABYTE)
    if ended.returncode:
        raise Unreadable("broken")
    answer = json.loads(ended.stdout)
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"]["code"], **answer["unreadable"]["values"])
    return answer["read"]
