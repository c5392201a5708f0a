"""What the audit says of the real data: nothing is accused that rounding, truncation or two networks explain."""

from collections.abc import Callable

import pytest

from dashboard.run import Run
from dashboard.views.attention import find_attention
from dashboard.views.audit import build_audit
from dashboard.views.section_counts import build_section_counts
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import texts
from tests.edits import rows


@pytest.mark.parametrize("language", ["zh", "en"])
def test_truncation_and_two_networks_are_no_faults(
    make_run: Callable[..., Run], warehouse: Warehouse, language: str
) -> None:
    run = make_run(language, warehouse)
    found = rows(warehouse, "select verdict, split_part(statement, '%', 1) from audit order by all")
    assert rows(warehouse, "select distinct rule from audit where verdict = 'fails'") == [("same",)]
    assert {statement for verdict, statement in found if verdict == "holds_by_truncation"} == {
        "36 / 51 ≈ 70.5",
        "68 / 73 ≈ 93.1",
    }
    places = list(run.catalogue.places)
    view = build_audit(run, places, [rule for (rule,) in rows(warehouse, "select distinct rule from audit")])
    assert len(view.findings) == sum(verdict == "fails" for verdict, _ in found) == 2  # two documents
    assert len(view.networks) == sum(verdict == "networks_differ" for verdict, _ in found) == 2
    attention = " ".join(find_attention(run, places, []))
    assert "70.5" not in attention and "91.8" not in attention and "93.1" not in attention


def test_no_derived_claim_is_judged_by_its_own_counts(warehouse: Warehouse) -> None:
    question = """
        select a.statement
        from audit a
        join fact_claim c on list_contains(a.claim_ids, c.claim_id)
        where a.rule in ('rate', 'whole_number', 'denominator', 'day_rate') and c.kind = 'derived'
    """
    assert rows(warehouse, question) == []


def test_a_published_count_is_always_tested(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    table = build_section_counts(make_run("zh", warehouse), ["shanghai"])
    words = {row[5].split("；")[0] for row in texts(table)}
    assert "公布的273个中有267个，修约后相符" in words
    assert all("400个以内" in row[5] for row in texts(table) if "任何" not in row[5])
    en = build_section_counts(make_run("en", warehouse), ["jiaxing", "haining"])
    assert any("of the published" in row[5] and "agrees once cut off" in row[5] for row in texts(en))
