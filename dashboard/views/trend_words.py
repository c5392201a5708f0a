"""What a trend says in sentences: the newest figures, how they changed, what may not be compared and why."""

from collections.abc import Sequence

from dashboard import queries
from dashboard.models import Change, Figure
from dashboard.page import Page
from dashboard.views.table import amount


def why_apart(page: Page, a: Figure, b: Figure) -> str:
    """Why two figures of one place may not be compared, in words."""
    what = "scope" if a.scope != b.scope else "basis"
    name = page.scope if what == "scope" else page.basis
    older, newer = name(getattr(a, what)), name(getattr(b, what))
    known = queries.apart(page.warehouse, a.claim_id, b.claim_id)
    told = page.text(f"apart.{what}", place=page.place(a.place_id), base=a.period, period=b.period, older=older, newer=newer)
    return page.text.sentences([told, page.text.of(known, "reason")]) if known and known.reason_zh else told


def newest(figures: list[Figure]) -> list[Figure]:
    """The figures of the newest year, one for each scope; printed ones where there are any."""
    newest = [f for f in figures if f.year == max(g.year or 0 for g in figures)]
    return [f for f in newest if f.kind == "actual"] or newest


def finding(page: Page, newest: Figure, changes: list[Change]) -> str:
    """A figure and how it changed, ready to quote."""
    told = page.text(
        "finding.level", place=page.place(newest.place_id), year=newest.period, indicator=page.indicator(newest.indicator_id),
        scope=page.scope(newest.scope), amount=amount(page, newest).text,
    )  # fmt: skip
    since = [
        c for c in changes
        if (c.place_id, c.comparison_key, c.period) == (newest.place_id, newest.comparison_key, newest.period)
    ]  # fmt: skip
    return told + (change_in_words(page, since) or page.text("finding.no_base")) + page.text("finding.end")


def change_in_words(page: Page, since: Sequence[Change]) -> str:
    """Changes of one figure against one base, in its unit and, for a level, in percent; computed before printed."""
    computed = [c for c in since if c.how == "computed"] or list(since)
    if not computed:
        return ""
    told = [c for c in computed if c.base_period == computed[0].base_period]
    told.sort(key=lambda c: c.unit == "percent")
    base = told[0].base_period
    if base is None:
        return ""
    if told[0].value == 0:
        return page.text("finding.equal", base=base)
    amounts = [page.text.change(c.value, c.unit, c.decimals).lstrip("+−") for c in told]
    key = "finding.up" if told[0].value > 0 else "finding.down"
    if len(amounts) > 1:
        return page.text(f"{key}_by_both", base=base, amount=amounts[0], percent=amounts[1])
    return page.text(key, base=base, amount=amounts[0])


def look_alikes(page: Page, indicator: str) -> list[str]:
    """Indicators that look like this one and may not be compared with it."""
    told = []
    for pair in page.catalogue.look_alikes:
        if pair.list_id == "indicator" and indicator in (pair.code, pair.other_code):
            other = pair.other_code if pair.code == indicator else pair.code
            told.append(page.text("apart.indicator", other=page.indicator(other), reason=page.text.of(pair, "reason")))
    return told
