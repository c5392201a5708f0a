"""What a table is, declared once: its headings for readers, and the named, typed fields of its downloads.

A download has these fields whatever its rows are; docs/sharing.md lists them, and a test keeps it equal.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from dashboard.run import Run
from dashboard.table import Cell, LazyList, Record, Table, Value


@dataclass(frozen=True)
class Field:
    """A field of a download; its value is the item's attribute of that name, unless a function gives it."""

    name: str
    value_type: type[str] | type[int] | type[Decimal] = str
    value: Callable[[Run, Any], Value] | None = None


@dataclass(frozen=True)
class Layout:
    """A kind of table: `name` as in the documentation, headings by the keys of their texts, fields."""

    name: str
    headings: Sequence[str]
    fields: Sequence[Field]
    # Rows of the same types are checked once: a table of 6,000 rows has few kinds of them.
    _checked_types: set[tuple[type, ...]] = field(default_factory=set, init=False, repr=False, compare=False)

    def table(self, run: Run, headings: Sequence[str] | None = None) -> Table:
        """A table without rows yet; `headings` where they depend on what the reader chose."""
        texts = [run.text(f"column.{heading}") for heading in self.headings]
        return Table(list(headings or texts), schema={one.name: one.value_type for one in self.fields})

    def lazy_table(
        self, run: Run, items: Sequence[Any], make_rows: Callable[[Sequence[Any]], list[list[Cell]]]
    ) -> Table:
        """A row and a record for each item, made when they are looked at."""
        table = self.table(run)
        records = LazyList(items, lambda some: [self.record(run, item) for item in some])
        rows = LazyList(items, lambda some: [table.checked(row) for row in make_rows(some)])
        return Table(table.columns, rows, records, table.schema)

    def record(self, run: Run, item: object, **given: Value) -> Record:
        """The fields of an item; `given` are values that the item does not know.

        Raises KeyError for a given value without a field, AttributeError for a field without a value,
        TypeError for a value of another type than its field's; None is a value of every field.
        """
        record = {one.name: _value(run, one, item, given) for one in self.fields}
        if not given.keys() <= record.keys():
            raise KeyError(f"no fields of {self.name}: {', '.join(sorted(given.keys() - record.keys()))}")
        types = tuple(map(type, record.values()))
        if types not in self._checked_types:
            self._check_types(record)
            self._checked_types.add(types)
        return record

    def _check_types(self, record: Record) -> None:
        for one, value in zip(self.fields, record.values(), strict=True):
            if value is not None and not isinstance(value, one.value_type):
                raise TypeError(f"{self.name}: {one.name} is no {one.value_type.__name__}: {value!r}")


def _value(run: Run, field: Field, item: object, given: Record) -> Value:
    if field.name in given:
        return given[field.name]
    return field.value(run, item) if field.value else getattr(item, field.name)


def name_caveat(run: Run, figure: Any) -> str:
    """What goes with a figure wherever it goes, in words: derived or preliminary, a bound or about, a copy
    that nobody checked; empty for a published, exact number of a document that was seen.
    """
    source_grade = run.catalogue.sources[figure.source_id].grade
    caveats = [
        run.term_name("kind", figure.kind) if figure.kind != "actual" else "",
        run.term_name("comparator", figure.comparator) if figure.comparator != "=" else "",
        run.term_name("grade", source_grade) if source_grade == "unverified_copy" else "",
    ]
    return run.text.clauses([caveat for caveat in caveats if caveat])


PLACE = (Field("place_id"), Field("place", value=lambda run, item: run.place_name(item.place_id)))
INDICATOR = (
    Field("indicator_id"),
    Field("indicator", value=lambda run, item: run.indicator_name(item.indicator_id)),
)
SCOPE = (Field("scope_id"), Field("scope_name", value=lambda run, item: run.scope_name(item.scope_id)))
SOURCE = Field("source", value=lambda run, item: run.source_title(item.source_id))
QUANTITY = (
    *INDICATOR,
    *PLACE,
    *SCOPE,
    Field("period"),
    Field("basis_id"),
    Field("kind"),
    Field("comparator"),
    Field("value", Decimal),
    Field("value_text"),
    Field("unit_id"),
)
FIGURE = (
    *QUANTITY,
    Field("unit_name", value=lambda run, item: run.text.unit_name(item.unit_id)),
    SOURCE,
    Field("grade", value=lambda run, item: run.catalogue.sources[item.source_id].grade),
    Field("claim_id"),
    Field("caveat", value=name_caveat),
)
# Against the reference place: filled in files alone (exports/comparability.py).
GRADED = tuple(
    Field(name, value=lambda run, item: None)
    for name in ("reference_place_id", "comparison_grade", "comparison_reason")
)
