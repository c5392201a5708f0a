"""Reads a query string strictly: a wrong parameter is an error that names it; nothing is guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.queries.catalogue import Catalogue
from dashboard.queries.listing import Filter, Resource

FORMATS = ("json", "csv")
MAX_LIMIT = 1000  # rows in one answer
DEFAULT_LIMIT = 100
MAX_OFFSET = 10**9
PAGING = ("limit", "offset", "format")


class BadParameter(Exception):
    """A parameter that is unknown or has a value that is, and why."""

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(reason)
        self.parameter = parameter


@dataclass(frozen=True)
class ListingRequest:
    """Which rows of a list are wanted: values by column, the page, and the format if it is named."""

    values: dict[str, list[str | int]]
    limit: int
    offset: int
    format: str | None


def parse_parameters(
    resource: Resource, catalogue: Catalogue, parameters: Iterable[tuple[str, str]]
) -> ListingRequest:
    """The request that a query string makes. Raises BadParameter at the first parameter that is wrong."""
    filters = {filter_.name: filter_ for filter_ in resource.filters}
    old_names = {filter_.old_name: filter_ for filter_ in resource.filters if filter_.old_name}
    texts: dict[str, str] = {}
    for parameter, text in parameters:
        if parameter not in filters | old_names and parameter not in PAGING:
            raise BadParameter(parameter, f"Unknown parameter. Known here: {', '.join([*filters, *PAGING])}.")
        if parameter in texts:
            raise BadParameter(parameter, "Given twice. Join several codes with commas.")
        texts[parameter] = text
    for old_name, filter_ in old_names.items():
        if old_name in texts and filter_.name in texts:
            reason = f"The old name of {filter_.name}, which is given too. Give {filter_.name} alone."
            raise BadParameter(old_name, reason)
    format_ = texts.get("format")
    if format_ is not None and format_ not in FORMATS:
        raise BadParameter("format", f"Must be one of: {', '.join(FORMATS)}.")
    values = {
        filter_.name: _parse_values(parameter, filter_, catalogue, texts[parameter])
        for parameter, filter_ in (filters | old_names).items()
        if parameter in texts
    }
    limit = _parse_number("limit", texts.get("limit"), DEFAULT_LIMIT, 1, MAX_LIMIT)
    return ListingRequest(
        values, limit, _parse_number("offset", texts.get("offset"), 0, 0, MAX_OFFSET), format_
    )


def _parse_values(parameter: str, filter_: Filter, catalogue: Catalogue, text: str) -> list[str | int]:
    """The values of a filter that is given under a name of its own or an old one."""
    today = filter_.former(catalogue) if filter_.former else {}
    values = list(dict.fromkeys(today.get(value, value) for value in text.split(",")))
    codes = filter_.codes(catalogue) if filter_.codes else None
    for value in values:
        if codes is not None and value not in codes:
            raise BadParameter(parameter, f"Unknown code: {value[:60]}.")
        if codes is None and not re.fullmatch(filter_.pattern, value):
            raise BadParameter(parameter, f"Not of the form {filter_.pattern}: {value[:60]}.")
    return [int(value) for value in values] if filter_.is_number else list(values)


def _parse_number(name: str, text: str | None, default: int, minimum: int, maximum: int) -> int:
    if text is None:
        return default
    if not re.fullmatch("[0-9]{1,10}", text) or not minimum <= int(text) <= maximum:
        raise BadParameter(name, f"Must be a whole number from {minimum} to {maximum}.")
    return int(text)
