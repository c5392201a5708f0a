"""What the audit says of the real data: nothing is accused that rounding, truncation or two networks explain."""

from collections import Counter
from collections.abc import Callable

import pytest

from dashboard.run import Run
from dashboard.views.audit.audit import build_audit
from dashboard.views.quantities.overview import build_overview
from dashboard.views.sources.weaknesses import find_weaknesses
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
    kinds = Counter(card.kind for card in view.cards)
    assert kinds == {"disagreement": 2, "truncation": 2, "base": 2, "streak": 1, "networks": 2}
    assert view.more == 0
    # Two documents print 93.1 %: one card, and one in the count.
    begun = {
        "zh": "复核108个算式（其中2个见于不止一份文件，共110项）：两份文件不同2项、截尾后相符2项、",
        "en": "108 checks of published arithmetic (2 found in more than one document, 110 in all):"
        " documents differ 2, holds by truncation 2, ",
    }
    assert view.title.startswith(begun[language])
    attention = " ".join(
        sentence for tile in build_overview(run, places).tiles for sentence in tile.sentences
    )
    assert "70.5" not in attention and "91.8" not in attention and "93.1" not in attention


def test_the_cards_say_what_surprises_and_accuse_nobody(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    run = make_run("zh", warehouse)
    rules = [rule for (rule,) in rows(warehouse, "select distinct rule from audit")]
    said = {card.subject: card.sentence for card in build_audit(run, list(run.catalogue.places), rules).cards}
    haining = next(words for subject, words in said.items() if subject.startswith("海宁 · 2021年"))
    assert haining == "参评断面数51个，其中36个，即70.59%，四舍五入为70.6%；原文为70.5%，按截尾相符。"
    base = said["苏州 · 2025年 · 地表水Ⅲ类及以上断面比例 · 国考断面"]
    assert base == (
        "文件称2025年比2020年上升9.2个百分点，推得2020年为87.5%；2022年公布的断面数为30个，得不出这一比例"
        "（26/30 = 86.7%、27/30 = 90.0%）。2020年的基数应属另一断面网，是否重算文件未说明。"
    )
    assert (
        "另一文件载明2020年为92%（省考以上断面；“十三五”断面网）。"
        in (said["苏州 · 2025年 · 地表水Ⅲ类及以上断面比例 · 省考断面"])
    )
    streak = next(words for words in said.values() if "连续5年" in words)
    assert "2020—2025年共6年均在当年限值以内（2020年33、2021年28、2022年28、2023年30、" in streak
    assert not any(word in " ".join(said.values()) for word in ("错误", "不实", "✘"))


def test_documents_that_agree_are_shown(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    view = build_audit(make_run("zh", warehouse), ["suzhou"], [])
    agreed = {(row[1], row[2], row[3].split(" · ")[0]) for row in texts(view.agreements)}
    assert {
        ("PM2.5年均浓度", "2022", "28微克/立方米"),
        ("地表水Ⅲ类及以上断面比例", "2022", "92.5%"),
    } <= agreed
    assert (view.cards, len(view.verdicts.rows)) == ([], 0)


def test_no_derived_claim_is_judged_by_its_own_counts(warehouse: Warehouse) -> None:
    question = """
        select a.statement
        from audit a
        join fact_claim c on list_contains(a.claim_ids, c.claim_id)
        where a.rule in ('rate', 'whole_number', 'denominator', 'day_rate') and c.kind = 'derived'
    """
    assert rows(warehouse, question) == []


def test_what_two_documents_say_of_near_quantities_is_beside_each_other(warehouse: Warehouse) -> None:
    question = "select statement, verdict from audit where grade = 'near' order by all"
    assert rows(warehouse, question) == [
        ("2020: 33, 2021: 28, 2022: 28, 2023: 30, 2024: 29, 2025: 28 ≤ 35", "holds"),
        ("28 → 28 = 0", "holds"),
        ("64 → 92.5 = 28.5", "holds"),
        ("92 → 98.8 = 6.8", "holds"),
    ]


def test_the_base_year_of_a_change_has_a_network_of_its_own(warehouse: Warehouse) -> None:
    question = (
        "select statement from audit where rule = 'base_network' and verdict = 'networks_differ' order by 1"
    )
    assert rows(warehouse, question) == [
        ("96.7 − 9.2 = 87.5; ? / 30 ≈ 87.5% (2020, 2022)",),
        ("98.8 − 6.8 = 92.0; ? / 80 ≈ 92.0% (2020, 2022)",),
    ]
    question = """
        select d.value_text, d.basis_id, c.source_id from derived d
        left join fact_claim c on c.claim_id = d.confirmed_by
        where d.place_id = 'suzhou' and d.period = '2020' and d.unit_id = 'percent' order by all
    """
    assert rows(warehouse, question) == [
        ("87.5", "network_unstated", None),
        ("92.0", "network_unstated", "suzhou_plan_2021_2025"),
    ]
    question = """
        select caveat_zh from change
        where how = 'printed' and place_id = 'suzhou' and base_period = '2020' and period = '2025' order by 1
    """
    assert all("断面得不出2020年的" in caveat for (caveat,) in rows(warehouse, question))


def test_a_published_count_is_always_tested(make_run: Callable[..., Run], warehouse: Warehouse) -> None:
    table = build_audit(make_run("zh", warehouse), ["shanghai"], []).counts
    words = {row[5].split("；")[0] for row in texts(table)}
    assert "公布的273个中有267个，修约后相符" in words
    assert all("400个以内" in row[5] for row in texts(table) if "任何" not in row[5])
    en = build_audit(make_run("en", warehouse), ["jiaxing", "haining"], []).counts
    assert any("of the published" in row[5] and "agrees once truncated" in row[5] for row in texts(en))


def test_quotas_streaks_and_words_for_nothing(warehouse: Warehouse) -> None:
    judged = rows(
        warehouse, "select distinct indicator_id from ambition where relation in ('looser', 'tighter')"
    )
    quotas = "'nonroad_machinery_scrapped', 'coal_boiler_removed', 'taihu_safe_summer_years', 'letter_closed'"
    better = f"select distinct better from dim_indicator where indicator_id in ({quotas})"
    assert rows(warehouse, better) == [("neither",)]
    assert ("nonroad_machinery_scrapped",) not in judged and ("taihu_safe_summer_years",) not in judged
    nothing = """
        select distinct comparator, value from fact_claim
        where kind = 'target' and printed in ('不发生', '无劣Ⅴ类断面')
    """
    assert rows(warehouse, nothing) == [("<=", "0")]


def test_words_for_all_of_a_share_are_100(warehouse: Warehouse) -> None:
    everything = """
        select distinct printed, comparator, value from fact_claim
        where unit_id = 'percent' and printed in ('全覆盖', '全部完成', '全面达标') order by all
    """
    assert rows(warehouse, everything) == [
        ("全覆盖", "=", "100"),
        ("全覆盖", ">=", "100"),
        ("全覆盖", None, None),  # to be reached basically
        ("全部完成", "=", "100"),
        ("全面达标", ">=", "100"),
    ]


def test_a_bound_of_a_change_is_kept_and_a_derived_base_gives_no_change(warehouse: Warehouse) -> None:
    bound = "select comparator, value from change where indicator_id = 'park_voc_concentration'"
    assert rows(warehouse, bound) == [("<=", "-20")]
    circular = """
        select c.indicator_id from change c
        join fact_claim older on older.claim_id = c.base_claim_id and older.kind = 'derived'
        join change printed on printed.how = 'printed'
            and printed.comparison_key = c.comparison_key
            and printed.place_id = c.place_id
            and printed.period = c.period
            and printed.base_period = c.base_period
        where c.how = 'computed'
    """
    assert rows(warehouse, circular) == []
    tie = "select direction from change where place_id = 'shanghai' and indicator_id = 'pm25' and period = '2024'"
    assert set(rows(warehouse, tie)) == {(None,)}


def test_two_documents_with_two_numbers_are_nowhere_called_wrong(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    run = make_run("zh", warehouse)
    table = build_audit(run, ["jiaxing"], ["same"]).verdicts
    differing = [r for r in zip(table.rows, table.records, strict=True) if r[1]["verdict"] == "fails"]
    assert [row[0].text for row, _ in differing] == ["两份文件不同"] * 2
    claims = [claim for _, record in differing for claim in str(record["claim_ids"]).split(";")]
    weak = {w.sentence: w.cases for w in find_weaknesses(run, claims)}
    assert weak["两份文件数字不同：2处"] == ["嘉兴 · 2016 · 仅Ⅱ类断面数", "嘉兴 · 2016 · 仅Ⅲ类断面数"]
    assert not any("不相符" in sentence for sentence in weak)
