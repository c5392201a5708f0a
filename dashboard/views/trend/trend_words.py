"""What a trend says in words: its title, how it is drawn, and why figures are apart.

The title is made of figures of one year and of ranges of years that can be compared; it never says how far
a value has moved across a break.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from dashboard.models.claims import Figure
from dashboard.models.judgements import Comparability
from dashboard.run import Run
from dashboard.views.figure_cells import unit_beside_digits
from dashboard.views.source_grades import COPY, name_marks
from dashboard.views.trend.indicator_data import IndicatorData
from dashboard.views.trend.year_pairs import YearPair
from dashboard.views.trend.year_series import YearSeries
from rules.rounding import exact_digits

NAMED = 3  # places whose figures the title names; of more it gives the lowest and the highest
SHORTEST_RANGE = 3  # figures


def trend_title(
    run: Run, data: IndicatorData, series: Sequence[YearSeries], pairs: dict[str, YearPair]
) -> str:
    """What the figures show, in one sentence without a full stop."""
    name = run.indicator_name(data.indicator_id)
    places = {one.place_id for one in series}
    if not series:
        key = "trend.title_targets" if data.targets else "trend.title_parts"
        return run.text(key, indicator=name)
    if len(places) < len(series):
        return run.text("trend.title_scopes", indicator=name)
    if len(series) > NAMED:
        return _title_of_many(run, name, series)
    words, may_be_joined = _newest_words(run, data, series, pairs)
    since = _since(run, series) if may_be_joined else ""
    return run.text("trend.title_newest", indicator=name, newest=words) + since


def _newest_words(
    run: Run, data: IndicatorData, series: Sequence[YearSeries], pairs: dict[str, YearPair]
) -> tuple[str, bool]:
    """The figures of the newest common year, or each with its own; whether they may stand in one range."""
    if len(series) == 1:
        newest = series[0].newest()
        place = run.place_name(newest.place_id)
        words = run.text(
            "trend.in_place", place=place, year=newest.year, amount=short_amount(run, newest, data.figures)
        )
        return words, True
    common = set.intersection(*({f.year for f in one.figures} for one in series))
    if len(series) == 2 and pairs:
        ((_, pair),) = pairs.items()
        figures = [pair.one, pair.other]
        is_apart = pair.comparability.grade == "apart"
    elif common and len(pairs) == len(series) - 1:
        year = max(year or 0 for year in common)
        figures = [next(f for f in one.figures if f.year == year) for one in series]
        is_apart = any(pair.comparability.grade == "apart" for pair in pairs.values())
    else:
        each = [_place_and_year(run, one.newest()) for one in series]
        return run.text.join(each), False
    each = [f"{run.place_name(f.place_id)}{run.text('trend.space')}{short_amount(run, f)}" for f in figures]
    words = run.text("trend.in_year", year=figures[0].year, amounts=run.text.join(each))
    return words + (run.text("trend.apart") if is_apart else ""), not is_apart


def _place_and_year(run: Run, figure: Figure) -> str:
    amount = short_amount(run, figure)
    return run.text(
        "trend.in_own_year", place=run.place_name(figure.place_id), year=figure.year, amount=amount
    )


def _since(run: Run, series: Sequence[YearSeries]) -> str:
    """Between which values all figures lie since the newest break; empty where they are few, or bounds."""
    start = max(one.latest()[0].year or 0 for one in series)
    figures = [f for one in series for f in one.figures if (f.year or 0) >= start]
    if len(figures) < SHORTEST_RANGE or any(f.comparator != "=" for f in figures):
        return ""
    low, high = (_best([f for f in figures if f.value == value]) for value in _range_of_values(figures))
    parts = {
        "year": start,
        "who": _who(run, series),
        "low": _digits(run, low),
        "high": _digits(run, high),
    }
    key = "trend.since_level" if low.value == high.value else "trend.since"
    marked = "derived" if not low.kind == high.kind == "actual" else ""
    marked = marked or ("copies" if COPY in (low.grade, high.grade) else "")
    return run.text(key, **parts) + (run.text(f"trend.with_{marked}") if marked else "")


def _range_of_values(figures: Sequence[Figure]) -> tuple[Decimal, Decimal]:
    values = [f.value for f in figures]
    return min(values), max(values)


def _best(equal: Sequence[Figure]) -> Figure:
    """Of equal values a printed one counts before a derived one, a document that was seen before a copy."""
    return min(equal, key=lambda f: (f.kind != "actual", f.grade == COPY))


def _who(run: Run, series: Sequence[YearSeries]) -> str:
    """Whom a range is about: nobody is named where there is one place."""
    if len(series) == 1:
        return ""
    are_cities = all(run.catalogue.places[one.place_id].peer_group == "city" for one in series)
    return run.text(f"trend.{len(series)}_{'cities' if are_cities else 'places'}")


def _title_of_many(run: Run, name: str, series: Sequence[YearSeries]) -> str:
    """The lowest and the highest of the year of which most places have an exact figure."""
    exact = [f for one in series for f in one.figures if f.comparator == "="]
    by_year: dict[int, list[Figure]] = {}
    for f in exact:
        by_year.setdefault(f.year or 0, []).append(f)
    if not by_year:
        return run.text("trend.title_scopes", indicator=name)
    year = max(by_year, key=lambda year: (len(by_year[year]), year))
    figures = by_year[year]
    low, high = (choose(figures, key=lambda f: f.value) for choose in (min, max))
    return run.text(
        "trend.title_many",
        indicator=name,
        year=year,
        count=len(figures),
        low=short_amount(run, low),
        high=short_amount(run, high),
    )


def short_amount(run: Run, figure: Figure, figures: Sequence[Figure] = ()) -> str:
    """A figure for running text; its unit stands in a heading: 28, at most 27, 28.7 (derived).

    A lower and an upper bound of one quantity, found among the `figures`, are one range: 25.9–27.5.
    """
    amount = _range_of(figure, figures) or _digits(run, figure)
    marks = name_marks(run, figure)
    return run.text("trend.marked", amount=amount, kind=marks) if marks else amount


def _range_of(figure: Figure, figures: Sequence[Figure]) -> str:
    """The range between a bound and the other one of its place, period and quantity, if there is."""
    own = [
        f
        for f in figures
        if (f.place_id, f.period, f.comparison_key) == (figure.place_id, figure.period, figure.comparison_key)
    ]
    bounds = {f.comparator: f.value_text for f in own}
    return f"{bounds['>=']}–{bounds['<=']}" if set(bounds) == {">=", "<="} else ""


def _digits(run: Run, figure: Figure) -> str:
    """Only a percent sign and a class of water stay with their digits."""
    return run.text.phrase_amount(
        figure.value_text, unit_beside_digits(run, figure.unit_id), figure.comparator
    )


def short_date(day: date) -> str:
    """A day as exact as it matters: 2031, or 2026-03."""
    return str(day.year) if (day.month, day.day) == (1, 1) else f"{day:%Y-%m}"


def how_it_is_drawn(
    run: Run, indicator: str, series: Sequence[YearSeries], has_target: bool, axis_start: Decimal
) -> str:
    """The second line: the unit, and what each kind of line and point means, where it occurs."""
    unit = run.text.unit_name(run.catalogue.indicators[indicator].unit_id)
    links = [link for one in series for link in one.links]
    figures = [f for one in series for f in one.figures]
    occurs = {
        "same": any(link.grade == "same" and not link.is_gap for link in links),
        "near": any(link.grade == "near" and not link.is_gap for link in links),
        "gap": any(link.is_joined and link.is_gap for link in links),
        "apart": any(link.grade == "apart" and not link.is_gap for link in links),
        "hollow": not all(f.is_exact_result for f in figures),
        "target": has_target,
    }
    kinds = dict.fromkeys(
        "trend.bound" if f.comparator != "=" else f"kind:{f.kind}" for f in figures if not f.is_exact_result
    )
    names = [run.term_name("kind", kind[5:]) if kind[:5] == "kind:" else run.text(kind) for kind in kinds]
    drawn = [
        run.text(f"trend.drawn_{kind}", kinds=run.text.join(names)) for kind, does in occurs.items() if does
    ]
    parts = [run.text("trend.in_unit", unit=unit)] if unit else []
    if axis_start:
        drawn.append(run.text("trend.axis_start", start=exact_digits(axis_start)))
    if drawn:
        words = run.text.clauses(drawn)
        parts.append(words[0].upper() + words[1:] + run.text("finding.end"))
    return run.text.sentences(parts)


def reason_sentence(run: Run, a: Figure, b: Figure, comparability: Comparability) -> str:
    """Why two figures of one place may not be compared, in the data's words."""
    names = {
        "scope": [run.scope_name(a.scope_id), run.scope_name(b.scope_id)],
        "basis": [run.basis_name(a.basis_id), run.basis_name(b.basis_id)],
        "kind": [run.term_name("kind", a.kind), run.term_name("kind", b.kind)],
    }
    reason_id = comparability.reason_id or ""
    older, newer = names[reason_id]
    sentence = run.text(
        f"apart.{reason_id}",
        place=run.place_name(a.place_id),
        base=a.period,
        period=b.period,
        older=older,
        newer=newer,
    )
    reason = run.text.name_of(comparability, "reason")
    return run.text.sentences([sentence, reason]) if reason else sentence
