"""The OpenAPI 3.1 document of the API, from the declarations that also make its answers."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, get_args, get_type_hints

from dashboard.api.parameters import DEFAULT_LIMIT, FORMATS, MAX_LIMIT, MAX_OFFSET
from dashboard.queries.catalogue import Catalogue
from dashboard.queries.listing import FILTERS, RESOURCES, Filter, Resource
from dashboard.text import load_texts

TYPES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    Decimal: {
        "type": "string",
        "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
        "description": "An exact decimal number",
    },
    date: {"type": "string", "format": "date"},
    list[str]: {"type": "array", "items": {"type": "string"}},
}
ERROR = {
    "type": "object",
    "properties": {"parameter": {"type": ["string", "null"]}, "error": {"type": "string"}},
    "required": ["parameter", "error"],
}
PAGE = {
    "build": {"type": "string", "description": "Hash of the data's content"},
    "data_on": {"type": "string", "description": "When the newest document was published"},
    "total": {"type": "integer"},
    "limit": {"type": "integer"},
    "offset": {"type": "integer"},
    "next": {"type": ["string", "null"], "description": "The next page, relative to this address"},
}
HEADERS = {
    "ETag": {"description": "Changes with the build and with the answer", "schema": {"type": "string"}},
    "X-Total-Count": {"description": "How many rows there are in all", "schema": {"type": "integer"}},
    "Link": {"description": 'The next page, rel="next"; absent at the last', "schema": {"type": "string"}},
}


def describe_api(catalogue: Catalogue) -> dict[str, Any]:
    """The document, with the codes that this build knows."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Chengjing data API",
            "version": "1",
            "description": "What public documents claim about environmental indicators."
            " Values are exact decimals in strings; value_text is as printed.",
        },
        "servers": [{"url": "./"}],
        "paths": {f"/{resource.name}": {"get": _operation(resource)} for resource in RESOURCES},
        "components": {
            "schemas": {resource.row.__name__: _schema(resource.row) for resource in RESOURCES}
            | {name: _value_schema(filter_, catalogue) for name, filter_ in FILTERS.items()}
            | {"Error": ERROR},
            "responses": {
                "Bad": _error("A parameter is unknown, or its value is; it is named"),
                "Closed": _error("The API is closed to readers who have not signed in"),
                "NotReady": _error("There is no warehouse to read yet, or it is damaged"),
            },
        },
    }


def column_types(row: type) -> dict[str, dict[str, Any]]:
    """The JSON schema of each column of a row, in order."""
    hints = get_type_hints(row)
    return {field.name: _type(hints[field.name]) for field in fields(row)}


def _operation(resource: Resource) -> dict[str, Any]:
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{resource.row.__name__}"}}
    page = PAGE | {"rows": rows}
    found = {
        "description": "A page of rows",
        "headers": HEADERS,
        "content": {
            "application/json": {"schema": {"type": "object", "properties": page, "required": list(page)}},
            "text/csv": {"schema": {"type": "string"}},
        },
    }
    filters = [parameter for filter_ in resource.filters for parameter in _parameters(filter_)]
    return {
        "operationId": resource.name,
        "summary": load_texts("en")[f"api.{resource.name}"],
        "parameters": [*filters, *_paging()],
        "responses": {
            "200": found,
            "304": {"description": "Not changed since the ETag"},
            "400": {"$ref": "#/components/responses/Bad"},
            "403": {"$ref": "#/components/responses/Closed"},
            "503": {"$ref": "#/components/responses/NotReady"},
        },
    }


def _value_schema(filter_: Filter, catalogue: Catalogue) -> dict[str, Any]:
    """What one value of a filter may be."""
    if filter_.codes:
        return {"type": "string", "enum": list(filter_.codes(catalogue))}
    return {"type": "string", "pattern": f"^({filter_.pattern})$"}


def _parameters(filter_: Filter) -> list[dict[str, Any]]:
    """The parameter of a filter, and its old name where it has one."""
    item = {"$ref": f"#/components/schemas/{filter_.name}"}
    parameter = {
        "name": filter_.name,
        "in": "query",
        "description": f"{load_texts('en')[f'api.filter.{filter_.name}']}; several joined by commas",
        "style": "form",
        "explode": False,
        "schema": {"type": "array", "items": item, "minItems": 1},
    }
    old = {"name": filter_.old_name, "description": f"The old name of {filter_.name}", "deprecated": True}
    return [parameter, parameter | old] if filter_.old_name else [parameter]


def _paging() -> list[dict[str, Any]]:
    limit = {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT}
    offset = {"type": "integer", "minimum": 0, "maximum": MAX_OFFSET, "default": 0}
    format_ = {"type": "string", "enum": list(FORMATS)}
    return [
        {"name": "limit", "in": "query", "description": "Rows in this answer", "schema": limit},
        {"name": "offset", "in": "query", "description": "Rows to leave out first", "schema": offset},
        {"name": "format", "in": "query", "description": "Overrides the header Accept", "schema": format_},
    ]


def _error(description: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Error"}
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _schema(row: type) -> dict[str, Any]:
    properties = column_types(row)
    return {"type": "object", "properties": properties, "required": list(properties)}


def _type(hint: Any) -> dict[str, Any]:
    if NoneType not in get_args(hint):
        return TYPES[hint]
    (plain,) = (each for each in get_args(hint) if each is not NoneType)
    return TYPES[plain] | {"type": [TYPES[plain]["type"], "null"]}
