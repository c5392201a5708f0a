"""The files that readers hand in: who may, how much of them there is, and when they are let go.

Streamlit keeps every file in memory for as long as its session lives, and has a limit for one file only.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVar, cast

MEGABYTE = 1_048_576
LEAVE = 60  # seconds after which a reader who has left does not come back
LONGEST_NAME = 100  # characters
# No letter of its own is seen: control, format (which turns the direction round), private, not assigned.
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")

Made = TypeVar("Made")


@dataclass(frozen=True)
class UploadLimits:
    """How much there may be at once: megabytes of a file, then files and megabytes of one session, and of all
    sessions of the process.
    """

    file_megabytes: int = 20
    session_files: int = 5
    session_megabytes: int = 60
    process_files: int = 50
    process_megabytes: int = 200


def read_upload_limits(environment: Mapping[str, str]) -> UploadLimits | None:
    """How much readers may hand in; none if they may hand in nothing."""
    if environment.get("CHENGJING_UPLOADS") != "open":
        return None
    named = {
        "file_megabytes": "CHENGJING_UPLOAD_MB",
        "session_files": "CHENGJING_UPLOAD_SESSION_FILES",
        "session_megabytes": "CHENGJING_UPLOAD_SESSION_MB",
        "process_files": "CHENGJING_UPLOAD_PROCESS_FILES",
        "process_megabytes": "CHENGJING_UPLOAD_PROCESS_MB",
    }
    given = {limit: int(environment[name]) for limit, name in named.items() if environment.get(name)}
    return UploadLimits(**given)


class Refusal(Enum):
    """Why a file is not taken, as a status of HTTP."""

    NOT_EXPECTED = 403
    TOO_LARGE = 413
    SESSION_IS_FULL = 429
    PROCESS_IS_FULL = 503


class UploadStorage(Protocol):
    """Where the files of sessions lie, and whether a session's reader is there."""

    def sizes(self) -> dict[str, list[int]]:
        """Bytes of each file by session, counted anew."""
        ...

    def is_connected(self, session: str) -> bool: ...

    def remove_files(self, session: str) -> None: ...

    def close_session(self, session: str) -> None:
        """Let go of all that a session holds, its files too."""
        ...


class Uploads:
    """What was handed in, what is on its way, and the sessions whose page asks for a file.

    A page runs in a thread of its own and only asks or forgets; all else is for the server's event loop.
    """

    def __init__(self) -> None:
        self.limits: UploadLimits | None = None  # none: no file is taken
        self._storage: UploadStorage | None = None
        self._asking: dict[str, str] = {}  # the page that asks, by session
        self._coming: dict[str, list[int]] = defaultdict(list)  # bytes on their way, by session
        self._left: dict[str, float] = {}  # since when a session's reader has been away
        self._made: dict[str, tuple[Hashable, object]] = {}  # what was made of a file, by session

    def open(self, limits: UploadLimits, storage: UploadStorage) -> None:
        """From now on take files within limits."""
        self.limits = limits
        self._storage = storage

    def ask(self, session: str, page: str) -> None:
        """Expect files of a session, for as long as its reader stays on the page."""
        self._asking[session] = page

    def turn_to(self, session: str, page: str) -> None:
        """A reader looks at a page: what was handed in on another one is let go."""
        if self._storage and self._asking.get(session, page) != page:
            self._asking.pop(session, None)
            self._made.pop(session, None)
            self._storage.remove_files(session)

    def make_once(self, session: str, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of a file of the session; it goes with the file. `key`: all that it depends on."""
        known, made = self._made.get(session, (None, None))
        if known == key:
            return cast(Made, made)
        fresh = make()
        self._made[session] = key, fresh
        return fresh

    def forget_made(self, session: str) -> None:
        """The reader took the file away."""
        self._made.pop(session, None)

    def reserve(self, session: str, size: int) -> Refusal | None:
        """Room for a file that is about to come, or why it may not; what was reserved must be released."""
        if not self.limits or not self._storage or session not in self._asking:
            return Refusal.NOT_EXPECTED
        if not self._storage.is_connected(session):
            return Refusal.NOT_EXPECTED
        limits = self.limits
        if size > limits.file_megabytes * MEGABYTE:
            return Refusal.TOO_LARGE
        here = self._count()
        own = [*here.get(session, []), size]
        if len(own) > limits.session_files or sum(own) > limits.session_megabytes * MEGABYTE:
            return Refusal.SESSION_IS_FULL
        all_sizes = [size, *(each for sizes in here.values() for each in sizes)]
        if len(all_sizes) > limits.process_files or sum(all_sizes) > limits.process_megabytes * MEGABYTE:
            return Refusal.PROCESS_IS_FULL
        self._coming[session].append(size)
        return None

    def release(self, session: str, size: int) -> None:
        """A file is here or will not come: the storage counts it from now on, if it is."""
        self._coming[session].remove(size)
        if not self._coming[session]:
            del self._coming[session]

    def close_left(self, now: float) -> None:
        """Let go of the sessions whose readers left some time ago, with their files. Streamlit does so only
        when the next reader leaves.
        """
        if self._storage is None:
            return
        with_files = self._storage.sizes()
        self._left = {
            session: self._left.get(session, now)
            for session in {*self._asking, *with_files}
            if not self._storage.is_connected(session)
        }
        for session in [session for session, since in self._left.items() if now - since >= LEAVE]:
            self._asking.pop(session, None)
            self._made.pop(session, None)
            if session in with_files:
                self._storage.close_session(session)

    def _count(self) -> dict[str, list[int]]:
        """Bytes of every file that is here or on its way, by session."""
        counted = self._storage.sizes() if self._storage else {}
        for session, sizes in self._coming.items():
            counted.setdefault(session, []).extend(sizes)
        return counted


@dataclass(frozen=True)
class ReceivedFile:
    """A file that a reader handed in: its name, fit to be shown as text, and its bytes, of any content."""

    name: str
    content: bytes


def clean_name(name: str) -> str:
    """The name of a file without folders and without what is not seen; so many characters at most, the end of
    a longer one, which says its kind.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in last if unicodedata.category(letter) not in UNSEEN).strip()
    return seen if len(seen) <= LONGEST_NAME else f"…{seen[1 - LONGEST_NAME :]}"


UPLOADS = Uploads()
