"""Tables of a web page: whether one holds data or only places things, and its rows as lines of cells."""

from reading.formats.cleaning import clean_cell, raise_digits
from reading.formats.markup import Element, local_name, walk

LONGEST_CELL = 600  # characters; longer ones are columns of a page, not cells
WIDEST = 200  # columns of a merged cell


def is_table_of_data(table: Element) -> bool:
    """Whether a table has rows of several short cells, and no table in it."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [_cells(row) for row in table.iter("tr")]
    longest = max((len("".join(cell.itertext())) for row in rows for cell in row), default=0)
    return max(map(len, rows), default=0) >= 2 and longest <= LONGEST_CELL


def write_rows(table: Element) -> str:
    """A line a row; a merged cell stands in its first place, its other places are empty."""
    held: dict[int, int] = {}  # rows that a column is still taken by a cell above
    lines = []
    for row in table.iter("tr"):
        places: list[str] = []
        waiting = _cells(row)
        while waiting or any(column >= len(places) and rest for column, rest in held.items()):
            if held.get(len(places), 0):
                held[len(places)] -= 1
                places.append("")
                continue
            if not waiting:
                places.append("")
                continue
            cell = waiting.pop(0)
            width = _span(cell, "colspan")
            for column in range(len(places), len(places) + width):
                held[column] = _span(cell, "rowspan") - 1
            places += [_text(cell), *[""] * (width - 1)]
        lines.append("\t".join(places))
    return "\n".join(lines) + "\n"


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if local_name(cell) in ("td", "th")]


def _span(cell: Element, name: str) -> int:
    given = (cell.get(name) or "1").strip()
    return min(max(int(given), 1), WIDEST) if given.isascii() and given.isdigit() else 1


def _text(cell: Element) -> str:
    parts = []
    for event, part in walk(cell, events=("start", "end")):
        name = local_name(part)
        if event == "start":
            parts.append(raise_digits(part.text or "") if name == "sup" else part.text or "")
        elif part is not cell:
            parts.append(f" {part.tail or ''}" if name in ("br", "p", "div") else part.tail or "")
    return clean_cell("".join(parts))
