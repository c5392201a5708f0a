"""A command in a process of its own, and what it cost: seconds, the processor's seconds, memory at most."""

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True)
class Cost:
    """Seconds that passed, seconds that its threads computed, and the gigabytes that it held at most."""

    seconds: float
    processor: float
    memory: float


def run_command(command: list[str], folder: Path) -> Cost:
    """Run to the end. Raises RuntimeError with what it wrote if it did not end well. Linux only."""
    with tempfile.TemporaryFile() as output:
        begin = perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)  # it is waited for
        if process.returncode:
            output.seek(0)
            raise RuntimeError(
                f"{command} ended in {process.returncode}:\n{output.read().decode('utf-8', 'replace')}"
            )
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024**2)
