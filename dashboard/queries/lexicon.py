"""The lexicon that reports are read by: words, patterns and names, from the warehouse."""

import json
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from dashboard.queries.catalogue import fetch_catalogue
from dashboard.queries.proposals import fetch_plausible_ranges
from dashboard.warehouse import Warehouse
from reading.lexicon.lexicon import Lexicon, build_lexicon

_LEXICONS: WeakKeyDictionary[Warehouse, Lexicon] = (
    WeakKeyDictionary()
)  # one for each open build: it takes a second to make
_LOCK = Lock()


@dataclass(frozen=True)
class _File:
    name: str
    content: str


@dataclass(frozen=True)
class _Basis:
    basis_id: str
    start_on: object
    end_on: object


def fetch_reading_entries(warehouse: Warehouse, name: str) -> dict[str, str]:
    """The texts of one file of reading/ by their path of keys; none where there is no such file."""
    files = warehouse.fetch(_File, "dim_reading_lexicon", "where name = $name", name=name)
    return json.loads(files[0].content) if files else {}


def fetch_lexicon(warehouse: Warehouse) -> Lexicon:
    """The lexicon of a build, made once."""
    with _LOCK:
        if warehouse not in _LEXICONS:
            _LEXICONS[warehouse] = _make(warehouse)
        return _LEXICONS[warehouse]


def _make(warehouse: Warehouse) -> Lexicon:
    catalogue = fetch_catalogue(warehouse)
    files = warehouse.fetch(_File, "dim_reading_lexicon", "order by name")
    return build_lexicon(
        {file.name: json.loads(file.content) for file in files},
        places=catalogue.places.values(),
        indicators=catalogue.indicators.values(),
        units=[(code, unit.name_zh) for code, unit in catalogue.units.items()],
        bases=warehouse.fetch(_Basis, "dim_basis", "order by basis_id"),
        ranges={
            code: (row.plausible_low, row.plausible_high)
            for code, row in fetch_plausible_ranges(warehouse).items()
        },
    )
