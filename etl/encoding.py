"""Decodes a curated file: UTF-8, or GB18030 as Chinese spreadsheets save CSV; refuses anything else."""

from reading.formats.encodings import decode_gb18030

NOT_UTF_8 = "not UTF-8"
HOW_TO_SAVE = f"{NOT_UTF_8}, save it as CSV UTF-8 (另存为 CSV UTF-8)"
NUL = b"\0"


class UnknownEncoding(ValueError):
    """The bytes are neither UTF-8 nor plausible GB18030; `line` is the first that is not UTF-8, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(HOW_TO_SAVE)
        self.line = line


def decode(content: bytes) -> str:
    """The text of a file, without a byte order mark. Raises UnknownEncoding."""
    if (nothing := content.find(NUL)) >= 0:  # UTF-16, or no text
        raise UnknownEncoding(content.count(b"\n", 0, nothing) + 1)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if (text := decode_gb18030(content)) is not None:
            return text
        raise UnknownEncoding(content.count(b"\n", 0, error.start) + 1) from error
