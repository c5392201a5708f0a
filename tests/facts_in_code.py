"""Finds facts of the field in code and texts: codes of indicators, places, sources, standards, scopes, bases."""

import ast
import csv
import re

from tests.source_code import ROOT

LISTS = ("places", "sources", "standards", "scopes", "bases")
# Codes that are also common words, or also name something else.
COMMON = {
    "all": "a scope; also the choice of everything",
    "none": "a basis; also the unit, choice or peer group of nothing",
    "water_class": "an indicator; also the unit that its values are written in",
}


def read_codes() -> set[str]:
    """Every code of the curated lists but the common words."""
    codes = {file.stem for file in (ROOT / "data" / "indicators").glob("*.yml")}
    for name in LISTS:
        with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            codes |= {row[0] for row in list(csv.reader(lines))[1:]}
    return codes - COMMON.keys()


def find_codes(text: str, codes: set[str]) -> set[str]:
    """Codes that stand anywhere in a text, as whole words or joined to others by _ or other signs."""
    inside = [code for code in codes if code in text]
    return {code for code in inside if re.search(rf"(?<![a-z0-9]){re.escape(code)}(?![a-z0-9])", text)}


def find_parts_of_codes(tree: ast.Module, codes: set[str]) -> set[str]:
    """Beginnings and ends of codes that rows are chosen by: x.startswith("gb3095"), like 'who%'."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            given = [n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)]
            words = [word for word in given if isinstance(word, str) and len(word) > 2]
            if node.func.attr in ("startswith", "removeprefix"):
                found |= {word for word in words if any(code.startswith(word) for code in codes)}
            elif node.func.attr in ("endswith", "removesuffix"):
                found |= {word for word in words if any(code.endswith(word) for code in codes)}
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for word in re.findall(r"\blike '%?([a-z0-9_]{2,})%?'", node.value):
                found |= {word} if any(word in code for code in codes) else set()
    return found
