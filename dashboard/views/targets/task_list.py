"""A government's table of tasks: each task with its units, quantified target, result and status."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.models.claims import Claim, Task
from dashboard.models.judgements import Target
from dashboard.queries.claims import fetch_source_claims
from dashboard.queries.judgements import fetch_task_targets
from dashboard.run import Run
from dashboard.table import MISSING, Cell, Table
from dashboard.views.layouts import SOURCE, Field, Layout
from dashboard.views.sources.claims import claim_label
from dashboard.views.targets.target_labels import status_name, target_phrase

REPORTS = ("figures", "words", "none")
CLOSING = str.maketrans("", "", ")\uff09")
LAYOUT = Layout(
    "tasks",
    ("number", "task", "lead", "support", "target", "result", "report"),
    (
        Field("task_id"),
        Field("period"),
        Field("place", value=lambda run, task: run.place_name(task.place_id)),
        Field("name", value=lambda run, task: run.text.name_of(task)),
        Field("task", value=lambda run, task: run.text.name_of(task, "task")),
        Field("lead", value=lambda run, task: run.text.name_of(task, "lead")),
        Field("support", value=lambda run, task: run.text.name_of(task, "support") or None),
        Field("reported", value=lambda run, task: run.text.name_of(task, "reported")),
        Field("result_given"),
        Field("locator"),
        SOURCE,
    ),
)


@dataclass(frozen=True)
class TaskList:
    """The tasks that a reader searched for, and how many report figures, words or nothing."""

    title: str
    counts: dict[str, int]
    table: Table


def find_agencies(run: Run, tasks: Sequence[Task]) -> dict[str, str]:
    """Every leading or supporting unit: its code for links, and its name in the reader's language."""
    names = {}
    for t in tasks:
        for zh, en in ((t.lead_zh, t.lead_en), (t.support_zh, t.support_en)):
            for name_zh, name_en in zip(_units(zh), _units(en), strict=True):
                names.setdefault(_code(name_en), name_zh if run.text.language == "zh" else name_en)
    return names


def _code(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def build_task_list(
    run: Run, all_tasks: Sequence[Task], words: str, units: Sequence[str], reports: Sequence[str]
) -> TaskList:
    """Tasks that hold every word, belong to one of the units (if any is named), and report as chosen."""
    text = run.text
    tasks = [
        t
        for t in all_tasks
        if all(word in _searched_text(t) for word in words.lower().split())
        and (not units or set(units) & {_code(name) for name in _units(t.lead_en) + _units(t.support_en)})
        and t.result_given in reports
    ]
    table = LAYOUT.table(run)
    targets = {
        source: fetch_task_targets(run.warehouse, source)
        for source in dict.fromkeys(t.source_id for t in tasks)
    }
    claims = {source: fetch_source_claims(run.warehouse, source) for source in targets}
    for t in tasks:
        table.add(_row(run, t, targets[t.source_id], claims[t.source_id]), [LAYOUT.record(run, t)])
    return TaskList(
        text("tasks.title", place=run.place_name(all_tasks[0].place_id), year=all_tasks[0].period)
        if all_tasks
        else "",
        {report: sum(t.result_given == report for t in tasks) for report in REPORTS},
        table,
    )


def _units(names: str | None) -> list[str]:
    """Names joined by a semicolon, which Chinese text writes full-width."""
    return [name.strip() for name in re.split(r"[;\uff1b]", names or "") if name.strip()]


def _searched_text(t: Task) -> str:
    parts = (
        t.task_id,
        t.name_zh,
        t.name_en,
        t.task_zh,
        t.task_en,
        t.lead_zh,
        t.lead_en,
        t.support_zh,
        t.support_en,
        t.reported_zh,
        t.reported_en,
    )
    return " ".join(part for part in parts if part).lower()


def _list_amounts(run: Run, t: Task, stated: Sequence[tuple[Target | Claim, str]]) -> str:
    """Amounts by indicator. What they are about stands beside the indicator where it is one thing for all,
    else beside each amount.
    """
    text, found = run.text, defaultdict(list)
    for one, amount in stated:
        found[run.indicator_name(one.indicator_id)].append((_about(run, t, one), amount))
    clauses = []
    for indicator, amounts in found.items():
        (first, _), name, words = amounts[0], indicator, [amount for _, amount in amounts]
        if any(about != first for about, _ in amounts):
            words = [text("tasks.amount_of", about=about, amount=amount) for about, amount in amounts]
        elif first:
            name = text("tasks.indicator_of", name=indicator, about=_without_brackets(first))
        clauses.append(text("tasks.amounts", name=name, amounts=text.commas(words)))
    return text.clauses(clauses)


def _about(run: Run, t: Task, stated: Target | Claim) -> str:
    """What an amount is about: its scope, and its place where that is another than the task's."""
    place = "" if stated.place_id == t.place_id else run.place_name(stated.place_id)
    scope = run.scope_label(stated.scope_id)
    if not scope.startswith(place):
        scope = run.text.commas([part for part in (place, scope) if part])
    return scope


def _without_brackets(about: str) -> str:
    """A name that is to stand in brackets itself: those in it become commas."""
    return about.replace(" (", ", ").replace("\uff08", "\uff0c").translate(CLOSING)


def _result_phrase(run: Run, c: Claim) -> str:
    """A result in words, changes with their sign and base."""
    if c.value is None or c.kind == "change":
        return claim_label(run, c)
    return run.text.phrase_amount(c.value_text, c.unit_id, c.comparator)


def _row(run: Run, t: Task, targets: Sequence[Target], claims: Sequence[Claim]) -> list[Cell]:
    text = run.text
    named = _units(t.target_claims)
    own = [x for x in targets if f"{x.indicator_id}@{x.scope_id}" in named and x.period == t.period]
    results = [
        c
        for c in claims
        if f"{c.indicator_id}@{c.scope_id}" in _units(t.result_claims)
        and c.kind != "target"
        and c.period == t.period
    ]
    results.sort(key=lambda c: _units(t.result_claims).index(f"{c.indicator_id}@{c.scope_id}"))
    target = _list_amounts(
        run,
        t,
        [
            (
                x,
                text("tasks.target", amount=target_phrase(run, x), status=status_name(run, x)),
            )
            for x in own
        ],
    )
    result = _list_amounts(run, t, [(c, _result_phrase(run, c)) for c in results])
    reported = text.name_of(t, "reported")
    report = (
        text("tasks.no_result") if t.result_given == "none" else run.term_name("result_given", t.result_given)
    )
    return [
        Cell(t.task_id),
        Cell(text("tasks.task", name=text.name_of(t), task=text.name_of(t, "task"))),
        Cell(text.join(_units(text.name_of(t, "lead")))),
        Cell(text.join(_units(text.name_of(t, "support"))) or "–"),
        Cell(target, own[0].target_claim_id) if own else MISSING,
        Cell(result, results[0].claim_id) if results else MISSING,
        Cell(report, inputs=(reported, t.locator)),
    ]
