"""The page at /api/v1/: what the API lists, for people, in Chinese and English; no script, no other file."""

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.api.openapi import column_types
from dashboard.api.parameters import DEFAULT_LIMIT, MAX_LIMIT
from dashboard.queries.catalogue import Build, Catalogue
from dashboard.queries.listing import FILTERS, RESOURCES, Filter, Resource
from dashboard.text import LANGUAGES, load_texts

STYLE = Markup("""
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: left; vertical-align: top; }
p { margin: .25rem 0; } details code { margin-right: .75rem; } h2 { margin-top: 2rem; }
""")
PAGE = Markup("""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>{style}</style></head>
<body><h1>{title}</h1>
{about}
<p><a href="openapi.json">openapi.json</a></p>
{use}
{resources}
<h2 id="filters">{filters_heading}</h2>
<table><thead><tr>{filter_headings}</tr></thead><tbody>{filters}</tbody></table>
</body></html>
""")
SECTION = Markup("""<h2 id="{name}"><a href="{name}"><code>{name}</code></a></h2>
{about}
<p>{filters_heading}: {filters}</p>
<details><summary>{columns_heading}</summary><table><tbody>{columns}</tbody></table></details>
""")


def render_api_page(catalogue: Catalogue, build: Build) -> str:
    """The page as HTML, with the codes that this build knows."""
    headings = ("filter", "old_name", "meaning", "values")
    return PAGE.format(
        title=_phrase("api.title"),
        style=STYLE,
        about=_paragraphs("api.about", build=build.content_hash[:12], date=build.data_on),
        use=_join(
            [
                _paragraphs("api.use"),
                _paragraphs("api.paging", most=MAX_LIMIT, usual=DEFAULT_LIMIT),
                _paragraphs("api.caching"),
            ]
        ),
        resources=_join(_section(resource) for resource in RESOURCES),
        filters_heading=_phrase("api.filters"),
        filter_headings=_join(
            Markup('<th scope="col">{}</th>').format(_phrase(f"api.{heading}")) for heading in headings
        ),
        filters=_join(_filter_row(filter_, catalogue) for filter_ in FILTERS.values()),
    )


def _section(resource: Resource) -> Markup:
    columns = (
        Markup("<tr><th scope=row><code>{}</code></th><td>{}</td></tr>").format(name, _type_name(schema))
        for name, schema in column_types(resource.row).items()
    )
    links = (
        Markup('<a href="#filter-{0}"><code>{0}</code></a>').format(filter_.name)
        for filter_ in resource.filters
    )
    return SECTION.format(
        name=resource.name,
        about=_paragraphs(f"api.{resource.name}"),
        filters_heading=_phrase("api.filters"),
        filters=Markup(" ").join(links),
        columns_heading=_phrase("api.columns"),
        columns=_join(columns),
    )


def _filter_row(filter_: Filter, catalogue: Catalogue) -> Markup:
    return Markup(
        '<tr id="filter-{name}"><th scope="row"><code>{name}</code></th><td>{old_name}</td>'
        "<td>{meaning}</td><td>{values}</td></tr>"
    ).format(
        name=filter_.name,
        old_name=Markup("<code>{}</code>").format(filter_.old_name) if filter_.old_name else "",
        meaning=_paragraphs(f"api.filter.{filter_.name}"),
        values=_values(filter_, catalogue),
    )


def _values(filter_: Filter, catalogue: Catalogue) -> Markup:
    """The codes of a closed list, folded; or the pattern."""
    if not filter_.codes:
        return Markup("<code>{}</code>").format(filter_.pattern)
    codes = [Markup("<code>{}</code>").format(code) for code in filter_.codes(catalogue)]
    return Markup("<details><summary>{}</summary>{}</details>").format(len(codes), Markup(" ").join(codes))


def _type_name(schema: dict) -> str:
    """A column's type as JSON calls it; an exact decimal is said to be one."""
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    form = schema.get("format") or ("decimal" if "pattern" in schema else "")
    return " ".join(filter(None, [" | ".join(types), f"({form})" if form else ""]))


def _phrase(key: str) -> Markup:
    """A short text in both languages, one beside the other."""
    return Markup(" · ").join(
        Markup('<span lang="{}">{}</span>').format(language, load_texts(language)[key])
        for language in LANGUAGES
    )


def _paragraphs(key: str, **parts: object) -> Markup:
    """A text in both languages, one below the other."""
    return _join(
        Markup('<p lang="{}">{}</p>').format(language, load_texts(language)[key].format(**parts))
        for language in LANGUAGES
    )


def _join(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
