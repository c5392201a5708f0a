"""Files that are not as they should be: dialects, structures, encodings, YAML. Each is a change of a good folder."""

import codecs
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

CLAIMS, PLACES = "claims/pm25.csv", "places.csv"
DEFINITION = "indicators/pm25.yml"


@dataclass(frozen=True)
class FileCase:
    """One polluted file of the small data; `pollute` changes it where it lies."""

    about: str  # class and case
    file: str
    pollute: Callable[[Path], None]


def generate_files() -> Iterator[FileCase]:
    """Every case that is safe to run in this process."""
    for file in (CLAIMS, PLACES):
        for kind, changes in (("dialect", DIALECTS), ("structure", CUTS), ("encoding", ENCODINGS)):
            for name, change in changes.items():
                yield FileCase(f"{kind}: {name}", file, _rewrite(change))
        for name, act in PLACES_OF_FILES.items():
            yield FileCase(f"structure: {name}", file, act)
    yield FileCase("structure: cut behind the header", "events.csv", _rewrite(CUTS["cut behind the header"]))
    yield FileCase("dialect: headers of the notes swapped", CLAIMS, _rewrite(_swap(b"note_zh", b"note_en")))
    yield FileCase("dialect: headers of the names swapped", PLACES, _rewrite(_swap(b"name_zh", b"name_en")))
    for name, change in ENCODINGS.items():
        yield FileCase(f"encoding: {name}", DEFINITION, _rewrite(change))
    for lost in range(12):
        change = _rewrite(lambda text, lost=lost: _lose_a_byte(text, lost))
        yield FileCase(f"encoding: GB18030 without byte {lost}", PLACES, change)
    for name, change in DEFINITIONS.items():
        yield FileCase(f"YAML: {name}", DEFINITION, _rewrite(change))


def generate_traps() -> Iterator[FileCase]:
    """Cases in which a reader could hang, crash or run out of memory: for a process of its own."""
    for name, text in TRAPS.items():
        yield FileCase(f"trap: {name}", DEFINITION, _rewrite(lambda _, text=text: text.encode()))
    for file in (CLAIMS, DEFINITION):
        yield FileCase("trap: a pipe in its place", file, _make_pipe)
        yield FileCase("trap: a link to itself", file, _link(lambda path: path))
    yield FileCase("trap: a link to a device", CLAIMS, _link(lambda _: Path("/dev/zero")))
    yield FileCase("trap: a cell of a million letters", CLAIMS, _rewrite(_lengthen(1_000_000)))
    yield FileCase("trap: a cell over the limit", CLAIMS, _rewrite(_lengthen(131_073)))
    yield FileCase(
        "trap: a quote and many lines", CLAIMS, _rewrite(lambda text: text + b'"' + b"a\n" * 80_000)
    )


def _rewrite(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def rewrite(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return rewrite


def _lines(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    return lambda text: b"".join(change(text.splitlines(keepends=True)))


def _swap(one: bytes, other: bytes) -> Callable[[bytes], bytes]:
    return lambda text: text.replace(one, b"?", 1).replace(other, one, 1).replace(b"?", other, 1)


def _in_header(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    return _lines(lambda lines: [change(lines[0]), *lines[1:]])


def _in_last(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    return _lines(lambda lines: [*lines[:-1], change(lines[-1])])


def _quote_last_cell(row: bytes) -> bytes:
    head, _, tail = row.rstrip(b"\n").rpartition(b",")
    return head + b',"' + tail + b"\n"


def _lengthen(letters: int) -> Callable[[bytes], bytes]:
    return _in_last(lambda row: row.rstrip(b"\n") + b"a" * letters + b"\n")


def _lose_a_byte(text: bytes, number: int) -> bytes:
    """The file as GB18030, without one of the bytes of its Chinese letters."""
    encoded = text.decode().encode("gb18030")
    at = [place for place, byte in enumerate(encoded) if byte > 0x7F][number]
    return encoded[:at] + encoded[at + 1 :]


def _link(target: Callable[[Path], Path]) -> Callable[[Path], None]:
    def link(path: Path) -> None:
        path.unlink()
        path.symlink_to(target(path))

    return link


def _link_to_a_copy(folder: Callable[[Path], Path]) -> Callable[[Path], None]:
    def link(path: Path) -> None:
        data = next(parent for parent in path.parents if parent.name == "data")
        copy = folder(data) / "copy"
        path.rename(copy)
        path.symlink_to(copy)

    return link


def _rename(change: Callable[[str], str]) -> Callable[[Path], None]:
    def rename(path: Path) -> None:
        path.rename(path.with_name(change(path.name)))

    return rename


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


DIALECTS: dict[str, Callable[[bytes], bytes]] = {
    "byte order mark": lambda text: codecs.BOM_UTF8 + text,
    "two byte order marks": lambda text: codecs.BOM_UTF8 * 2 + text,
    "byte order mark in the middle": _in_last(lambda row: codecs.BOM_UTF8 + row),
    "CRLF": lambda text: text.replace(b"\n", b"\r\n"),
    "CR": lambda text: text.replace(b"\n", b"\r"),
    "mixed line ends": _in_last(lambda row: row.rstrip(b"\n") + b"\r\n"),
    "semicolons": lambda text: text.replace(b",", b";"),
    "tabs": lambda text: text.replace(b",", b"\t"),
    "full-width commas": lambda text: text.replace(b",", "，".encode()),
    "every cell quoted": lambda text: re.sub(rb"[^,\n]+", rb'"\g<0>"', text),
    "single quotes": lambda text: re.sub(rb"[^,\n]+", rb"'\g<0>'", text),
    "blanks after commas": lambda text: text.replace(b",", b", "),
    "blanks round quotes": lambda text: re.sub(rb"[^,\n]+", rb' "\g<0>"', text),
    "text behind quotes": _in_last(lambda row: b'"' + row.replace(b",", b'"x,', 1)),
    "quote never closed in the first row": _lines(lambda ls: [ls[0], _quote_last_cell(ls[1]), *ls[2:]]),
    "quote never closed in the last row": _in_last(_quote_last_cell),
    "quote never closed in the header": _in_header(lambda row: b'"' + row),
    "quote never closed in the first cell": _lines(lambda ls: [ls[0], b'"' + ls[1], *ls[2:]]),
    "doubled quotes left open": _in_last(lambda row: b'""' + row.rstrip(b"\n") + b'""\n'),
    "a row in quotes": _in_last(lambda row: b'"' + row.rstrip(b"\n") + b'"\n'),
    "a cell over two lines": _in_last(lambda row: _quote_last_cell(row).rstrip(b"\n") + b'\n"\n'),
    "one cell too many": _in_last(lambda row: row.rstrip(b"\n") + b",\n"),
    "one cell too few": _in_last(lambda row: row.rpartition(b",")[0] + b"\n"),
    "commas behind every row": lambda text: text.replace(b"\n", b",\n"),
    "an empty line": _in_last(lambda row: b"\n" + row),
    "a line of commas": _in_last(lambda row: b"," * row.count(b",") + b"\n" + row),
    "a line of blanks": _in_last(lambda row: b"  \n" + row),
    "sep= of a spreadsheet": lambda text: b"sep=,\n" + text,
    "a comment": lambda text: b"# a comment\n" + text,
    "header missing": _lines(lambda lines: lines[1:]),
    "header twice": _lines(lambda lines: [lines[0], *lines]),
    "header at the end": _lines(lambda lines: [*lines[1:], lines[0]]),
    "header in capitals": _in_header(bytes.upper),
    "a column named twice": _in_header(
        lambda row: row.replace(b"name_en", b"name_zh").replace(b"note_en", b"note_zh")
    ),
    "a column without a name": _in_header(lambda row: row.replace(b"_en", b"").replace(b"name,", b",")),
    "invisible letter in the header": _in_header(lambda row: "\u200b".encode() + row),
    "blank behind a name in the header": _in_header(lambda row: row.replace(b",", b" ,", 1)),
    "columns in another order": _lines(lambda lines: [_turn(line) for line in lines]),
}
CUTS: dict[str, Callable[[bytes], bytes]] = {
    "cut within the last row": lambda text: text[: text.rstrip(b"\n").rindex(b",") - 2],
    "cut within the last cell": lambda text: text[:-2],
    "cut within a letter": lambda text: (
        text[: text.rindex("迷".encode()) + 1] if "迷".encode() in text else text[:-2] + b"\xe8"
    ),
    "cut within the header": lambda text: text[:9],
    "cut behind the header": _lines(lambda lines: lines[:1]),
    "empty": lambda _: b"",
    "only line ends": lambda _: b"\n\n",
    "no line end at the end": lambda text: text.rstrip(b"\n"),
    "a conflict of versions": _in_last(
        lambda row: b"<<<<<<< HEAD\n" + row + b"=======\n" + row + b">>>>>>> x\n"
    ),
    "zeros behind it": lambda text: text + bytes(64),
    "the file twice": lambda text: text * 2,
    "a page of HTML": lambda _: b"<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>\n",
    "a large-file pointer": lambda _: (
        b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n"
    ),
    "a workbook": lambda _: b"PK\x03\x04\x14\x00\x06\x00\x08\x00[Content_Types].xml",
}
ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "GB18030": lambda text: text.decode().encode("gb18030"),
    "Big5": lambda text: text.decode().encode("big5", "replace"),
    "UTF-16": lambda text: text.decode().encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.decode().encode("utf-16-le"),
    "UTF-32": lambda text: text.decode().encode("utf-32"),
    "UTF-7": lambda text: text.decode().encode("utf-7"),
    "Latin-1": lambda text: re.sub(r"[\u4e00-\u9fff]", "ü", text.decode()).encode("latin-1", "replace"),
    "one Latin-1 letter": lambda text: re.sub(r"[^\x00-\x7f]", "", text.decode()).encode()[:-1] + b"\xfcr\n",
    "UTF-8 read as Latin-1 and saved": lambda text: text.decode("latin-1").encode(),
    "a lone byte FF": lambda text: text[:-2] + b"\xff" + text[-2:],
    "a lone byte 80": lambda text: text[:-2] + b"\x80" + text[-2:],
    "half a letter": lambda text: text[:-2] + "迷".encode()[:2] + text[-2:],
    "an overlong form": lambda text: text[:-2] + b"\xc0\xaf" + text[-2:],
    "a surrogate": lambda text: text[:-2] + b"\xed\xa0\x80" + text[-2:],
    "NUL": lambda text: text[:-2] + b"\0" + text[-2:],
    "two encodings": lambda text: text + text.decode().encode("gb18030"),
}
PLACES_OF_FILES: dict[str, Callable[[Path], None]] = {
    "removed": Path.unlink,
    "a folder in its place": _make_folder,
    "a link within the folder": _link_to_a_copy(lambda data: data),
    "a link out of the folder": _link_to_a_copy(lambda data: data.parent),
    "a dangling link": _link(lambda path: path.parent / "nowhere"),
    "its name in capitals": _rename(str.upper),
    "its name with a blank": _rename(lambda name: name.replace(".", " (1).")),
}


def _turn(line: bytes) -> bytes:
    head, _, tail = line.rstrip(b"\n").partition(b",")
    return tail + b"," + head + b"\n"


def _instead(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(text: bytes) -> bytes:
        assert text.count(old.encode()) == 1, old
        return text.replace(old.encode(), new.encode())

    return change


THEME, UNIT, BETTER, HEADLINE = "theme: air", "unit_id: ug_m3", "better: lower", "headline: 1"
DEFINITIONS: dict[str, Callable[[bytes], bytes]] = {
    "anchor": _instead(THEME, "theme: &a air"),
    "alias": _instead(THEME, "theme: &a air\nrole: *a"),
    "alias of nothing": _instead(THEME, "theme: *a"),
    "merge key": _instead(THEME, "<<: {theme: air}"),
    "tag binary": _instead(THEME, "theme: !!binary YWly"),
    "tag python": _instead(THEME, 'theme: !!python/object/apply:os.system ["true"]'),
    "tag str": _instead(THEME, "theme: !!str air"),
    "own tag": _instead(THEME, "theme: !x air"),
    "tilde": _instead(THEME, "theme: ~"),
    "null": _instead(THEME, "theme: null"),
    "null in quotes": _instead(THEME, 'theme: "null"'),
    "nothing": _instead(THEME, "theme:"),
    "tilde where nothing need stand": _instead(HEADLINE, "headline: ~"),
    "duplicate key": _instead(THEME, "theme: air\ntheme: water"),
    "the same key nested and flat": _instead(BETTER, "better: lower\nname_zh: 乙"),
    "key with an underscore": _instead(THEME, "_theme: air"),
    "list": _instead(THEME, "theme: [air]"),
    "list of lines": _instead(THEME, "theme:\n  - air"),
    "a key that holds keys": _instead(THEME, "? {a: b}\n: air"),
    "keys below a text": _instead(THEME, "theme: {zh: air}"),
    "yes": _instead(BETTER, "better: yes"),
    "octal": _instead(HEADLINE, "headline: 012"),
    "date": _instead(HEADLINE, "headline: 2025-01-01"),
    "decimal": _instead(HEADLINE, "headline: 1.0"),
    "exponent": _instead(HEADLINE, "headline: 1e1"),
    "sexagesimal": _instead(HEADLINE, "headline: 1:30"),
    "underscore in a number": _instead(HEADLINE, "headline: 1_0"),
    "full width": _instead(HEADLINE, "headline: １"),
    "circled": _instead(HEADLINE, "headline: ①"),
    "infinity": _instead("high: 200", "high: .inf"),
    "thousands": _instead("high: 200", 'high: "2,000"'),
    "a text of two lines": _instead(THEME, "theme: air\nshort_name:\n  zh: |\n    甲\n    乙\n  en: A"),
    "a folded text": _instead(THEME, "theme: air\nshort_name:\n  zh: >\n    甲\n    乙\n  en: A"),
    "an escape of an invisible letter": _instead(UNIT, 'unit_id: "ug_m3\\u200b"'),
    "an invisible letter": _instead(UNIT, "unit_id: ug_m3\u200b"),
    "line separator in a text": _instead(UNIT, "unit_id: ug_m3 # \u2028"),
    "next line in a text": _instead(UNIT, "unit_id: ug_m3 # \u0085"),
    "direction in a comment": _instead(UNIT, "unit_id: ug_m3 # \u202e"),
    "tab before a key": _instead(UNIT, "\tunit_id: ug_m3"),
    "no blank behind the colon": _instead(UNIT, "unit_id:ug_m3"),
    "wrong depth": _instead(UNIT, "  unit_id: ug_m3"),
    "a second document": lambda text: text + b"---\n" + text,
    "a mark of a document": lambda text: b"---\n" + text,
    "a version": lambda text: b"%YAML 1.1\n---\n" + text,
    "CRLF": lambda text: text.replace(b"\n", b"\r\n"),
    "CR": lambda text: text.replace(b"\n", b"\r"),
    "byte order mark": lambda text: codecs.BOM_UTF8 + text,
    "empty": lambda _: b"",
    "only a comment": lambda _: b"# nothing\n",
    "a text": lambda _: b"air\n",
    "JSON": lambda _: b'{"theme": "air"}\n',
    "cut within a text": lambda text: text[:-1],
    "cut at a line's end": lambda text: text[: text.index(b"plausible")],
    "an unclosed quote": _instead(THEME, 'theme: "air'),
    "a conflict of versions": _instead(THEME, "<<<<<<< HEAD\ntheme: air\n=======\ntheme: water\n>>>>>>> x"),
    "upper case key": _instead(THEME, "Theme: air"),
    "cyrillic key": _instead(THEME, "th\u0435me: air"),
    "upper case code": _instead(THEME, "theme: Air"),
}
TRAPS = {
    "200,000 lists": "theme: " + "[" * 200_000 + "\n",
    "200,000 mappings": "theme: " + "{a: " * 200_000 + "\n",
    "200,000 dashes": "- " * 200_000 + "\n",
    "200,000 keys of keys": "? " * 200_000 + "\n",
    "2,000 levels": "\n".join(" " * level + "a:" for level in range(2_000)) + "\n",
    "21 levels": "\n".join(" " * level + "a:" for level in range(21)) + " b\n",
    "a billion laughs": "a: &a [x, x]\n"
    + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    ),
    "a tree in itself": "&a theme: {b: *a}\n",
    "a mapping in itself": "theme: &a\n  b: *a\n",
    "a million anchors": "theme: &" + "a" * 1_000_000 + " air\n",
    "a quote of a million lines": 'theme: "' + "a\n" * 1_000_000,
    "a key of a million letters": "a" * 1_000_000 + ": b\n",
    "20,000 keys": "".join(f"key_{number}: x\n" for number in range(20_000)),
}
