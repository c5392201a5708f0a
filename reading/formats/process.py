"""The process that decodes a file: python -m reading.formats.process document .docx < FILE; answers JSON."""

import json
import sys
from dataclasses import asdict

from reading.formats.decoding import decode_document, decode_table
from reading.formats.document import Unreadable
from reading.formats.in_own_process import OUT_OF_MEMORY
from reading.formats.limits import MOST_MEMORY, MOST_SECONDS


def main(kind: str, name: str, encoding: str = "", delimiter: str = "") -> int:
    """Decode what comes in as a document or table; return the exit status."""
    _set_bounds()
    content = sys.stdin.buffer.read()
    try:
        if kind == "table":
            sheets = decode_table(name, content, encoding or None, delimiter or None)
            answer = {"read": [asdict(sheet) for sheet in sheets]}
        else:
            answer = {"read": asdict(decode_document(name, content))}
    except Unreadable as error:
        answer = {"unreadable": {"code": error.code, "values": error.values}}
    except MemoryError:
        return OUT_OF_MEMORY
    sys.stdout.buffer.write(json.dumps(answer).encode())
    return 0


def _set_bounds() -> None:
    """Memory and time of this process, where the system knows such bounds."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
