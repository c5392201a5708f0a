"""Finds code that decides by itself what may be compared, instead of reading the one rule in etl/macros.sql.

A second rule compares scope, basis or peer group of two rows, makes a key of them, or takes a key apart.
"""

import ast
import re

PARTS = {"scope_id", "basis_id", "peer_group"}
PART = r"\b(scope_id|basis_id|peer_group)\b"
SQL = {
    "compares": rf"\w+\.{PART}\s*(=|<>|!=|is (not )?distinct from)\s*\w+\.\w+",
    "joins": rf"\busing\s*\([^)]*{PART}",
    "groups": rf"\b(partition|group) by\b((?!\border by|\bhaving\b|\bselect\b|\)).)*?{PART}",
    "takes a key apart": r"\b\w*split\w*\s*\(\s*(\w+\.)?comparison_key\b",
    "makes a key": rf"\bconcat(_ws)?\s*\([^)]*{PART}|{PART}\s*\|\||\|\|\s*(\w+\.)?{PART}",
}
ORDERS = {"sorted", "min", "max", "sort"}  # what only orders rows by its argument key=
TAKES_APART = {"split", "rsplit", "partition", "rpartition"}


def second_rules_in_sql(script: str) -> list[str]:
    """What a script does with the parts of a comparison key, comments aside."""
    text = re.sub(r"--[^\n]*", "", script)
    return [what for what, pattern in SQL.items() if re.search(pattern, text, re.DOTALL | re.IGNORECASE)]


def second_rules_in_python(tree: ast.Module) -> list[str]:
    """The same for Python, with its SQL: what compares the parts of two rows, makes a key of them or splits
    one.

    A tuple that only orders rows (key=... of sorted, min, max, sort) is no rule.
    """
    orders = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name_of(node.func) in ORDERS
        for keyword in node.keywords
        if keyword.arg == "key"
        for inner in ast.walk(keyword.value)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            is_rule = sum(any(_is_part(inner) for inner in ast.walk(side)) for side in sides) > 1
        elif isinstance(node, ast.Tuple):
            is_rule = id(node) not in orders and any(map(_is_part, node.elts))
        elif isinstance(node, ast.JoinedStr):
            is_rule = any(isinstance(v, ast.FormattedValue) and _is_part(v.value) for v in node.values)
        elif isinstance(node, ast.Call):
            is_rule = (
                isinstance(node.func, ast.Attribute)
                and node.func.attr in TAKES_APART
                and "comparison_key" in map(_name_of, [node.func.value, *node.args])
            )
        else:
            is_sql = isinstance(node, ast.Constant) and isinstance(node.value, str)
            is_rule = is_sql and bool(second_rules_in_sql(node.value))
        if is_rule:
            found.append(ast.unparse(node))
    return found


def _is_part(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in PARTS


def _name_of(node: ast.expr) -> str | None:
    """The last name of what is called or read: split for key.split, comparison_key for f.comparison_key."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None
