"""What pages draw, as plain data: every block and element in order, for an app that draws it from constants.

A page is run by itself (reader.py), once as a link opens it and once more after each choice. Of the page's
script only its place is kept.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.reader import Clock, Session, make_services

Node = dict[str, Any]


def record(script: Path, query: str, choices: Mapping[str, Sequence[Sequence[int]]]) -> dict[str, Any]:
    """By page: the label of its `input`, the names that are `chosen` there one choice after the other, and
    `views`, what it draws by what is chosen, first as a link opens it. `choices`: options by position.
    """
    return asyncio.run(_record(script, query, choices))


async def _record(script: Path, query: str, choices: Mapping[str, Sequence[Sequence[int]]]) -> dict[str, Any]:
    services, clock, pages = make_services(), Clock(), {}
    for page, positions in choices.items():
        session = Session(script, page, query, services)
        views = {await _draw(session, clock): _make_tree(session.messages)}
        chosen = [[session.tab.options[at] for at in some] for some in positions]
        for names in chosen:
            session.tab.set_input(names)
            views.setdefault(await _draw(session, clock), _make_tree(session.messages))
        pages[page] = {"input": session.tab.label, "chosen": chosen, "views": views}
    return pages


async def _draw(session: Session, clock: Clock) -> str:
    """Run the page, all of it sent; what was chosen, as a key."""
    session.tab.forget_elements()
    answer = await session.rerun(clock)
    if isinstance(answer, str):
        raise RuntimeError(answer)
    return json.dumps(session.tab.chosen, ensure_ascii=False)


def _make_tree(messages: Sequence[Any]) -> Node:
    """The blocks and elements of a run under `children`, the main part first, then the sidebar."""
    root: Node = {"children": {}}
    for message in messages:
        if message.WhichOneof("type") == "new_session":
            root = {"children": {}}
        if message.WhichOneof("type") != "delta":
            continue
        path, delta = list(message.metadata.delta_path), message.delta
        parent = root
        for at in path[:-1]:
            parent = parent["children"].setdefault(at, {"children": {}})
        if delta.WhichOneof("type") == "add_block":
            parent["children"][path[-1]] = _make_block(delta.add_block) | {"children": {}}
        elif delta.WhichOneof("type") == "new_element":
            parent["children"][path[-1]] = _make_element(delta.new_element)
    return _in_order(root)


def _in_order(node: Node) -> Node:
    if "children" not in node:
        return node
    return node | {"children": [_in_order(child) for _, child in sorted(node["children"].items())]}


def _make_block(block: Any) -> Node:
    kind = block.WhichOneof("type")
    if kind == "column":
        return {"kind": kind, "weight": block.column.weight}
    if kind in ("expandable", "popover"):
        about = getattr(block, kind)
        return {"kind": kind, "label": about.label, "icon": about.icon or None}
    is_row = block.flex_container.direction == block.flex_container.HORIZONTAL
    return {"kind": "row" if is_row else "container"}


def _make_element(element: Any) -> Node:
    kind = element.WhichOneof("type")
    about = getattr(element, kind)
    if kind == "html":
        return {"kind": "empty" if "<script>" in about.body else kind, "body": about.body}
    if kind == "plotly_chart":
        return {"kind": kind, "figure": json.loads(about.spec)}
    if kind == "heading":
        return {"kind": kind, "tag": about.tag, "body": about.body}
    if kind == "markdown":
        return {"kind": kind, "body": about.body, "is_caption": about.element_type == about.CAPTION}
    if kind in ("selectbox", "multiselect", "button_group"):
        options = [o.content for o in about.options] if kind == "button_group" else list(about.options)
        default = [about.default] if kind == "selectbox" else list(about.default)
        return {"kind": kind, "label": about.label, "options": options, "default": default}
    if kind == "alert":
        return {"kind": kind, "body": about.body}
    if kind in ("empty", "text_input"):
        return {"kind": kind, "label": getattr(about, "label", "")}
    raise RuntimeError(f"the app of constants does not draw {kind}")
