"""A real nginx with the settings of deploy/nginx.conf, before servers of a test."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.servers import PATIENCE, ROOT, find_free_port, wait_until_live


@contextmanager
def proxied(nginx: str, replicas: Sequence[str], folder: Path) -> Iterator[str]:
    """The address of a proxy before two servers, given by their addresses; its files lie in the folder."""
    port = find_free_port()
    settings = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    settings = settings.replace("listen 8080;", f"listen 127.0.0.1:{port};").replace("/tmp/", f"{folder}/")
    settings = settings.replace("/dev/stdout", "off").replace("/dev/stderr", str(folder / "nginx.txt"))
    for number, replica in enumerate(replicas, 1):
        settings = settings.replace(f"replica-{number}:8501", replica.removeprefix("http://"))
    if os.geteuid() == 0:  # its workers would be another user, who may not enter the folder
        settings = f"user root;\n{settings}"
    (folder / "nginx.conf").write_text(settings)
    command = [nginx, "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        assert wait_until_live(f"http://127.0.0.1:{port}", process), (folder / "nginx.txt").read_text()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE)
