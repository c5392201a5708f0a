"""Previews by session: limits, faults, one at a time, let go; without a page."""

import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import pytest

from dashboard import previews as module
from dashboard.editions import EditionStore
from dashboard.models.additions import AdditionFault, Additions, count_claims, count_rows
from dashboard.preview_limits import NotPreviewed, PreviewLimits, Refusal, read_preview_limits
from dashboard.previews import LEAVE, MEGABYTE, Previews
from dashboard.run import Run
from dashboard.text import Text
from dashboard.views.additions import (
    build_fault_table,
    find_indicators,
    find_places,
    find_target_years,
    name_sources,
)
from etl.preview import build_preview

ROW = {
    "place_id": "harbour",
    "scope_id": "urban",
    "period": "2023",
    "basis_id": "new_state",
    "kind": "actual",
    "comparator": "=",
    "value": "31",
    "unit_id": "ug_m3",
    "source_id": "harbour_report",
}
ADDITIONS: Additions = {"claims/pm25.csv": [ROW]}


@dataclass(frozen=True)
class Found:
    file: str = "claims/pm25.csv"
    line: int = 1
    column: str = "value"
    rule: str = "implausible value"
    value: str = "31"


class Sessions:
    def __init__(self) -> None:
        self.connected = set("abc")
        self.closed: list[str] = []

    def is_connected(self, session: str) -> bool:
        return session in self.connected

    def close_session(self, session: str) -> None:
        self.closed.append(session)


@pytest.fixture(scope="module")
def built(mini_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("built") / "warehouse.duckdb"
    assert build_preview(ADDITIONS, mini_file, target) == []
    return target


@pytest.fixture
def sessions() -> Sessions:
    return Sessions()


@pytest.fixture
def previews(mini_file: Path, built: Path, sessions: Sessions) -> Previews:
    """Previews whose builder gives the same file each time."""
    opened = Previews(EditionStore(mini_file))
    opened.open(PreviewLimits(rows=3, megabytes=20, process=2, minutes=10), sessions)
    opened.install(lambda _, __, target: os.link(built, target) or [])
    return opened


def refusal(previews: Previews, session: str, additions: Additions = ADDITIONS) -> Refusal:
    with pytest.raises(NotPreviewed) as refused:
        previews.build(session, additions)
    return refused.value.refusal


def test_a_session_has_its_preview_and_no_other_session_has(previews: Previews, mini_file: Path) -> None:
    assert previews.build("a", ADDITIONS) == ()
    preview = previews.find("a")
    assert preview is not None and previews.find("b") is None
    assert preview.claims == 1 and preview.additions == ADDITIONS
    published = EditionStore(mini_file).edition()
    assert preview.edition.build == published.build and not preview.edition.is_published
    assert published.is_published and not previews.is_outdated(preview)
    previews.drop("a")
    assert previews.find("a") is None


def test_faults_leave_the_preview_that_there_is(previews: Previews) -> None:
    previews.build("a", ADDITIONS)
    before = previews.find("a")
    previews.install(lambda *_: [Found(), Found(line=0)])
    wanted = AdditionFault("claims/pm25.csv", 1, "value", "implausible value", "31")
    assert previews.build("a", ADDITIONS)[0] == wanted
    assert previews.find("a") is before


def test_there_is_a_limit_to_everything(previews: Previews, mini_file: Path) -> None:
    assert refusal(previews, "a", {}) == Refusal.NOTHING
    assert refusal(previews, "a", {"claims/pm25.csv": []}) == Refusal.NOTHING
    assert refusal(previews, "a", {"claims/pm25.csv": [ROW, ROW], "x": [ROW, ROW]}) == Refusal.TOO_MANY_ROWS
    previews.build("a", ADDITIONS), previews.build("b", ADDITIONS)
    assert refusal(previews, "c") == Refusal.PROCESS_IS_FULL
    assert previews.build("b", ADDITIONS) == ()  # in the place of its own
    assert refusal(Previews(EditionStore(mini_file)), "a") == Refusal.CLOSED


def test_a_file_too_large_is_not_kept(previews: Previews) -> None:
    def grow(additions: Additions, published: Path, target: Path) -> Sequence[Found]:
        with target.open("wb") as file:
            file.truncate(20 * MEGABYTE + 1)
        return []

    previews.install(grow)
    assert refusal(previews, "a") == Refusal.TOO_LARGE


def test_what_fails_is_told_and_not_kept(previews: Previews, caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_: object) -> Sequence[Found]:
        raise OSError("No space left on device")

    previews.install(fail)
    assert refusal(previews, "a") == Refusal.NOT_BUILT
    previews.install(lambda _, __, target: target.write_text("no warehouse") and [])
    assert refusal(previews, "a") == Refusal.NOT_BUILT
    assert previews.find("a") is None
    assert "No space left" in caplog.text


def test_one_is_built_at_a_time(previews: Previews, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    began, may_end = Event(), Event()

    def build_slowly(additions: Additions, published: Path, target: Path) -> Sequence[Found]:
        began.set()
        may_end.wait(30)
        os.link(built, target)
        return []

    previews.install(build_slowly)
    first = Thread(target=previews.build, args=("a", ADDITIONS))
    first.start()
    began.wait(30)
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    assert refusal(previews, "b") == Refusal.BUSY
    may_end.set()
    first.join(30)
    assert previews.find("a") is not None


def test_only_this_user_may_look_into_its_folder_and_nothing_stays_there(
    previews: Previews, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.tempfile, "tempdir", str(tmp_path))
    modes = []

    def look(additions: Additions, published: Path, target: Path) -> Sequence[Found]:
        modes.append(stat.S_IMODE(target.parent.stat().st_mode))
        os.link(built, target)
        return []

    previews.install(look)
    previews.build("a", ADDITIONS)
    assert modes == [0o700] and list(tmp_path.iterdir()) == []
    preview = previews.find("a")
    assert preview is not None and "harbour" in preview.edition.catalogue.places


def test_what_a_killed_process_left_behind_is_cleared_at_start(
    previews: Previews, sessions: Sessions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.tempfile, "tempdir", str(tmp_path))
    old, new, other = (
        tmp_path / f"{name}-1" for name in ("chengjing-preview", "chengjing-preview-2", "other")
    )
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "warehouse.duckdb").touch()
    os.utime(old, (0, 0)), os.utime(other, (0, 0))
    previews.open(PreviewLimits(), sessions)
    assert [folder.exists() for folder in (old, new, other)] == [False, True, True]


def test_a_preview_goes_a_minute_after_its_reader(previews: Previews, sessions: Sessions) -> None:
    previews.build("a", ADDITIONS), previews.build("b", ADDITIONS)
    sessions.connected.remove("a")
    previews.close_left(100)
    previews.close_left(100 + LEAVE - 1)
    assert previews.find("a") is not None
    sessions.connected.add("a")
    previews.close_left(100 + LEAVE)
    sessions.connected.remove("a")
    previews.close_left(200)
    previews.close_left(200 + LEAVE)
    assert previews.find("a") is None and previews.find("b") is not None
    assert sessions.closed == ["a"]


def test_a_preview_goes_by_age(previews: Previews, monkeypatch: pytest.MonkeyPatch) -> None:
    previews.build("a", ADDITIONS)
    now = module.time.monotonic() + 60 * 10 + 1
    monkeypatch.setattr(module.time, "monotonic", lambda: now)
    assert previews.find("a") is None
    assert previews.build("b", ADDITIONS) == () and previews.build("c", ADDITIONS) == ()


def test_what_was_made_of_a_preview_is_neither_mixed_with_what_is_published_nor_kept(
    previews: Previews, mini_file: Path
) -> None:
    previews.build("a", ADDITIONS)
    preview, published = previews.find("a"), EditionStore(mini_file).edition()
    assert preview is not None
    key, made = ("a key",), object()
    assert preview.edition.remember(key, lambda: made) is made
    assert published.remember(key, lambda: "published") == "published"
    previews.drop("a")
    assert preview.edition.remember(key, lambda: "anew") == "anew"


def test_limits_are_those_of_the_environment() -> None:
    assert read_preview_limits({}) == PreviewLimits()
    named = {"CHENGJING_PREVIEWS": "3", "CHENGJING_PREVIEW_ROWS": "10", "CHENGJING_PREVIEW_MINUTES": "5"}
    assert read_preview_limits(named) == PreviewLimits(rows=10, process=3, minutes=5)


def test_faults_are_told_in_words_by_row(make_run: Callable[..., Run]) -> None:
    run = make_run("zh")
    faults = [
        AdditionFault("claims/pm25.csv", 1, "source_id", "unknown source", "nobody"),
        AdditionFault("claims/pm25.csv", 1, "value", "known already", "pm25-0123456789ab"),
        AdditionFault("claims/pm25.csv", 0, "value", "contradicts another row", "<b>"),
    ]
    table = build_fault_table(run, ADDITIONS, faults)
    first, second, third = table.rows
    assert "第1行" in first[0].text and run.place_name("harbour") in first[0].text and "2023" in first[0].text
    assert "nobody" in first[2].text and first[1].text.endswith("source_id")
    assert second[3].claim_id == "pm25-0123456789ab" and third[3].claim_id is None
    assert third[0].text == run.text("preview.no_row") and "contradicts another row" in third[2].text
    named = build_fault_table(run, ADDITIONS, faults[:1], lambda file, number: f"B{number + 6}")
    assert named.rows[0][0].text == "B7"


def test_what_rows_are_about(make_run: Callable[..., Run]) -> None:
    source = {"source_id": "own", "title_zh": "自拟"}
    target = ROW | {"kind": "target", "period": "2026-01/2026-06", "place_id": "lakeside"}
    additions = {"claims/pm25.csv": [ROW, target], "sources.csv": [source]}
    assert find_indicators(additions) == ["pm25"]
    assert find_target_years(additions) == ["2026"]
    assert (count_claims(additions), count_rows(additions)) == (2, 3)
    run = make_run("en")
    assert name_sources(run, additions) == run.text.join([run.source_title("harbour_report"), "own"])


@pytest.mark.parametrize(
    ("places", "chosen", "expected"),
    [
        (["harbour", "lakeside"], [], ["harbour", "lakeside"]),
        (["millbrook", "harbour", "harbour"], [], ["harbour", "lakeside"]),  # a county is no peer of a city
        (["harbour"], ["millbrook", "lakeside"], ["harbour", "lakeside"]),
        (["lakeside", "new_town", "new_town"], [], ["new_town", "lakeside"]),
        (["new_town"], ["nowhere"], ["new_town", "lakeside"]),
        (["nowhere"], [], []),
    ],
)
def test_new_rows_are_looked_at_with_their_own_kind_of_place(
    make_run: Callable[..., Run], places: Sequence[str], chosen: Sequence[str], expected: list[str]
) -> None:
    new = {"place_id": "new_town", "name_zh": "新城", "level": "prefecture", "peer_group": "city"}
    additions = {"claims/pm25.csv": [ROW | {"place_id": place} for place in places], "places.csv": [new]}
    assert find_places(make_run("zh"), additions, chosen) == expected


def test_a_published_run_marks_nothing(make_run: Callable[..., Run], previews: Previews) -> None:
    run = make_run("en")
    assert run.mark("words") == "words" and not run.is_unshared
    previews.build("a", ADDITIONS)
    preview = previews.find("a")
    assert preview is not None
    own = Run(preview.edition, Text("en", preview.edition.catalogue.units))
    assert own.mark("words") == "[Not published] words" and own.is_unshared
