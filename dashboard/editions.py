"""The build that is served: the file last published, open to read, for pages and data API alike."""

import logging
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from dashboard.models.claims import Change, Claim, Figure
from dashboard.models.history import PastBuild
from dashboard.models.judgements import Target
from dashboard.queries.catalogue import Build, Catalogue, fetch_build, fetch_catalogue
from dashboard.warehouse import PATH, Warehouse, WarehouseFault

NEEDED = {
    "dim_past_build": PastBuild,
    "figure": Figure,
    "change": Change,
    "target_result": Target,
    "fact_claim": Claim,
}
LOG = logging.getLogger("chengjing")


@dataclass(frozen=True)
class Edition:
    """One published build, open to read, with its dimensions. Its file closes when nobody holds it any more."""

    warehouse: Warehouse
    catalogue: Catalogue
    build: Build


class EditionStore:
    """What lies published at a path. A new file is noticed at the next question; a bad one never displaces a good one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._seen: tuple[int, ...] | None = None
        self._edition: Edition | None = None
        self._fault: WarehouseFault | None = None

    def edition(self) -> Edition:
        """The newest build that can be read. Raises WarehouseFault if there was none yet."""
        with self._lock:
            self._look()
            if self._edition is None:
                raise self._fault or WarehouseFault("missing")
            return self._edition

    def fault(self) -> WarehouseFault | None:
        """What keeps the file that lies there now from being served."""
        with self._lock:
            self._look()
            return self._fault

    def _look(self) -> None:
        """Open the file if it is another one than at the last look. A move gives it another number, a copy another time."""
        try:
            file = self.path.stat()
        except OSError:
            seen = None
        else:
            seen = (file.st_dev, file.st_ino, file.st_mtime_ns, file.st_size)
        if seen == self._seen and (seen is not None or self._fault is not None):
            return
        self._seen = seen
        try:
            self._edition, self._fault = _opened(self.path), None
            LOG.info("serving build %s", self._edition.build.content_hash)
        except WarehouseFault as fault:
            self._fault = fault
            LOG.error(
                "%s%s",
                fault,
                f" Build {self._edition.build.content_hash} is served on." if self._edition else "",
            )


def _opened(path: Path) -> Edition:
    """The file as an edition, after a look at the tables that every page needs."""
    warehouse = Warehouse(path)
    try:
        for table, row in NEEDED.items():
            warehouse.fetch(row, table, "limit 0")
        return Edition(warehouse, fetch_catalogue(warehouse), fetch_build(warehouse))
    except WarehouseFault:
        warehouse.close()
        raise


EDITIONS = EditionStore(PATH)
