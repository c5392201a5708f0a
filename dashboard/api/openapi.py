"""The OpenAPI 3.1 document of the API, from the description that also makes its answers."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, get_args, get_type_hints

from dashboard.api.parameters import FORMATS, FURTHEST, MOST, USUAL
from dashboard.api.resources import RESOURCES, Filter, Resource
from dashboard.queries.catalogue import Catalogue

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


def document(catalogue: Catalogue) -> dict[str, Any]:
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
        "paths": {f"/{one.name}": {"get": _operation(one, catalogue)} for one in RESOURCES},
        "components": {
            "schemas": {one.row.__name__: _schema(one.row) for one in RESOURCES} | {"Error": ERROR},
            "responses": {
                "Bad": _said("A parameter is unknown, or its value is; it is named"),
                "Closed": _said("The API is closed to readers who have not signed in"),
                "NotReady": _said("There is no warehouse to read yet"),
            },
        },
    }


def _operation(one: Resource, catalogue: Catalogue) -> dict[str, Any]:
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{one.row.__name__}"}}
    part = {
        "build": {"type": "string", "description": "Hash of the data's content"},
        "data_on": {"type": "string", "description": "When the newest document was published"},
        "total": {"type": "integer"},
        "limit": {"type": "integer"},
        "offset": {"type": "integer"},
        "next": {"type": ["string", "null"], "description": "The next part, relative to this address"},
        "rows": rows,
    }
    found = {
        "description": "Some rows",
        "headers": {"ETag": {"schema": {"type": "string"}}},
        "content": {
            "application/json": {"schema": {"type": "object", "properties": part, "required": list(part)}},
            "text/csv": {"schema": {"type": "string"}},
        },
    }
    return {
        "operationId": one.name,
        "summary": one.about,
        "parameters": [*(_filter(each, catalogue) for each in one.filters), *_paging()],
        "responses": {
            "200": found,
            "304": {"description": "Not changed since the ETag"},
            "400": {"$ref": "#/components/responses/Bad"},
            "403": {"$ref": "#/components/responses/Closed"},
            "503": {"$ref": "#/components/responses/NotReady"},
        },
    }


def _filter(one: Filter, catalogue: Catalogue) -> dict[str, Any]:
    item = (
        {"type": "string", "enum": list(one.codes(catalogue))}
        if one.codes
        else {"type": "string", "pattern": f"^({one.pattern})$"}
    )
    schema = {"type": "array", "items": item, "minItems": 1}
    return {
        "name": one.name,
        "in": "query",
        "description": f"{one.about}, joined by commas",
        "style": "form",
        "explode": False,
        "schema": schema,
    }


def _paging() -> list[dict[str, Any]]:
    return [
        {
            "name": "limit",
            "in": "query",
            "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
        },
        {
            "name": "offset",
            "in": "query",
            "schema": {"type": "integer", "minimum": 0, "maximum": FURTHEST, "default": 0},
        },
        {
            "name": "format",
            "in": "query",
            "description": "Comes before the header Accept",
            "schema": {"type": "string", "enum": list(FORMATS)},
        },
    ]


def _said(about: str) -> dict[str, Any]:
    return {
        "description": about,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }


def _schema(row: type) -> dict[str, Any]:
    kinds = get_type_hints(row)
    names = [field.name for field in fields(row)]
    return {"type": "object", "properties": {name: _type(kinds[name]) for name in names}, "required": names}


def _type(kind: Any) -> dict[str, Any]:
    if NoneType not in get_args(kind):
        return TYPES[kind]
    (plain,) = (one for one in get_args(kind) if one is not NoneType)
    return TYPES[plain] | {"type": [TYPES[plain]["type"], "null"]}
