"""A real nginx with the settings of deploy/nginx.conf, before servers of a test."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.replicas import adapt_settings
from tests.servers import PATIENCE, find_free_port, wait_until_live


@contextmanager
def proxied(nginx: str, replicas: Sequence[str], folder: Path) -> Iterator[str]:
    """The address of a proxy before two servers, given by their addresses; its files lie in the folder."""
    port = find_free_port()
    settings = adapt_settings(port, [url.removeprefix("http://") for url in replicas], str(folder))
    (folder / "nginx.conf").write_text(settings)
    command = [nginx, "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        assert wait_until_live(f"http://127.0.0.1:{port}", process), (folder / "nginx.txt").read_text()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE)
