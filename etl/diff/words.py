"""Words of the data in Markdown: escaped, and with names of units and readable codes."""

import html
import re

LONGEST = 120  # letters of a cell
MARKDOWN = re.compile(r"[\\`*_\[\]#|~@$]")  # what could begin markup, a mention or a formula within a line
QUANTITY = re.compile(r"(-?\d+(?:\.\d+)?) ([a-z][a-z0-9_]*)")
CODE = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b")
TWICE = re.compile(r"^(\w+) \(\1\)$")  # a status and the same word as its reason
SIGNS = {"<=": "≤", ">=": "≥"}


def escape(words: str) -> str:
    """Words as text, never as markup; cut where they are long."""
    cut = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    return MARKDOWN.sub(r"\\\g<0>", html.escape(" ".join(cut.split()), quote=False))


def say(words: str, units: dict[str, tuple[str, str]]) -> str:
    """What take.sql puts down, with the names of units (several, one) for their codes and spaces in codes."""
    found = QUANTITY.sub(lambda match: _quantity(match[1], match[2], units), words)
    found = CODE.sub(lambda match: match[0].replace("_", " "), TWICE.sub(r"\1", found))
    for sign, printed in SIGNS.items():
        found = found.replace(f"{sign} ", f"{printed} ")
    return escape(found or "–")


def _quantity(number: str, code: str, units: dict[str, tuple[str, str]]) -> str:
    """A number with the name of its unit; as it stands where the code is of none."""
    if code not in units:
        return f"{number} {code}"
    name = units[code][number in ("1", "-1")]
    if "{}" in name:
        return name.format(number)
    return f"{number}{name}" if name == "%" else f"{number} {name}".rstrip()
