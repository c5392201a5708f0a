"""Which numbers of sections can give a published share: years that cannot share one are not one network."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from dashboard.models.claims import Figure
from dashboard.models.judgements import Target
from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.figure_cells import amount_cell
from dashboard.views.layouts import Field, Layout
from rules.rounding import exact_digits
from rules.whole_number import judge_whole_number, possible_counts, whole_numbers

MOST = 400  # networks are smaller: the largest on record has 273 sections
FEW = 12  # possible counts in words; of more, how many and the first ones


def _of_share(name: str) -> Field:
    """A field of the share in a pair of a share and its printed count."""
    return Field(name, value=lambda run, pair: getattr(pair[0], name))


LAYOUT = Layout(  # of pairs: a share, and the count that is printed for its network or None
    "section-counts",
    ("place", "period", "scope", "value", "count", "possible_counts"),
    (
        *map(_of_share, ("place_id", "period", "scope_id", "indicator_id")),
        replace(_of_share("value"), value_type=Decimal),
        _of_share("value_text"),
        Field("printed_count", Decimal, lambda run, pair: pair[1] and pair[1].value),
        Field("possible_counts", value=lambda run, pair: _join_counts(pair[0])),
    ),
)


@dataclass(frozen=True)
class Sections:
    """A share in sections, 29 of 30; `claim_id` is the claim that prints how many there are, `counted` the
    period that it is about where that is not the period of the share, else empty.
    """

    number: int
    count: int
    claim_id: str
    counted: str = ""

    @property
    def missing(self) -> int:
        """How many are not among the number."""
        return self.count - self.number


def find_sections(run: Run, shares: Sequence[Figure], places: Sequence[str]) -> dict[str, Sections]:
    """The shares in sections, by claim id, where the sources say how many sections that network has.

    The number of sections of one place, scope and five-year network is the printed one of the same period,
    or the only one printed for that network. Nothing is guessed: where two whole numbers give the printed
    share, or none does, the share is left out.
    """
    if not shares:
        return {}
    counts = fetch_figures(run.warehouse, run.catalogue.indicators_by_role["network_size"], places)
    printed: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for count in counts:
        if count.comparator == "=":
            printed[count.place_id, count.scope_id, count.basis_id].append(count)
    found = {}
    for share in shares:
        known = printed[share.place_id, share.scope_id, share.basis_id]
        count = _count_of(share, known)
        numbers = (
            whole_numbers(share.value_text, int(count.value)) if count and share.comparator == "=" else []
        )
        if count and len(numbers) == 1:
            counted = "" if count.period == share.period else count.period
            found[share.claim_id] = Sections(numbers[0], int(count.value), count.claim_id, counted)
    return found


def _count_of(share: Figure, known: Sequence[Figure]) -> Figure | None:
    """The printed number of the share's own period, else the newest if all of the network agree."""
    own = next((count for count in known if count.period == share.period), None)
    agree = len({count.value for count in known}) == 1
    return own or (max(known, key=lambda count: count.period) if agree else None)


def build_section_counts(run: Run, figures: Sequence[Figure]) -> Table:
    """Every published share of sections, the printed count, and the possible counts up to MOST."""
    roles = run.catalogue.indicators_by_role
    printed = {_network(f): f for f in figures if f.indicator_id in roles["network_size"]}
    shares = [f for f in figures if f.indicator_id in roles["section_share"] and f.comparator == "="]
    items = [(share, printed.get(_network(share))) for share in shares]
    return LAYOUT.lazy_table(run, items, lambda part: [_row(run, *item) for item in part])


def _network(figure: Figure) -> tuple[str, str, str]:
    """The sections that a share or a count is about."""
    return figure.place_id, figure.scope_id, figure.period


def find_section_counts(run: Run, targets: Sequence[Target]) -> dict[str, tuple[Sections, int]]:
    """Of targets on a share of sections: the result in sections, and how many the target asks for.

    By claim id of the target; only where the result is a share whose sections are known.
    """
    indicators = run.catalogue.indicators_by_role["section_share"]
    aims = {t.result_claim_id: t.place_id for t in targets if t.indicator_id in indicators}
    if not aims:
        return {}
    places = sorted(set(aims.values()))
    results = [f for f in fetch_figures(run.warehouse, indicators, places) if f.claim_id in aims]
    found = find_sections(run, results, places)
    return {
        t.target_claim_id: (known, ceil(t.target_value * known.count / 100))
        for t in targets
        if t.target_value is not None and (known := found.get(t.result_claim_id or ""))
    }


def _row(run: Run, share: Figure, count: Figure | None) -> list[Cell]:
    return [
        Cell(run.place_name(share.place_id)),
        Cell(share.period),
        Cell(run.scope_label(share.scope_id)),
        amount_cell(run, share),
        amount_cell(run, count) if count else MISSING,
        Cell(run.text.clauses([*_printed_count(run, share, count), _counts_in_words(run, share)])),
    ]


def _printed_count(run: Run, share: Figure, count: Figure | None) -> list[str]:
    """Whether the printed count gives the share; nothing where no exact count is printed."""
    if count is None or count.comparator != "=":
        return []
    verdict = judge_whole_number(share.value_text, int(count.value))
    return [
        run.text(
            f"audit.count_{verdict.verdict}",
            count=exact_digits(count.value),
            part="" if verdict.computed is None else exact_digits(verdict.computed),
        )
    ]


def _counts_in_words(run: Run, share: Figure) -> str:
    """The possible counts up to MOST; of many the smallest, and how many there are."""
    counts = possible_counts(share.value_text, MOST)
    if len(counts) == MOST:
        return run.text("audit.any_count")
    if not counts:
        return run.text("audit.no_count", most=MOST)
    first = run.text.join([str(count) for count in counts[:FEW]])
    key = "audit.many_counts" if len(counts) > FEW else "audit.few_counts"
    return run.text(key, first=first, count=len(counts), most=MOST)


def _join_counts(share: Figure) -> str:
    return " ".join(map(str, possible_counts(share.value_text, MOST)))
