"""What readers add for their own session: a build of its own of the published rows and theirs, which nobody
else sees, and which goes with its session.

Who builds it is installed by the entry points: the dashboard itself knows no way from rows to a build.
"""

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Protocol

from dashboard.editions import EDITIONS, Edition, EditionStore, open_edition
from dashboard.models.additions import AdditionFault, Additions, copy_additions, count_claims, count_rows
from dashboard.preview_limits import NotPreviewed, PreviewLimits, Refusal
from dashboard.queries.history import fetch_build_before
from dashboard.warehouse import WarehouseFault

MEGABYTE = 1_048_576
LEAVE = 60  # seconds after which a reader who has left does not come back
PATIENCE = 20  # seconds that a preview waits for the one before it
LEFT_BEHIND = 3600  # seconds after which a folder is that of a process that was killed
FOLDER = "chengjing-preview-"  # how the names of folders begin in which one is built
# letters of what was made of a preview that are kept; of the published build five times as many
REMEMBERED = 3_000_000
LOG = logging.getLogger("chengjing")


class FoundFault(Protocol):
    """A fault as who builds tells it; `line` is the row of the addition."""

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def value(self) -> str: ...


# Builds additions and the published file into a new file, or finds what is wrong with them.
Builder = Callable[[Additions, Path, Path], Sequence[FoundFault]]


class Sessions(Protocol):
    """Whose page is open."""

    def is_connected(self, session: str) -> bool: ...

    def close_session(self, session: str) -> None:
        """Let go of all that a session holds."""
        ...


@dataclass(frozen=True)
class Preview:
    """A build of one session: `edition` is open to read and names the published build that it stands on;
    `made_at` in seconds of a clock that only goes on.
    """

    edition: Edition
    additions: Additions
    made_at: float

    @property
    def claims(self) -> int:
        """How many figures were added."""
        return count_claims(self.additions)


class Previews:
    """The previews of this process, by session. One is built at a time."""

    def __init__(self, published: EditionStore) -> None:
        self.limits: PreviewLimits | None = None  # none: nothing is previewed
        self._published = published
        self._builder: Builder | None = None
        self._sessions: Sessions | None = None
        self._held: dict[str, Preview] = {}
        self._left: dict[str, float] = {}  # since when a session's reader has been away
        self._lock = Lock()
        self._building = Lock()

    def install(self, builder: Builder) -> None:
        """Say who builds."""
        self._builder = builder

    def open(self, limits: PreviewLimits, sessions: Sessions) -> None:
        """From now on build previews within limits; what a killed process left behind is cleared away."""
        self.limits, self._sessions = limits, sessions
        _clear_folders()

    def build(self, session: str, additions: Additions) -> tuple[AdditionFault, ...]:
        """Build a preview in the place of the one that the session has, if no row has a fault; else their
        faults.

        Raises NotPreviewed; the session then keeps the preview that it has.
        """
        limits, builder = self._check(session, additions)
        additions = copy_additions(additions)
        if not self._building.acquire(timeout=PATIENCE):
            raise NotPreviewed(Refusal.BUSY)
        try:
            # Only this user may look into the folder. It is gone at once: an open file needs no name.
            with tempfile.TemporaryDirectory(prefix=FOLDER, ignore_cleanup_errors=True) as folder:
                faults, edition = self._build(builder, limits, additions, Path(folder) / "warehouse.duckdb")
        finally:
            self._building.release()
        if edition is not None:
            self._keep(session, Preview(edition, additions, time.monotonic()))
        return faults

    def find(self, session: str) -> Preview | None:
        """The preview of a session; none if it has none, or one that is too old or damaged."""
        preview = self._held.get(session)
        if preview is None or self.limits is None:
            return None
        is_old = time.monotonic() - preview.made_at > 60 * self.limits.minutes
        if is_old or preview.edition.warehouse.broken:
            self.drop(session)
            return None
        return preview

    def is_outdated(self, preview: Preview) -> bool:
        """Whether another build was published since the one that a preview stands on."""
        return self._published.edition().build.content_hash != preview.edition.build.content_hash

    def drop(self, session: str) -> None:
        """Let go of the preview of a session; its file closes when no run of a page reads it any more."""
        with self._lock:
            preview = self._held.pop(session, None)
        if preview is not None:
            preview.edition.forget()

    def close_left(self, now: float) -> None:
        """Let go of the previews whose readers left some time ago, with sessions, and of those too old."""
        if self._sessions is None:
            return
        sessions = list(self._held)
        self._left = {
            session: self._left.get(session, now)
            for session in sessions
            if not self._sessions.is_connected(session)
        }
        for session in [session for session, since in self._left.items() if now - since >= LEAVE]:
            self.drop(session)
            self._sessions.close_session(session)
        for session in sessions:
            self.find(session)

    def _check(self, session: str, additions: Additions) -> tuple[PreviewLimits, Builder]:
        """The limits and who builds. Raises NotPreviewed."""
        if self.limits is None or self._builder is None:
            raise NotPreviewed(Refusal.CLOSED)
        if not (rows := count_rows(additions)):
            raise NotPreviewed(Refusal.NOTHING)
        if rows > self.limits.rows:
            raise NotPreviewed(Refusal.TOO_MANY_ROWS)
        if session not in self._held and len(self._held) >= self.limits.process:
            raise NotPreviewed(Refusal.PROCESS_IS_FULL)
        return self.limits, self._builder

    def _build(
        self, builder: Builder, limits: PreviewLimits, additions: Additions, target: Path
    ) -> tuple[tuple[AdditionFault, ...], Edition | None]:
        """Faults, or the edition without any."""
        try:
            if found := builder(additions, self._published.path, target):
                return tuple(
                    AdditionFault(fault.file, fault.line, fault.column, fault.rule, fault.value)
                    for fault in found
                ), None
            if target.stat().st_size > limits.megabytes * MEGABYTE:
                raise NotPreviewed(Refusal.TOO_LARGE)
            edition = open_edition(target, self._published.schema, REMEMBERED)
        except NotPreviewed:
            raise
        except WarehouseFault as fault:
            raise NotPreviewed(Refusal.NOT_BUILT) from fault
        except Exception as error:  # a full disk, a mistake in the program: readers keep what there is
            LOG.exception("a preview was not built")
            raise NotPreviewed(Refusal.NOT_BUILT) from error
        base, published = fetch_build_before(edition.warehouse), self._published.edition().build
        if base is None or base.content_hash != published.content_hash:
            raise NotPreviewed(Refusal.REPLACED)
        return (), replace(edition, build=published, is_published=False)

    def _keep(self, session: str, preview: Preview) -> None:
        with self._lock:
            before = self._held.get(session)
            if before is None and self.limits and len(self._held) >= self.limits.process:
                raise NotPreviewed(Refusal.PROCESS_IS_FULL)
            self._held[session] = preview
        if before is not None:
            before.edition.forget()


def _clear_folders() -> None:
    """Remove the folders that killed processes of this user left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER}*/"):
        with suppress(OSError):
            state = folder.stat()
            is_own = not hasattr(os, "getuid") or state.st_uid == os.getuid()
            if is_own and not folder.is_symlink() and time.time() - state.st_mtime > LEFT_BEHIND:
                shutil.rmtree(folder)


PREVIEWS = Previews(EDITIONS)
