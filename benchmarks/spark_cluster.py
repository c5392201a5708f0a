"""A small real Spark on this machine: master, two workers and a Spark Connect server of the pyspark wheel.

Needs Java 17 or newer on the PATH and the wheel, in an environment of its own, since it holds another
pyspark than the thin client of requirements-spark.txt:

    python3 -m venv /tmp/spark && /tmp/spark/bin/pip install "pyspark==4.3.0"
    export SPARK_HOME=$(echo /tmp/spark/lib/python3*/site-packages/pyspark)

All of it listens on this machine only and ends with the `with`, its Java processes, too.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.servers import HTTP, find_free_port

HOST = "127.0.0.1"
WORKERS = 2
PATIENCE = 120  # seconds until a process must listen; Java starts slowly on a busy machine
LEAVE = 20  # seconds
SUBMIT = "org.apache.spark.deploy.SparkSubmit"
MASTER = "org.apache.spark.deploy.master.Master"
WORKER = "org.apache.spark.deploy.worker.Worker"
CONNECT = "org.apache.spark.sql.connect.service.SparkConnectServer"


@dataclass(frozen=True)
class Cluster:
    """`address` for --master, the page of the cluster's master, and the process ids of all its parts."""

    address: str
    page: str
    processes: tuple[int, ...]

    def count_workers(self) -> int:
        """Workers that are alive, as the master says."""
        with HTTP.open(f"{self.page}/json/", timeout=10) as answer:
            workers = json.load(answer)["workers"]
        return sum(worker["state"] == "ALIVE" for worker in workers)

    def count_busy_workers(self) -> int:
        """Workers with cores given to the Connect server."""
        with HTTP.open(f"{self.page}/json/", timeout=10) as answer:
            return sum(worker["coresused"] > 0 for worker in json.load(answer)["workers"])


@contextmanager
def run_cluster(home: Path, memory: str = "2g") -> Iterator[Cluster]:
    """A master, WORKERS workers of one core and `memory` each, and a Connect server on them.

    `home` is a SPARK_HOME. Raises RuntimeError if there is no Java or a part does not come up; the end of its
    log is in the message.
    """
    if not shutil.which("java"):
        raise RuntimeError("A Spark cluster needs Java 17 or newer, and no java is on the PATH.")
    java = [str(home / "bin" / "spark-class")]
    if not Path(*java).exists():
        raise RuntimeError(f"SPARK_HOME is {home}, and there is no {java[0]}.")
    master, page, connect = find_free_port(), find_free_port(), find_free_port()
    at_master = f"spark://{HOST}:{master}"
    settings = {
        "spark.driver.host": HOST,
        "spark.driver.bindAddress": HOST,
        "spark.ui.enabled": "false",
        "spark.executor.memory": memory,
        "spark.connect.grpc.binding.address": HOST,
        "spark.connect.grpc.binding.port": connect,
    }
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="chengjing-spark-")))
        begin = [MASTER, "--host", HOST, "--port", str(master), "--webui-port", str(page)]
        pids = [stack.enter_context(_run([*java, *begin], home, folder / "master.log", master))]
        for number in range(WORKERS):
            worker = [*java, WORKER, "--host", HOST, "--cores", "1", "--memory", memory, "--webui-port", "0"]
            worker += ["--work-dir", str(folder / f"worker_{number}"), at_master]
            pids.append(stack.enter_context(_run(worker, home, folder / f"worker_{number}.log")))
        told = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
        server = [*java, SUBMIT, "--class", CONNECT, "--master", at_master, *told, "spark-internal"]
        pids.append(stack.enter_context(_run(server, home, folder / "connect.log", connect)))
        cluster = Cluster(f"sc://{HOST}:{connect}", f"http://{HOST}:{page}", tuple(pids))
        deadline = time.monotonic() + PATIENCE
        while cluster.count_workers() < WORKERS:
            if time.monotonic() > deadline:
                raise RuntimeError(f"{cluster.count_workers()} of {WORKERS} workers came to the master.")
            time.sleep(0.2)
        yield cluster


@contextmanager
def _run(command: list[str], home: Path, log: Path, port: int | None = None) -> Iterator[int]:
    """One Java process and its children in a group of their own; its id, once it listens on the port."""
    environment = {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": HOST, "SPARK_SCALA_VERSION": "2.13"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=log.parent,
            env=os.environ | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        deadline = time.monotonic() + PATIENCE
        while port is not None and not _listens(port):
            if process.poll() is not None or time.monotonic() > deadline:
                end = log.read_text("utf-8", "replace")[-2_000:]
                raise RuntimeError(f"{command[1:3]} does not listen on {port}:\n{end}")
            time.sleep(0.2)
        yield process.pid
    finally:
        _end(process)


def _listens(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), 1).close()
    except OSError:
        return False
    return True


def _end(process: subprocess.Popen) -> None:
    """End the whole group: spark-class becomes Java, and a worker's executors are its children."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        try:
            process.wait(LEAVE)
        except subprocess.TimeoutExpired:
            continue
    process.wait()
