"""Two builds compared: claims, what follows from them, jumps; the command, its formats and exit status."""

import json
import re
import shutil
import subprocess
from dataclasses import replace as replace_fields
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main
from etl.build import build
from etl.diff.builds import Comparison, compare_builds
from etl.diff.compare import Consequence, Jump, find_jumps
from etl.diff.markdown import write_markdown
from etl.diff.words import say
from tests.conftest import MINI
from tests.edits import append, replace

REVISED = "lakeside,urban,2025,new_state,actual,=,28.5,ug_m3,,lakeside_report,一 ¶2,28.5微克/立方米"
PRESS = "lakeside,urban,2022,new_state,actual,=,33,ug_m3,,lakeside_press,,,,"


HOSTILE = "By | <img src=x> [a](b) `x` @all"
WASTE_ID = "waste_rate-06499b723ee6"
WASTE = "lakeside,all,2025,none,actual,=,93.5,percent,,lakeside_press,,,,"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small data with a figure revised, a note added, a claim removed and others new."""
    folder = shutil.copytree(MINI, tmp_path_factory.mktemp("changed") / "data")
    replace(folder, "claims/pm25.csv", REVISED, REVISED.replace("28.5", "26.5"))
    replace(folder, "claims/pm25.csv", PRESS, PRESS[:-1] + f"据当年报道,{HOSTILE}")
    replace(folder, "claims/pm25.csv", "millbrook,urban,2025,new_state,actual,=,25,ug_m3,,old_copy,,,,\n", "")
    append(folder, "claims/pm25.csv", "harbour,urban,2023,new_state,actual,=,2.6,ug_m3,,harbour_report,,,,")
    replace(
        folder,
        "claims/good_day_ratio.csv",
        "lakeside,whole_city,2025,standard_2012,actual,=,83.9,percent,,lakeside_report,一 ¶2,83.9%",
        "lakeside,whole_city,2025,standard_2012,actual,=,85.9,percent,,lakeside_report,一 ¶2,85.9%",
    )
    file = folder / "claims" / "waste_rate.csv"
    lines = [f"{line}," for line in file.read_text("utf-8").splitlines()]
    lines[0] += "former_ids"
    text = "\n".join(lines).replace(f"{WASTE},", f"{WASTE.replace('all', 'whole_city')},{WASTE_ID}")
    file.write_text(f"{text}\n", "utf-8")
    replace(
        folder, "comparability.csv", "*,*,scope,urban,whole_city,apart", "*,*,scope,urban,whole_city,near"
    )
    return folder


@pytest.fixture(scope="module")
def changed_file(changed: Path) -> Path:
    build(changed, changed.parent / "new.duckdb")
    return changed.parent / "new.duckdb"


@pytest.fixture(scope="module")
def comparison(mini_file: Path, changed_file: Path) -> Comparison:
    return compare_builds(str(mini_file), str(changed_file), MINI, mini_file)


def told(comparison: Comparison, subject: str) -> list[tuple[str | None, ...]]:
    return [
        (one.how, one.place_id, one.period, one.was, one.now)
        for one in comparison.consequences
        if one.subject == subject
    ]


def test_claims_are_added_removed_revised_and_edited(comparison: Comparison) -> None:
    assert [(c.how, c.place_id, c.period, c.was, c.now) for c in comparison.claims] == [
        ("added", "harbour", "2023", "", "2.6 ug_m3"),
        ("edited", "lakeside", "2022", "33 ug_m3", "33 ug_m3"),
        ("edited", "lakeside", "2025", "93.5 percent", "93.5 percent"),
        ("removed", "millbrook", "2025", "25 ug_m3", ""),
        ("revised", "lakeside", "2025", "83.9 percent", "85.9 percent"),
        ("revised", "lakeside", "2025", "28.5 ug_m3", "26.5 ug_m3"),
    ]


def test_an_edit_names_the_columns_that_differ(comparison: Comparison) -> None:
    (edited,) = [one for one in comparison.claims if (one.how, one.period) == ("edited", "2022")]
    assert edited.edits == [
        {"name": "note_zh", "was": None, "now": "据当年报道"},
        {"name": "note_en", "was": None, "now": HOSTILE},
    ]


def test_what_follows_from_claims_is_told_by_subject(comparison: Comparison) -> None:
    assert told(comparison, "figure") == [
        ("added", "harbour", "2023", None, "2.6 ug_m3"),
        ("added", "lakeside", "2025", None, "93.5 percent"),
        ("removed", "millbrook", "2025", "25 ug_m3", None),
        ("removed", "lakeside", "2025", "93.5 percent", None),
        ("revised", "lakeside", "2025", "83.9 percent", "85.9 percent"),
        ("revised", "lakeside", "2025", "28.5 ug_m3", "26.5 ug_m3"),
    ]
    assert told(comparison, "target") == [
        ("revised", "lakeside", "2025", "missed (missed)", "met (met_with_room)"),
        ("revised", "lakeside", "2025", "met (met_with_room)", "not_comparable (other_scope)"),
        ("revised", "lakeside", "2025", "met (met_with_room)", "not_comparable (other_scope)"),
    ]
    assert told(comparison, "ambition") == [
        (
            "revised",
            "lakeside",
            "2026",
            "looser (last result 28.5 in 2025)",
            "looser (last result 26.5 in 2025)",
        )
    ]
    assert [row for row in told(comparison, "audit") if row[0] == "revised"] != []


def test_a_new_line_of_comparability_changes_the_grade_of_a_pair(
    comparison: Comparison, changed_file: Path
) -> None:
    assert told(comparison, "pair") == [("revised", "lakeside", "2024", "apart", "near")]
    (pair,) = [one for one in comparison.consequences if one.subject == "pair"]
    assert pair.other_place_id == "harbour"
    with duckdb.connect(str(changed_file), read_only=True) as con:
        (chosen,) = con.execute(
            "select claim_id from pair where place_id = 'lakeside' and other_place_id = 'harbour'"
            " and indicator_id = ? and year = 2024",
            [pair.indicator_id],
        ).fetchall()
    assert (pair.claim_id,) == chosen


def test_ranks_follow_the_figures(comparison: Comparison) -> None:
    assert told(comparison, "rank") == [
        ("revised", "harbour", "2025", "1 of 2", "1–2 of 2"),
        ("revised", "lakeside", "2025", "2 of 2", "1–2 of 2"),
    ]


def test_the_same_build_differs_in_nothing(mini_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--warehouse", str(mini_file), "diff", str(mini_file)]) == 0
    assert capsys.readouterr().out.startswith("### Data: no difference")


def test_a_corrected_key_is_an_edit_under_the_new_id(comparison: Comparison) -> None:
    (claim,) = [one for one in comparison.claims if one.indicator_id == "waste_rate"]
    assert (claim.how, claim.claim_id != WASTE_ID) == ("edited", True)
    assert claim.edits == [{"name": "scope_id", "was": "all", "now": "whole_city"}]


@pytest.fixture(scope="module")
def of_definitions(mini_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """The small data with a place among other peers, and an indicator whose other direction is better."""
    folder = shutil.copytree(MINI, tmp_path_factory.mktemp("definitions") / "data")
    replace(
        folder, "places.csv", "Mini Millbrook,county,lakeside,county", "Mini Millbrook,county,lakeside,city"
    )
    replace(folder, "indicators/section_share.yml", "better: higher", "better: lower")
    build(folder, folder.parent / "new.duckdb")
    return compare_builds(str(mini_file), str(folder.parent / "new.duckdb"), MINI, mini_file)


def test_another_peer_group_changes_pairs_and_ranks(of_definitions: Comparison) -> None:
    assert of_definitions.claims == []
    found = [one for one in of_definitions.consequences if one.indicator_id == "pm25"]
    assert [(c.subject, c.how, c.place_id, c.other_place_id, c.period, c.was, c.now) for c in found] == [
        ("pair", "added", "harbour", "millbrook", "2025", None, "same"),
        ("pair", "added", "lakeside", "millbrook", "2025", None, "same"),
        ("rank", "added", "millbrook", None, "2025", None, "1 of 3"),
        ("rank", "revised", "harbour", None, "2025", "1 of 2", "2 of 3"),
        ("rank", "revised", "lakeside", None, "2025", "2 of 2", "3 of 3"),
    ]


def test_another_direction_turns_ranks(of_definitions: Comparison) -> None:
    found = [one for one in of_definitions.consequences if one.indicator_id == "section_share"]
    assert [(c.subject, c.how, c.place_id, c.period, c.was, c.now) for c in found] == [
        ("rank", "revised", "harbour", "2025", "2 of 2", "1 of 2"),
        ("rank", "revised", "lakeside", "2025", "1 of 2", "2 of 2"),
    ]
    assert {one.indicator_id for one in of_definitions.consequences} == {"pm25", "section_share"}


def test_what_follows_from_definitions_alone_is_written_in_full(of_definitions: Comparison) -> None:
    assert (
        write_markdown(of_definitions, None).splitlines()[4:]
        == """\
- Data records: none
- Lines of other files: `indicators/*.yml` 1, `places.csv` 1
- Grades of pairs of places: 2 added
- Ranks: 1 added, 4 revised
- No new figure is out of line

<details><summary>Grades of pairs of places: 2</summary>

| what | was | now |
| --- | --- | --- |
| Mini Harbour and Mini Millbrook, Mini particles, 2025 | – | same |
| Mini Lakeside and Mini Millbrook, Mini particles, 2025 | – | same |

</details>

<details><summary>Ranks: 5</summary>

| what | was | now |
| --- | --- | --- |
| Mini Millbrook, Mini particles, 2025, urban area | – | 1 of 3 |
| Mini Harbour, Mini particles, 2025, urban area | 1 of 2 | 2 of 3 |
| Mini Lakeside, Mini particles, 2025, urban area | 2 of 2 | 3 of 3 |
| Mini Harbour, Mini share of sections, 2025, national sections | 2 of 2 | 1 of 2 |
| Mini Lakeside, Mini share of sections, 2025, national sections | 1 of 2 | 2 of 2 |

</details>""".splitlines()
    )


def test_a_name_alone_is_a_difference_of_its_file(comparison: Comparison, of_definitions: Comparison) -> None:
    assert comparison.files == {"comparability.csv": 1}
    assert of_definitions.files == {"indicators/*.yml": 1, "places.csv": 1}
    named = replace_fields(of_definitions, consequences=[])
    assert not named.is_empty
    assert "- Lines of other files: `indicators/*.yml` 1, `places.csv` 1" in write_markdown(named, None)


def test_what_comes_and_goes_with_a_record_is_not_listed_again(comparison: Comparison) -> None:
    text = write_markdown(comparison, None)
    assert "- Figures: 2 added, 2 revised, 2 removed" in text
    assert "<summary>Figures: 2 of 6; the others come and go with the data records above</summary>" in text


def test_an_audit_that_now_fails_needs_a_look(comparison: Comparison) -> None:
    audit = Consequence(
        "audit",
        "revised",
        "waste_rate",
        "lakeside",
        None,
        "all",
        "2025",
        "holds: 1 + 2 = 3",
        "fails: 1 + 2 = 4",
        None,
    )
    still = replace_fields(audit, was="fails: 1 + 3 = 5")
    head, *_ = write_markdown(
        replace_fields(comparison, consequences=[audit, still], jumps=[]), None
    ).partition("<details>")
    assert "- Needs a look: **1 audit that fails**" in head
    assert head.endswith("fails: 1 + 2 = 4\n\n")
    assert head.count("fails: 1 + 2") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("28.5 ug_m3", "28.5 µg/m³"),
        ("<= 12 percent", "≤ 12%"),
        ("-0.5 percentage_point since 2024 (computed)", "-0.5 percentage points since 2024 (computed)"),
        ("1 year", "1 year"),
        ("2 year", "2 years"),
        ("1.58 cny", "1.58 × CNY 100 million"),
        ("3 piece", "3"),
        ("1 of 2", "1 of 2"),
        ("missed (missed)", "missed"),
        ("met (met_with_room)", "met (met with room)"),
        ("cannot_be_checked: 9 (2021) ⇒ 87.5", "cannot be checked: 9 (2021) ⇒ 87.5"),
        ("", "–"),
    ],
)
def test_codes_are_said_in_words(words: str, said: str) -> None:
    units = {
        "ug_m3": ("µg/m³", "µg/m³"),
        "percent": ("%", "%"),
        "percentage_point": ("percentage points", "percentage point"),
        "year": ("years", "year"),
        "cny": ("{} × CNY 100 million", "{} × CNY 100 million"),
        "piece": ("", ""),
    }
    assert say(words, units) == said


# Jumps: the two rules on figures made for them


def jumps(known: list[tuple[str, int, str]], new: list[tuple[str, int, str]]) -> list[Jump]:
    """Jumps among figures given as place, year and value; `new` come to the known ones, or replace them."""
    with duckdb.connect() as con:
        for side, figures in (
            ("old", known),
            ("new", [*{(p, y): (p, y, v) for p, y, v in known + new}.values()]),
        ):
            con.execute(
                f"create table {side}_figure (claim_id text, indicator_id text, place_id text, scope_id text,"
                " period text, year integer, comparator text, value decimal(24, 6), value_text text, unit_id text,"
                " comparison_key text)"
            )
            con.executemany(
                f"insert into {side}_figure values (?, 'i', ?, 's', ?, ?, '=', ?, ?, 'u', 'k')",
                [(f"{p}{y}", p, str(y), y, v, v) for p, y, v in figures],
            )
        return find_jumps(con)


KNOWN = [
    *(("a", 2020, "40"), ("a", 2021, "38"), ("a", 2022, "37")),
    *(("b", 2021, "50"), ("b", 2022, "46"), ("c", 2015, "80")),
]


@pytest.mark.parametrize(
    ("new", "rules"),
    [
        (("a", 2023, "33"), []),  # as far as b once went within a year
        (("a", 2023, "32.9"), ["step"]),
        (("b", 2024, "38"), []),  # two years, twice as far
        (("b", 2024, "37.9"), ["step"]),
        (("b", 2022, "50"), []),  # revised within what is known
        (("d", 2023, "32.7"), []),  # the range is 37 to 80, a tenth of it 4.3
        (("d", 2023, "32.6"), ["range"]),
        (("d", 2023, "84.4"), ["range"]),
        (("a", 2023, "3.7"), ["range", "step"]),  # a digit lost
    ],
    ids=str,
)
def test_a_jump_is_found_by_a_plain_rule(new: tuple[str, int, str], rules: list[str]) -> None:
    assert [jump.rule for jump in jumps(KNOWN, [new])] == rules


def test_a_jump_says_what_it_is_held_against() -> None:
    (step,) = [jump for jump in jumps(KNOWN, [("a", 2023, "3.7")]) if jump.rule == "step"]
    assert (step.beside, step.measure, step.measure_place_id, step.measure_year) == (
        "37 in 2022",
        "4",
        "b",
        2022,
    )
    (outside,) = [jump for jump in jumps(KNOWN, [("a", 2023, "3.7")]) if jump.rule == "range"]
    assert (outside.beside, outside.measure, outside.measure_place_id) == ("37 to 80", "4.3", None)


def test_too_little_is_known_to_call_anything_a_jump() -> None:
    assert jumps(KNOWN[:3], [("a", 2023, "1")]) == []


# The command


def test_the_summary_comes_first_and_details_are_folded(comparison: Comparison) -> None:
    text = write_markdown(comparison, "https://data.example.org/")
    head, *_ = text.partition("<details>")
    assert "- Data records: **1** added, **2** revised, **2** edited, **1** removed" in head
    assert "- Needs a look: **1 new figure and 3 audits that fail**" in head
    assert "/audit?place_id=lakeside): fails: 30 → 26.5 = -5.0%" in head
    assert (
        "): **2.6 µg/m³** is outside of what is known, 25 to 36, by more than a tenth of that range, 1.1 µg/m³"
        in head
    )
    assert "(https://data.example.org/targets?place_id=lakeside)" in text
    assert text.count("<details>") == text.count("</details>") > 5
    assert re.search(
        r"\[Mini Lakeside, .*, 2022, urban area\]\(https://data.example.org/sources\?claim_id=", text
    )


def test_words_of_the_data_are_never_markup(comparison: Comparison) -> None:
    text = write_markdown(comparison, None)
    assert "By \\| &lt;img src=x&gt; \\[a\\](b) \\`x\\` \\@all" in text
    assert "<img" not in text


def test_json_has_everything_and_the_status_says_that_something_differs(
    mini_file: Path, changed_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--warehouse", str(changed_file), "diff", str(mini_file), "--format", "json"]
    assert main(arguments) == 1
    found = json.loads(capsys.readouterr().out)
    assert {claim["how"] for claim in found["claims"]} == {"added", "edited", "removed", "revised"}
    assert found["new"]["claims"] == found["old"]["claims"]
    assert [jump["rule"] for jump in found["jumps"]] == ["range"]


def test_a_revision_in_git_is_built_and_compared(mini_file: Path, data: Path) -> None:
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-C", str(data.parent)]
    for command in (["init", "-q"], ["add", "data"], ["commit", "-q", "-m", "first"]):
        subprocess.run([*git, *command], check=True)
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,34,ug_m3")
    assert main(["--data", str(data), "--warehouse", str(mini_file), "diff", "HEAD"]) == 0


@pytest.mark.parametrize("name", ["no_such_build", "-x", "ffffffff"])
def test_an_unknown_build_is_said_so(
    mini_file: Path, data: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(data), "--warehouse", str(mini_file), "diff", "--", name]) == 2
    assert "no revision of data in git" in capsys.readouterr().err


def test_what_cannot_be_read_or_built_is_said_so(
    mini_file: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"no warehouse")
    assert main(["--warehouse", str(mini_file), "diff", str(broken)]) == 2
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,330000000,ug_m3")
    assert main(["--warehouse", str(mini_file), "diff", str(data)]) == 2
    assert "implausible value" in capsys.readouterr().err
