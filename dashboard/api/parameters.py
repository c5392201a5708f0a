"""Reads a query string strictly: what it does not understand it names, and guesses nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.api.resources import Filter, Resource
from dashboard.queries.catalogue import Catalogue

FORMATS = ("json", "csv")
MOST = 1000  # rows in one answer
USUAL = 100
FURTHEST = 10**9  # offset


class BadParameter(Exception):
    """A parameter that cannot be understood, and why."""

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(reason)
        self.parameter = parameter


@dataclass(frozen=True)
class Query:
    """A question: the values that columns may have, the part wanted, and the form if it was named."""

    among: dict[str, list[str | int]]
    limit: int
    offset: int
    form: str | None


def parse_query(resource: Resource, catalogue: Catalogue, query: Iterable[tuple[str, str]]) -> Query:
    """The question that a query string asks. Raises BadParameter at the first part that means nothing."""
    filters = {one.name: one for one in resource.filters}
    given: dict[str, str] = {}
    for name, told in query:
        if name not in filters and name not in ("limit", "offset", "format"):
            raise BadParameter(
                name, f"Unknown parameter. Known here: {', '.join([*filters, 'limit', 'offset', 'format'])}."
            )
        if name in given:
            raise BadParameter(name, "Given twice. Join several codes with commas.")
        given[name] = told
    form = given.get("format")
    if form is not None and form not in FORMATS:
        raise BadParameter("format", f"Must be one of: {', '.join(FORMATS)}.")
    return Query(
        {
            filters[name].column: _values(filters[name], catalogue, told)
            for name, told in given.items()
            if name in filters
        },
        _number("limit", given.get("limit"), USUAL, 1, MOST),
        _number("offset", given.get("offset"), 0, 0, FURTHEST),
        form,
    )


def _values(one: Filter, catalogue: Catalogue, told: str) -> list[str | int]:
    wanted = list(dict.fromkeys(told.split(",")))
    known = one.codes(catalogue) if one.codes else None
    for value in wanted:
        if not (value in known if known is not None else re.fullmatch(one.pattern, value, re.ASCII)):
            raise BadParameter(
                one.name,
                f"Unknown code: {value[:60]}."
                if known is not None
                else f"Not of the form {one.pattern}: {value[:60]}.",
            )
    return [int(value) for value in wanted] if one.number else list(wanted)


def _number(name: str, told: str | None, usual: int, least: int, most: int) -> int:
    if told is None:
        return usual
    if not re.fullmatch("[0-9]{1,10}", told, re.ASCII) or not least <= int(told) <= most:
        raise BadParameter(name, f"Must be a whole number from {least} to {most}.")
    return int(told)
