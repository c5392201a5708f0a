"""Old Excel workbooks (.xls), made record by record: BIFF8 in the container of old office programs."""

import struct

SECTOR = 512
LEAST = 4096  # bytes of a stream that lies in whole sectors
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
FORMAT = 164  # the first number of a workbook's own formats


def record(kind: int, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack("<HH", kind, len(data)) + data


def words(text: str, length: str = "<H") -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A number in a cell; style 1 is that of the workbook's own format."""
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def label(row: int, column: int, text: str) -> bytes:
    return record(0x0204, struct.pack("<HHH", row, column, 0), words(text))


def error(row: int, column: int) -> bytes:
    """A division by zero."""
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, 7, 1))


def hidden_row(row: int) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHI", row, 0, 9, 300, 0, 0, 0x20))


def merged(top: int, bottom: int, left: int, right: int) -> bytes:
    return record(0x00E5, struct.pack("<HHHHH", 1, top, bottom, left, right))


def make_old_workbook(
    cells: bytes, pattern: str = "0.0%", hidden: bool = False, locked: bool = False
) -> bytes:
    """A workbook of one sheet, whose records of cells are given."""
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1996, 0, 6)
    styles = b"".join(record(0x00E0, struct.pack("<HHH14x", 0, form, 1)) for form in (0, FORMAT))
    font = record(0x0031, struct.pack("<HHHHHBBBx", 200, 0, 0x7FFF, 400, 0, 0, 0, 0), words("a", "<B"))
    lock = record(0x002F, struct.pack("<H", 0) + bytes(4)) if locked else b""
    before = record(0x0809, begin) + lock + record(0x0042, struct.pack("<H", 1200)) + font
    before += record(0x041E, struct.pack("<H", FORMAT), words(pattern)) + styles
    name = words("年度", "<B")
    place = len(before) + 4 + 6 + len(name) + 4
    listed = record(0x0085, struct.pack("<IBB", place, int(hidden), 0), name)
    sheet = record(0x0809, begin[:2] + struct.pack("<H", 0x0010) + begin[4:]) + cells + record(0x000A)
    return _contain(before + listed + record(0x000A) + sheet)


def _contain(stream: bytes) -> bytes:
    stream += bytes(max(LEAST, -(-len(stream) // SECTOR) * SECTOR) - len(stream))
    count = len(stream) // SECTOR
    chain = [TABLE, END, *range(3, count + 2), END]
    table = struct.pack(f"<{SECTOR // 4}I", *chain, *[FREE] * (SECTOR // 4 - len(chain)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, LEAST, END, 0, END, 0) + struct.pack(
        "<109I", 0, *[FREE] * 108
    )
    entries = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, 2, len(stream)) + bytes(256)
    return head + table + entries + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = f"{name}\0".encode("utf-16-le")
    links = struct.pack("<HBBIII", len(written), kind, 1, FREE, FREE, child)
    return written.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
