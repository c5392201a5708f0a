"""A text to show what a check says: written from figures of the warehouse, with planted mistakes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.models.claims import Claim, Figure
from dashboard.queries.claims import fetch_claims_on
from dashboard.queries.figures import fetch_figures
from dashboard.run import Run
from dashboard.text import Text
from dashboard.views.check_draft.statement import CHANGE, SHARE
from rules.rounding import decimals

MOST_LEVELS = 4
YEARS = 16  # to choose from


@dataclass(frozen=True)
class Example:
    """The text, in Chinese, and what it says in the reader's language where that is another; the year that it
    is about.
    """

    text: str
    about: str
    year: int


@dataclass(frozen=True)
class _Planted:
    """A sentence: the key of its text, a figure or change, and the digits that it gives."""

    key: str
    row: Figure | Claim
    digits: str
    year: str


def build_example(run: Run, place: str) -> Example | None:
    """Right sentences, one with another digit, one with a fall told as a rise, one of a year without figure;
    None where the warehouse has too little on the place.
    """
    headlines = [code for code, one in run.catalogue.indicators.items() if one.headline is not None]
    levels = _newest(headlines, fetch_figures(run.warehouse, headlines, [place]))[:MOST_LEVELS]
    if len(levels) < 2:
        return None
    planted = [_Planted("level", levels[0], levels[0].value_text, levels[0].period)]
    planted.append(_Planted("level", levels[1], _next_digit(levels[1].value_text), levels[1].period))
    planted += [_Planted("level", row, row.value_text, row.period) for row in levels[2:]]
    claims = fetch_claims_on(run.warehouse, headlines, [place])
    if change := _find_change(claims):
        key = "rise" if change.value and change.value < 0 else "fall"
        planted.append(_Planted(key, change, change.value_text.removeprefix("-"), change.period))
    if first := min((row.year for row in levels if row.year), default=None):
        planted.append(
            _Planted("level", levels[0], levels[0].value_text, str(_year_without(levels[0], claims, first)))
        )
    chinese = Run(run.edition, Text("zh", run.catalogue.units))
    own = run.text.sentences([_write(run, one) for one in planted])
    text = _write_all(chinese, planted)
    about = "" if run.text.language == "zh" else run.text("check_draft.english", text=own)
    return Example(text, about, int(levels[0].period))


def find_years(run: Run) -> list[int]:
    """The years that a draft may be of: the one after the data's, and those before it."""
    newest = int(run.build.data_on[:4]) + 1
    return list(range(newest, newest - YEARS, -1))


def _write_all(run: Run, planted: Sequence[_Planted]) -> str:
    return run.text.sentences([_write(run, one) for one in planted])


def _write(run: Run, planted: _Planted) -> str:
    row = planted.row
    return run.text(
        f"check_draft.example_{planted.key}",
        year=planted.year,
        place=run.place_name(row.place_id),
        quantity=_name_quantity(run, row),
        amount=run.text.phrase_amount(planted.digits, row.unit_id),
        base=row.base_period if isinstance(row, Claim) else "",
    )


def _name_quantity(run: Run, row: Figure | Claim) -> str:
    """The indicator, with its network of sections where it has one; no other scope is missed."""
    name, scope = run.indicator_name(row.indicator_id), run.catalogue.scopes[row.scope_id]
    if scope.scope_group is None:
        return name
    return run.text("check_draft.example_quantity", scope=run.text.name_of(scope), indicator=name)


def _newest(codes: Sequence[str], figures: Iterable[Figure]) -> list[Figure]:
    """Of each indicator, in order, the newest figure of a whole year that a document prints exactly."""
    newest: dict[str, Figure] = {}
    for figure in figures:
        if figure.year is not None and figure.is_exact_result:
            known = newest.get(figure.indicator_id)
            if known is None or known.period < figure.period:
                newest[figure.indicator_id] = figure
    return [newest[code] for code in codes if code in newest]


def _next_digit(digits: str) -> str:
    """The digits with another last one."""
    step = Decimal(1).scaleb(-decimals(digits))
    return f"{Decimal(digits) - step:f}"


def _find_change(claims: Sequence[Claim]) -> Claim | None:
    """The newest change in per cent from one year to the next that a document prints."""
    changes = [
        claim
        for claim in claims
        if claim.kind == CHANGE
        and claim.unit_id == SHARE
        and claim.comparator == "="
        and claim.value
        and claim.period.isdigit()
        and (claim.base_period or "").isdigit()
    ]
    return max(changes, key=lambda claim: claim.period, default=None)


def _year_without(figure: Figure, claims: Sequence[Claim], first: int) -> int:
    """The last year before so many that has no claim on the indicator."""
    known = {claim.period for claim in claims if claim.indicator_id == figure.indicator_id}
    return next(year for year in range(first, 0, -1) if str(year) not in known)
