"""The address bar: the reader's choices as codes that mean the same in every language.

Streamlit can bind a widget to the URL by itself, but it writes the label the reader sees: a link copied in Chinese
would not open in English. So the codes are kept here. A run begins with arrive() and ends with leave().
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize
from urllib.parse import urlencode
from zlib import crc32

import streamlit as st

CARRIED = ("lang", "place")  # choices that go along from page to page


@dataclass
class Memory:
    """What one reader chose, and where the last run left them."""

    choices: dict[str, str] = field(default_factory=dict)
    pages: dict[str, dict[str, str]] = field(default_factory=dict)
    url: str | None = None
    query: dict[str, str] | None = None
    arrivals: int = 0
    by_link: bool = False
    written: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    ignored: list[tuple[str, str]] = field(default_factory=list)


def begin() -> None:
    """Take the choices from the URL: on a first visit, a link, Back or Forward. A turn of the menu keeps them."""
    memory = _memory()
    url, query = _url(), st.query_params.to_dict()
    turned = memory.url not in (None, url)
    memory.by_link = bool(query) and query != memory.query
    if turned and not query:
        memory.pages[str(memory.url)] = memory.choices
        along = {key: code for key, code in memory.choices.items() if key in CARRIED}
        memory.choices = memory.pages.get(url, {}) | along
        memory.arrivals += 1
    elif query != memory.query:
        memory.choices = dict(query)
        memory.arrivals += 1
    memory.url, memory.query, memory.written, memory.known, memory.ignored = url, query, {}, set(), []


def finish() -> None:
    """Write the choices that are not defaults to the URL, in one move, and remember them."""
    memory = _memory()
    if memory.query != memory.written:
        st.query_params.from_dict(memory.written)
    memory.query = dict(memory.written)


def chosen(key: str) -> str | None:
    """The code the reader chose or the link carries; None if neither says."""
    memory = _memory()
    memory.known.add(key)
    return memory.choices.get(key)


def chosen_code(key: str, codes: Sequence[str]) -> str | None:
    """The same, as codes of data/ where the link was retyped in capitals or full-width letters."""
    asked = chosen(key)
    narrow = normalize("NFKC", asked or "").lower().replace(" ", "")
    return narrow if narrow and set(narrow.split(",")) <= set(codes) else asked


def keep(key: str, code: str | None, default: str | None) -> None:
    """Keep a choice; a default goes without saying in the URL."""
    memory = _memory()
    memory.known.add(key)
    if code is None or code == default:
        memory.choices.pop(key, None)
    else:
        memory.choices[key] = memory.written[key] = code


def is_by_link() -> bool:
    """Whether this run's choices came with a link, Back or Forward, and not from the reader's hand."""
    return _memory().by_link


def note_unknown(key: str, code: str) -> None:
    """Note a code that means nothing here, to tell the reader."""
    _memory().ignored.append((key, code))


def unknown_parts() -> list[tuple[str, str]]:
    """What this run could not use of the link: unknown codes, then unknown keys. They are forgotten after."""
    memory = _memory()
    strangers = [
        (key, code) for key, code in memory.choices.items() if key not in memory.known and key not in CARRIED
    ]
    for key, _ in strangers:
        memory.choices.pop(key)
    return memory.ignored + strangers


def widget_key(key: str, language: str, options: Sequence[str] = ()) -> str:
    """The key of a widget: a new one for each language, arrival and set of options, so that it shows the choice."""
    return f"{key}-{language}-{_memory().arrivals}-{crc32(','.join(options).encode())}"


def full_link(choices: Mapping[str, str], **more: str) -> str:
    """The whole address of this page with all that was chosen, fit to send; `choices` and `more` are said in any case."""
    written = {key: code for key, code in _memory().written.items() if key != "build"}
    return f"{_url()}?{urlencode({**written, **choices, **more}, safe=',')}"


def _memory() -> Memory:
    if "address" not in st.session_state:
        st.session_state["address"] = Memory()
    return st.session_state["address"]


def _url() -> str:
    return str(st.context.url or "")


def claim_link(claim_id: str) -> str:
    """The address of the page on one claim."""
    return page_link("sources", claim=claim_id)


def page_link(page: str, **choices: str) -> str:
    """The address of a page, beside this one, with some choices and the reader's language if it is not the default."""
    language = _memory().written.get("lang")
    query = urlencode(choices | ({"lang": language} if language else {}), safe=",")
    return f"./{page}?{query}" if query else f"./{page}"
