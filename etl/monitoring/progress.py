"""How far a run is, as a bar before the name of each step."""

from collections.abc import Callable

WIDTH = 30


class Progress:
    """Reports steps of years: called with each step's name; `finish_year` when a year is done."""

    def __init__(self, report: Callable[[str], None], years: int, steps: int) -> None:
        self._report = report
        self._years = max(years, 1)
        self._steps = steps + 1  # of a year; the last is done when the year is
        self._done = 0
        self._step = 0

    def __call__(self, step: str) -> None:
        whole = self._done + min(self._step, self._steps - 1) / self._steps
        filled = int(WIDTH * whole / self._years)
        self._report(f"[{'#' * filled}{'.' * (WIDTH - filled)}] {step}")
        self._step += 1

    def finish_year(self) -> None:
        self._done, self._step = self._done + 1, 0
