"""Indicators by places: the newest number of each, its target, and how far the places may be compared."""

from collections.abc import Iterable, Sequence

from dashboard.models.claims import Figure
from dashboard.models.judgements import Target
from dashboard.models.pairs import ALL_SCOPES
from dashboard.queries.figures import fetch_figures
from dashboard.queries.judgements import fetch_targets
from dashboard.queries.pairs import fetch_pairs
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.figure_cells import (
    amount_cell,
    is_written_with_digits,
    short_amount,
    short_target,
)
from dashboard.views.grades import signed_grade_label
from dashboard.views.layouts import FIGURE, Layout
from dashboard.views.matrix.figure_selection import select_newest
from dashboard.views.matrix.matrix_parts import Entry, Matrix, MatrixRow, Verdict
from dashboard.views.matrix.matrix_words import PlaceFigures, find_verdicts
from dashboard.views.periods import period_label
from dashboard.views.source_grades import note_scope
from dashboard.views.targets.target_labels import name_target_caveats

LAYOUT = Layout("matrix", ("indicator", "place", "period", "scope", "value", "grade"), FIGURE)
MOST_ELSEWHERE = 3  # places named that have a figure beside the chosen ones
MOST_ENTRIES = 3  # of one cell; the table below has all


def build_indicator_matrix(run: Run, indicators: Sequence[str], places: Sequence[str]) -> Matrix:
    """A row for each indicator that a place has; those of which chosen places have something stand first."""
    figures = fetch_figures(run.warehouse, indicators, list(run.catalogue.places))
    targets = fetch_targets(run.warehouse, list(run.catalogue.places), indicators)
    pairs = [p for p in fetch_pairs(run.warehouse, indicators, places) if p.scope_group == ALL_SCOPES]
    own = {indicator: [f for f in figures if f.indicator_id == indicator] for indicator in indicators}
    aims = {indicator: [t for t in targets if t.indicator_id == indicator] for indicator in indicators}
    verdicts = find_verdicts(
        run, {code: _place_figures(own[code], aims[code], places) for code in indicators}, pairs
    )
    rows = [_row(run, code, own[code], aims[code], places, verdicts[code]) for code in indicators]
    first = [row for row in rows if _stands_first(run, row)]
    rest = [row for row in rows if row not in first and (any(row.cells) or row.elsewhere)]
    more = sorted(rest, key=lambda row: not any(row.cells))
    names = [run.place_name(place) for place in places]
    chosen = [f for f in figures if f.place_id in places]
    return Matrix(
        _title(run, names, [row.verdict for row in (*first, *more)]),
        _quote(run, first),
        names,
        first,
        more,
        _table(run, names, [*first, *more]),
        LAYOUT.lazy_table(run, chosen, lambda some: [_figure_row(run, f) for f in some]),
    )


def _title(run: Run, names: Sequence[str], verdicts: Sequence[Verdict]) -> str:
    """How many of the indicators may be compared, and in which years."""
    if len(names) < 2:
        return ""
    grades = [verdict.grade for verdict in verdicts]
    for grade in ("same", "near"):
        if grade in grades:
            found = [verdict for verdict in verdicts if verdict.grade == grade]
            years = run.text.join(sorted({str(verdict.year) for verdict in found}))
            copied = sum(bool(verdict.caveat) for verdict in found)
            key = "all_copied" if copied == len(found) else "some_copied" if copied else "years"
            about = run.text(f"matrix.{key}", years=years, copied=copied)
            return run.text(f"matrix.title_{grade}", count=len(found), total=len(grades), about=about)
    return run.text("matrix.title_apart")


def _quote(run: Run, rows: Sequence[MatrixRow]) -> str:
    """The first row whose places may be compared, as a sentence with its indicator."""
    for grade in ("same", "near"):
        for row in rows:
            if row.verdict.grade == grade:
                return run.text("matrix.quote", indicator=row.name, sentence=row.verdict.stated(run.text))
    return ""


def _place_figures(
    figures: Sequence[Figure], targets: Sequence[Target], places: Sequence[str]
) -> PlaceFigures:
    newest = {place: select_last([f for f in figures if f.place_id == place]) for place in places}
    return PlaceFigures(
        figures,
        {place: next(iter(of_place), None) for place, of_place in newest.items()},
        frozenset(t.place_id for t in targets),
    )


def select_last(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of the newest whole year; where there is none, of the period that ends last."""
    yearly = [f for f in figures if f.year is not None]
    if yearly:
        return select_newest(yearly, prefer_published=True)
    last = max((_end(f.period) for f in figures), default="")
    return [f for f in figures if _end(f.period) == last]


def _end(period: str) -> str:
    return period.rpartition("/")[2]


def _stands_first(run: Run, row: MatrixRow) -> bool:
    """Headline indicators that any place has a figure or target of, and what several chosen places have."""
    is_headline = run.catalogue.indicators[row.indicator_id].headline is not None
    is_known = bool(any(row.cells) or row.elsewhere)
    return (is_headline and is_known) or sum(map(bool, row.cells)) > 1


def _row(
    run: Run,
    indicator: str,
    figures: Sequence[Figure],
    targets: Sequence[Target],
    places: Sequence[str],
    verdict: Verdict,
) -> MatrixRow:
    unit = run.catalogue.indicators[indicator].unit_id
    return MatrixRow(
        indicator,
        run.indicator_name(indicator),
        "" if is_written_with_digits(run, unit) else run.text.unit_name(unit),
        [
            _entries(
                run,
                [f for f in figures if f.place_id == place],
                [t for t in targets if t.place_id == place],
            )
            for place in places
        ],
        verdict,
        _elsewhere(run, figures, targets, places),
    )


def _entries(run: Run, figures: Sequence[Figure], targets: Sequence[Target]) -> list[Entry]:
    """The newest figures of a place, then its newest targets, unless they are of an older time."""
    newest = select_last(figures)
    entries = [
        Entry(
            short_amount(run, f),
            _end(f.period),
            period_label(run.text, f.period),
            note_scope(run, run.scope_label(f.scope_id), f.grade),
            f.claim_id,
        )
        for f in newest[:MOST_ENTRIES]
    ]
    since = max((_end(f.period)[:4] for f in newest), default="")
    last = max((t.period for t in targets), default="")
    due = [t for t in targets if t.period == last and last[:4] >= since]
    for scope in dict.fromkeys(t.scope_id for t in due):
        of_scope = [t for t in due if t.scope_id == scope]
        entries.append(
            Entry(
                short_target(run, of_scope),
                _end(last),
                run.text("matrix.target", period=period_label(run.text, last)),
                name_target_caveats(run, of_scope, run.scope_label(scope)),
                of_scope[0].target_claim_id,
                is_target=True,
            )
        )
    return entries


def _elsewhere(run: Run, figures: Sequence[Figure], targets: Sequence[Target], places: Sequence[str]) -> str:
    """The places not chosen that have a figure or else a target: peers first, then the newest first."""
    peers = {run.catalogue.places[place].peer_group for place in places}
    found = []
    for place in dict.fromkeys(row.place_id for row in [*figures, *targets] if row.place_id not in places):
        entries = _entries(
            run,
            [f for f in figures if f.place_id == place],
            [t for t in targets if t.place_id == place],
        )
        is_peer = run.catalogue.places[place].peer_group in peers
        found.append((not entries[0].is_target, is_peer, entries[0].until, run.place_name(place), entries[0]))
    found.sort(key=lambda item: item[:3], reverse=True)
    named = [
        run.text("matrix.elsewhere_entry", place=name, amount=entry.text, period=entry.period)
        for *_, name, entry in found[:MOST_ELSEWHERE]
    ]
    if not named:
        return ""
    key = "matrix.elsewhere_more" if len(found) > MOST_ELSEWHERE else "matrix.elsewhere"
    return run.text(key, places=run.text.join(named), count=len(found))


def _table(run: Run, names: Sequence[str], rows: Iterable[MatrixRow]) -> Table:
    """The matrix in words: a row for each indicator, as it stands in print and in Word."""
    headings = [run.text("column.indicator"), *names]
    is_compared = len(names) > 1
    table = Table([*headings, run.text("column.comparable")] if is_compared else headings)
    for row in rows:
        cells = [Cell(run.text("overview.with_unit", name=row.name, unit=row.unit) if row.unit else row.name)]
        cells += [_cell(run, entries) for entries in row.cells]
        table.add([*cells, _verdict_cell(run, row.verdict)] if is_compared else cells, [])
    return table


def _figure_row(run: Run, figure: Figure) -> list[Cell]:
    return [
        Cell(run.indicator_name(figure.indicator_id)),
        Cell(run.place_name(figure.place_id)),
        Cell(figure.period),
        Cell(run.scope_label(figure.scope_id)),
        amount_cell(run, figure),
        Cell(run.term_name("grade", figure.grade)),
    ]


def _cell(run: Run, entries: Sequence[Entry]) -> Cell:
    if not entries:
        return MISSING
    texts = [run.text("matrix.entry", amount=entry.text, period=entry.period) for entry in entries]
    return Cell(run.text.clauses(texts), entries[0].claim_id)


def _verdict_cell(run: Run, verdict: Verdict) -> Cell:
    grade = [signed_grade_label(run.text, verdict.grade)] if verdict.grade else []
    return Cell(run.text.clauses([*grade, verdict.stated(run.text)]) or MISSING.text)
