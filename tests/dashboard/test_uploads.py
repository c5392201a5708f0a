"""What readers may hand in, and when it is let go, without a server."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.uploads import (
    LEAVE,
    LONGEST_NAME,
    MEGABYTE,
    Refusal,
    UploadLimits,
    Uploads,
    clean_name,
    read_upload_limits,
)

LIMITS = UploadLimits(
    file_megabytes=2, session_files=3, session_megabytes=4, process_files=4, process_megabytes=6
)


class Storage:
    """Files in a dictionary; readers are there or not."""

    def __init__(self) -> None:
        self.files: dict[str, list[int]] = {}
        self.connected = {"a", "b", "c"}
        self.closed: list[str] = []

    def sizes(self) -> dict[str, list[int]]:
        return {session: list(sizes) for session, sizes in self.files.items()}

    def is_connected(self, session: str) -> bool:
        return session in self.connected

    def remove_files(self, session: str) -> None:
        self.files.pop(session, None)

    def close_session(self, session: str) -> None:
        self.closed.append(session)
        self.remove_files(session)


@pytest.fixture
def storage() -> Storage:
    return Storage()


@pytest.fixture
def uploads(storage: Storage) -> Uploads:
    opened = Uploads()
    opened.open(LIMITS, storage)
    for session in "abc":
        opened.ask(session, "this_page")
    return opened


def test_nothing_is_taken_before_uploads_are_opened() -> None:
    closed = Uploads()
    closed.ask("a", "this_page")
    assert closed.limits is None
    assert closed.reserve("a", 1) is Refusal.NOT_EXPECTED


def test_a_file_is_taken_from_sessions_that_are_asked_and_there(uploads: Uploads, storage: Storage) -> None:
    assert uploads.reserve("a", 1) is None
    assert uploads.reserve("unknown", 1) is Refusal.NOT_EXPECTED
    storage.connected.discard("b")
    assert uploads.reserve("b", 1) is Refusal.NOT_EXPECTED


@pytest.mark.parametrize(
    ("here", "session", "size", "refusal"),
    [
        ({}, "a", 2 * MEGABYTE, None),
        ({}, "a", 2 * MEGABYTE + 1, Refusal.TOO_LARGE),
        ({"a": [0, 0]}, "a", 0, None),
        ({"a": [0, 0, 0]}, "a", 0, Refusal.SESSION_IS_FULL),
        ({"a": [2 * MEGABYTE]}, "a", 2 * MEGABYTE, None),
        ({"a": [2 * MEGABYTE, 1]}, "a", 2 * MEGABYTE, Refusal.SESSION_IS_FULL),
        ({"a": [0, 0], "b": [0]}, "c", 0, None),
        ({"a": [0, 0], "b": [0, 0]}, "c", 0, Refusal.PROCESS_IS_FULL),
        ({"a": [2 * MEGABYTE], "b": [2 * MEGABYTE]}, "c", 2 * MEGABYTE, None),
        ({"a": [2 * MEGABYTE], "b": [2 * MEGABYTE + 1]}, "c", 2 * MEGABYTE, Refusal.PROCESS_IS_FULL),
    ],
)
def test_files_and_bytes_are_limited(
    uploads: Uploads,
    storage: Storage,
    here: dict[str, list[int]],
    session: str,
    size: int,
    refusal: Refusal | None,
) -> None:
    storage.files = here
    assert uploads.reserve(session, size) is refusal


def test_what_is_on_its_way_counts_until_it_is_released(uploads: Uploads) -> None:
    assert uploads.reserve("a", 2 * MEGABYTE) is None
    assert uploads.reserve("a", 2 * MEGABYTE) is None
    assert uploads.reserve("a", 1) is Refusal.SESSION_IS_FULL
    uploads.release("a", 2 * MEGABYTE)
    assert uploads.reserve("a", 2 * MEGABYTE) is None


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 3 * MEGABYTE), st.sampled_from(["arrive", "break"]))
    )
)
def test_whatever_comes_stays_within_the_limits(files: list[tuple[str, int, str]]) -> None:
    storage, uploads = Storage(), Uploads()
    uploads.open(LIMITS, storage)
    for session, size, end in files:
        uploads.ask(session, "this_page")
        if uploads.reserve(session, size) is None:
            if end == "arrive":
                storage.files.setdefault(session, []).append(size)
            uploads.release(session, size)
    sizes = storage.sizes()
    assert sum(map(len, sizes.values())) <= LIMITS.process_files
    assert sum(map(sum, sizes.values())) <= LIMITS.process_megabytes * MEGABYTE
    for own in sizes.values():
        assert len(own) <= LIMITS.session_files
        assert sum(own) <= LIMITS.session_megabytes * MEGABYTE
        assert max(own) <= LIMITS.file_megabytes * MEGABYTE


def test_another_page_lets_go_of_files_and_the_same_page_keeps_them(
    uploads: Uploads, storage: Storage
) -> None:
    storage.files = {"a": [1], "b": [1]}
    uploads.turn_to("a", "this_page")
    assert storage.files == {"a": [1], "b": [1]}
    uploads.turn_to("a", "another_page")
    assert storage.files == {"b": [1]}
    assert uploads.reserve("a", 1) is Refusal.NOT_EXPECTED
    assert uploads.reserve("b", 1) is None


def test_readers_who_left_are_let_go_after_a_while_unless_they_come_back(
    uploads: Uploads, storage: Storage
) -> None:
    storage.files = {"a": [1], "b": [1], "c": [1]}
    storage.connected = {"c"}
    uploads.close_left(now=100)
    storage.connected = {"b", "c"}
    uploads.close_left(now=100 + LEAVE - 1)
    storage.connected = {"c"}
    assert storage.closed == []
    uploads.close_left(now=100 + LEAVE)
    assert storage.closed == ["a"]
    uploads.close_left(now=100 + 2 * LEAVE - 1)
    assert storage.closed == ["a"]
    uploads.close_left(now=100 + 2 * LEAVE)
    assert storage.closed == ["a", "b"]
    assert storage.files == {"c": [1]}
    assert uploads.reserve("c", 1) is None


def test_a_reader_who_left_without_a_file_is_only_asked_no_more(uploads: Uploads, storage: Storage) -> None:
    storage.connected = set()
    uploads.close_left(now=0)
    uploads.close_left(now=LEAVE)
    storage.connected = {"a"}
    assert storage.closed == []
    assert uploads.reserve("a", 1) is Refusal.NOT_EXPECTED


def test_limits_are_read_from_the_settings() -> None:
    assert read_upload_limits({}) is None
    assert read_upload_limits({"CHENGJING_UPLOADS": "", "CHENGJING_UPLOAD_MB": "5"}) is None
    assert read_upload_limits({"CHENGJING_UPLOADS": "open", "CHENGJING_UPLOAD_MB": ""}) == UploadLimits()
    given = {
        "CHENGJING_UPLOADS": "open",
        "CHENGJING_UPLOAD_MB": "1",
        "CHENGJING_UPLOAD_SESSION_FILES": "2",
        "CHENGJING_UPLOAD_SESSION_MB": "3",
        "CHENGJING_UPLOAD_PROCESS_FILES": "4",
        "CHENGJING_UPLOAD_PROCESS_MB": "5",
    }
    assert read_upload_limits(given) == UploadLimits(1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("数据 2026.csv", "数据 2026.csv"),
        ("C:\\Users\\reader\\a.csv", "a.csv"),
        ("../../etc/passwd", "passwd"),
        ("\u202egnp.csv", "gnp.csv"),
        ("a\x00b\r\nc\u200b\ufeff.csv", "abc.csv"),
        ("<b>&amp;.csv", "<b>&amp;.csv"),
        ("", ""),
        (f"{'长' * 200}.csv", f"…{'长' * (LONGEST_NAME - 5)}.csv"),
    ],
)
def test_a_name_holds_nothing_unseen(name: str, shown: str) -> None:
    assert clean_name(name) == shown


@given(st.text())
def test_any_name_is_short_and_printable(name: str) -> None:
    shown = clean_name(name)
    assert len(shown) <= LONGEST_NAME
    assert all(letter.isprintable() or letter == "\u3000" or letter.isspace() for letter in shown)


def test_what_was_made_of_a_file_goes_with_it(uploads: Uploads) -> None:
    made: list[str] = []

    def make() -> int:
        made.append("made")
        return len(made)

    assert [uploads.make_once("a", "key", make) for _ in range(2)] == [1, 1]
    assert uploads.make_once("a", "other key", make) == 2
    uploads.turn_to("a", "this_page")
    assert uploads.make_once("a", "other key", make) == 2
    uploads.turn_to("a", "another_page")
    assert uploads.make_once("a", "other key", make) == 3
    uploads.forget_made("a")
    assert uploads.make_once("a", "other key", make) == 4


def test_what_was_made_goes_with_a_reader_who_left(uploads: Uploads, storage: Storage) -> None:
    assert uploads.make_once("a", "key", lambda: 1) == 1
    storage.connected.remove("a")
    uploads.close_left(0)
    uploads.close_left(LEAVE)
    assert uploads.make_once("a", "key", lambda: 2) == 2
