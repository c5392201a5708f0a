"""The log of what was refused: at most two lines a minute for each reason, whatever a client does."""

import asyncio

from dashboard.editions import LOG

A_MINUTE = 60.0


class RefusalLog:
    """Tells the first refusal for a reason at once, and after a minute how many there were since."""

    def __init__(self, seconds: float = A_MINUTE) -> None:
        self._seconds = seconds
        self._counts: dict[str, int] = {}

    def report(self, reason: str, detail: str = "") -> None:
        """Note a refusal; the detail stands in the line only if this is the first of its minute."""
        if reason in self._counts:
            self._counts[reason] += 1
            return
        LOG.warning("Refused: %s%s", reason, f" ({detail})" if detail else "")
        self._counts[reason] = 0
        asyncio.get_running_loop().call_later(self._seconds, self._tell, reason)

    def _tell(self, reason: str) -> None:
        if count := self._counts.pop(reason):
            LOG.warning("Refused: %s, %d times more within %g s", reason, count, self._seconds)
