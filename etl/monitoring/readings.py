"""The readings of an input as one query over its files: a row a city, station, time and pollutant.

Columns: `file` (where it is stored), `row` (from 0), `city` (a code of places.csv, or the name as it stands;
null if blank), `station` (blank where values are of the city), `time` (the end of the hour in China's time,
or the day), `is_other_zone`, `pollutant`, `text`, `value` (in thousandths of the pollutant's unit; null where
the text is no number). What is missing is not there.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etl.monitoring.input_files import Source, select_source
from etl.monitoring.layouts import Layout, ValueColumn, Vocabulary
from etl.monitoring.sql_text import quote_list, quote_name, quote_text

CHINA = "+08:00"
NUMBERS = ("DOUBLE", "FLOAT")  # which may hold NaN
WHOLE = ("DECIMAL", "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "HUGEINT", "UINTEGER", "UBIGINT", "USMALLINT")
SHORT_DECIMAL = re.compile(r"DECIMAL\((\d+),[0-3]\)")
ZONE = r"(Z|[+-]\d\d:?\d\d)"  # behind a time of the day
MICROGRAMS = {"ug_m3": 1, "mg_m3": 1000}  # in each unit


@dataclass(frozen=True)
class Group:
    """Files of one form: their sources, what their columns mean, and which pollutant each name is.

    `cities` are the codes of those names that are not what a reading is to call the city; blank for none.
    """

    sources: tuple[Source, ...]
    layout: Layout
    pollutants: Mapping[str, ValueColumn]
    unread: tuple[str, ...] = ()  # names in the column of pollutants that mean none
    cities: Mapping[str, str] = field(default_factory=dict)

    @property
    def types(self) -> Mapping[str, str]:
        return self.sources[0].types

    @property
    def rows(self) -> str:
        """The rows that are read, as the files have them."""
        chosen = [
            f"cast({quote_name(column)} as varchar) = {quote_text(text)}"
            for column, text in self.layout.only.items()
        ]
        where = f" where {' and '.join(chosen)}" if chosen else ""
        return f"{select_source(self.sources)}{where}"


def select_readings(group: Group, vocabulary: Vocabulary, units: Mapping[str, str]) -> str:
    """The readings of a group; `units` are the pollutants' own."""
    layout = group.layout
    place = ", ".join(
        (
            "filename as file",
            "file_row_number as row",
            f"{_city(group)} as city",
            f"{_station(group)} as station",
            f"{_time(group, vocabulary)} as time",
            f"{_is_other_zone(group)} as is_other_zone",
        )
    )
    rows = f"from ({group.rows}) {_join_cities(group)}"
    marks = [*vocabulary.missing, *layout.missing]
    if layout.is_long:
        name, column = quote_name(layout.columns["pollutant"]), layout.columns["value"]
        given = _pollutant_of(name, group)
        text, value, missing = _value(column, group.types[column], marks)
        number = _thousandths(value, _factor_of(name, group, units), group.types[column])
        return (
            f"select {place}, {given} as pollutant, {text} as text, {number} as value {rows}"
            f" where {given} is not null and not ({missing})"
        )
    parsed = [
        (
            value.pollutant,
            _factor(value, units),
            group.types[column],
            *_value(column, group.types[column], marks),
        )
        for column, value in group.pollutants.items()
    ]
    names = quote_list([pollutant for pollutant, *_ in parsed])
    texts = ", ".join(f"case when not ({missing}) then {text} end" for *_, text, _, missing in parsed)
    numbers = ", ".join(_thousandths(value, str(factor), kind) for _, factor, kind, _, value, _ in parsed)
    return (
        f"select * from (select {place}, unnest({names}) as pollutant, unnest([{texts}]) as text,"
        f" unnest([{numbers}]) as value {rows}) where text is not null"
    )


def select_times(group: Group, vocabulary: Vocabulary, most: int) -> str:
    """The times of a group's first rows."""
    return f"select {_time(group, vocabulary)} as time from ({group.rows} limit {most})"


def _join_cities(group: Group) -> str:
    columns, names = group.layout.columns, group.cities
    role = "city"
    if role not in columns and group.layout.stations:
        role = "station"
        names = {station: names.get(city, city) for station, city in group.layout.stations.items()}
    if not names or role not in columns:
        return ""
    known = ", ".join(f"({quote_text(name)}, {quote_text(code)})" for name, code in names.items())
    column = (
        f"trim(cast({quote_name(columns[role])} as varchar))"
        if role == "station"
        else (f"cast({quote_name(columns[role])} as varchar)")
    )
    return f"left join (values {known}) as known_city(known_name, known_code) on known_name = {column}"


def _city(group: Group) -> str:
    column = group.layout.columns.get("city")
    if column is None and group.layout.stations:
        return "nullif(known_code, '')"
    if column is None:
        name = group.layout.city
        return "cast(null as varchar)" if name is None else quote_text(group.cities.get(name, name))
    name = (
        quote_name(column) if group.types[column] == "VARCHAR" else f"cast({quote_name(column)} as varchar)"
    )
    return f"nullif(coalesce(known_code, {name}), '')" if group.cities else name


def _station(group: Group) -> str:
    column = group.layout.columns.get("station")
    if column is None:
        return "''"
    name = (
        quote_name(column) if group.types[column] == "VARCHAR" else f"cast({quote_name(column)} as varchar)"
    )
    return f"coalesce({f'trim({name})' if group.sources[0].is_text else name}, '')"


def _time(group: Group, vocabulary: Vocabulary) -> str:
    """The end of the hour in China's time, or the day; null where a text is none."""
    columns, layout = group.layout.columns, group.layout
    column = columns.get("time") or columns["date"]
    kind = group.types[column]
    if kind.startswith("TIMESTAMP WITH TIME ZONE"):
        time = f"make_timestamp(epoch_us({quote_name(column)}) + {_minutes(CHINA) * 60_000_000})"
        return time if layout.hour_label == "ending" else f"{time} + interval 1 hour"
    if kind == "DATE" or kind.startswith("TIMESTAMP"):
        time = quote_name(column) if kind == "TIMESTAMP" else f"cast({quote_name(column)} as timestamp)"
    else:
        time = _parse_time(quote_name(column), kind, vocabulary)
    if "hour" in columns:
        digits = f"regexp_extract(cast({quote_name(columns['hour'])} as varchar), '^\\s*(\\d{{1,2}})', 1)"
        hour = f"try_cast({digits} as integer)"
        time = f"{time} + to_hours(case when {hour} between 0 and 24 then {hour} end)"
    if layout.each == "day":
        return f"date_trunc('day', {time})"
    shift = _minutes(CHINA) - _minutes(layout.time_zone) + 60 * (layout.hour_label == "beginning")
    return f"{time} + interval {shift} minute" if shift else time


def _parse_time(column: str, kind: str, vocabulary: Vocabulary) -> str:
    """A time from its text, by the forms of the vocabulary; 24:00 is the beginning of the next day."""
    text = f"trim({column if kind == 'VARCHAR' else f'cast({column} as varchar)'})"
    bare = f"regexp_replace({text}, '(\\.\\d+)?\\s*{ZONE}?$', '')"
    plain = f"case when length({text}) > 16 and contains({text}, ':') then {bare} else {text} end"
    forms = quote_list(list(vocabulary.time_forms))
    return f"coalesce(try_cast({plain} as timestamp), try_strptime({plain}, {forms}))"


def _is_other_zone(group: Group) -> str:
    """Whether a text names another time zone than the layout does."""
    column = quote_name(group.layout.columns.get("time") or group.layout.columns["date"])
    if not group.sources[0].is_text:
        return "false"
    own = group.layout.time_zone
    same = ["", own, own.replace(":", ""), *(["Z"] if _minutes(own) == 0 else [])]
    named = f"regexp_extract({column}, ':\\d\\d.*?{ZONE}$', 1)"
    return f"coalesce(contains({column}, ':') and {named} not in ({', '.join(map(quote_text, same))}), false)"


def _minutes(zone: str) -> int:
    return (-1 if zone[0] == "-" else 1) * (int(zone[1:3]) * 60 + int(zone[4:6]))


def _pollutant_of(name: str, group: Group) -> str:
    """The pollutant of a row, null for one that is not read."""
    if not group.unread and all(text == value.pollutant for text, value in group.pollutants.items()):
        return name
    whens = [
        f"when {quote_text(text)} then {quote_text(value.pollutant)}"
        for text, value in group.pollutants.items()
    ]
    return f"case {name} {' '.join(whens)} end"


def _factor_of(name: str, group: Group, units: Mapping[str, str]) -> str:
    factors = {text: _factor(value, units) for text, value in group.pollutants.items()}
    if set(factors.values()) <= {1000}:
        return "1000"
    whens = [f"when {quote_text(text)} then {factor}" for text, factor in factors.items()]
    return f"case {name} {' '.join(whens)} end"


def _factor(value: ValueColumn, units: Mapping[str, str]) -> float:
    """By what a number is multiplied to be thousandths of the pollutant's own unit."""
    own = units[value.pollutant]
    factor = 1000 * MICROGRAMS[value.unit or own] / MICROGRAMS[own]
    return int(factor) if factor == int(factor) else factor


def _value(column: str, kind: str, marks: Sequence[str]) -> tuple[str, str, str]:
    """The text of a cell, its number, and whether it is missing, as SQL."""
    name = quote_name(column)
    numbers = [mark for mark in marks if mark.replace(".", "", 1).lstrip("-").isdigit()]
    is_number = f" or {{}} in ({', '.join(numbers)})" if numbers else ""
    if kind in NUMBERS:
        return f"cast({name} as varchar)", name, f"{name} is null or isnan({name}){is_number.format(name)}"
    if kind.startswith(WHOLE):
        return f"cast({name} as varchar)", name, f"{name} is null{is_number.format(name)}"
    text = f"trim({name})" if kind == "VARCHAR" else f"trim(cast({name} as varchar))"
    number = f"try_cast({text} as decimal(24, 6))"
    missing = f"{name} is null or {text} in ('', {', '.join(map(quote_text, marks))})"
    if numbers:
        missing += f" or coalesce({number} in ({', '.join(numbers)}), false)"
    return text, number, missing


def _thousandths(value: str, factor: str, kind: str) -> str:
    """A number in thousandths of the unit, as a whole number; half to even, where there is a half."""
    if (decimal := SHORT_DECIMAL.fullmatch(kind)) and int(decimal[1]) <= 15 and factor == "1000":
        return f"try_cast({value} * {factor} as bigint)"
    return f"try_cast(round_even(cast({value} as double) * {factor}, 0) as bigint)"
