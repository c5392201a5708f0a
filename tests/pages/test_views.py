"""What the pages say, measured against the curated files and the documents they come from."""

import re
from collections import Counter
from unicodedata import normalize

import pytest

from dashboard.text import LANGUAGES, load_texts
from tests.pages import curated
from tests.pages.reader import Reader, Table
from tests.pages.test_every_page import THEMES, number

HINTS = {
    language: {key: told for key, told in load_texts(language).items() if key.startswith("hint.")}
    for language in LANGUAGES
}
STATUSES = ("met", "reported_met", "missed", "pending", "unquantified", "not_comparable")


def name(row: dict, language: str) -> str:
    return row[f"name_{language}"]


def says(hint: str, key: str, language: str) -> bool:
    """Whether a hint is this one, its {parts} filled in."""
    return re.fullmatch(re.sub(r"\\{\w+\\}", ".+", re.escape(HINTS[language][key])), hint) is not None


# --- key numbers


@pytest.mark.parametrize(
    ("page", "link", "place", "period", "value"),
    [
        (
            "air",
            {"indicator_id": "pm25", "place_id": "suzhou"},
            "Suzhou",
            "2025",
            "28 µg/m³",
        ),  # work summary 2025 of its bureau
        ("air", {"indicator_id": "pm25", "place_id": "suzhou"}, "Suzhou", "2022", "28 µg/m³"),
        (
            "air",
            {"indicator_id": "pm25", "place_id": "jiaxing"},
            "Jiaxing",
            "2024",
            "26.8 µg/m³",
        ),  # summary 2024 of its bureau
        ("air", {"indicator_id": "pm25", "place_id": "shanghai"}, "Shanghai", "2025", "26.3 µg/m³"),
        (
            "water",
            {"indicator_id": "section_share_class_iii", "place_id": "suzhou"},
            "Suzhou",
            "2022",
            "92.5%",
        ),
    ],
)
def test_a_figure_stands_in_the_table_as_printed(visit, page, link, place, period, value):
    table = visit(page, lang="en", **link).table("Place", "Period", "Value")
    assert (place, period, value) in {(row[0], row[1], row[3]) for row in table.rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_shows_a_row_for_each_headline_quantity(visit, language):
    reader = visit("overview", lang=language, place_id="suzhou,jiaxing")
    (table,) = [
        table for table in reader.tables if load_texts(language)["column.may_be_said"] in table.columns
    ]
    names = [name(curated.places()[place], language) for place in ("suzhou", "jiaxing")]
    assert table.columns == [
        load_texts(language)["column.indicator"],
        *names,
        load_texts(language)["column.may_be_said"],
    ]
    headlines = [
        about.get("short_name", about["name"])[language]
        for about in curated.indicators().values()
        if about.get("headline")
    ]
    shown = table.column(load_texts(language)["column.indicator"])
    assert len(shown) > 6 and all(any(headline in row for headline in headlines) for row in shown)
    assert table.rows[0][1].startswith(f"{names[0]}28") and table.rows[0][2].startswith(f"{names[1]}26.8")
    assert len(table.claim_ids()) > 10 and "" not in table.claim_ids()
    assert all(place in reader.title for place in names)


# --- selections


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_selection_asks_for_a_choice(visit, language):
    for page in ("overview", "targets", *THEMES):
        reader = visit(page, lang=language, place_id="")
        assert not reader.app.exception
        assert [hint for hint in reader.hints if says(hint, "hint.no_place", language)], page
        assert not reader.figures
        assert reader.chosen("place_id") == []
        assert reader.address["place_id"] == ""
    reader = visit("compare", lang=language, place_id="")
    assert reader.hints
    assert not reader.tables
    assert says(visit("compare", lang=language, indicator_id="").hints[0], "hint.no_indicator", language)
    assert says(visit("air", lang=language, scope_id="").hints[0], "hint.no_scope", language)


def test_emptying_a_selection_by_hand_is_remembered(visit):
    reader = visit("air").choose("place_id", [])
    assert reader.address == {"place_id": ""}
    assert reader.choose("place_id", ["suzhou"]).tables


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_place_alone(visit, language):
    for page in ("overview", "air", "water", "solid_waste", "targets"):
        reader = visit(page, lang=language, place_id="suzhou")
        assert not reader.app.exception
        assert reader.tables[0].rows
        assert "jiaxing" not in reader.address.get("place_id", "")
        here = {name(curated.places()[place], language) for place in curated.with_waters(["suzhou"])}
        column = load_texts(language)["column.place"]
        own = [table for table in reader.tables if load_texts(language)["column.rank"] not in table.columns]
        assert {place for table in own if column in table.columns for place in table.column(column)} <= here
    reader = visit("compare", lang=language, place_id="suzhou")
    assert [hint for hint in reader.hints if says(hint, "hint.two_places", language)]
    assert len(reader.tables[0].columns) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_indicator_of_one_year_is_a_number_without_a_chart_or_a_change(visit, language):
    for page in THEMES:
        for indicator in curated.of_theme(page):
            found = list(curated.levels(indicator_id=indicator))
            if len(found) == 1 and re.fullmatch(r"\d{4}", found[0]["period"]):
                break
        else:
            continue
        reader = visit(page, lang=language, indicator_id=indicator, place_id=found[0]["place_id"])
        assert not reader.app.exception
        table = reader.tables[0]
        assert set(table.column(load_texts(language)["column.change"])) == {"–"}
        assert number(table.column(load_texts(language)["column.value"])[0]) == float(found[0]["value"])
        assert not reader.figures


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_without_data_is_told(visit, language):
    place, indicator = place_without("co_p95", "pm10")
    reader = visit("air", lang=language, place_id=place, indicator_id=indicator)
    (hint,) = reader.hints
    assert says(hint, "hint.no_figures", language)
    assert name(curated.places()[place], language) in hint
    assert curated.indicators()[indicator]["name"][language] in hint
    assert not reader.figures
    assert not reader.tables
    (hint,) = visit("targets", lang=language, place_id="nanhu").hints
    assert says(hint, "hint.no_targets", language)
    assert name(curated.places()["nanhu"], language) in hint


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_without_data_is_told_beside_one_with_data(visit, language):
    """A reader who asks for two cities and sees one must be told why."""
    place, indicator = place_without("co_p95", "pm10")
    reader = visit("air", lang=language, place_id=f"suzhou,{place}", indicator_id=indicator)
    assert [
        text for text in [*reader.hints, *reader.sentences] if name(curated.places()[place], language) in text
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_with_computed_figures_alone_is_told(visit, language):
    for chosen in ("jiaxing", "suzhou,jiaxing"):
        reader = visit("air", lang=language, place_id=chosen, indicator_id="pm10")
        assert not reader.app.exception
        place, indicator = name(curated.places()["jiaxing"], language), curated.indicators()["pm10"]["name"]
        told = load_texts(language)["trend.computed_only"].format(places=place, indicator=indicator[language])
        assert told in reader.sentences


def place_without(*indicators: str) -> tuple[str, str]:
    """A city and the first of these indicators of which nothing is known there, printed or computed."""
    for indicator in indicators:
        known = {row["place_id"] for row in curated.claims() if row["indicator_id"] == indicator}
        known |= {row["place_id"] for row in curated.rows(f"computed/{indicator}.csv")}
        for place, row in curated.places().items():
            if place not in known and row["peer_group"] == "city":
                return place, indicator
    raise LookupError(indicators)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_county_and_a_prefecture_are_never_ranked_together(visit, language):
    page = visit("air", lang=language, place_id="jiaxing,pinghu", indicator_id="pm25", year="2019")
    columns = [load_texts(language)[f"column.{column}"] for column in ("place", "rank")]
    ranking = page.table(columns[1])
    ranks = dict(zip(ranking.column(columns[0]), ranking.column(columns[1]), strict=True))
    assert ranks[name(curated.places()["pinghu"], language)] == "–"
    assert [name(curated.places()[p], language) for p in ("jiaxing", "pinghu")] == sorted(
        set(page.tables[0].column(load_texts(language)["column.place"])),
        key=["嘉兴", "平湖", "Jiaxing", "Pinghu"].index,
    )
    compared = visit(
        "compare", lang=language, place_id="jiaxing,pinghu", indicator_id="letter_total", year="2024"
    )
    ((_, jiaxing, pinghu, told),) = compared.tables[0].rows
    assert "203" in jiaxing and "24" in pinghu
    assert load_texts(language)["grade.apart"] in told
    assert not re.search(r"179|8\.4|higher|lower|高|低", told)


def test_a_range_is_one_amount(visit):
    """The industrial park prints 25.9 to 27.5: two bounds of one year."""
    reader = visit("air", place_id="suzhou_industrial_park", indicator_id="pm25", lang="en")
    assert {"≥ 25.9 µg/m³", "≤ 27.5 µg/m³"} <= set(reader.tables[0].column("Value"))
    assert "25.9–27.5 (unverified copy) in 2024" in reader.all_text()


# --- years and changes


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_share_changes_by_percentage_points_and_a_level_also_by_percent(visit, language):
    points = "个百分点" if language == "zh" else "percentage points"
    for indicator, place in (("good_day_ratio", "shanghai"), ("section_share_class_iii", "jiaxing")):
        theme = curated.indicators()[indicator]["theme"]
        told = (
            visit(theme, lang=language, indicator_id=indicator, place_id=place)
            .table(load_texts(language)["column.change"])
            .column(load_texts(language)["column.change"])
        )
        changes = [change for change in told if NUMBERED.search(change)]
        assert changes
        assert all(points in change and "%" not in change for change in changes)
    told = (
        visit("air", lang=language, indicator_id="pm25", place_id="shanghai")
        .tables[0]
        .column(load_texts(language)["column.change"])
    )
    changes = [change for change in told if NUMBERED.search(change)]
    assert changes
    assert all("%" in change and points not in change for change in changes)


NUMBERED = re.compile(r"\d")


def test_the_year_before_is_compared_by_arithmetic(visit):
    """Shanghai 2021 → 2022: 27 → 25 µg/m³; good days 91.8 → 87.1%."""
    table = visit(
        "compare",
        lang="en",
        place_id="suzhou,shanghai",
        year="2022",
        base_year="2021",
        indicator_id="pm25,good_day_ratio",
    ).tables[0]
    shanghai = {row[0].split("µ")[0].split("%")[0]: row[2] for row in table.rows}
    assert "−2 µg/m³ since 2021 (better)" in shanghai["Annual mean PM2.5"]
    assert "−4.7 percentage points since 2021 (worse)" in shanghai["Share of good or excellent days"]


def test_the_older_year_is_always_before_the_year(visit):
    reader = visit("compare", year="2022", base_year="2021")
    assert all(
        option == load_texts("zh")["control.no_year"] or int(re.findall("[0-9]{4}", option)[0]) < 2022
        for option in reader.control("base_year").options
    )
    reader = visit("compare", year="2021", base_year="2022")
    assert reader.notices
    assert reader.address == {"year": "2021"}


def test_a_choice_that_rules_out_another_does_not_blame_the_link(visit):
    reader = visit("compare", year="2022", base_year="2021").choose("year", "2021")
    assert reader.chosen("base_year") == "none"
    assert not reader.notices


# --- targets


SEGMENT = re.compile(r'<span class="cj-segment cj-is-(\w+)".*?<b>(\d+)</b></span>')
RATED = re.compile(r'<td class="cj-status')


def target_table(reader: Reader, language: str) -> Table:
    """The table of all claims below the bullets."""
    return reader.table(*(load_texts(language)[f"column.{name}"] for name in ("status", "result", "margin")))


def segments(reader: Reader) -> dict[str, int]:
    """The counts of the bar above the targets, by the codes of its segments."""
    return {code: int(count) for html in reader.app.html for code, count in SEGMENT.findall(html.value)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("places", "year"),
    [(["jiaxing", "pinghu"], "2025"), (["suzhou", "jiaxing"], "2026"), (["suzhou"], "2022")],
)
def test_every_target_of_a_year_is_counted_once(visit, places, year, language):
    reader = visit("targets", lang=language, place_id=",".join(places), year=year)
    table = target_table(reader, language)
    on_record = curated.targets(places, year)
    assert len(table.rows) == len(on_record) > 10
    keys = ("indicator_id", "place_id", "scope_id", "period", "source_id")
    ranges = len(on_record) - len({tuple(row[key] for key in keys) for row in on_record})
    assert sum(segments(reader).values()) == len(on_record) - ranges  # two bounds are one target
    listed = Counter(
        re.split("[:：]", told.split(" ", 1)[1])[0]
        for told in table.column(load_texts(language)["column.status"])
    )
    status = {code: load_texts(language)[f"status.{code}"] for code in STATUSES}
    in_bar = Counter()
    for code, count in segments(reader).items():
        in_bar[status.get(code, status["unquantified"])] += count
    assert not in_bar - listed
    assert sum(listed.values()) == sum(in_bar.values()) + ranges
    assert year in reader.title
    named = {name(curated.places()[place], language) for place in curated.with_waters(places)}
    assert set(table.column(load_texts(language)["column.place"])) <= named


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("places", "year"), [("jiaxing,pinghu", "2025"), ("suzhou,jiaxing", "2026"), ("suzhou", "2022")]
)
def test_no_verdict_without_a_number_and_a_result(visit, places, year, language):
    reader = visit("targets", lang=language, place_id=places, year=year)
    table = target_table(reader, language)
    column = {
        key: table.column(load_texts(language)[f"column.{key}"])
        for key in ("status", "target", "result", "margin")
    }
    judged = (f"✔ {load_texts(language)['status.met']}", f"✘ {load_texts(language)['status.missed']}")
    for told, target, result, margin in zip(*column.values(), strict=True):
        if told in judged:
            assert NUMBERED.search(target)
            assert NUMBERED.search(result)
            assert margin != "–"
        else:
            assert margin == "–"
    settled = sum(told in judged for told in column["status"])
    counts = segments(reader)
    assert counts.get("met", 0) + counts.get("missed", 0) == settled
    assert str(settled or sum(counts.values())) in reader.title
    rows = sum(len(RATED.findall(html.value)) for html in reader.app.html)
    assert rows == sum(counts.values())


def test_verdicts_read_in_the_documents(visit):
    """Suzhou 2022: 19,000 old diesel trucks were to go and more than 20,000 went; its plan for 2026 has no
    result yet.
    """
    table = target_table(visit("targets", lang="en", place_id="suzhou", year="2022"), "en")
    verdicts = {row[2]: (row[0], row[4], row[5]) for row in table.rows}
    assert verdicts["High-emission diesel trucks scrapped"] == (
        "✔ met",
        "≥ 1.9 × 10,000 vehicles",
        "> 2 × 10,000 vehicles",
    )
    pm25 = verdicts["Annual mean PM2.5"]
    assert pm25[0] == "✓ reported as met: the target value is not given"
    assert pm25[2] == "28 µg/m³"
    table = target_table(visit("targets", lang="en", place_id="suzhou", year="2026"), "en")
    assert ("Annual mean PM2.5", "≤ 29 µg/m³") in {(row[2], row[4]) for row in table.rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_given_no_number(visit, language):
    table = target_table(visit("targets", lang=language, place_id="jiaxing", year="2025"), language)
    column = load_texts(language)
    for status, target in zip(
        table.column(column["column.status"]), table.column(column["column.target"]), strict=True
    ):
        if status == f"¶ {column['status.unquantified']}":
            assert not NUMBERED.search(target)


# --- sources and claims


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_is_listed(visit, language):
    parts = range(1, -(-len(curated.sources()) // 30) + 1)
    tables = [visit("sources", lang=language, **{"part-sources": str(part)}).tables for part in parts]
    titles, numbers = (
        [text for (table,) in tables for text in table.column(load_texts(language)[f"column.{column}"])]
        for column in ("source", "claims")
    )
    assert Counter(titles) == Counter(row[f"title_{language}"] for row in curated.sources().values())
    counted = Counter(row["source_id"] for row in curated.claims())
    by_title = dict(zip(titles, numbers, strict=True))
    for source, row in curated.sources().items():
        assert by_title[row[f"title_{language}"]] == str(counted[source])


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_document_shows_its_own_claims(visit, language):
    source = "suzhou_tasks_2022"
    reader = visit("sources", lang=language, source_id=source)
    title = curated.sources()[source][f"title_{language}"]
    assert [table.column(load_texts(language)["column.source"])[0] for table in reader.tables] == [title] * 2
    assert len(reader.tables[0].rows) == 1
    count = sum(row["source_id"] == source for row in curated.claims())
    assert len(reader.tables[1].rows) == min(count, 40)


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("pm2.5", "pm2.5"),
        ("PM2.5", "pm2.5"),
        ("苏州 PM2.5 2025", "pm2.5"),
        ("Suzhou PM2.5", "pm2.5"),
        ("suzhou   pm2.5", "pm2.5"),
        ("26.8", "26.8"),
        ("微克", "微克"),
        ("III", "iii"),
        ("ＰＭ２．５", "pm2.5"),  # full-width digits and letters, and subscripts, mean the same on input
        ("PM₂.₅", "pm2.5"),
        ("Ⅲ", "iii"),
    ],
)
def test_a_search_finds_claims_in_either_language(visit, asked, there):
    found = []
    for language in LANGUAGES:
        reader = visit("sources", lang=language, q=asked)
        assert reader.chosen("q") == asked
        assert reader.address["q"] == asked
        assert len(reader.tables) == 2, "no claim was found"
        found.append(reader.tables[1].rows)
    for told in zip(*found, strict=True):
        visible = " ".join(cell for row in told for cell in row)
        assert there in normalize("NFKC", visible).lower()  # Ⅲ is one sign in some documents


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "asked", ["nothing-like-this", "<script>alert(1)</script>", "' or 1=1 --", "[a](b)", "x" * 5000]
)
def test_a_search_that_finds_nothing_says_so(visit, asked, language):
    reader = visit("sources", lang=language, q=asked)
    assert not reader.app.exception
    assert says(reader.hints[0], "hint.no_claims", language)
    assert reader.tables == []


@pytest.mark.parametrize("asked", ["%", "___", "*", ".*", "\\"])
def test_a_search_takes_marks_literally(visit, asked):
    reader = visit("sources", lang="en", q=asked)
    found = reader.tables[0].rows if reader.tables else []
    assert found != visit("sources", lang="en").tables[0].rows


def test_a_blank_search_is_no_search(visit):
    assert visit("sources", q="   ").address == {}
    assert "q" not in visit("sources", q="pm2.5").choose("q", "").address


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_list_is_read_in_parts(visit, language):
    source, count = Counter(row["source_id"] for row in curated.claims()).most_common(1)[0]
    reader = visit("sources", lang=language, source_id=source)
    assert len(reader.tables[1].rows) == 40 < count
    assert load_texts(language)["table.part"].format(first=1, last=40, count=count) in reader.sentences
    last = visit("sources", lang=language, source_id=source, **{"part-claims": str(-(-count // 40))})
    assert len(last.tables[1].rows) == (count % 40 or 40)
    assert set(map(tuple, last.tables[1].rows)).isdisjoint(map(tuple, reader.tables[1].rows))
    assert last.address["part-claims"] == str(-(-count // 40))


@pytest.mark.parametrize("asked", ["0", "-1", "99", "x", "１", ""])
def test_a_part_that_there_is_not(visit, asked):
    reader = visit("sources", lang="en", **{"part-sources": asked})
    assert len(reader.tables[0].rows) == 30
    assert "part-sources" not in reader.address
    assert any(f"part-sources={asked}" in notice for notice in reader.notices)


def test_a_shorter_list_begins_at_its_start(visit):
    """Who was far down a long list and narrows the search sees the first part, and is not told off."""
    reader = visit("sources", lang="en", **{"part-sources": "3"}).choose("q", "28.5")
    assert "part-sources" not in reader.address
    assert reader.notices == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_says_where_it_stands_and_what_is_printed(visit, language):
    table = visit("air", lang=language, place_id="jiaxing", indicator_id="pm25").tables[0]
    period = table.column(load_texts(language)["column.period"])
    (claim,) = [table.claim_ids()[at] for at, year in enumerate(period) if year == "2024"]
    reader = visit("sources", lang=language, claim_id=claim)
    assert reader.address["claim_id"] == claim
    facts = dict(reader.tables[0].rows)
    (row,) = curated.levels(indicator_id="pm25", place_id="jiaxing", period="2024")
    assert facts[load_texts(language)["column.printed"]] == row["printed"] == "26.8微克/立方米"
    assert facts[load_texts(language)["column.locator"]] == row["locator"]
    assert (
        facts[load_texts(language)["column.source"]]
        == curated.sources()[row["source_id"]][f"title_{language}"]
    )
    assert facts[load_texts(language)["column.note"]] == row[f"note_{language}"]
    assert facts["ID"] == claim
    assert facts[load_texts(language)["column.value"]].startswith("26.8")
    (button,) = reader.app.link_button
    assert button.proto.url == curated.sources()[row["source_id"]]["url"]
    assert "[EB/OL]" in reader.all_text()
    assert load_texts(language)["claim.access_date"] in reader.all_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_without_an_address_has_no_button(visit, language):
    without = next(source for source, row in curated.sources().items() if not row["url"])
    claim = visit("sources", lang=language, source_id=without).tables[1].claim_ids()[0]
    reader = visit("sources", lang=language, claim_id=claim)
    assert not reader.app.link_button
    assert reader.tables[0].rows
    assert load_texts(language)["claim.access_date"] not in reader.all_text()
