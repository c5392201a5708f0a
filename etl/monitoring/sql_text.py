"""Names and texts within SQL that is made for columns that a reader's file has."""


def quote_name(name: str) -> str:
    """A name of a column as DuckDB reads it."""
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """A text as SQL reads it."""
    return "'" + text.replace("'", "''") + "'"


def quote_list(texts: list[str]) -> str:
    """A list of texts as DuckDB reads it."""
    return f"[{', '.join(map(quote_text, texts))}]"
