"""Every rule lets the good rows of mini pass and names a bad one by file, line, column and value."""

from __future__ import annotations  # types of duckdb that annotations hold to the end are reported as leaked

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from etl.build import ROOT
from etl.schema import create_schema
from etl.schema_checks import schema_rules
from etl.staging import create_staging, stage
from tests.conftest import MINI
from tests.edits import append, faults, replace

CHECKS = sorted(file.stem for file in (ROOT / "checks").glob("*.sql"))
OTHERWISE = {
    "unknown_key",  # found where a definition is read
    "same_claim_id",  # tested below
    "correction_out_of_date",  # these in test_corrections.py
    "correction_out_of_place",
    "correction_without_claim",
}


@dataclass(frozen=True)
class Bad:
    """A bad row: what to write over (nothing: add a row), and all the faults this makes."""

    check: str
    file: str
    old: str
    new: str
    faults: tuple[str, ...]


INSPECTIONS = (MINI / "claims" / "inspection.csv").read_text("utf-8").splitlines(keepends=True)


def with_former_ids(*ids: str) -> str:
    """The file of inspections with the column that says which ids its claims had before."""
    return with_column("former_ids", *ids)


def with_column(name: str, *cells: str) -> str:
    """The file of inspections with one more column, which files may leave out."""
    lines = zip(INSPECTIONS, (name, *cells), strict=True)
    return "".join(f"{line.rstrip()},{cell}\n" for line, cell in lines)


BAD = [
    Bad(
        "breakpoint_out_of_order",
        "aqi_breakpoints.csv",
        "50,35,,",
        "50,75,,",
        ('aqi_breakpoints.csv:4 concentration: breakpoint out of order "75"',),
    ),
    Bad(
        "breakpoint_out_of_order",
        "aqi_breakpoints.csv",
        "50,35,,",
        "50,35,50,",
        ('aqi_breakpoints.csv:4 concentration: breakpoint out of order "75"',),
    ),
    Bad(
        "unknown_air_pollutant",
        "aqi_breakpoints.csv",
        "2012,pm25,24h,100",
        "2012,lead,24h,100",
        ('aqi_breakpoints.csv:4 pollutant_id: unknown air pollutant "lead"',),
    ),
    Bad(
        "code_in_use",
        "indicators/pm25.yml",
        "headline: 1\n",
        "headline: 1\nformer_ids: particles;good_day_ratio\n",
        ('indicators/pm25.yml:14 former_ids: code in use "good_day_ratio"',),
    ),
    Bad(
        "code_in_use",
        "indicators/pm25.yml",
        "headline: 1\n",
        "headline: 1\nformer_ids: particles;particles\n",
        ('indicators/pm25.yml:14 former_ids: code in use "particles"',),
    ),
    Bad(
        "code_in_use",
        "claims/inspection.csv",
        "".join(INSPECTIONS),
        with_former_ids("inspection-7ad7fa31eb50", "visit-0123456789ab", "visit-0123456789ab"),
        (
            'claims/inspection.csv:2 former_ids: code in use "inspection-7ad7fa31eb50"',
            'claims/inspection.csv:3 former_ids: code in use "visit-0123456789ab"',
            'claims/inspection.csv:4 former_ids: code in use "visit-0123456789ab"',
        ),
    ),
    Bad(
        "not_a_claim_id",
        "claims/inspection.csv",
        "".join(INSPECTIONS),
        with_former_ids("visit-0123456789ab;visit-0123", "", "Visit-ba9876543210"),
        (
            'claims/inspection.csv:2 former_ids: not a claim id "visit-0123"',
            'claims/inspection.csv:4 former_ids: not a claim id "Visit-ba9876543210"',
        ),
    ),
    Bad(
        "duplicate_key",
        "events.csv",
        "",
        "mini_plan,plan,*,2026-01-01,,甲,A,,,乙",
        ('events.csv:5 event_id: duplicate key "mini_plan"',),
    ),
    Bad(
        "ends_before_start",
        "events.csv",
        "2021-01-01,2025-12-31",
        "2021-01-01,2020-12-31",
        ('events.csv:4 end_on: ends before start "2020-12-31"',),
    ),
    Bad(
        "missing_value",
        "events.csv",
        "迷你旧标准修改单",
        "",
        ('events.csv:2 source: missing value ""',),
    ),
    Bad(
        "not_a_date",
        "events.csv",
        "2022-01-01",
        "2022-13-01",
        ('events.csv:2 start_on: not a date "2022-13-01"',),
    ),
    Bad("not_a_date", "events.csv", "2022-01-01", "2022", ('events.csv:2 start_on: not a date "2022"',)),
    Bad(
        "unknown_code",
        "events.csv",
        "new_state_begins,method",
        "new_state_begins,festival",
        ('events.csv:2 event_type: unknown code "festival"',),
    ),
    Bad(
        "unknown_indicator",
        "events.csv",
        "pm25;good_day_ratio",
        "pm25;good_days",
        ('events.csv:3 indicators: unknown indicator "good_days"',),
    ),
    Bad(
        "untranslated_note",
        "events.csv",
        ",Concentrations at the new state",
        ",",
        ('events.csv:2 note_en: untranslated note "浓度改为新状态"',),
    ),
    Bad(
        "later_than_its_document",
        "claims/pm25.csv",
        "lakeside,urban,2025,new_state,actual,=,28.5",
        "lakeside,urban,2026-02,new_state,actual,=,28.5",
        ('claims/pm25.csv:5 period: later than its document "2026-02"',),
    ),
    Bad(
        "later_than_its_document",
        "claims/pm25.csv",
        "lakeside,urban,2025,new_state,actual,=,28.5",
        "lakeside,urban,2024/2027,new_state,actual,=,28.5",
        ('claims/pm25.csv:5 period: later than its document "2024/2027"',),
    ),
    Bad(
        "name_in_use",
        "places.csv",
        "",
        "second_lakeside,迷你湖城,Mini lakeside,prefecture,,city",
        (
            'places.csv:5 name_en: name in use "Mini lakeside"',
            'places.csv:5 name_zh: name in use "迷你湖城"',
        ),
    ),
    Bad(
        "not_a_code",
        "places.csv",
        "",
        "Ridge,岭,Ridge,prefecture,,city",
        ('places.csv:5 place_id: not a code "Ridge"',),
    ),
    Bad("not_a_code", "terms.csv", "", "theme,Ridge,岭,Ridge", ('terms.csv:57 term_id: not a code "Ridge"',)),
    Bad(
        "not_a_file_name",
        "sources.csv",
        "lakeside.txt",
        "../lakeside.txt",
        ('sources.csv:2 document: not a file name "../lakeside.txt"',),
    ),
    Bad(
        "word_for_nothing",
        "claims/pm25.csv",
        "没有数值,Without a number",
        "–,N/A",
        (
            'claims/pm25.csv:12 note_en: word for nothing "N/A"',
            'claims/pm25.csv:12 note_zh: word for nothing "–"',
        ),
    ),
    Bad(
        "wrong_language",
        "claims/pm25.csv",
        "没有数值,Without a number",
        "Without a number,没有数值",
        (
            'claims/pm25.csv:12 note_en: wrong language "没有数值"',
            'claims/pm25.csv:12 note_zh: wrong language "Without a number"',
        ),
    ),
    Bad(
        "base_period_out_of_place",
        "claims/pm25.csv",
        "=,33,ug_m3,,",
        "=,33,ug_m3,2021,",
        ('claims/pm25.csv:3 base_period: base period out of place "2021"',),
    ),
    Bad(
        "base_period_out_of_place",
        "claims/pm25.csv",
        "percent,2024,",
        "percent,2025,",
        ('claims/pm25.csv:7 base_period: base period out of place "2025"',),
    ),
    Bad(
        "base_period_out_of_place",
        "claims/pm25.csv",
        "percent,2024,",
        "percent,,",
        ('claims/pm25.csv:7 base_period: base period out of place ""',),
    ),
    Bad(
        "basis_of_another_time",
        "claims/pm25.csv",
        "2022,new_state",
        "2022,old_state",
        ('claims/pm25.csv:3 basis_id: basis of another time "old_state"',),
    ),
    Bad(
        "basis_of_another_time",
        "claims/pm25.csv",
        "2021,old_state",
        "2021,new_state",
        ('claims/pm25.csv:2 basis_id: basis of another time "new_state"',),
    ),
    Bad(
        "claim_said_twice",
        "claims/pm25.csv",
        "",
        "lakeside,urban,2024,new_state,actual,=,31,ug_m3,,lakeside_press,,,,",
        ('claims/pm25.csv:14 value: claim said twice "lakeside urban 2024 actual lakeside_press 31"',),
    ),
    Bad(
        "duplicate_key",
        "places.csv",
        "",
        "harbour,迷你海城,Mini Sea,prefecture,,city",
        ('places.csv:5 place_id: duplicate key "harbour"',),
    ),
    Bad(
        "duplicate_key",
        "sources.csv",
        "",
        "old_copy,甲,A,乙,B,2026,press,,",
        ('sources.csv:7 source_id: duplicate key "old_copy"',),
    ),
    Bad(
        "duplicate_key", "scopes.csv", "", "all,所有,every,,", ('scopes.csv:8 scope_id: duplicate key "all"',)
    ),
    Bad(
        "duplicate_key",
        "bases.csv",
        "",
        "none,无,none,,,,,",
        ('bases.csv:12 basis_id: duplicate key "none"',),
    ),
    Bad("duplicate_key", "units.csv", "", "case,起,cases,,", ('units.csv:8 unit_id: duplicate key "case"',)),
    Bad(
        "duplicate_key",
        "phrases.csv",
        "",
        "达到规定目标,meet it",
        ('phrases.csv:3 phrase_zh: duplicate key "达到规定目标"',),
    ),
    Bad(
        "duplicate_key",
        "look_alikes.csv",
        "",
        "indicator,section_share,good_day_ratio,甲,A",
        ('look_alikes.csv:4 code: duplicate key "indicator good_day_ratio section_share"',),
    ),
    Bad(
        "duplicate_key",
        "comparability.csv",
        "",
        "*,*,scope,whole_city,urban,near,甲,A,B",
        ('comparability.csv:6 code: duplicate key "* * scope urban whole_city"',),
    ),
    Bad(
        "duplicate_key",
        "limits.csv",
        "",
        "mini_old,pm25,grade_i,<=,16,ug_m3,2016-01-01,2024-12-31",
        ('limits.csv:5 start_on: duplicate key "mini_old pm25 grade_i 2016-01-01"',),
    ),
    Bad(
        "duplicate_key",
        "terms.csv",
        "",
        "kind,target,目标,target",
        ('terms.csv:57 term_id: duplicate key "kind target"',),
    ),
    Bad(
        "duplicate_key",
        "indicators/pm25.yml",
        "better: lower",
        "better: lower\nunit_id: ug_m3",
        ('indicators/pm25.yml:10 unit_id: duplicate key "pm25"',),
    ),
    Bad(
        "not_an_upper_limit",
        "limits.csv",
        "<=,30,ug_m3",
        ">=,30,ug_m3",
        ('limits.csv:4 comparator: not an upper limit ">="',),
    ),
    Bad(
        "ends_before_start",
        "limits.csv",
        "35,ug_m3,2016-01-01,2024-12-31",
        "35,ug_m3,2016-01-01,2015-12-31",
        ('limits.csv:2 end_on: ends before start "2015-12-31"',),
    ),
    Bad(
        "ends_before_start",
        "standards.csv",
        "2016-01-01,2024-12-31",
        "2016-01-01,2015-12-31",
        ('standards.csv:2 end_on: ends before start "2015-12-31"',),
    ),
    Bad(
        "ends_before_start",
        "bases.csv",
        "2026-01-01,2030-12-31",
        "2026-01-01,2025-12-31",
        (
            'bases.csv:7 end_on: ends before start "2025-12-31"',
            'claims/section_share.csv:6 basis_id: basis of another time "network_2026_2030"',
        ),
    ),
    Bad(
        "implausible_value",
        "claims/pm25.csv",
        "=,33,ug_m3",
        "=,330,ug_m3",
        ('claims/pm25.csv:3 value: implausible value "330"',),
    ),
    Bad(
        "implausible_value",
        "claims/pm25.csv",
        "=,33,ug_m3",
        "=,-33,ug_m3",
        ('claims/pm25.csv:3 value: implausible value "-33"',),
    ),
    Bad(
        "wording_of_no_target",
        "claims/inspection.csv",
        "".join(INSPECTIONS),
        with_column("wording", "striven_for", "", "striven_for"),
        (
            'claims/inspection.csv:2 wording: wording of no target "striven_for"',
            'claims/inspection.csv:4 wording: wording of no target "striven_for"',
        ),
    ),
    Bad(
        "report_with_a_number",
        "claims/pm25.csv",
        "",
        "lakeside,urban,2026,new_state,reported_met,=,28,ug_m3,,lakeside_press,,,,",
        ('claims/pm25.csv:14 value: report with a number "28"',),
    ),
    Bad(
        "report_without_target",
        "claims/pm25.csv",
        "",
        "harbour,urban,2025,new_state,reported_met,,,ug_m3,,lakeside_press,,达到规定目标,,",
        ('claims/pm25.csv:14 kind: report without target "harbour urban 2025"',),
    ),
    Bad(
        "indicator_without_claims",
        "indicators/noise.yml",
        "",
        "theme: water\nname: {zh: 噪声, en: Noise}\nmeaning: {zh: 虚构, en: Invented}\nunit_id: case\n"
        "better: lower\nplausible: {low: 0, high: 9}",
        ('claims/noise.csv:1 file: indicator without claims "noise"',),
    ),
    Bad(
        "missing_value",
        "claims/pm25.csv",
        "actual,=,33,ug_m3",
        "actual,=,,ug_m3",
        ('claims/pm25.csv:3 value: missing value ""',),
    ),
    Bad(
        "missing_value",
        "claims/pm25.csv",
        "actual,=,33,ug_m3",
        "actual,,33,ug_m3",
        ('claims/pm25.csv:3 comparator: missing value ""',),
    ),
    Bad(
        "missing_value",
        "indicators/pm25.yml",
        "unit_id: ug_m3\n",
        "",
        ('indicators/pm25.yml:1 unit_id: missing value ""',),
    ),
    Bad(
        "missing_value",
        "indicators/pm25.yml",
        "  en: Mini particles\n",
        "",
        ('indicators/pm25.yml:1 name_en: missing value ""',),
    ),
    Bad(
        "not_a_date",
        "limits.csv",
        "35,ug_m3,2016-01-01",
        "35,ug_m3,2016-02-30",
        ('limits.csv:2 start_on: not a date "2016-02-30"',),
    ),
    Bad(
        "not_a_date",
        "limits.csv",
        "35,ug_m3,2016-01-01",
        "35,ug_m3,2016",
        ('limits.csv:2 start_on: not a date "2016"',),
    ),
    Bad(
        "not_a_date",
        "bases.csv",
        "2021-01-01,2025-12-31",
        "2021-01-01,2025-13-31",
        ('bases.csv:6 end_on: not a date "2025-13-31"',),
    ),
    Bad(
        "not_a_date",
        "sources.csv",
        "2026-01-22",
        "22.1.2026",
        ('sources.csv:3 published_on: not a date "22.1.2026"',),
    ),
    Bad(
        "not_a_number",
        "claims/pm25.csv",
        "=,33,ug_m3",
        "=,3e1,ug_m3",
        ('claims/pm25.csv:3 value: not a number "3e1"',),
    ),
    Bad(
        "not_a_number",
        "claims/pm25.csv",
        "=,33,ug_m3",
        "=,33.0000001,ug_m3",
        ('claims/pm25.csv:3 value: not a number "33.0000001"',),
    ),
    Bad("not_a_number", "limits.csv", "<=,35", "<=,thirty", ('limits.csv:2 value: not a number "thirty"',)),
    *(
        Bad(
            "not_a_whole_number",
            "indicators/pm25.yml",
            "headline: 1",
            f"headline: {rank}",
            (f'indicators/pm25.yml:13 headline: not a whole number "{rank}"',),
        )
        for rank in ("first", "1.5", "0", "-1", "99999999999")
    ),
    *(
        Bad(
            "not_a_whole_number",
            "claims/inspection.csv",
            "=,120,case",
            f"=,{number},water_class",
            (
                'claims/inspection.csv:3 unit_id: wrong unit "water_class"',
                f'claims/inspection.csv:3 value: not a whole number "{number}"',
            ),
        )
        for number in ("6", "2.5", "0")
    ),
    *(
        Bad(
            "not_a_web_address",
            "sources.csv",
            "https://example.org/lakeside,",
            f"{url},",
            (f'sources.csv:3 url: not a web address "{url}"',),
        )
        for url in (
            "javascript:alert(1)",
            "data:text/html;x",
            "example.org/report",
            "file:///etc/passwd",
            "https://a.b/<script>",
        )
    ),
    Bad(
        "not_yes_or_no",
        "units.csv",
        "case,件,cases,yes",
        "case,件,cases,often",
        ('units.csv:5 counted: not yes or no "often"',),
    ),
    Bad(
        "not_a_number",
        "water_classes.csv",
        ">=,7.5",
        ">=,7.5 mg/L",
        ('water_classes.csv:2 class_i: not a number "7.5 mg/L"',),
    ),
    Bad(
        "not_a_number",
        "indicators/pm25.yml",
        "low: 0",
        "low: none",
        ('indicators/pm25.yml:11 plausible_low: not a number "none"',),
    ),
    Bad(
        "not_a_period",
        "claims/pm25.csv",
        "urban,2022,",
        "urban,2022-13,",
        ('claims/pm25.csv:3 period: not a period "2022-13"',),
    ),
    Bad(
        "not_a_period",
        "claims/pm25.csv",
        "urban,2022,",
        "urban,2022-06/2022-01,",
        ('claims/pm25.csv:3 period: not a period "2022-06/2022-01"',),
    ),
    Bad(
        "not_a_period",
        "claims/pm25.csv",
        "percent,2024,",
        "percent,last year,",
        ('claims/pm25.csv:7 base_period: not a period "last year"',),
    ),
    Bad(
        "overlapping_limit",
        "limits.csv",
        "",
        "mini_old,pm25,grade_ii,<=,33,ug_m3,2024-12-31,",
        ('limits.csv:5 start_on: overlapping limit "2024-12-31"',),
    ),
    Bad(
        "overlapping_limit",
        "limits.csv",
        "",
        "mini_new,pm25,grade_ii,<=,33,ug_m3,2024-01-01,2025-01-01",
        ('limits.csv:5 start_on: overlapping limit "2024-01-01"',),
    ),
    Bad(
        "quotation_too_long",
        "claims/pm25.csv",
        "28.5微克/立方米",
        "迷你湖城市区颗粒物年均浓度为28.5微克/立方米好",
        ('claims/pm25.csv:5 printed: quotation too long "迷你湖城市区颗粒物年均浓度为28.5微克/立方米好"',),
    ),
    Bad(
        "unknown_basis",
        "claims/pm25.csv",
        "2022,new_state",
        "2022,newest_state",
        ('claims/pm25.csv:3 basis_id: unknown basis "newest_state"',),
    ),
    Bad(
        "unknown_basis",
        "bases.csv",
        "2026-01-01,2030-12-31,,,network_unstated",
        "2026-01-01,2030-12-31,,,network_unknown",
        ('bases.csv:7 base_basis_id: unknown basis "network_unknown"',),
    ),
    Bad(
        "unknown_code",
        "claims/pm25.csv",
        "actual,=,33",
        "measured,=,33",
        ('claims/pm25.csv:3 kind: unknown code "measured"',),
    ),
    Bad(
        "unknown_code",
        "claims/pm25.csv",
        "actual,=,33",
        "actual,==,33",
        ('claims/pm25.csv:3 comparator: unknown code "=="',),
    ),
    Bad(
        "unknown_code",
        "sources.csv",
        "press,https",
        "blog,https",
        ('sources.csv:3 grade: unknown code "blog"',),
    ),
    Bad(
        "unknown_code",
        "places.csv",
        "county,lakeside,county",
        "shire,lakeside,county",
        ('places.csv:4 level: unknown code "shire"',),
    ),
    Bad(
        "unknown_code",
        "places.csv",
        "county,lakeside,county",
        "county,lakeside,counties",
        ('places.csv:4 peer_group: unknown code "counties"',),
    ),
    Bad("unknown_code", "limits.csv", "<=,35", "<<,35", ('limits.csv:2 comparator: unknown code "<<"',)),
    Bad(
        "unknown_code",
        "indicators/pm25.yml",
        "theme: air",
        "theme: fire",
        ('indicators/pm25.yml:1 theme: unknown code "fire"',),
    ),
    Bad(
        "unknown_code",
        "indicators/pm25.yml",
        "better: lower",
        "better: less",
        ('indicators/pm25.yml:9 better: unknown code "less"',),
    ),
    Bad(
        "unknown_code",
        "terms.csv",
        "",
        "kind,forecast,预测,forecast",
        ('terms.csv:57 term_id: unknown code "forecast"',),
    ),
    Bad(
        "unknown_code",
        "terms.csv",
        "",
        "colour,red,红,red",
        ('terms.csv:57 list_id: unknown code "colour"',),
    ),
    Bad(
        "unknown_code",
        "look_alikes.csv",
        "level,prefecture",
        "place,prefecture",
        (
            'look_alikes.csv:3 code: unknown look alike "prefecture"',
            'look_alikes.csv:3 list_id: unknown code "place"',
            'look_alikes.csv:3 other_code: unknown look alike "county"',
        ),
    ),
    Bad(
        "unknown_code",
        "comparability.csv",
        "scope,urban,whole_city,apart",
        "scope,urban,rural,far",
        (
            'comparability.csv:2 comparability_grade: unknown code "far"',
            'comparability.csv:2 other_code: unknown code "rural"',
        ),
    ),
    Bad(
        "unknown_code",
        "comparability.csv",
        "scope,urban,whole_city",
        "source,urban,whole_city",
        ('comparability.csv:2 dimension: unknown code "source"',),
    ),
    Bad(
        "unknown_place",
        "comparability.csv",
        "*,*,scope,urban",
        "*,atlantis,scope,urban",
        ('comparability.csv:2 place_id: unknown place "atlantis"',),
    ),
    Bad(
        "unknown_indicator",
        "comparability.csv",
        "*,*,scope,urban",
        "pm99,*,scope,urban",
        ('comparability.csv:2 indicator_id: unknown indicator "pm99"',),
    ),
    Bad(
        "missing_value",
        "comparability.csv",
        "市区只是全市的一部分。,The urban area is only a part of the whole city.",
        ",",
        (
            'comparability.csv:2 reason_en: missing value ""',
            'comparability.csv:2 reason_zh: missing value ""',
        ),
    ),
    Bad(
        "contradicts_itself",
        "comparability.csv",
        "",
        "*,lakeside,scope,urban,urban,same,甲,A,B\n*,harbour,scope,urban,urban,near,甲,A,B",
        ('comparability.csv:6 other_code: contradicts itself "urban"',),
    ),
    Bad(
        "contradicts_another_row",
        "comparability.csv",
        "",
        "pm25,*,scope,city_sections,urban,near,甲,A,B\n*,lakeside,scope,urban,city_sections,same,甲,A,B",
        ('comparability.csv:7 comparability_grade: contradicts another row "same"',),
    ),
    Bad(
        "contradicts_another_row",
        "comparability.csv",
        "",
        "*,lakeside,scope,urban,all,same,甲,A,B\n*,lakeside,scope,all,whole_city,same,甲,A,B",
        (
            'comparability.csv:6 comparability_grade: contradicts another row "same"',
            'comparability.csv:7 comparability_grade: contradicts another row "same"',
        ),
    ),
    Bad(
        "unknown_code",
        "tasks.csv",
        ",figures,",
        ",numbers,",
        ('tasks.csv:2 result_given: unknown code "numbers"',),
    ),
    Bad(
        "unknown_indicator",
        "limits.csv",
        "pm25,grade_ii,<=,35",
        "pm99,grade_ii,<=,35",
        ('limits.csv:2 indicator_id: unknown indicator "pm99"',),
    ),
    Bad(
        "unknown_claim",
        "identities.csv",
        "change,*,*@*@*,*@*@*",
        "change,*,pm25@*@*,pm25@rural@*",
        ('identities.csv:2 parts: unknown claim "pm25@rural@*"',),
    ),
    Bad(
        "unknown_claim",
        "identities.csv",
        "change,*,*@*@*,*@*@*",
        "change,*,pm25,*@*@*",
        ('identities.csv:2 whole: unknown claim "pm25"',),
    ),
    Bad(
        "unknown_claim",
        "tasks.csv",
        "pm25@urban,pm25@urban",
        "pm25@urban,pm25@whole_city",
        ('tasks.csv:2 result_claims: unknown claim "pm25@whole_city@2025"',),
    ),
    Bad(
        "unknown_look_alike",
        "look_alikes.csv",
        "good_day_ratio,section_share",
        "good_day_ratio,section_shape",
        ('look_alikes.csv:2 other_code: unknown look alike "section_shape"',),
    ),
    Bad(
        "unknown_look_alike",
        "look_alikes.csv",
        "level,prefecture",
        "level,planet",
        ('look_alikes.csv:3 code: unknown look alike "planet"',),
    ),
    Bad(
        "unknown_standard",
        "limits.csv",
        "mini_new",
        "mini_next",
        ('limits.csv:4 standard_id: unknown standard "mini_next"',),
    ),
    Bad(
        "unknown_key",
        "indicators/pm25.yml",
        "headline: 1",
        "headlines: 1",
        ('indicators/pm25.yml:13 headlines: unknown key "1"',),
    ),
    Bad(
        "unknown_key",
        "indicators/pm25.yml",
        "  en: Mini particles\n",
        "  en: Mini particles\n  fr: Mini\n",
        ('indicators/pm25.yml:5 name_fr: unknown key "Mini"',),
    ),
    Bad(
        "unknown_place",
        "claims/pm25.csv",
        "=,29,ug_m3,,lakeside_press,,,,\nlakeside,urban,2025,new_state,change",
        "=,29,ug_m3,,lakeside_press,,,,\natlantis,urban,2025,new_state,change",
        ('claims/pm25.csv:7 place_id: unknown place "atlantis"',),
    ),
    Bad(
        "unknown_place",
        "places.csv",
        "county,lakeside,county",
        "county,atlantis,county",
        ('places.csv:4 parent_id: unknown place "atlantis"',),
    ),
    Bad(
        "unknown_place",
        "identities.csv",
        "same,*,",
        "same,atlantis,",
        (
            'identities.csv:3 parts: unknown claim "*@*@*"',
            'identities.csv:3 place_id: unknown place "atlantis"',
            'identities.csv:3 whole: unknown claim "*@*@*"',
        ),
    ),
    Bad(
        "unknown_scope",
        "claims/pm25.csv",
        "urban,2022,",
        "rural,2022,",
        ('claims/pm25.csv:3 scope_id: unknown scope "rural"',),
    ),
    Bad(
        "unknown_source",
        "claims/pm25.csv",
        "33,ug_m3,,lakeside_press",
        "33,ug_m3,,rumour",
        ('claims/pm25.csv:3 source_id: unknown source "rumour"',),
    ),
    Bad(
        "unknown_unit", "limits.csv", "35,ug_m3", "35,ounce", ('limits.csv:2 unit_id: unknown unit "ounce"',)
    ),
    Bad(
        "untranslated_note",
        "claims/pm25.csv",
        "Follows from another value",
        "",
        ('claims/pm25.csv:2 note_en: untranslated note "由另一数值推得"',),
    ),
    Bad(
        "untranslated_note",
        "claims/pm25.csv",
        "没有数值,",
        ",",
        ('claims/pm25.csv:12 note_zh: untranslated note "Without a number"',),
    ),
    Bad(
        "untranslated_note",
        "bases.csv",
        ",逐日判定，年度数字不能按另一标准重算。,",
        ",,",
        ('bases.csv:5 note_zh: untranslated note "Judged day by day; a yearly figure cannot be re-scored."',),
    ),
    Bad(
        "untranslated_note",
        "standards.csv",
        ",From reprints",
        ",",
        ('standards.csv:2 note_en: untranslated note "据转载"',),
    ),
    Bad(
        "unknown_code",
        "indicators/section_share.yml",
        "headline: 3",
        "role: denominator",
        ('indicators/section_share.yml:13 role: unknown code "denominator"',),
    ),
    Bad(
        "untranslated_words",
        "claims/pm25.csv",
        "达到规定目标",
        "尽力而为",
        ('claims/pm25.csv:12 printed: untranslated words "尽力而为"',),
    ),
    Bad(
        "wrong_unit",
        "claims/pm25.csv",
        "=,33,ug_m3",
        "=,33,percent",
        ('claims/pm25.csv:3 unit_id: wrong unit "percent"',),
    ),
    Bad(
        "wrong_unit",
        "claims/good_day_ratio.csv",
        "-0.5,percentage_point",
        "-0.5,percent",
        ('claims/good_day_ratio.csv:5 unit_id: wrong unit "percent"',),
    ),
    Bad(
        "wrong_unit",
        "claims/pm25.csv",
        "-5.0,percent",
        "-5.0,percentage_point",
        ('claims/pm25.csv:7 unit_id: wrong unit "percentage_point"',),
    ),
    Bad(
        "computed_twice",
        "computed/inspection.csv",
        "",
        "harbour,national_stations,2023,computed_new,,27.6,case,yes,364,365,,old_copy",
        ('computed/inspection.csv:8 period: computed twice "harbour national_stations 2023"',),
    ),
    Bad(
        "basis_out_of_place",
        "computed/inspection.csv",
        "harbour,national_stations,2023,computed_new,",
        "harbour,national_stations,2023,new_state,",
        ('computed/inspection.csv:5 basis_id: basis out of place "new_state"',),
    ),
    Bad(
        "basis_out_of_place",
        "computed/inspection.csv",
        "harbour,national_stations,2023,computed_new,",
        "harbour,national_stations,2023,computed_2012,",
        (
            'computed/inspection.csv:5 basis_id: basis out of place "computed_2012"',
            'computed/inspection.csv:7 basis_id: basis out of place "computed_2012"',
        ),
    ),
    Bad(
        "basis_of_another_time",
        "computed/inspection.csv",
        "harbour,national_stations,2023,computed_new,",
        "harbour,national_stations,2023,computed_old,",
        ('computed/inspection.csv:5 basis_id: basis of another time "computed_old"',),
    ),
    Bad(
        "implausible_value",
        "computed/inspection.csv",
        ",27.5,",
        ",-27.5,",
        ('computed/inspection.csv:5 value: implausible value "-27.5"',),
    ),
    Bad(
        "wrong_unit",
        "computed/inspection.csv",
        "27.5,case",
        "27.5,percent",
        ('computed/inspection.csv:5 unit_id: wrong unit "percent"',),
    ),
    Bad(
        "not_a_period",
        "computed/inspection.csv",
        "",
        "harbour,national_stations,2023-01/2023-03,computed_new,,27.6,case,yes,90,90,,station_copy",
        ('computed/inspection.csv:8 period: not a period "2023-01/2023-03"',),
    ),
    Bad(
        "later_than_its_document",
        "computed/inspection.csv",
        "",
        "harbour,national_stations,2026-02,computed_new,,27.6,case,yes,28,28,,station_copy",
        ('computed/inspection.csv:8 period: later than its document "2026-02"',),
    ),
    Bad(  # the month that it names has days enough
        "not_valid_by_the_rule",
        "computed/inspection.csv",
        "no,24,29",
        "no,25,29",
        ('computed/inspection.csv:3 valid: not valid by the rule "no"',),
    ),
    Bad(
        "not_valid_by_the_rule",
        "computed/inspection.csv",
        "yes,365,365,",
        "yes,323,365,",
        ('computed/inspection.csv:5 valid: not valid by the rule "yes"',),
    ),
    Bad(  # February is not valid
        "not_valid_by_the_rule",
        "computed/inspection.csv",
        "no,361,366,2024-02: 24 of 25 days",
        "yes,361,366,",
        ('computed/inspection.csv:4 valid: not valid by the rule "yes"',),
    ),
    Bad(
        "not_valid_by_the_rule",
        "computed/inspection.csv",
        "no,24,29,2024-02: 24 of 25 days",
        "no,24,29,",
        ('computed/inspection.csv:3 reason: not valid by the rule ""',),
    ),
    Bad(
        "not_valid_by_the_rule",
        "computed/inspection.csv",
        "no,24,29,2024-02: 24 of 25 days",
        "no,24,29,too few days",
        ('computed/inspection.csv:3 reason: not valid by the rule "too few days"',),
    ),
    Bad(
        "not_valid_by_the_rule",
        "computed/inspection.csv",
        "unknown,,366",
        "unknown,366,366",
        ('computed/inspection.csv:6 valid_days: not valid by the rule "366"',),
    ),
    Bad(
        "not_valid_by_the_rule",
        "computed/inspection.csv",
        "unknown,,366",
        "unknown,,365",
        ('computed/inspection.csv:6 days: not valid by the rule "365"',),
    ),
    Bad(
        "unknown_statistic",
        "statistics.csv",
        "inspection,mean,pm25\n",
        "",
        ('computed/inspection.csv:2 indicator_id: unknown statistic "inspection"',),
    ),
]

# Cells that may be empty. All others must be filled: a column that is added to a file is required unless it
# stands here.
OPTIONAL = {
    "scopes.csv": {"scope_group", "is_implied"},
    "statistics.csv": {"pollutant_id"},
    "places.csv": {"parent_id"},
    "sources.csv": {"url", "document"},
    "bases.csv": {"start_on", "end_on", "note_zh", "note_en", "base_basis_id"},
    "units.csv": {"name_zh", "name_en", "counted", "name_en_one"},
    "standards.csv": {"end_on", "note_zh", "note_en"},
    "limits.csv": {"end_on"},
    "aqi_breakpoints.csv": {"iaqi_above"},
    "events.csv": {"end_on", "note_zh", "note_en"},
    "water_classes.csv": {"water_body"},
    "tasks.csv": {"support_zh", "support_en", "target_claims", "result_claims"},
    "claims/pm25.csv": {"base_period", "note_zh", "note_en"},
}
FILES = [*sorted(file.name for file in MINI.glob("*.csv")), "claims/pm25.csv"]


def group_by_files(rows: Iterable[Bad]) -> list[list[Bad]]:
    """Bad rows of different files go into one folder: a check of everything takes most of a second."""
    groups: list[tuple[set[str], list[Bad]]] = []
    for bad in rows:
        files = {bad.file, *(fault.split(":")[0] for fault in bad.faults)}
        for taken, group in groups:
            if taken.isdisjoint(files):
                taken |= files
                group.append(bad)
                break
        else:
            groups.append((files, [bad]))
    return [group for _, group in groups]


def test_every_check_has_a_bad_row(staged: duckdb.DuckDBPyConnection) -> None:
    schema = {rule.name.replace(" ", "_") for rule in schema_rules(staged)}
    assert {bad.check for bad in BAD} | OTHERWISE == {*CHECKS, *schema} | OTHERWISE


@pytest.mark.parametrize("bad_rows", group_by_files(BAD))
def test_bad_rows_are_named(data: Path, bad_rows: list[Bad]) -> None:
    """All that the bad rows of a group make is told, each in its order, and nothing else."""
    for bad in bad_rows:
        if bad.old:
            replace(data, bad.file, bad.old, bad.new)
        else:
            append(data, bad.file, bad.new)
    found = faults(data)
    for bad in bad_rows:
        assert [fault for fault in found if fault in bad.faults] == list(bad.faults)
        assert f": {bad.check.replace('_', ' ')} " in " ".join(bad.faults)
    assert len(found) == sum(len(bad.faults) for bad in bad_rows), found


def test_what_every_row_must_say(data: Path) -> None:
    """In every file a row for each column, all cells as in a good row but this one, which is empty."""
    required, optional = set(), set()
    for file in FILES:
        with (data / file).open(encoding="utf-8", newline="") as lines:
            columns, *good = csv.reader(lines)
        if not good:  # corrections.csv of the small data has none: test_corrections.py
            continue
        example = good[3 if file.startswith("claims") else 0]  # a claim of a source that has a document
        with (data / file).open("a", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows(
                [
                    ["" if at == blank else cell for at, cell in enumerate(example)]
                    for blank in range(len(columns))
                ]
            )
        for line, column in enumerate(columns, len(good) + 2):
            told = f'{file}:{line} {column}: missing value ""'
            (optional if column in OPTIONAL.get(file, ()) else required).add(told)
    found = {fault for fault in faults(data) if ": missing value " in fault}
    assert required <= found
    assert not found & optional


def test_a_change_without_a_base_explains_itself(data: Path) -> None:
    replace(
        data,
        "claims/pm25.csv",
        "percent,2024,lakeside_report,一 ¶2,5.0%,,",
        "percent,,lakeside_report,一 ¶2,5.0%,无基期,No base",
    )
    assert faults(data) == []


def test_two_claims_of_one_id_are_named(data: Path) -> None:
    """Found by trying 34 million scopes: two keys whose digests begin with the same twelve digits."""
    replace(data, "sources.csv", "2026-01-22", "2031-01-22")
    for scope in ("scope_33804", "scope_24106784"):
        append(data, "scopes.csv", f"{scope},甲{scope},{scope},,")
        append(
            data, "claims/inspection.csv", f"lakeside,{scope},2030,none,actual,=,1,case,,lakeside_press,,,,"
        )
    assert faults(data) == [
        f'claims/inspection.csv:{line} value: same claim id "inspection-03d335548e1c"' for line in (5, 6)
    ]


@pytest.fixture(scope="module")
def staged() -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect()
    create_schema(con)
    create_staging(con)
    assert stage(con, MINI) == []
    yield con
    con.close()


@pytest.mark.parametrize("check", CHECKS)
def test_the_good_rows_pass(staged: duckdb.DuckDBPyConnection, check: str) -> None:
    found = staged.execute((ROOT / "checks" / f"{check}.sql").read_text("utf-8"))
    assert [column for column, *_ in found.description] == ["file", "line", "column", "value"]
    assert found.fetchall() == []


def test_the_good_rows_fit_the_schema(staged: duckdb.DuckDBPyConnection) -> None:
    rules = list(schema_rules(staged))
    assert len(rules) > 100
    assert [rule.query for rule in rules if staged.execute(rule.query).fetchall()] == []


def test_a_reference_may_have_another_name_than_its_key() -> None:
    con = duckdb.connect()
    con.execute((ROOT / "schema.sql").read_text("utf-8").partition("create table dim_indicator")[0])
    con.execute(
        "create table dim_office (office_id text primary key, home_id text references dim_place);"
        "comment on table dim_office is 'offices.csv';"
        "create table stg_offices (file text, line bigint, office_id text, home_id text);"
        "insert into stg_offices values"
        " ('offices.csv', 2, 'a', 'lakeside'), ('offices.csv', 3, 'b', 'atlantis'),"
        " ('offices.csv', 4, 'c', null);"
        "create table stg_places (file text, line bigint, place_id text);"
        "insert into stg_places values ('places.csv', 2, 'lakeside')"
    )
    (query,) = [rule.query for rule in schema_rules(con) if rule.name == "unknown place"]
    assert con.execute(query).fetchall() == [("offices.csv", 3, "home_id", "atlantis")]
    con.close()
