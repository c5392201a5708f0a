"""Reads files out of a zip file in memory, within limits; what it says of its sizes is not believed."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from reading.formats.document import Unreadable
from reading.formats.limits import MEGABYTE, MOST_ENTRIES, MOST_PART, MOST_UNPACKED
from reading.formats.markup import Element, parse_xml

CHUNK = 65_536
ENCRYPTED = 0x1  # flag of an entry


class Archive:
    """A zip file. What comes out of it is counted."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable("broken") from error
        self.names = self._zip.namelist()
        self._by_lower = {name.lower().replace("\\", "/").lstrip("/"): name for name in self.names}
        self._left = MOST_UNPACKED
        if len(self.names) > MOST_ENTRIES:
            raise Unreadable("unpacks_too_large", megabytes=MOST_UNPACKED // MEGABYTE)

    def has(self, name: str) -> bool:
        """Whether there is such a file, in whatever case its name is written."""
        return name.lower() in self._by_lower

    def read(self, name: str) -> bytes:
        """The bytes of a file, in whatever case its name is written. Raises Unreadable, also without one."""
        return b"".join(self._unpack(name))

    def parse(self, name: str) -> Element:
        """The root of an XML file. Raises Unreadable."""
        return parse_xml(self.read(name))

    def _unpack(self, name: str) -> Iterator[bytes]:
        stored = self._by_lower.get(name.lower())
        if stored is None:
            raise Unreadable("broken")
        if self._zip.getinfo(stored).flag_bits & ENCRYPTED:
            raise Unreadable("password")
        size = 0
        try:
            with self._zip.open(stored) as file:
                while chunk := file.read(CHUNK):
                    size += len(chunk)
                    self._left -= len(chunk)
                    if size > MOST_PART or self._left < 0:
                        raise Unreadable("unpacks_too_large", megabytes=MOST_UNPACKED // MEGABYTE)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable("broken") from error
