"""How fast one client may go on."""

from dataclasses import dataclass, field


@dataclass
class Pace:
    """So many messages at once, then so many a second; later ones wait for their turn.

    Times are seconds of one clock that never goes back.
    """

    at_once: int
    a_second: float
    _free_at: float = field(default=float("-inf"), init=False)  # when all that came before is paid for

    def is_at_rest(self, now: float) -> bool:
        """Whether nothing of what came before counts any more."""
        return self._free_at <= now

    def wait(self, now: float) -> float:
        """Seconds that a message must wait that comes now."""
        self._free_at = max(self._free_at, now) + 1 / self.a_second
        return max(0.0, self._free_at - now - self.at_once / self.a_second)
