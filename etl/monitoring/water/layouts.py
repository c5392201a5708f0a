"""How a file of water readings is laid out: a known form of data/monitoring/layouts, or a reader's own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.monitoring.faults import FaultyInput
from etl.monitoring.layouts import Layout, load_layouts, load_mapping, load_vocabulary

SUBJECT = "water"
KEYS = ("section", "city", "snapshot", "time", "published_class", "state")  # columns that are no item
STATES = ("normal", "maintenance", "stopped")
MORE = ("states", "classes", "sampling")  # keys that only a layout of water has


@dataclass(frozen=True)
class WaterLayout:
    """How a file of readings is to be read: its columns by our names, and the words that stand in them."""

    columns: Mapping[str, str]  # ours (KEYS and items) to theirs
    missing: tuple[str, ...] = ()  # words for a missing value, beside an empty cell
    states: Mapping[str, str] = field(default_factory=dict)  # word of the file to one of STATES
    classes: Mapping[str, int] = field(default_factory=dict)  # word of the file to 1 (Ⅰ) to 6 (worse than Ⅴ)
    sampling: str = "automatic"


def find_layout(
    data: Path, columns: Collection[str], items: Collection[str], mapping: Path | None, name: str
) -> WaterLayout:
    """The layout of a file with these columns: the reader's mapping, or the known form that reads most of it.

    `items` are those of data/monitoring/water_items.csv. Raises FaultyInput for a mapping that cannot be
    used, and for a file of no known form.
    """
    if mapping is not None:
        return make_water_layout(load_mapping(mapping, data), items, data)
    known = [
        make_water_layout(layout, items, data)
        for layout in load_layouts(data).values()
        if layout.subject == SUBJECT
    ]
    fitting = [layout for layout in known if _reads(layout, columns, items)]
    if not fitting:
        raise FaultyInput(
            f"{name}: no known form of water readings. Columns found: {', '.join(columns)}.",
            "Say with --mapping FILE which column holds the section, the time and each item;"
            " docs/monitoring-water.md shows such a file.",
        )
    return max(fitting, key=lambda layout: len(set(layout.columns.values()) & set(columns)))


def make_water_layout(layout: Layout, items: Collection[str], data: Path) -> WaterLayout:
    """What the water batch needs of a layout. Raises FaultyInput for a word that means nothing to it."""
    if layout.subject != SUBJECT:
        raise FaultyInput(f"{layout.name}: write “subject: {SUBJECT}” in a mapping of water readings.")
    if strange := [key for key in layout.more if key not in MORE]:
        raise FaultyInput(f"{layout.name}: unknown key “{strange[0]}”. Of water there are {', '.join(MORE)}.")
    read = {value.pollutant: theirs for theirs, value in layout.values.items()}
    states = _words(layout, "states")
    classes = _words(layout, "classes")
    faults = [
        *(
            f"“{key}” is no column that is read; there are {', '.join(KEYS)}."
            for key in layout.columns.keys() - KEYS
        ),
        *(f"“{item}” is no item; there are {', '.join(sorted(items))}." for item in read.keys() - set(items)),
        *(
            f"“{state}” is no state; there are {', '.join(STATES)}."
            for state in states.values()
            if state not in STATES
        ),
        *(f"“{one}” is no class from 1 to 6." for one in classes.values() if one not in range(1, 7)),
    ]
    if faults:
        raise FaultyInput(*(f"{layout.name}: {fault}" for fault in faults))
    missing = (*load_vocabulary(data).missing, *layout.missing)
    sampling = str(layout.more.get("sampling", WaterLayout.sampling))
    return WaterLayout({**layout.columns, **read}, missing, states, classes, sampling)


def tell_layout(layout: WaterLayout, columns: Collection[str]) -> list[str]:
    """A line for each column that is read, and one for those that are not."""
    read = {ours: theirs for ours, theirs in layout.columns.items() if theirs in columns}
    left = [column for column in columns if column not in read.values()]
    lines = [f"  {theirs} -> {ours}" for ours, theirs in read.items()]
    return [*lines, *([f"  not read: {', '.join(left)}"] if left else [])]


def _reads(layout: WaterLayout, columns: Collection[str], items: Collection[str]) -> bool:
    read = {ours for ours, theirs in layout.columns.items() if theirs in columns}
    return "section" in read and bool({"time", "snapshot"} & read) and bool(read & set(items))


def _words(layout: Layout, key: str) -> dict[str, Any]:
    words = layout.more.get(key, {})
    if not isinstance(words, dict):
        raise FaultyInput(f"{layout.name}: {key}: write the words of the file and what each means.")
    return {str(word): meaning for word, meaning in words.items()}
