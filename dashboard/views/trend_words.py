"""What a trend says in sentences: the newest figures, how they changed, what may not be compared and why."""

from collections.abc import Sequence

from dashboard.models.claims import Change, Figure
from dashboard.queries.judgements import fetch_comparability
from dashboard.run import Run
from dashboard.views.figure_cells import amount_cell


def why_apart(run: Run, a: Figure, b: Figure) -> str:
    """Why two figures of one place may not be compared, in words."""
    what = "scope" if a.scope_id != b.scope_id else "basis"
    name = run.scope_name if what == "scope" else run.basis_name
    older, newer = name(getattr(a, f"{what}_id")), name(getattr(b, f"{what}_id"))
    known = fetch_comparability(run.warehouse, a.claim_id, b.claim_id)
    told = run.text(
        f"apart.{what}",
        place=run.place_name(a.place_id),
        base=a.period,
        period=b.period,
        older=older,
        newer=newer,
    )
    return (
        run.text.sentences([told, run.text.name_of(known, "reason")]) if known and known.reason_zh else told
    )


def select_newest(figures: list[Figure]) -> list[Figure]:
    """The figures of the newest year, one for each scope; printed ones where there are any."""
    newest = [f for f in figures if f.year == max(g.year or 0 for g in figures)]
    return [f for f in newest if f.kind == "actual"] or newest


def finding_sentence(run: Run, newest: Figure, changes: list[Change]) -> str:
    """A figure and how it changed, ready to quote."""
    told = run.text(
        "finding.level",
        place=run.place_name(newest.place_id),
        year=newest.period,
        indicator=run.indicator_name(newest.indicator_id),
        scope=run.scope_name(newest.scope_id),
        amount=amount_cell(run, newest).text,
    )
    since = [
        c
        for c in changes
        if (c.place_id, c.comparison_key, c.period) == (newest.place_id, newest.comparison_key, newest.period)
    ]
    return told + (change_clause(run, since) or run.text("finding.no_base")) + run.text("finding.end")


def change_clause(run: Run, since: Sequence[Change]) -> str:
    """Changes of one figure against one base, in its unit and, for a level, in percent; computed before printed."""
    computed = [c for c in since if c.how == "computed"] or list(since)
    if not computed:
        return ""
    told = [c for c in computed if c.base_period == computed[0].base_period]
    told.sort(key=lambda c: c.unit_id == "percent")
    base = told[0].base_period
    if base is None:
        return ""
    if told[0].value == 0:
        return run.text("finding.equal", base=base)
    amounts = [run.text.change(c.value, c.unit_id, c.decimals).lstrip("+−") for c in told]
    key = "finding.up" if told[0].value > 0 else "finding.down"
    if len(amounts) > 1:
        return run.text(f"{key}_by_both", base=base, amount=amounts[0], percent=amounts[1])
    return run.text(key, base=base, amount=amounts[0])


def look_alike_sentences(run: Run, indicator: str) -> list[str]:
    """Indicators that look like this one and may not be compared with it."""
    told = []
    for pair in run.catalogue.look_alikes:
        if pair.list_id == "indicator" and indicator in (pair.code, pair.other_code):
            other = pair.other_code if pair.code == indicator else pair.code
            told.append(
                run.text(
                    "apart.indicator",
                    other=run.indicator_name(other),
                    reason=run.text.name_of(pair, "reason"),
                )
            )
    return told
