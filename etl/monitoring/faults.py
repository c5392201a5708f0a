"""What is wrong with an input of monitoring data as a whole, in words for whoever gave it."""


class FaultyInput(Exception):
    """The input cannot be worked, or figures would be wrong; the text says what, where, and what to do."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
