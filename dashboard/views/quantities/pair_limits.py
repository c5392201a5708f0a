"""Where two figures of one year stand to the national limits: within, above, or one within and one above."""

from collections.abc import Sequence

from dashboard.models.claims import Figure
from dashboard.models.dimensions import NationalLimit
from dashboard.run import Run
from rules.rounding import exact_digits


def state_limits(run: Run, first: Figure, other: Figure, limits: Sequence[NationalLimit]) -> str:
    """The tightest limit that both figures keep, the loosest that neither keeps, and those between them; a
    clause without its full stop. Empty without limits, or where a figure is not exact and printed.

    `limits` are those that count for the year of the figures, from the mart national_limit.
    """
    own = [
        limit
        for limit in limits
        if (limit.indicator_id, limit.year, limit.comparator) == (first.indicator_id, first.year, "<=")
    ]
    if not own or not (first.is_exact_result and other.is_exact_result):
        return ""
    lower, upper = sorted((first, other), key=lambda f: f.value)
    kept = min((x for x in own if upper.value <= x.value), key=lambda x: x.value, default=None)
    broken = max((x for x in own if lower.value > x.value), key=lambda x: x.value, default=None)
    between = [x for x in own if lower.value <= x.value < upper.value]
    key = {(True, False): "within", (False, True): "above", (True, True): "between"}
    parts = []
    if kept or broken:
        names = {
            "upper": _name_limit(run, kept) if kept else "",
            "lower": _name_limit(run, broken) if broken else "",
        }
        parts.append(run.text(f"limits.both_{key[kept is not None, broken is not None]}", **names))
    places = {"within": run.place_name(lower.place_id), "above": run.place_name(upper.place_id)}
    parts += [run.text("limits.one_above", limit=_name_limit(run, x), **places) for x in between]
    return run.text.clauses(parts)


def _name_limit(run: Run, limit: NationalLimit) -> str:
    """A limit with the year that it counts in, or from which it will."""
    key = "limits.in_force" if limit.standing == "in_force" else "limits.to_come"
    year = limit.year if limit.standing == "in_force" else limit.start_on.year
    return run.text(key, limit=exact_digits(limit.value), year=year)
