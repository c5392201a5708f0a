"""What may be set side by side, and how far: the rules of comparability, and pairs that only look alike."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dashboard.models.dimensions import ComparabilityRule, LookAlike
from dashboard.queries.catalogue import fetch_comparability_rules
from dashboard.run import Run
from dashboard.table import Cell, Table
from dashboard.views.grades import signed_grade_label
from dashboard.views.layouts import Field, Layout

ANY = "*"  # every indicator, any two places
RULES = Layout(
    "comparability",
    ("comparable", "one", "other", "applies_to", "reason", "known_from"),
    (
        Field("indicator_id"),
        Field("place_id"),
        Field("dimension"),
        Field("code"),
        Field("other_code"),
        Field("comparability_grade"),
        Field("reason", value=lambda run, rule: run.text.name_of(rule, "reason")),
        Field("known_from", value=lambda run, rule: rule.source),
    ),
)
LOOK_ALIKES = Layout(
    "look-alikes",
    ("one", "other", "reason"),
    (
        Field("code"),
        Field("other_code"),
        Field("reason", value=lambda run, pair: run.text.name_of(pair, "reason")),
    ),
)


@dataclass(frozen=True)
class ComparabilityList:
    """A table of rules for each dimension (scope, basis, kind), and one of indicators that look alike."""

    rules: dict[str, Table]
    look_alikes: Table


def build_comparability_list(run: Run) -> ComparabilityList:
    """Every rule and every pair of indicators on record."""
    groups: dict[tuple, list[ComparabilityRule]] = defaultdict(list)
    for rule in fetch_comparability_rules(run.warehouse):
        same_words = (rule.dimension, rule.code, rule.other_code, rule.comparability_grade, rule.place_id)
        groups[*same_words, rule.reason_zh].append(rule)
    tables: dict[str, Table] = defaultdict(lambda: RULES.table(run))
    for rules in groups.values():
        tables[rules[0].dimension].add(_rule_row(run, rules), [RULES.record(run, rule) for rule in rules])
    pairs = [pair for pair in run.catalogue.look_alikes if pair.list_id == "indicator"]
    look_alikes = LOOK_ALIKES.lazy_table(run, pairs, lambda part: [_pair_row(run, pair) for pair in part])
    return ComparabilityList(dict(tables), look_alikes)


def _rule_row(run: Run, rules: Sequence[ComparabilityRule]) -> list[Cell]:
    """One row for rules that say the same of several indicators."""
    rule = rules[0]
    names = {
        "scope": run.scope_name,
        "basis": run.basis_name,
        "kind": lambda code: run.term_name("kind", code),
    }
    name = names[rule.dimension]
    sources = dict.fromkeys(_source_name(run, part.strip()) for part in rule.source.split(";"))
    return [
        Cell(signed_grade_label(run.text, rule.comparability_grade)),
        Cell(name(rule.code)),
        Cell(name(rule.other_code)),
        Cell(_name_range(run, rules)),
        Cell(run.text.name_of(rule, "reason")),
        Cell(run.text.clauses(list(sources))),
    ]


def _name_range(run: Run, rules: Sequence[ComparabilityRule]) -> str:
    """The indicators, and the place, that the rules are about."""
    names = [run.indicator_name(rule.indicator_id) for rule in rules if rule.indicator_id != ANY]
    if len(names) > 1:
        names = [run.text("standards.and_others", first=names[0], count=len(names))]
    if rules[0].place_id != ANY:
        names.append(run.place_name(rules[0].place_id))
    return run.text.clauses(names) or run.text("standards.everything")


def _source_name(run: Run, code: str) -> str:
    """A document's title, an address's host; what else a rule rests on is a rule of these data."""
    if code in run.catalogue.sources:
        return run.source_title(code)
    return urlsplit(code).hostname or run.text("standards.own_rule")


def _pair_row(run: Run, pair: LookAlike) -> list[Cell]:
    reason = run.text.name_of(pair, "reason")
    return [Cell(run.indicator_name(pair.code)), Cell(run.indicator_name(pair.other_code)), Cell(reason)]
