"""Files are decoded in a process of its own, which gives the same and ends alone."""

import subprocess

import pytest

from reading.formats import Unreadable, decode_document, in_own_process
from reading.formats.decoding import decode_document as decode_here
from tests.reading.formats.files import make_pdf, set_lines


def test_the_other_process_reads_the_same() -> None:
    content = make_pdf([set_lines(["甲"]), []], picture=True)
    assert decode_document("名.txt", content) == decode_here("名.txt", content)
    with pytest.raises(Unreadable) as raised:
        decode_document("a.docx", bytes(range(256)))
    assert (raised.value.code, raised.value.values) == ("mislabelled", {"ending": ".docx"})


@pytest.mark.parametrize(
    ("status", "code"),
    [(-11, "broken"), (1, "broken"), (3, "takes_too_much_memory"), (-24, "takes_too_long")],
)
def test_where_it_ends_badly_the_file_is_to_blame(
    status: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = subprocess.CompletedProcess([], status, b"", b"")
    monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: ended)
    with pytest.raises(Unreadable, match=code):
        decode_document("a.txt", b"a")


def test_where_it_hangs_it_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(command: list[str], **kwargs: object) -> None:
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(subprocess, "run", hang)
    for _ in range(3):  # one that was given up makes room for the next
        with pytest.raises(Unreadable, match="takes_too_long"):
            decode_document("a.txt", b"a")


def test_no_more_than_two_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_own_process, "MOST_SECONDS", 0)
    with in_own_process.AT_ONCE, in_own_process.AT_ONCE, pytest.raises(Unreadable, match="busy"):
        decode_document("a.txt", b"a")


def test_its_memory_is_bounded() -> None:
    command = "from reading.formats.process import _set_bounds; _set_bounds(); bytes(2**31)"
    ended = subprocess.run(
        [in_own_process.sys.executable, "-c", command],
        cwd=in_own_process.ROOT,
        capture_output=True,
        text=True,
    )
    assert "MemoryError" in ended.stderr
