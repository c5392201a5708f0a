"""The numbers that Word writes before paragraphs by itself: no text has them, only the rules of lists."""

from dataclasses import dataclass
from string import ascii_lowercase

from reading.formats.markup import Element, find_attribute, local_name
from rules.numeral import write_numeral

ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
CIRCLES = "\u2460\u2461\u2462\u2463\u2464\u2465\u2466\u2467\u2468\u2469"
NO_NUMBER = ("bullet", "none")
CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "ideographDigital",
)
DEEPEST = 9  # levels of a list


@dataclass(frozen=True)
class Level:
    """How a level of a list counts: form of the number, pattern such as %1.%2, first number, and whether the
    numbers of the levels above are written in digits.
    """

    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    in_digits: bool = False


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._list_of: dict[str, str] = {}  # the definition that counts, by list
        self._of_style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, list[int]] = {}
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def next_number(self, paragraph: Element) -> str:
        """What Word writes before a paragraph, with a blank behind it unless it is in a Chinese form."""
        found = self._find_list(paragraph)
        if found is None:
            return ""
        name, depth = found
        levels = self._levels.get(self._list_of.get(name, ""), {})
        level = levels.get(depth)
        if level is None or level.form in NO_NUMBER:
            return ""
        counts = self._counts.setdefault(self._list_of[name], [])
        del counts[depth + 1 :]
        while len(counts) <= depth:
            counts.append(levels.get(len(counts), Level()).start - (len(counts) == depth))
        counts[depth] += 1
        text = level.pattern
        for at, count in enumerate(counts):
            form = "decimal" if level.in_digits else levels.get(at, Level()).form
            text = text.replace(f"%{at + 1}", _write(count, form))
        return f"{text} " if text[-1:].isascii() and text else text

    def _find_list(self, paragraph: Element) -> tuple[str, int] | None:
        properties = _child(paragraph, "pPr")
        own = _read_reference(_child(properties, "numPr"))
        style = _value(_child(properties, "pStyle"))
        name, depth = self._of_style.get(style or "", ("", 0))
        if own is not None:
            name = own[0] or name
            depth = depth if own[1] is None else own[1]
        return (name, min(depth, DEEPEST - 1)) if name and name != "0" else None

    def _read_lists(self, numbering: Element) -> None:
        for one in numbering:
            if local_name(one) == "abstractNum":
                levels = (part for part in one if local_name(part) == "lvl")
                self._levels[find_attribute(one, "abstractNumId") or ""] = {
                    _whole(find_attribute(level, "ilvl"), 0): _read_level(level) for level in levels
                }
            elif local_name(one) == "num":
                self._list_of[find_attribute(one, "numId") or ""] = _value(_child(one, "abstractNumId")) or ""

    def _read_styles(self, styles: Element) -> None:
        """Lists that a paragraph belongs to by its style, or by the style that this one is based on."""
        based: dict[str, str] = {}
        own: dict[str, tuple[str, int | None]] = {}
        for style in styles:
            name = find_attribute(style, "styleId")
            if local_name(style) == "style" and name:
                based[name] = _value(_child(style, "basedOn")) or ""
                reference = _read_reference(_child(_child(style, "pPr"), "numPr"))
                if reference is not None:
                    own[name] = reference
        for name in based:
            at, visited, depth = name, set[str](), None
            while at and at not in visited:
                visited.add(at)
                found, level = own.get(at, ("", None))
                depth = level if depth is None else depth
                if found:
                    self._of_style[name] = found, depth or 0
                    break
                at = based.get(at, "")


def _read_level(level: Element) -> Level:
    return Level(
        _value(_child(level, "numFmt")) or "decimal",
        _value(_child(level, "lvlText")) or "",
        _whole(_value(_child(level, "start")), 1),
        _child(level, "isLgl") is not None,
    )


def _read_reference(numbering: Element | None) -> tuple[str, int | None] | None:
    """List and level that a paragraph or style names; the level is none where only the list is named."""
    if numbering is None:
        return None
    level = _value(_child(numbering, "ilvl"))
    return _value(_child(numbering, "numId")) or "", None if level is None else _whole(level, 0)


def _write(number: int, form: str) -> str:
    """A number in the form that a list asks for; in digits where the form is not known."""
    if number < 1:
        return str(number)
    if form in CHINESE:
        return write_numeral(number)
    if form == "decimalEnclosedCircle" and number <= len(CIRCLES):
        return CIRCLES[number - 1]
    if form in ("lowerLetter", "upperLetter"):
        letter = ascii_lowercase[(number - 1) % 26] * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, letters in ROMAN:
            roman += letters * (number // value)
            number %= value
        return roman.upper() if form == "upperRoman" else roman
    return str(number)


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else next((one for one in element if local_name(one) == name), None)


def _value(element: Element | None) -> str | None:
    return None if element is None else find_attribute(element, "val")


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else otherwise
