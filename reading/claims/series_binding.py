"""Binds a list of changes that go different ways to what it tells of, one each in order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reading.claims.binding import Binder
from reading.claims.series import FLAT, Change
from reading.names.bound import Bound, Instance
from reading.names.subjects import Group
from reading.tokens.clauses import Clause
from reading.tokens.surroundings import Lead, read_lead


def bind_series(
    binder: Binder, clause: Clause, series: Sequence[Change], lead_from: int, sentence: str
) -> Iterator[Bound]:
    """Bind the changes to the names or places before them, or else to the last levels that were bound."""
    numbers = [change.quantity for change in series if change.direction != FLAT]
    first = series[0].quantity.start
    lead = read_lead([one for one in clause.tokens if lead_from <= one.start < first])
    lead = replace(lead, direction=next(one.direction for one in series if one.direction != FLAT))
    group, cost, why = binder.search.find(binder.sentence, clause, numbers, lead, lead_from, sentence)
    named = _instances(binder, group, series, sentence, lead, clause)
    if len(named) != len(series):
        return
    if group:
        group.has_number = True
    for one, change in zip(named, series, strict=True):
        own = replace(lead, direction=change.direction)
        if change.direction == FLAT:
            code, role = binder.chooser.any(one.codes, sentence), FLAT
        else:
            code, role = binder.search.resolve(one.codes, change.quantity, own, sentence)
        if code:
            scope = one.scope or binder.scope(code, group.scopes if group else [])
            yield Bound(
                code,
                scope,
                one.place,
                change.quantity,
                role,
                change.direction,
                change.comparator,
                own,
                False,
                cost,
                why,
            )


def _instances(
    binder: Binder, group: Group | None, series: Sequence[Change], sentence: str, lead: Lead, clause: Clause
) -> list[Instance]:
    some = next(change.quantity for change in series if change.direction != FLAT)
    quantities = [some if change.direction == FLAT else change.quantity for change in series]
    found = binder.instances(group, quantities, sentence, lead) if group else []
    if len(found) == len(series):
        return found
    levels = binder.levels_before(group, len(series), clause)
    return [Instance((one.code,), one.scope, one.place) for one in levels]
