"""Drawers of a page that are already open, and the files that its buttons offer."""

import pytest
import streamlit as st

POPOVER, EXPANDER = st.popover, st.expander


class OpenDrawer:
    """A drawer that the reader has opened."""

    open = True

    def __init__(self, label: str, *, on_change: str = "ignore", **look) -> None:
        self._drawer = POPOVER(label, **look)

    def __enter__(self) -> None:
        self._drawer.__enter__()

    def __exit__(self, *fault) -> None:
        self._drawer.__exit__(*fault)


def collect_downloads(patch: pytest.MonkeyPatch) -> list[tuple[str, bytes]]:
    """The files a page offers, by name, written as if the reader had asked for each; filled while it runs."""
    files: list[tuple[str, bytes]] = []
    button = st.download_button

    def offer(label, data, file_name=None, *args, **kwargs):
        files.append((file_name, data() if callable(data) else data))
        return button(label, data, file_name, *args, **kwargs)

    patch.setattr(st, "download_button", offer)
    return files


class OpenExpander:
    """A drawer whose content is made when it is opened, as the reader has opened it."""

    open = True

    def __init__(self, label: str, **look) -> None:
        self._drawer = EXPANDER(label, **look)

    def __enter__(self) -> None:
        self._drawer.__enter__()

    def __exit__(self, *fault) -> None:
        self._drawer.__exit__(*fault)


def open_expanders(patch: pytest.MonkeyPatch) -> None:
    """Every drawer of tables open, so that a test reads what it holds."""
    patch.setattr(
        st,
        "expander",
        lambda label, **look: (OpenExpander if look.get("on_change") == "rerun" else EXPANDER)(label, **look),
    )
