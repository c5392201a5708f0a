"""What a reader chose, as codes that mean the same in every language: through a session, and in one run of a
page.

Plain data. ui/url_state.py moves it between the address bar and the session.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize
from urllib.parse import urlencode
from zlib import crc32

CARRIED = ("lang", "place_id")  # choices that stay when the reader turns to another page

# Keys of older links and the keys they became: those of the data files, the warehouse and the API.
ALIASES = {
    "place": "place_id",
    "indicator": "indicator_id",
    "scope": "scope_id",
    "standard": "standard_id",
    "source": "source_id",
    "claim": "claim_id",
    "unit": "agency",
    "since": "base_year",
}


def rename_keys(query: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """A query with today's keys, and for each older key that it had: today's key and the older one.

    Where a query has both, today's key counts.
    """
    older = {ALIASES[key]: key for key in query if key in ALIASES and ALIASES[key] not in query}
    today = {key: code for key, code in query.items() if key not in ALIASES}
    return today | {key: query[alias] for key, alias in older.items()}, older


@dataclass
class SessionChoices:
    """What one reader chose, kept as long as the session.

    `current` holds the choices of the open page by key, without defaults; `by_page` those of the pages left,
    by address without query. `page_url` and `query` are the address after the last run, `replaced` the
    queries that it took the place of and that the browser may still send. `arrivals` counts how often the
    choices came from the address rather than from an input.
    """

    current: dict[str, str] = field(default_factory=dict)
    by_page: dict[str, dict[str, str]] = field(default_factory=dict)
    page_url: str = ""
    query: dict[str, str] | None = None
    replaced: list[dict[str, str]] = field(default_factory=list)
    arrivals: int = 0

    def begin_run(
        self, page_url: str, query: Mapping[str, str], is_history_navigation: bool = False
    ) -> "RunChoices":
        """Take the choices from the address where it has changed: on a first visit, a link, Back or Forward.

        The menu leads to the bare address of another page: its own earlier choices and the carried ones
        return. Back and Forward lead to an address that says all: there the bare one means the defaults.

        A reader who makes a second choice before the browser has heard of the address of the first sends the
        address before it along: that is no arrival, and takes no choice back.
        """
        is_new_page = bool(self.page_url) and self.page_url != page_url
        if not is_new_page and not is_history_navigation and query in self.replaced:
            return RunChoices(self)
        self.replaced.clear()
        is_by_link = bool(query) and query != self.query
        older: dict[str, str] = {}
        if is_new_page:
            self.by_page[self.page_url] = self.current
        if is_new_page and not query and not is_history_navigation:
            carried = {key: code for key, code in self.current.items() if key in CARRIED}
            self.current = self.by_page.get(page_url, {}) | carried
            self.arrivals += 1
        elif is_new_page or query != self.query:
            self.current, older = rename_keys(query)
            self.arrivals += 1
        self.page_url, self.query = page_url, dict(query)
        return RunChoices(self, is_by_link, older)


@dataclass
class RunChoices:
    """What one run of a page makes of the reader's choices.

    `is_by_link`: they came with a link, Back or Forward, not from an input. `older_keys`: how the link named
    keys that have another name today. `written`: what the address is to say, defaults left out. `known`: the
    keys that the page uses. `unknown`: keys and codes of the link that mean nothing here. `missing_page`: a
    page that it names and that does not exist.
    """

    session: SessionChoices = field(default_factory=SessionChoices)
    is_by_link: bool = False
    older_keys: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    missing_page: str = ""

    def chosen(self, key: str) -> str | None:
        """The code that the reader chose or the link carries; None if neither does."""
        self.known.add(key)
        return self.session.current.get(key)

    def chosen_code(self, key: str, codes: Sequence[str]) -> str | None:
        """The same, as codes of the data where the link was retyped in capitals or full-width letters."""
        code = self.chosen(key)
        narrow = normalize("NFKC", code or "").lower().replace(" ", "")
        return narrow if narrow and set(narrow.split(",")) <= set(codes) else code

    def rename_codes(self, key: str, today: Mapping[str, str]) -> None:
        """Put today's codes in the place of former ones: old links keep working."""
        code = self.session.current.get(key)
        if code is not None:
            codes = [today.get(part, part) for part in code.split(",")]
            self.session.current[key] = ",".join(dict.fromkeys(codes))

    def is_set(self, key: str) -> bool:
        """Whether this choice differs from its default, before its input is drawn."""
        return key in self.session.current

    def keep(self, key: str, code: str | None, default: str | None) -> None:
        """Keep a choice. A default is left out of the address."""
        self.known.add(key)
        if code is None or code == default:
            self.session.current.pop(key, None)
        else:
            self.session.current[key] = self.written[key] = code

    def note_unknown(self, key: str, code: str) -> None:
        """Note a code of the link that means nothing here, for the notice above the page."""
        self.unknown.append((key, code))

    def unknown_parts(self) -> list[tuple[str, str]]:
        """What this run could not use of the link, as the link named it: unknown codes, then unknown keys."""
        keys = [
            (key, code)
            for key, code in self.session.current.items()
            if key not in self.known and key not in CARRIED
        ]
        return [(self.older_keys.get(key, key), code) for key, code in [*self.unknown, *keys]]

    def end_run(self) -> bool:
        """Forget what the page does not use; whether the address must be written anew."""
        for key in [key for key in self.session.current if key not in self.known and key not in CARRIED]:
            del self.session.current[key]
        is_changed = self.session.query != self.written
        if is_changed and self.session.query is not None:
            self.session.replaced.append(self.session.query)
        self.session.query = dict(self.written)
        return is_changed

    def widget_key(self, key: str, language: str, options: Sequence[str] = ()) -> str:
        """The key of a widget: another one for each language, arrival and set of options, so that it shows
        the choice.
        """
        return f"{key}-{language}-{self.session.arrivals}-{crc32(','.join(options).encode())}"

    def full_link(self, codes: Mapping[str, str], **more: str) -> str:
        """The whole address of this page with all that was chosen; `codes` and `more` are always included."""
        written = {key: code for key, code in self.written.items() if key != "build"}
        query = urlencode({**written, **codes, **more}, safe=",")
        return f"{self.session.page_url}?{query}" if query else self.session.page_url

    def page_link(self, page: str, **codes: str) -> str:
        """The address of another page, relative to this one, with the reader's language if it is not the
        default.
        """
        language = self.written.get("lang")
        query = urlencode(codes | ({"lang": language} if language else {}), safe=",")
        return f"./{page}?{query}" if query else f"./{page}"

    def for_links(self) -> "RunChoices":
        """No choices but those that links to other pages carry on."""
        return RunChoices(written={key: code for key, code in self.written.items() if key == "lang"})

    def claim_link(self, claim_id: str) -> str:
        """The address of the page on one claim."""
        return self.page_link("sources", claim_id=claim_id)
