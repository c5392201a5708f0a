"""Where numbers come from: documents, claims, and one claim in full."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard.models.judgements import VERDICTS
from dashboard.queries.claims import fetch_claim_ids, find_claim_id, search_claims
from dashboard.queries.figures import fetch_derived_figures, fetch_figures
from dashboard.run import Run
from dashboard.views.audit.audit import build_audit
from dashboard.views.audit.audit_tables import ICONS
from dashboard.views.sources.claims import build_claim_page, build_evidence_table, claim_label
from dashboard.views.sources.documents import build_documents
from dashboard.views.sources.weaknesses import find_weaknesses
from dashboard.warehouse import Warehouse
from tests.dashboard.excerpts import codes, texts, trend_of
from tests.edits import append, replace, rows

PLACES = ["lakeside", "harbour", "millbrook"]


def test_documents_the_newest_first(make_run: Callable[..., Run]) -> None:
    view = build_documents(make_run("en"), None, "")
    assert codes(view.table, "source_id", "claims", "grade") == [
        ("harbour_report", 10, "official"),
        ("lakeside_press", 14, "press"),
        ("lakeside_report", 6, "official"),
        ("station_copy", 0, "unverified_copy"),
        ("old_copy", 6, "unverified_copy"),
    ]
    assert (len(view.claims.rows), view.more) == (0, False)


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ("old copy", ["old_copy"]),
        ("28.5", ["lakeside_report"]),
        ("Ｈａｒｂｏｕｒ REPORT", ["harbour_report"]),
        ("迷你晚报", ["lakeside_press"]),
        ("nothing like this", []),
    ],
)
def test_a_search_finds_documents_by_their_titles_and_by_their_claims(
    make_run: Callable[..., Run], words: str, documents: list[str]
) -> None:
    view = build_documents(make_run("en"), None, words)
    assert view.is_search
    assert [code for (code,) in codes(view.table, "source_id")] == documents


def test_a_chosen_document_stands_alone_above_its_claims(make_run: Callable[..., Run]) -> None:
    view = build_documents(make_run("en"), "lakeside_report", "")
    assert codes(view.table, "source_id") == [("lakeside_report",)]
    assert len(view.claims.rows) == 6
    assert not view.is_search


def test_a_document_leads_to_its_claims_and_to_its_address(make_run: Callable[..., Run]) -> None:
    made = make_run("en")
    for row, (url,) in zip(
        (table := build_documents(made, None, "").table).rows, codes(table, "url"), strict=True
    ):
        assert row[4].address.startswith("./sources?source_id=")
        assert row[5].address == (url or "")
        assert row[5].text == (urlsplit(str(url)).hostname if url else "no address")


def test_claims_of_one_document_that_hold_the_words(make_run: Callable[..., Run]) -> None:
    view = build_documents(make_run("en"), "lakeside_report", "28.5")
    assert texts(view.claims, 0, 1, 2, 3, 8, 9) == [
        ["28.5 µg/m³", "Mini particles", "Mini Lakeside", "2025", "一 ¶2", "28.5微克/立方米"]
    ]


@pytest.mark.parametrize(
    ("indicator", "period", "kind", "zh", "en"),
    [
        ("pm25", "2025", "change", "−5.0%（比2024年）", "−5.0% since 2024"),
        ("pm25", "2026", "target", "≤ 29微克/立方米", "≤ 29 µg/m³"),
        ("good_day_ratio", "2025", "change", "−0.5个百分点（比2024年）", "−0.5 percentage points since 2024"),
    ],
)
def test_a_claim_in_words(
    make_run: Callable[..., Run], mini: Warehouse, indicator: str, period: str, kind: str, zh: str, en: str
) -> None:
    claims = search_claims(mini, "lakeside_report", "", 99)
    (claim,) = [c for c in claims if (c.indicator_id, c.period, c.kind) == (indicator, period, kind)]
    assert (claim_label(make_run("zh"), claim), claim_label(make_run("en"), claim)) == (zh, en)


def test_one_claim_in_full(make_run: Callable[..., Run], mini: Warehouse) -> None:
    (claim,) = search_claims(mini, "harbour_report", "meet", 9) or search_claims(
        mini, "harbour_report", "没有数值", 9
    )
    view = build_claim_page(make_run("en"), claim.claim_id)
    facts = [words for _, words in view.facts]
    for words in (
        "meet the target that is set",
        "Mini Harbour",
        "2026",
        "new state",
        "达到规定目标",
        "Without a number",
        "Mini Bureau of Harbour, 2026-02",
    ):
        assert words in facts
    assert claim.claim_id in facts
    assert view.address == "https://example.org/harbour"


def test_evidence_keeps_the_order_of_the_numbers(make_run: Callable[..., Run]) -> None:
    ids = trend_of(make_run("en"), "pm25", PLACES, ["urban"]).table.claim_ids()
    assert [
        record["claim_id"]
        for record in build_evidence_table(make_run("en"), [*reversed(ids), "no-such-id"]).records
    ] == ids[::-1]


def test_the_audit(make_run: Callable[..., Run], data: Path, open_built: Callable) -> None:
    replace(data, "claims/pm25.csv", "change,=,-5.0,percent", "change,=,-9.0,percent")
    replace(data, "claims/pm25.csv", "5.0%", "9.0%")
    view = build_audit(make_run("en", open_built(data)), PLACES, ["change"])
    assert view.title == "2 checks of published arithmetic: fails 1, holds 1"
    assert codes(view.verdicts, "verdict", "indicator_id") == [("fails", "pm25"), ("holds", "good_day_ratio")]
    (card,) = view.cards
    assert card.kind == "fails" and "30 → 28.5" in card.sentence
    words = " | ".join(view.verdicts.rows[0][0].inputs)
    assert all(
        part in words
        for part in ("A stated change agrees with both levels", "28.5 µg/m³", "30 µg/m³", "一 ¶2")
    )
    assert set(ICONS) == set(VERDICTS)


def test_the_audit_of_some_rules_and_places(make_run: Callable[..., Run]) -> None:
    assert build_audit(make_run("en"), PLACES, []).verdicts.rows == []
    assert build_audit(make_run("en"), ["harbour"], ["change", "same"]).verdicts.rows == []


def test_disagreements_and_derived_values(make_run: Callable[..., Run]) -> None:
    view = build_audit(make_run("en"), PLACES, ["same"])
    (row,) = texts(view.disagreements, 4, 5)
    assert sorted(words.split(" · ")[0] for words in row) == ["28.5 µg/m³", "29 µg/m³"]
    assert codes(view.derived, "indicator_id", "period", "value_text") == [
        ("good_day_ratio", "2024", "84.4"),
        ("pm25", "2024", "30.0"),
    ]


def test_what_to_know_before_passing_a_view_on(make_run: Callable[..., Run]) -> None:
    made = make_run("en")
    view = trend_of(made, "pm25", PLACES, ["urban"])
    words = {
        weakness.sentence: weakness.cases
        for weakness in find_weaknesses(made, view.table.claim_ids(), [view.table], view.remarks)
    }
    cases = [case for found in words.values() for case in found]
    assert (
        sum("2021" in case and "Mini Lakeside" in case for case in cases) >= 2
    )  # derived, and from an unverified copy
    assert any("Mini Millbrook" in case for case in cases)
    assert find_weaknesses(made, []) == []


def test_many_cases_are_cut_and_counted(
    make_run: Callable[..., Run], data: Path, open_built: Callable
) -> None:
    for year in range(2002, 2012):
        append(
            data,
            "claims/pm25.csv",
            f"millbrook,urban,{year},old_state,preliminary,=,25,ug_m3,,lakeside_press,,,,",
        )
    made = make_run("en", open_built(data))
    ids = [
        f.claim_id for f in fetch_figures(made.warehouse, ["pm25"], ["millbrook"]) if f.kind == "preliminary"
    ]
    (weakness,) = find_weaknesses(made, ids)
    assert len(weakness.cases) == 6 and "5" in weakness.cases[-1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_derived_value_is_named_and_not_the_printed_one_it_follows_from(
    make_run: Callable[..., Run], warehouse: Warehouse, language: str
) -> None:
    """Jiaxing 2023 follows from the official 26.8 of 2024 and its change; Suzhou 2022 is printed."""
    made = make_run(language, warehouse)
    view = trend_of(made, "pm25", ["suzhou", "jiaxing"], list(made.catalogue.scopes))
    label = made.text("preflight.derived", count=0).split("0")[0]
    (derived,) = [
        weakness
        for weakness in find_weaknesses(made, view.table.claim_ids(), [view.table])
        if weakness.sentence.startswith(label)
    ]
    names = {(r["place"], r["period"]) for r in view.table.records if r["kind"] == "derived"}
    jiaxing, suzhou = made.place_name("jiaxing"), made.place_name("suzhou")
    assert (jiaxing, "2023") in names and not names & {(jiaxing, "2024"), (suzhou, "2022")}
    assert {tuple(case.split(" · ")[:2]) for case in derived.cases if " · " in case} <= names


def test_a_link_to_a_claim_of_a_merged_indicator_leads_to_it_under_its_indicator_of_today(
    data: Path, open_built: Callable[[Path], Warehouse]
) -> None:
    indicator = data / "indicators" / "pm25.yml"
    indicator.write_text(indicator.read_text("utf-8").rstrip() + "\nformer_ids: dust;fine_dust\n", "utf-8")
    built = open_built(data)
    ((claim_id,),) = rows(built, "select min(claim_id) from fact_claim where indicator_id = 'pm25'")
    assert claim_id.startswith("pm25-")
    assert find_claim_id(built, claim_id.replace("pm25-", "fine_dust-")) == claim_id
    assert find_claim_id(built, claim_id.replace("pm25-", "dust-")[:-4]) == claim_id
    assert find_claim_id(built, claim_id.replace("pm25-", "soot-")) is None


def test_a_link_to_a_claim_whose_key_was_corrected_leads_to_the_claim_of_today(
    data: Path, open_built: Callable[[Path], Warehouse]
) -> None:
    former = ["visit-0123456789ab;dust-abcdef012345", "", "visit-0123456700cd"]
    file = data / "claims" / "inspection.csv"
    lines = zip(file.read_text("utf-8").splitlines(), ["former_ids", *former], strict=True)
    file.write_text("".join(f"{line},{cell}\n" for line, cell in lines), "utf-8")
    built = open_built(data)
    known = dict(rows(built, "select former_ids, claim_id from fact_claim where indicator_id = 'inspection'"))
    first, last = known[former[0]], known[former[2]]
    assert find_claim_id(built, "visit-0123456789ab") == find_claim_id(built, "dust-abcdef01") == first
    assert find_claim_id(built, "visit-01234567") is None
    assert fetch_claim_ids(built, [former[2], first, "visit-ffffffffffff"]) == [last, first]


def test_the_page_of_a_claim_leaves_out_what_says_nothing(
    make_run: Callable[..., Run], warehouse: Warehouse
) -> None:
    run = make_run("en", warehouse)
    ((implied,), (stated,)) = rows(
        warehouse,
        "select min(claim_id) from fact_claim group by scope_id having scope_id in ('all', 'urban') order by scope_id",
    )
    assert [words for _, words in build_claim_page(run, implied).facts if not words] == []
    assert run.text("column.scope") not in dict(build_claim_page(run, implied).facts)
    assert dict(build_claim_page(run, stated).facts)[run.text("column.scope")] == "urban area"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_derived_value_opens_its_own_card(
    make_run: Callable[..., Run], warehouse: Warehouse, language: str
) -> None:
    run = make_run(language, warehouse)
    (figure,) = [f for f in fetch_derived_figures(warehouse, ["pm25"], ["jiaxing"]) if f.period == "2023"]
    page = build_claim_page(run, figure.claim_id)
    assert "2023" in page.title and "28.7" in page.facts[0][1]
    assert "26.8 ÷ (1 − 6.62%)" in page.follows and "28.645–28.755" in page.follows
    names = [name for _, name in page.follows_from]
    assert "6.62%" in names[0] and "2024" in names[0] and "26.8" in names[1]
    change = page.follows_from[0][0]
    assert find_claim_id(warehouse, figure.claim_id) == figure.claim_id == f"derived-{change}"
    assert find_claim_id(warehouse, f"derived-{change[:-4]}") == figure.claim_id
    assert find_claim_id(warehouse, "derived-pm25-000000000000") is None
    assert build_claim_page(run, change).follows == ""
