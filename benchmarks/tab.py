"""What a browser keeps of a page and sends back: its address, its inputs, the elements it need not get again.

A large element that a browser has is not sent again: with its request it says which it has (Streamlit calls
this the message cache), and gets a reference instead. A reader who changes an input is played by `choose`.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

INPUTS = {  # the input of each page that a reader changes most, by its key in the address
    "overview": "place_id",
    "air": "indicator_id",
    "water": "indicator_id",
    "solid_waste": "place_id",
    "rectification": "place_id",
    "compare": "year",
    "targets": "year",
    "ambition": "year",
    "tasks": "report",
    "audit": "place_id",
    "coverage": "theme",
    "standards": "lang",
    "sources": "source_id",
}
KINDS = ("selectbox", "multiselect", "button_group")


@dataclass
class Input:
    """An input as the page drew it: Streamlit's id, kind, options, and what is chosen at first."""

    id: str
    label: str
    kind: str
    options: Sequence[str]
    default: Sequence[str]


@dataclass
class Tab:
    """A page in a browser. `page` is its name, `path` its address below the server's.

    `errors` holds the exceptions that the page showed. `remembers` is how many runs a cached element is kept;
    None for what the server says, as a browser does; 0 keeps those of the last run alone. `pool` is of how
    many options the reader chooses: those chosen at first, and the first others.
    """

    page: str
    server: str
    path: str
    query: str = ""
    locale: str = "zh-CN"
    remembers: int | None = None
    pool: int = 4
    errors: list[str] = field(default_factory=list)
    _state: ClientState = field(default_factory=ClientState)
    _input: Input | None = None
    _cached: dict[str, int] = field(default_factory=dict)
    _runs: int = 0
    _age: int = 0

    def __post_init__(self) -> None:
        self._state.query_string, self._state.page_name = self.query, self.path
        self._state.context_info.url = f"{self.server}/{self.path}"
        self._state.context_info.locale = self.locale

    def request(self) -> ClientState:
        """What the browser sends to have the page run."""
        self._state.cached_message_hashes[:] = self._cached
        return self._state

    def receive(self, message: ForwardMsg) -> bool:
        """Take a message of a run in; whether it says that the run has ended."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            config = message.new_session.config
            self._age = config.max_cached_message_age if self.remembers is None else self.remembers
        elif kind == "navigation":
            self._state.page_script_hash, self._state.page_name = message.navigation.page_script_hash, ""
        elif kind == "page_info_changed":
            self._state.query_string = message.page_info_changed.query_string
        elif kind == "ref_hash":
            self._cached[message.ref_hash] = self._runs
        elif kind == "delta":
            if message.metadata.cacheable:
                self._cached[message.hash] = self._runs
            self._record(message.delta.new_element)
        elif kind == "session_event" and message.session_event.HasField("script_compilation_exception"):
            self.errors.append(message.session_event.script_compilation_exception.message)
        elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            self._cached = {key: run for key, run in self._cached.items() if self._runs - run <= self._age}
            self._runs += 1
            return True
        return False

    def forget_elements(self) -> None:
        """Let go of the elements that it keeps."""
        self._cached.clear()

    def _record(self, element: Any) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.errors.append(f"{element.exception.type}: {element.exception.message}")
        elif kind in KINDS:
            drawn = getattr(element, kind)
            if f"-{INPUTS.get(self.page)}-" in drawn.id:
                options = (
                    [option.content for option in drawn.options] if kind == KINDS[2] else [*drawn.options]
                )
                first = [drawn.default] if kind == KINDS[0] else list(drawn.default)
                self._input = Input(drawn.id, drawn.label, kind, options, [options[at] for at in first])

    @property
    def label(self) -> str:
        """The name of the page's input; empty where it has none."""
        return self._input.label if self._input else ""

    @property
    def options(self) -> Sequence[str]:
        """The names of the options there."""
        return self._input.options if self._input else []

    @property
    def chosen(self) -> list[str]:
        """The names of those that are chosen."""
        if self._input is None:
            return []
        state = next((w for w in self._state.widget_states.widgets if w.id == self._input.id), None)
        if state is None:
            return list(self._input.default)
        return [state.string_value] if state.string_value else list(state.string_array_value.data)

    def set_input(self, names: Sequence[str]) -> None:
        """Choose these options with the page's input; all others stay as they are."""
        assert self._input is not None
        widgets = self._state.widget_states.widgets
        state = next((w for w in widgets if w.id == self._input.id), None) or widgets.add(id=self._input.id)
        if self._input.kind == "selectbox":
            (state.string_value,) = names
        else:
            state.string_array_value.data[:] = names

    def choose(self, generator: random.Random) -> None:
        """Choose something else with the page's input, if it has one."""
        if self._input is None:
            return
        pool = list(dict.fromkeys([*self._input.default, *self._input.options]))[: self.pool]
        count = len(self._input.default) if self._input.kind == "multiselect" else 1
        others = [list(some) for some in permutations(pool, min(len(pool), count or 1))]
        self.set_input(generator.choice([some for some in others if some != self.chosen] or [self.chosen]))
