"""What goes wrong on a server: the last good data stays served, the message says what to do, nothing is lost."""

import contextlib
import fcntl
import gc
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import duckdb
import pytest
from starlette.testclient import TestClient

from dashboard import editions
from dashboard.editions import Edition, EditionStore
from dashboard.queries.catalogue import fetch_build
from dashboard.warehouse import Warehouse, WarehouseFault
from etl.build import BuildUnderWay, NotWritten, build
from etl.draft_folder import open_draft_folder
from etl.inputs import digest_schema
from etl.refresh import MOST_LINES, hide_paths, keep_up_to_date, refresh
from tests.conftest import MINI
from tests.edits import append, build_unchecked, replace
from tests.program_copy import copy_program
from tests.serve.conftest import UVICORN, hosted
from tests.servers import PATIENCE, ROOT, fetch


def serving(published: EditionStore) -> str:
    """The build that is served, asked from the file itself."""
    return fetch_build(published.edition().warehouse).content_hash


def change(data: Path) -> None:
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,34,ug_m3")


def contents(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def truncated(share: float) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        whole = path.read_bytes()
        aside = path.with_suffix(".part")
        aside.write_bytes(whole[: int(len(whole) * share)])
        aside.replace(path)

    return spoil


def older(path: Path) -> None:
    """A warehouse as an earlier version of the program built it: a column is not there yet."""
    aside = path.with_suffix(".old")
    aside.write_bytes(path.read_bytes())
    with duckdb.connect(str(aside)) as con:
        con.execute("alter table figure drop column peer_group")
    aside.replace(path)


def text_file(path: Path) -> None:
    aside = path.with_suffix(".txt")
    aside.write_text("not a database")
    aside.replace(path)


SPOILT = [
    (Path.unlink, "missing"),
    (truncated(0), "unreadable"),
    (truncated(0.3), "unreadable"),
    (truncated(0.95), "unreadable"),
    (text_file, "unreadable"),
    (older, "older"),
]
NAMES = ["missing", "empty", "a third", "without its end", "text", "older"]


@pytest.mark.parametrize("spoil, code", SPOILT, ids=NAMES)
def test_a_bad_file_does_not_displace_a_good_one(
    path: Path, data: Path, spoil: Callable[[Path], None], code: str
) -> None:
    published = EditionStore(path)
    first = serving(published)
    assert published.fault() is None
    spoil(path)
    assert serving(published) == first
    fault = published.fault()
    assert fault is not None
    assert (fault.code, "python -m etl" in str(fault)) == (code, True)
    change(data)
    second = build_unchecked(data, path)
    assert serving(published) == second != first
    assert published.fault() is None


@pytest.mark.parametrize("spoil, code", SPOILT, ids=NAMES)
def test_a_server_that_starts_with_a_bad_file_says_what_to_do(
    path: Path, spoil: Callable[[Path], None], code: str
) -> None:
    spoil(path)
    published = EditionStore(path)
    with pytest.raises(WarehouseFault, match="python -m etl") as told:
        published.edition()
    assert told.value.code == code


@pytest.mark.parametrize("spoil, code", SPOILT, ids=NAMES)
def test_a_dashboard_that_may_build_mends_a_bad_file(
    path: Path, spoil: Callable[[Path], None], code: str, monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    monkeypatch.setattr("etl.refresh.build", lambda warehouse, wait: build(data, warehouse, wait=wait))
    monkeypatch.setattr("etl.refresh.MAY_BUILD", True)
    spoil(path)
    published = EditionStore(path)
    assert refresh(path, readable=published.fault() is None) is None
    assert serving(published)
    monkeypatch.setattr("etl.refresh.MAY_BUILD", False)
    path.unlink()
    assert refresh(path, readable=False) is None
    assert not path.exists()


def test_a_bad_row_keeps_the_last_good_data(path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.refresh.build", lambda warehouse, wait: build(data, warehouse, wait=wait))
    published = EditionStore(path)
    first = serving(published)
    append(data, "terms.csv", "kind,forecast,预测,forecast")
    append(data, "claims/pm25.csv", "lakeside,urban,2019,old_state,forecast,=,30,ug_m3,,old_copy,,,,")
    problem = refresh(path, readable=False)
    assert problem is not None
    assert problem[0] == "faulty_data"
    assert 'claims/pm25.csv:14 kind: unknown code "forecast"' in problem[1]
    assert (serving(published), published.fault(), contents(path.parent)) == (first, None, [path.name])


def test_a_build_that_fails_in_any_other_way_keeps_the_last_good_data(
    path: Path, data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(con: object) -> None:
        raise KeyError("no such rule")

    monkeypatch.setattr("etl.refresh.build", lambda warehouse, wait: build(data, warehouse, wait=wait))
    monkeypatch.setattr("etl.build.fill_audit", fail)
    published = EditionStore(path)
    first = serving(published)
    change(data)
    assert refresh(path, readable=False) == ("not_built", "KeyError: 'no such rule'")
    assert "the build stopped" in caplog.text
    assert "Traceback" in caplog.text
    assert (serving(published), published.fault(), contents(path.parent)) == (first, None, [path.name])


def another_schema(path: Path) -> None:
    """A warehouse whose tables fit, made by other marts."""
    aside = path.with_suffix(".other")
    aside.write_bytes(path.read_bytes())
    with duckdb.connect(str(aside)) as con:
        con.execute("update build set schema_digest = 'another'")
    aside.replace(path)


def test_a_warehouse_of_another_schema_is_refused_and_rebuilt_where_that_is_allowed(
    path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.refresh.build", lambda warehouse, wait: build(data, warehouse, wait=wait))
    published = EditionStore(path)
    published.schema = digest_schema()
    first = serving(published)
    another_schema(path)
    assert serving(published) == first
    assert (published.fault() or WarehouseFault("missing")).code == "older"
    started = EditionStore(path)
    started.schema = digest_schema()
    with pytest.raises(WarehouseFault, match="built by another version of this program"):
        started.edition()
    assert keep_up_to_date(started) is None
    assert serving(started) == first
    assert (started.fault(), published.fault()) == (None, None)


def test_no_changed_table_is_served(path: Path) -> None:
    """A table, a view or a macro less, or a column more: each is refused when the file is opened."""
    with duckdb.connect(str(path), read_only=True) as con:
        tables = con.execute("select table_name from duckdb_tables() where table_name <> 'build'").fetchall()
        views = con.execute("select view_name from duckdb_views() where not internal").fetchall()
    changes = [
        *(f'alter table "{name}" add column more integer' for (name,) in tables),
        *(f'drop view "{name}" cascade' for (name,) in views),
        "drop macro change_over",
        "drop macro table if exists comparability; drop macro quotient",
    ]
    served = []
    for change_of_schema in changes:
        changed = Path(shutil.copy(path, path.with_name("changed.duckdb")))
        with duckdb.connect(str(changed)) as con:
            try:
                con.execute(change_of_schema)
            except duckdb.DependencyException:
                continue  # DuckDB itself keeps what others refer to
        if EditionStore(changed).fault() is None:
            served.append(change_of_schema)
    assert served == []


def test_no_damaged_byte_is_served(path: Path) -> None:
    """A byte is turned over at 80 places of the file: refused in words, or of no consequence."""
    good = serving(EditionStore(path))
    whole = path.read_bytes()
    refused = 0
    for place in range(0, len(whole), len(whole) // 80):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        path.write_bytes(damaged)
        published = EditionStore(path)
        try:
            assert serving(published) == good
        except WarehouseFault as fault:
            refused += 1
            assert fault.code in ("unreadable", "older")
            assert published.fault() is not None
    assert refused > 30


class Unplugged:
    """A file whose disk is gone."""

    def cursor(self) -> None:
        raise duckdb.IOException("Could not read from file")

    def close(self) -> None:
        """Nothing is open."""


def test_damage_that_shows_while_a_build_is_served_is_told_until_it_is_mended(
    path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = EditionStore(path)
    edition = published.edition()
    monkeypatch.setattr(edition.warehouse, "_connection", Unplugged())
    edition.warehouse.forget()
    with pytest.raises(WarehouseFault, match="not a whole DuckDB file"):
        serving(published)
    assert serving(published) == edition.build.content_hash  # it is opened anew, and whole
    assert published.fault() is None
    monkeypatch.setattr(published.edition().warehouse, "_connection", Unplugged())
    published.edition().warehouse.forget()
    for _ in range(3):  # damaged where opening does not look: it is not opened again and again
        with pytest.raises(WarehouseFault, match="not a whole DuckDB file"):
            serving(published)
        assert published.fault() is not None
    change(data)
    assert build(data, path) == serving(published)
    assert published.fault() is None


def test_a_problem_is_told_without_paths_until_it_is_solved_and_built_once(
    path: Path, data: Path, client: TestClient, published: EditionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds: list[Path] = []

    def count_and_build(warehouse: Path, wait: bool) -> str:
        builds.append(warehouse)
        return build(data, warehouse, wait=wait)

    monkeypatch.setattr("etl.refresh.build", count_and_build)
    monkeypatch.setattr("etl.refresh.DATA", data)
    first = published.edition().build.content_hash
    replace(data, "claims/pm25.csv", "=,33,ug_m3", "=,thirty,ug_m3")
    for _ in range(3):
        assert keep_up_to_date(published) == (
            "faulty_data",
            'claims/pm25.csv:3 value: not a number "thirty"',
        )
        ready = client.get("/readyz").json()
        assert (ready["status"], ready["build"]) == ("ready", first)
        assert ready["problem"].endswith('listed below:\nclaims/pm25.csv:3 value: not a number "thirty"')
    assert len(builds) == 1
    replace(data, "claims/pm25.csv", "=,thirty,ug_m3", "=,34,ug_m3")
    for _ in range(2):
        assert keep_up_to_date(published) is None
        assert client.get("/readyz").json()["problem"] is None
    assert len(builds) == 2
    assert client.get("/readyz").json()["build"] != first


def test_data_that_cannot_be_read_have_their_own_words(
    path: Path, data: Path, client: TestClient, published: EditionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path) -> bytes:
        if file.name == "places.csv":
            raise PermissionError(13, "Permission denied", str(file))
        with file.open("rb") as content:
            return content.read()

    monkeypatch.setattr("etl.refresh.build", lambda warehouse, wait: build(data, warehouse, wait=wait))
    monkeypatch.setattr("etl.refresh.DATA", data)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert keep_up_to_date(published) == (
        "unreadable_data",
        'places.csv:1 file: cannot be read "Permission denied"',
    )
    problem = client.get("/readyz").json()["problem"]
    assert "The newest data files cannot be read" in problem
    assert "room on the disk" not in problem
    assert str(data) not in problem


def test_a_full_disk_is_told_without_its_path_and_tried_again(
    path: Path, data: Path, client: TestClient, published: EditionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_disk(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr("etl.refresh.build", lambda warehouse, wait: build(data, warehouse, wait=wait))
    monkeypatch.setattr("etl.refresh.DATA", data)
    change(data)
    with monkeypatch.context() as full:
        full.setattr(Path, "replace", fill_disk)
        kind, message = keep_up_to_date(published) or ("", "")
    assert (kind, message) == ("not_written", "[Errno 28] No space left on device: …")
    assert str(path.parent) not in message + client.get("/readyz").text
    assert "make room on the disk" in client.get("/readyz").json()["problem"]
    assert keep_up_to_date(published) is None
    assert client.get("/readyz").json()["problem"] is None


def test_a_problem_is_over_when_another_program_has_published(
    path: Path, data: Path, client: TestClient, published: EditionStore
) -> None:
    published.edition()
    published.problem = "not_written", "No space left on device"
    assert "No space left" in client.get("/readyz").json()["problem"]
    change(data)
    second = build_unchecked(data, path)
    ready = client.get("/readyz").json()
    assert (ready["build"], ready["problem"]) == (second, None)


def test_a_server_starts_on_the_last_good_warehouse_whatever_lies_in_data(
    mini_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "program").mkdir()
    copy_program(tmp_path / "program", mini_file)
    shutil.copy(ROOT / "serve.py", tmp_path / "program")
    data = shutil.copytree(MINI, tmp_path / "program" / "data")
    (data / "indicators" / "pm25.yml").write_text("theme: " + "{a: " * 200_000, "utf-8")
    (data / "places.csv").write_bytes(b"a" * 200_000)
    settings = {"CHENGJING_BUILD": "", "CHENGJING_WAREHOUSE": str(mini_file)}
    with hosted(UVICORN, tmp_path / "log.txt", folder=tmp_path / "program", **settings) as url:
        status, body, _ = fetch(f"{url}/readyz")
    ready = json.loads(body)
    assert (status, ready["status"]) == (200, "ready")
    assert 'indicators/pm25.yml:1 file: not a plain definition "more than 20 levels"' in ready["problem"]
    assert str(tmp_path) not in body.decode()
    assert "places.csv:1 file: not CSV" in (tmp_path / "log.txt").read_text("utf-8")


def test_a_long_list_of_faults_is_cut_for_readers(
    path: Path, data: Path, published: EditionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.refresh.build", lambda warehouse, wait: build(data, warehouse, wait=wait))
    monkeypatch.setattr("etl.refresh.DATA", data)
    append(data, "claims/pm25.csv", *["lakeside"] * 100)
    _, message = keep_up_to_date(published) or ("", "")
    assert len(message.splitlines()) == MOST_LINES + 1
    assert message.endswith(f"… and {100 - MOST_LINES} more")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[Errno 28] No space left on device: '/srv/a b/c'", "[Errno 28] No space left on device: …"),
        ('IO Error: Could not write file "/tmp/x/w.duckdb": full', "IO Error: Could not write file …: full"),
        ("in /srv/data/x.csv, or C:\\data\\x.csv", "in …, or …"),
        ("claims/pm25.csv:3 https://example.org/a 28/30", "claims/pm25.csv:3 https://example.org/a 28/30"),
    ],
)
def test_paths_of_the_server_are_no_matter_of_readers(text: str, shown: str) -> None:
    assert hide_paths(text) == shown


def test_a_build_that_replaces_the_file_while_it_is_opened_is_no_fault(
    path: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """DuckDB has the old file, a look at its size finds the new one: it seemed to be without its end."""
    change(data)
    next_build = build_unchecked(data, tmp_path / "next.duckdb")
    replaced: list[Path] = []

    def open_and_replace(opened: Path) -> Warehouse:
        if not replaced:
            replaced.append((tmp_path / "next.duckdb").replace(path))
            raise WarehouseFault("unreadable")
        return Warehouse(opened)

    published = EditionStore(path)
    serving(published)
    Path(shutil.copy(path, tmp_path / "copy.duckdb")).replace(path)
    monkeypatch.setattr(editions, "Warehouse", open_and_replace)
    assert serving(published) == next_build
    assert (replaced, published.fault(), caplog.text) == ([path], None, "")


def test_a_build_that_replaces_the_file_during_a_query(path: Path, data: Path) -> None:
    published = EditionStore(path)
    first = published.edition()
    with first.warehouse._connection.cursor() as cursor:
        answer = cursor.execute("select claim_id from fact_claim order by all")
        begun = answer.fetchone()
        change(data)
        second = build_unchecked(data, path)
        assert serving(published) == second
        rest = answer.fetchall()
    assert len(rest) == first.build.claims - 1
    assert begun not in rest
    assert fetch_build(first.warehouse).content_hash == first.build.content_hash != second


def open_files(folder: Path) -> list[str]:
    targets = []
    for link in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # the one that lists them is gone by now
            targets.append(str(link.readlink()))
    return [target for target in targets if str(folder) in target]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no /proc: open files cannot be counted here")
def test_an_old_file_is_closed_when_nobody_uses_it(path: Path, data: Path) -> None:
    published = EditionStore(path)
    kept = published.edition()
    for value in ("34", "35", "36"):
        replace(data, "claims/pm25.csv", f"=,{int(value) - 1},ug_m3", f"=,{value},ug_m3")
        build_unchecked(data, path)
        serving(published)
    gc.collect()
    assert len(open_files(path.parent)) == 2
    del kept
    gc.collect()
    assert open_files(path.parent) == [str(path)]


def test_each_open_build_has_a_limit_of_memory(path: Path) -> None:
    """DuckDB by itself would take most of the machine's."""
    with EditionStore(path).edition().warehouse._connection.cursor() as cursor:
        limit = cursor.execute("select current_setting('memory_limit')").fetchone()
    assert limit == ("488.2 MiB",)


BUILD = (
    "import sys; from pathlib import Path; from etl.build import build, FaultyData\n"
    "{before}\n"
    "try: build(Path(sys.argv[1]), Path(sys.argv[2]), lambda step: print(step, flush=True))\n"
    "except OSError as error: sys.exit(type(error).__name__ + ': ' + str(error))"
)


def building(data: Path, path: Path, before: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BUILD.format(before=before), str(data), str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("most", [20_000, 300_000, 1_000_000])
def test_a_full_disk_leaves_the_last_good_data(path: Path, data: Path, most: int) -> None:
    published = EditionStore(path)
    first = serving(published)
    change(data)
    full = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))"
    _, told = building(data, path, full).communicate(timeout=PATIENCE)
    assert "NotWritten: The new warehouse could not be written, and nothing was published" in told
    assert "Make room on the disk" in told
    assert (serving(published), published.fault(), contents(path.parent)) == (first, None, [path.name])
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != most


def test_a_folder_that_is_not_there(data: Path, tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="nothing was published"):
        build(data, tmp_path / "nowhere" / "warehouse.duckdb")


def test_a_second_build_waits_and_says_so(path: Path, data: Path) -> None:
    waiting, told, done = Event(), [], []

    def say(step: str) -> None:
        told.append(step)
        waiting.set()

    with open_draft_folder(path.parent, lambda _: None, wait=True):
        with pytest.raises(BuildUnderWay, match="Another build is under way"):
            build(data, path, wait=False)
        second = Thread(target=lambda: done.append(build(data, path, say)))
        second.start()
        assert waiting.wait(PATIENCE)
        assert told == ["waiting for another build"]
        assert done == []
    second.join(PATIENCE)
    assert len(done) == 1
    assert contents(path.parent) == [path.name, f"{path.name}.past"]


def test_what_a_killed_build_leaves_is_cleared_by_the_next(path: Path, data: Path) -> None:
    published = EditionStore(path)
    first = serving(published)
    process = building(data, path)
    assert process.stdout is not None
    while process.stdout.readline().strip() != "loading":
        assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=PATIENCE)
    assert len(contents(path.parent)) == 2
    assert (serving(published), published.fault()) == (first, None)
    change(data)
    assert build(data, path) == serving(published) != first
    assert contents(path.parent) == [path.name, f"{path.name}.past"]


def test_a_build_in_another_program_is_not_cleared_away(path: Path, data: Path) -> None:
    handle = os.open(path.parent, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    (path.parent / ".warehouse-other").mkdir()
    with pytest.raises(BuildUnderWay):
        build(data, path, wait=False)
    assert contents(path.parent) == [".warehouse-other", path.name]
    os.close(handle)


def test_a_file_that_is_slow_to_open_keeps_nobody_waiting(
    path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one thread opens the new file, the others get the last good build; afterwards the new one."""
    published, opening, opened = EditionStore(path), Event(), Event()
    first = published.edition()
    opener = editions.open_edition

    def open_slowly(file: Path, schema: str | None) -> Edition:
        opening.set()
        assert opened.wait(PATIENCE)
        return opener(file, schema)

    monkeypatch.setattr(editions, "open_edition", open_slowly)
    change(data)
    second = build_unchecked(data, path)
    thread = Thread(target=published.edition)
    thread.start()
    assert opening.wait(PATIENCE)
    assert published.edition() is first
    assert published.fault() is None
    opened.set()
    thread.join(PATIENCE)
    assert published.edition().build.content_hash == second
