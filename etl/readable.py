"""Reads the bytes of a curated file: a regular file within the folder of data, whatever lies in its place."""

from hashlib import blake2b
from pathlib import Path, PurePath


class Unreadable(Exception):
    """There is no file to read; `rule` says why, the message what stands there. No path of the server."""

    def __init__(self, rule: str, value: str) -> None:
        super().__init__(value)
        self.rule = rule


def read_bytes(file: Path, name: str) -> bytes:
    """The content of a file that is called `name` within its folder of data. Raises Unreadable.

    A link may lead to another place of the folder (as mounted volumes have them), not out of it.
    """
    folder = file.parents[len(PurePath(name).parts) - 1]
    try:
        if not file.exists():
            raise Unreadable("missing file", file.name)
        if not file.resolve().is_relative_to(folder.resolve()):
            raise Unreadable("outside the folder", file.name)
        if not file.is_file():  # a folder; a pipe, which would never end
            raise Unreadable("not a file", file.name)
        return file.read_bytes()
    except (OSError, RuntimeError) as error:  # no permission, a broken disk; a link to itself
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise Unreadable("cannot be read", reason) from error


def digest(content: bytes) -> str:
    """The digest of a file's content."""
    return blake2b(content, digest_size=16).hexdigest()
