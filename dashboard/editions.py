"""The build that is served: the file last published, open to read, for pages and data API alike."""

import logging
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TypeVar

from cachetools import LRUCache

from dashboard.models.claims import Change, Claim, Figure
from dashboard.models.history import PastBuild
from dashboard.models.judgements import Target
from dashboard.queries.catalogue import Build, Catalogue, fetch_build, fetch_catalogue, fetch_schema
from dashboard.warehouse import PATH, Warehouse, WarehouseFault

NEEDED = {
    "dim_past_build": PastBuild,
    "figure": Figure,
    "change": Change,
    "target_result": Target,
    "fact_claim": Claim,
}
LOG = logging.getLogger("chengjing")
# Letters of what was made of a build that are kept, as `repr` writes it: some hundred pages, below 100 MB.
REMEMBERED = 15_000_000

Made = TypeVar("Made")


def _weigh(made: object) -> int:
    return len(made if isinstance(made, str) else repr(made))


@dataclass(frozen=True)
class Edition:
    """One build, open to read, with its dimensions, and what was made of it last: views, HTML. Its file
    closes when nobody holds it. One that is not published is a reader's own, and `build` the published one
    below it.
    """

    warehouse: Warehouse
    catalogue: Catalogue
    build: Build
    is_published: bool = True
    _made: LRUCache = field(
        default_factory=lambda: LRUCache(REMEMBERED, getsizeof=_weigh), repr=False, compare=False
    )
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def remember(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made for this key, or is made now; nobody may change it. The key names all that it
        depends on but the build.
        """
        with self._lock:
            if key in self._made:
                return self._made[key]
        made = make()
        with self._lock:
            try:
                return self._made.setdefault(key, made)  # what another thread made meanwhile, if one did
            except ValueError:  # larger than all that may be kept
                return made

    def forget(self) -> None:
        """Let go of what was made: it may hold the edition, which would stay open."""
        with self._lock:
            self._made.clear()


class EditionStore:
    """The newest readable build at a path. A new file is noticed at the next request; a bad one never
    displaces a good one.

    One thread opens a new file while the others serve the last good build; only those wait who have none yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.schema: str | None = None  # what a warehouse must have been made by, where that is known
        self.problem: tuple[str, str] | None = None  # what keeps newer data from being published
        self._opening = Lock()
        self._state = _State()  # replaced as a whole

    def edition(self) -> Edition:
        """The newest build that can be read. Raises WarehouseFault if there was none yet."""
        state = self._look()
        if state.edition is None:
            raise state.fault or WarehouseFault("missing")
        if broken := state.edition.warehouse.broken:
            raise broken
        return state.edition

    def fault(self) -> WarehouseFault | None:
        """What keeps the file that lies there now from being served."""
        state = self._look()
        return state.fault or (state.edition.warehouse.broken if state.edition else None)

    def _look(self) -> "_State":
        """Open the file if it is another one than at the last look, unless another thread is doing so."""
        state = self._state
        if state.is_settled(_identify(self.path)) or not self._opening.acquire(
            blocking=state.edition is None
        ):
            return state
        try:
            if not self._state.is_settled(file := _identify(self.path)):
                self._state = self._state.after(file, self.path, self.schema)
                if self._state.fault is None:  # somebody has published since the problem was found
                    self.problem = None
                if state.edition and state.edition is not self._state.edition:
                    state.edition.forget()
            return self._state
        finally:
            self._opening.release()


@dataclass(frozen=True)
class _State:
    """What was found at the last look: which file, the newest readable build, what is wrong with the file."""

    file: tuple[int, ...] | None = None
    edition: Edition | None = None
    fault: WarehouseFault | None = None
    is_reopened: bool = False  # the same file, after it had shown damage: a second time that is final

    def is_settled(self, file: tuple[int, ...] | None) -> bool:
        """Whether this file was looked at: no file at all once, one that has shown damage since once more."""
        if self.fault is not None:
            return file == self.file
        is_broken = self.edition is not None and self.edition.warehouse.broken is not None
        return file is not None and file == self.file and (self.is_reopened or not is_broken)

    def after(self, file: tuple[int, ...] | None, path: Path, schema: str | None) -> "_State":
        """The state after a look at another file."""
        try:
            edition = open_edition(path, schema)
        except WarehouseFault as fault:
            if (moved := _identify(path)) != file:  # yet another one was moved there while this was opened
                return self.after(moved, path, schema)
            whole = self.edition if self.edition and not self.edition.warehouse.broken else None
            served = f" Build {whole.build.content_hash} is served on." if whole else ""
            LOG.error("%s%s", fault, served)
            return _State(file, self.edition, fault)
        LOG.info("serving build %s", edition.build.content_hash)
        return _State(file, edition, is_reopened=file == self.file)


def _identify(path: Path) -> tuple[int, ...] | None:
    """What tells a file from another at the same path: a move gives another number, a copy another time."""
    try:
        file = path.stat()
    except OSError:
        return None
    return file.st_dev, file.st_ino, file.st_mtime_ns, file.st_size


def open_edition(path: Path, schema: str | None, remembered: int = REMEMBERED) -> Edition:
    """The file as an edition, after a look at its schema, the tables that pages need, and all its blocks;
    `remembered` letters of what is made of it are kept. Raises WarehouseFault.
    """
    warehouse = Warehouse(path)
    try:
        for table, row in NEEDED.items():
            warehouse.fetch(row, table, "limit 0")
        made_by = fetch_schema(warehouse)
        if made_by is None or schema not in (None, made_by):
            raise WarehouseFault("older")
        warehouse.read_whole()
        made = LRUCache(remembered, getsizeof=_weigh)
        return Edition(warehouse, fetch_catalogue(warehouse), fetch_build(warehouse), _made=made)
    except WarehouseFault:
        warehouse.close()
        raise
    except Exception as error:  # what damaged rows make of the code that reads them
        LOG.exception("the warehouse cannot be understood")
        warehouse.close()
        raise WarehouseFault("unreadable") from error


EDITIONS = EditionStore(PATH)
