"""Tells what the columns of a file mean: by a mapping file, by a known layout, or by the vocabulary."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from etl.monitoring.faults import FaultyInput
from etl.monitoring.layouts import Layout, ValueColumn, Vocabulary

SAY_SO = "Say in a mapping file (--mapping) which column is which."
NAME_CITY = "Or let it name the city: “city: X” for every row, or “stations: FILE”, a CSV of both."
NOT_KNOWN = "not known"


def recognise(
    name: str,
    columns: Sequence[str],
    layouts: Iterable[Layout],
    vocabulary: Vocabulary,
    mapping: Layout | None,
    each: str | None = None,
) -> Layout:
    """The layout of a file with these columns; `each` is what its times show, where no layout says it.

    A mapping comes first, then the layout that names most of the columns, then the vocabulary. Raises
    FaultyInput with what is not clear.
    """
    if mapping is not None and mapping.columns:
        if missing := sorted(mapping.needs() - set(columns)):
            raise FaultyInput(
                f"{name}: {mapping.name} names the column “{missing[0]}”, which is not there.",
                f"The columns are: {', '.join(columns)}.",
            )
        return _complete(mapping, columns, each)
    known = [(layout.needs() | set(layout.not_read), layout) for layout in layouts]
    fits = [(len(named), layout) for named, layout in known if named <= set(columns)]
    _, found = max(fits, key=lambda fit: fit[0], default=(0, None))
    if found is None:
        found = _by_vocabulary(name, columns, vocabulary, mapping, each)
    if mapping is not None:  # it says no columns, but what to choose of them
        found = replace(
            found,
            only=mapping.only or found.only,
            city=mapping.city or found.city,
            stations=mapping.stations,
            missing=(*found.missing, *mapping.missing),
            hour_label=mapping.hour_label,
            time_zone=mapping.time_zone,
            each=mapping.each or found.each,
        )
        if missing := sorted(set(found.only) - set(columns)):
            raise FaultyInput(
                f"{name}: {mapping.name} chooses by the column “{missing[0]}”, which is not there."
            )
    return _complete(found, columns, each)


def map_pollutants(names: Iterable[str], layout: Layout, vocabulary: Vocabulary) -> dict[str, ValueColumn]:
    """The pollutant of each name in the column of pollutants of a long file; other names are left out."""
    if layout.values:
        return {name: layout.values[name] for name in names if name in layout.values}
    found = {name: _find_pollutant(name, vocabulary, layout.each) for name in names}
    return {name: value for name, value in found.items() if value is not None}


def describe(layout: Layout, vocabulary: Vocabulary, pollutants: Mapping[str, ValueColumn]) -> list[str]:
    """What was recognised, a line a fact, for the reader to check."""
    units = {code: names[0] for code, names in vocabulary.units.items()}
    place = layout.columns.get("city") or "by a table of stations"
    place = f"every row is of {layout.city}" if layout.city else place
    when = " + ".join(layout.columns[role] for role in ("time", "date", "hour") if role in layout.columns)
    kind = f"one value each {layout.each}"
    if layout.each == "hour":
        kind += f", times name the {'end' if layout.hour_label == 'ending' else 'beginning'} of the hour"
        kind += f", UTC{layout.time_zone}"
    lines = [f"layout      {layout.name}: {kind}", f"city        {place}"]
    if station := layout.columns.get("station"):
        lines.append(f"station     {station}")
    lines.append(f"time        {when}")
    for column, value in pollutants.items():
        lines.append(f"{value.pollutant:<11} {column}{f', in {units[value.unit]}' if value.unit else ''}")
    lines += [f"only        {column} = {text}" for column, text in layout.only.items()]
    lines += [f"not read    {column}: {reason}" for column, reason in layout.not_read.items()]
    return lines


def _complete(layout: Layout, columns: Sequence[str], each: str | None) -> Layout:
    """The layout with what the file itself says: its resolution, and the columns that nobody reads."""
    used = layout.needs()
    not_read = {column: layout.not_read.get(column, NOT_KNOWN) for column in columns if column not in used}
    return replace(layout, each=layout.each or each, not_read=not_read)


def _by_vocabulary(
    name: str, columns: Sequence[str], vocabulary: Vocabulary, mapping: Layout | None, each: str | None
) -> Layout:
    each = (mapping and mapping.each) or each
    roles: dict[str, str] = {}
    values: dict[str, ValueColumn] = {}
    unclear = (
        {_plain(word): reason for word, reason in vocabulary.unclear_days.items()} if each != "hour" else {}
    )
    not_read = {
        column: reason for column in columns if (reason := unclear.get(_split_unit(column, vocabulary)[0]))
    }
    for column in columns:
        if (value := _find_pollutant(column, vocabulary, each)) is not None:
            values[column] = value
        elif (role := _find_role(column, vocabulary)) is not None:
            if role in roles and roles[role] != column:
                raise FaultyInput(f"{name}: both “{roles[role]}” and “{column}” could be the {role}.", SAY_SO)
            roles[role] = column
    if "time" in roles:
        roles = {role: column for role, column in roles.items() if role not in ("date", "hour")}
    elif "date" not in roles:
        raise FaultyInput(
            f"{name}: no column of times is known. The columns are: {', '.join(columns)}.", SAY_SO
        )
    is_long = "pollutant" in roles and "value" in roles
    if is_long and values:
        column = next(iter(values))
        raise FaultyInput(
            f"{name}: “{column}” looks like a column of values beside “{roles['value']}”.", SAY_SO
        )
    if not is_long:
        roles = {role: column for role, column in roles.items() if role not in ("pollutant", "value")}
        if not values:
            raise FaultyInput(
                f"{name}: no column of a pollutant is known. The columns are: {', '.join(columns)}.", SAY_SO
            )
        _refuse_two_columns_of_one_pollutant(name, values)
    names_city = mapping is not None and (mapping.city or mapping.stations)
    if "city" not in roles and not names_city:
        what = "cities" if "station" in roles else "cities or stations"
        raise FaultyInput(f"{name}: no column of {what} is known.", SAY_SO, NAME_CITY)
    return Layout("columns known by their names", "air", each, roles, values, not_read)


def _refuse_two_columns_of_one_pollutant(name: str, values: Mapping[str, ValueColumn]) -> None:
    seen: dict[str, str] = {}
    for column, value in values.items():
        if other := seen.get(value.pollutant):
            raise FaultyInput(f"{name}: both “{other}” and “{column}” could be {value.pollutant}.", SAY_SO)
        seen[value.pollutant] = column


def _find_role(column: str, vocabulary: Vocabulary) -> str | None:
    plain = _plain(column)
    return next((role for role, names in vocabulary.columns.items() if plain in map(_plain, names)), None)


def _find_pollutant(column: str, vocabulary: Vocabulary, each: str | None) -> ValueColumn | None:
    """The pollutant that a name means; our own code means itself."""
    names = vocabulary.hour if each == "hour" else vocabulary.day
    if column in names:
        return ValueColumn(column)
    plain, unit = _split_unit(column, vocabulary)
    found = next((code for code, known in names.items() if plain in map(_plain, known)), None)
    return None if found is None else ValueColumn(found, unit)


def _split_unit(column: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """A name without the unit behind it, and the unit."""
    plain = _plain(column)
    for unit, names in vocabulary.units.items():
        for written in sorted(map(_plain, names), key=len, reverse=True):
            if plain.endswith(written) and plain != written:
                return plain[: -len(written)], unit
    return plain, None


def _plain(name: str) -> str:
    """A name without case, blanks and signs; full-width letters and the two signs for micro are one."""
    return re.sub(r"[\s_\-./()\[\]{},:%]+", "", unicodedata.normalize("NFKC", name).lower())
