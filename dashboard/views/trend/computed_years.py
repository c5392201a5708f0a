"""What is computed from monitoring data, beside what documents print of the same place and year: a line of
its own in the chart, a table, and sentences. A year that is not valid is shown only where asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.models.claims import ComputedFigure, Figure
from dashboard.models.judgements import Comparability
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.computed import validity_words
from dashboard.views.figure_cells import short_amount, unit_beside_digits
from dashboard.views.grades import GRADES, pair_reason
from dashboard.views.layouts import FIGURE, Field, Layout
from dashboard.views.trend.indicator_data import IndicatorData
from dashboard.views.trend.trend_cards import gap_words

SHOWN = ("valid", "all", "none")  # which computed years a reader sees: those that may be valid at first
LAYOUT = Layout(
    "computed",
    ("place", "period", "computed", "validity", "from_documents", "why", "basis"),
    (
        *FIGURE,
        Field("edition_id"),
        Field("valid"),
        Field("valid_days", int),
        Field("days", int),
        Field("reason"),
        Field("printed_claim_id"),
    ),
)


@dataclass(frozen=True)
class ComputedYears:
    """The computed figures that are shown; their table; sentences to quote; what to know of them."""

    figures: list[ComputedFigure]
    table: Table
    findings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def choose_computed(data: IndicatorData, shown: str, from_year: int | None = None) -> list[ComputedFigure]:
    """The computed years that a reader sees."""
    return [
        f
        for f in data.computed
        if shown != "none" and (f.year or 0) >= (from_year or 0) and (shown == "all" or f.valid != "no")
    ]


def build_computed_years(run: Run, data: IndicatorData, computed: Sequence[ComputedFigure]) -> ComputedYears:
    """A row for each computed year, newest first, with the best comparable figure that a document prints."""
    ordered = sorted(computed, key=lambda f: (data.places.index(f.place_id), -(f.year or 0)))
    printed = _find_printed(run, data, ordered)
    table = LAYOUT.table(run)
    for f in ordered:
        other, comparability = printed.get(f.claim_id, (None, None))
        cells = [
            Cell(run.place_name(f.place_id)),
            Cell(f.period),
            Cell(_bare_amount(run, f), f.claim_id),
            Cell(validity_words(run, f)),
            Cell(short_amount(run, other), other.claim_id) if other else MISSING,
            Cell(pair_reason(run, comparability)) if comparability else MISSING,
            Cell(run.basis_name(f.basis_id)),
        ]
        table.add(cells, [LAYOUT.record(run, f, printed_claim_id=other and other.claim_id)])
    pair = _pair_sentence(run, data, ordered)
    beside = [_beside_sentence(run, f, printed[f.claim_id][0]) for f in ordered if f.claim_id in printed]
    return ComputedYears(
        list(computed), table, [*([pair] if pair else []), *beside], _notes(run, data, computed)
    )


def _bare_amount(run: Run, figure: ComputedFigure) -> str:
    """A computed figure in a table that holds nothing else."""
    return run.text.amount(figure.value_text, unit_beside_digits(run, figure.unit_id))


def _find_printed(
    run: Run, data: IndicatorData, computed: Sequence[ComputedFigure]
) -> dict[str, tuple[Figure, Comparability]]:
    """For each computed figure the best-graded one of documents, of its place and year; none apart."""
    known = [*data.figures, *data.derived]
    pairs = [
        (f, other)
        for f in computed
        for other in known
        if (f.place_id, f.period) == (other.place_id, other.period)
    ]
    graded = fetch_comparability(run.warehouse, [(f.claim_id, other.claim_id) for f, other in pairs])
    kinds = run.catalogue.term_codes("kind")
    found: dict[str, tuple[Figure, Comparability]] = {}

    def rank(pair: tuple[ComputedFigure, Figure]) -> tuple[int, bool, int, str]:
        f, other = pair
        grade = graded[f.claim_id, other.claim_id].grade
        return GRADES.index(grade), other.comparator != "=", kinds.index(other.kind), other.claim_id

    for f, other in sorted(pairs, key=rank):
        comparability = graded[f.claim_id, other.claim_id]
        if comparability.grade != "apart":
            found.setdefault(f.claim_id, (other, comparability))
    return found


def _pair_sentence(run: Run, data: IndicatorData, computed: Sequence[ComputedFigure]) -> str:
    """The first two places in the newest year that both have valid figures of one basis for."""
    if len(data.places) < 2:
        return ""
    one, other = (
        {f.year or 0: f for f in computed if f.place_id == place and f.valid == "yes"}
        for place in data.places[:2]
    )
    common = sorted(one.keys() & other.keys(), reverse=True)
    pairs = [(one[year].claim_id, other[year].claim_id) for year in common]
    graded = fetch_comparability(run.warehouse, pairs) if pairs else {}
    for year, pair in zip(common, pairs, strict=True):
        if graded[pair].grade == "same":
            return run.text(
                "computed.pair",
                year=year,
                one=run.place_name(one[year].place_id),
                amount=short_amount(run, one[year]),
                other=run.place_name(other[year].place_id),
                other_amount=short_amount(run, other[year]),
                gap=gap_words(run, one[year], other[year], is_near=False),
            )
    return ""


def _beside_sentence(run: Run, figure: ComputedFigure, printed: Figure) -> str:
    return run.text(
        "computed.beside",
        place=run.place_name(figure.place_id),
        year=figure.year,
        amount=short_amount(run, figure),
        validity=validity_words(run, figure),
        printed=short_amount(run, printed),
    )


def _notes(run: Run, data: IndicatorData, computed: Sequence[ComputedFigure]) -> list[str]:
    """What the bases of the figures mean, and which years are left out as they are not valid."""
    bases = dict.fromkeys(f.basis_id for f in computed)
    notes = [run.text.name_of(run.catalogue.bases[code], "note") for code in bases]
    left_out = [f for f in data.computed if f.valid == "no" and f not in computed]
    names = [
        run.text(
            "computed.left_out_year",
            place=run.place_name(f.place_id),
            year=f.year,
            validity=validity_words(run, f),
        )
        for f in left_out
    ]
    left = [run.text("computed.left_out", years=run.text.clauses(names))] if names else []
    return [note for note in dict.fromkeys([*notes, *left]) if note]
