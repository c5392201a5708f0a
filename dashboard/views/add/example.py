"""An invented report, which shows what happens before a reader hands one in."""

from functools import cache
from pathlib import Path

EXAMPLE_PLACE = "\u793a\u4f8b\u5e02"  # "example city"


@cache
def read_example() -> str:
    """Its text."""
    return (Path(__file__).parent / "example.txt").read_text("utf-8")
