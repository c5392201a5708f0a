"""Batches of issues and of letters: figures of several indicators on one batch of one place."""

from collections.abc import Sequence
from itertools import groupby

from dashboard.models.claims import Figure
from dashboard.run import Run

# The roles of the indicators in the tables of issues and of letters.
ISSUE_ROLES = ("issue_total", "issue_done", "issue_under_way", "issue_rate")
RELAPSE_ROLES = ("issue_reopened", "issue_reopened_rate")
LETTER_ROLES = ("letter_referred", "letter_done", "letter_solved", "letter_rate")

Batch = dict[str, Figure]  # the figures of one place, batch and period, by the role of their indicators


def find_batches(
    run: Run,
    places: Sequence[str],
    figures: Sequence[Figure],
    roles: Sequence[str],
    relapse_roles: Sequence[str] = (),
) -> list[Batch]:
    """Figures of one place, batch and period together; a relapse stands with the batch that it is of."""

    def key(f: Figure) -> tuple[int, str, str]:
        return places.index(f.place_id), f.scope_id, f.period

    role = {f.indicator_id: run.catalogue.indicators[f.indicator_id].role or "" for f in figures}
    counted = sorted((f for f in figures if role[f.indicator_id] in roles), key=key)
    batches = [{role[f.indicator_id]: f for f in members} for _, members in groupby(counted, key)]
    for f in figures:
        if role[f.indicator_id] in relapse_roles:
            home = next((b for b in batches if _is_of_batch(f, next(iter(b.values())))), None)
            if home is None:
                batches.append(home := {})
            home[role[f.indicator_id]] = f
    return batches


def _is_of_batch(figure: Figure, other: Figure) -> bool:
    """Whether two figures are about the same batch of the same place; its period may be another."""
    return (figure.place_id, figure.scope_id) == (other.place_id, other.scope_id)
