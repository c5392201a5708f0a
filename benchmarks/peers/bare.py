"""A bare Streamlit app that draws what pages of ours draw, from constants in the file that PEER_VIEWS names.

The same blocks, tables, figures and inputs in the same order (recording.py); one input decides which of the
recorded views is drawn.
"""

import json
import os
from functools import partial
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

Node = dict


@st.cache_resource
def read_pages() -> dict:
    """The constants, read once; figures as a developer keeps them, checked by Plotly."""
    pages = json.loads(Path(os.environ["PEER_VIEWS"]).read_text("utf-8"))
    for page in pages.values():
        for view in page["views"].values():
            _make_figures(view)
    return pages


def _make_figures(node: Node) -> None:
    if node.get("kind") == "plotly_chart":
        node["figure"] = go.Figure(node["figure"])
    for child in node.get("children", []):
        _make_figures(child)


def show(name: str, page: dict) -> None:
    views, key = page["views"], f"input-{name}"
    first = next(iter(views))
    chosen = st.session_state.get(key)
    wanted = [chosen] if isinstance(chosen, str) else chosen
    view = views.get(json.dumps(wanted, ensure_ascii=False), views[first])
    main, sidebar, *rest = view["children"]
    with st.sidebar:
        _draw_all(sidebar, page, key)
    _draw_all(main, page, key)
    for part in rest:
        _draw_all(part, page, key)


def _draw_all(parent: Node, page: dict, key: str) -> None:
    nodes = parent["children"]
    if nodes and all(node.get("kind") == "column" for node in nodes):
        for place, node in zip(st.columns([node["weight"] for node in nodes]), nodes, strict=True):
            with place:
                _draw_all(node, page, key)
        return
    for node in nodes:
        _draw(node, page, key)


def _draw(node: Node, page: dict, key: str) -> None:
    match node["kind"]:
        case "container":
            with st.container():
                _draw_all(node, page, key)
        case "row" if all(child.get("kind") == "column" for child in node["children"]):
            _draw_all(node, page, key)
        case "row":
            with st.container(horizontal=True):
                _draw_all(node, page, key)
        case "expandable":
            with st.expander(node["label"]):
                _draw_all(node, page, key)
        case "popover":
            with st.popover(node["label"], icon=node["icon"]):
                _draw_all(node, page, key)
        case "html":
            st.html(node["body"])
        case "plotly_chart":
            st.plotly_chart(node["figure"], config={"displaylogo": False})
        case "heading":
            {"h1": st.title, "h2": st.header, "h3": st.subheader}[node["tag"]](node["body"], anchor=False)
        case "markdown":
            (st.caption if node["is_caption"] else st.markdown)(node["body"])
        case "alert":
            st.info(node["body"])
        case "selectbox" | "multiselect" | "button_group":
            _draw_input(node, page, key)
        case "text_input":
            st.text_input(node["label"])
        case _:
            st.empty()


def _draw_input(node: Node, page: dict, key: str) -> None:
    name = key if node["label"] == page["input"] else f"{key}-{node['label']}"
    options, default = node["options"], node["default"]
    if node["kind"] == "selectbox":
        st.selectbox(node["label"], options, default[0], key=name)
    elif node["kind"] == "multiselect":
        st.multiselect(node["label"], options, [options[at] for at in default], key=name)
    else:
        chosen = options[default[0]] if default else None
        st.segmented_control(node["label"], options, default=chosen, required=True, key=name)


PAGES = read_pages()
st.set_page_config(layout="wide", initial_sidebar_state=216)
st.navigation(
    [
        st.Page(partial(show, name, page), title=name, url_path=name, default=at == 0)
        for at, (name, page) in enumerate(PAGES.items())
    ]
).run()
