"""What deploy/ says of containers and proxy holds together; the image has all that it needs; its packages are
audited.
"""

import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from threading import Thread
from urllib.parse import urlsplit

import pytest
import yaml

from dashboard.api.routes import routes
from dashboard.editions import EditionStore
from tests.serve.conftest import STREAMLIT, hosted
from tests.servers import PATIENCE, ROOT, fetch, find_free_port, wait_until_live

DEPLOY = ROOT / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text("utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict] = COMPOSE["services"]
REPLICAS = {name: service for name, service in SERVICES.items() if "build" in service}


@cache
def dockerfile() -> list[tuple[str, str]]:
    """The instructions of the image, without those of the stage that only fetches packages."""
    text = re.sub(r"^#.*\n", "", (DEPLOY / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE).replace(
        "\\\n", " "
    )
    found = [(word, rest.strip()) for word, rest in re.findall(r"^([A-Z]+) (.+)$", text, re.MULTILINE)]
    return found[max(number for number, (word, _) in enumerate(found) if word == "FROM") :]


def told(word: str) -> list[str]:
    return [rest for name, rest in dockerfile() if name == word]


def environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for line in told("ENV") for pair in shlex.split(line))


def start() -> list[str]:
    (line,) = told("CMD")
    return json.loads(line)


def health() -> list[str]:
    """The command that asks a container how it is."""
    (line,) = told("HEALTHCHECK")
    return json.loads(line.partition("CMD")[2])


def copied() -> list[tuple[list[str], str]]:
    """From where to where the image copies, out of this tree."""
    found = [shlex.split(line) for line in told("COPY") if not line.startswith("--from")]
    return [(words[:-1], words[-1]) for words in found]


def test_the_proxy_leads_to_every_replica_at_the_port_it_serves() -> None:
    (port,) = told("EXPOSE")
    assert set(re.findall(r"^ +server (\S+) ", NGINX, re.MULTILINE)) == {
        f"{name}:{port}" for name in REPLICAS
    }
    assert f"--server.port={port}" in start()
    assert len(REPLICAS) == 2


def test_the_proxy_asks_again_where_a_replica_is() -> None:
    """Which nginx does in its free version since 1.27.3, for upstreams that its workers share."""
    (version,) = re.findall(r"nginx:(\d+)\.(\d+)-", SERVICES["proxy"]["image"])
    assert tuple(map(int, version)) >= (1, 28)
    (upstream,) = re.findall(r"upstream chengjing \{(.*?)\}", NGINX, re.DOTALL)
    servers = re.findall(r"server (.*);", upstream)
    assert all(server.split()[1] == "resolve" for server in servers)
    assert re.search(r"^ *zone \w+ \d+k;", upstream, re.MULTILINE)
    assert re.search(r"^ *resolver 127\.0\.0\.11 valid=\d+s ipv6=off;", NGINX, re.MULTILINE)


def test_the_proxy_waits_for_replicas_to_be_well(mini_file: Path) -> None:
    assert SERVICES["proxy"]["depends_on"] == {name: {"condition": "service_healthy"} for name in REPLICAS}
    (asked,) = re.findall(r"http://[^']+", health()[-1])
    paths = {getattr(route, "path", "") for route in routes(EditionStore(mini_file))}
    assert told("EXPOSE") == [str(urlsplit(asked).port)]
    assert urlsplit(asked).path in paths


def test_the_proxy_listens_where_it_is_published_and_reads_the_settings_here() -> None:
    proxy = SERVICES["proxy"]
    (port,) = re.findall(r"^ +listen (\d+);", NGINX, re.MULTILINE)
    assert [one.split(":")[1] for one in proxy["ports"]] == [port]
    (settings,) = proxy["volumes"]
    assert settings == "./nginx.conf:/etc/nginx/nginx.conf:ro"


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_writes_to_tmp_only(name: str) -> None:
    service = SERVICES[name]
    assert (service["read_only"], service["tmpfs"]) == (True, ["/tmp"])
    assert environment()["HOME"] == "/tmp"
    written = re.findall(
        r"^ *(?:pid|\w+_temp_path|proxy_cache_path|access_log|error_log) (\S+?)[; ]", NGINX, re.MULTILINE
    )
    assert len(written) == 9
    assert [place for place in written if not place.startswith(("/tmp/", "/dev/"))] == []


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_has_no_rights_and_limits(name: str) -> None:
    service = SERVICES[name]
    assert (service["cap_drop"], service["security_opt"]) == (["ALL"], ["no-new-privileges:true"])
    assert {"mem_limit", "pids_limit", "ulimits", "logging"} <= set(service)
    assert set(service["logging"]["options"]) == {"max-size", "max-file"}
    assert "build" in service or name == "publish" or service["user"] == "101:101"


def test_images_have_a_version_and_can_be_given_by_digest() -> None:
    (python,) = re.findall(r"ARG PYTHON_IMAGE=(\S+)", (DEPLOY / "Dockerfile").read_text("utf-8"))
    for service in REPLICAS.values():
        assert service["build"]["args"]["PYTHON_IMAGE"] == f"${{PYTHON_IMAGE:-{python}}}"
    assert re.fullmatch(r"python:3\.\d+-slim-\w+", python)
    assert re.fullmatch(r"\$\{PROXY_IMAGE:-nginx:1\.\d+-alpine\}", SERVICES["proxy"]["image"])


def test_replicas_read_what_the_publisher_writes() -> None:
    (published,) = {service["environment"]["CHENGJING_WAREHOUSE"] for service in REPLICAS.values()}
    folder = str(PurePosixPath(published).parent)
    (volume,) = COMPOSE["volumes"]
    publisher = SERVICES["publish"]
    for service in REPLICAS.values():
        assert service["volumes"] == [f"{volume}:{folder}:ro"]
        assert service["environment"]["CHENGJING_BUILD"] == "never"
        assert (service["image"], service["cap_drop"]) == (publisher["image"], ["ALL"])
    assert publisher["volumes"] == ["../data:/data:ro", f"{volume}:{folder}"]
    assert publisher["command"][-4:] == ["--data", "/data", "--warehouse", published]
    assert f"install -d -o chengjing {folder}" in " ".join(
        told("RUN")
    )  # the volume takes its owner from the image


def test_the_image_runs_as_a_user_without_rights() -> None:
    (user,) = told("USER")
    assert int(user) > 1000
    assert f"useradd --uid {user} --no-create-home --shell /usr/sbin/nologin chengjing" in " ".join(
        told("RUN")
    )


def test_every_setting_of_the_containers_is_explained() -> None:
    explained = set(
        re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "hosting.md").read_text("utf-8"), re.MULTILINE)
    )
    assert {setting for service in REPLICAS.values() for setting in service["environment"]} <= explained


def test_the_image_takes_what_it_names_and_no_secrets() -> None:
    lines = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").split()
    sources = {source for one, _ in copied() for source in one}
    assert lines[0] == "*"
    assert {line[1:] for line in lines if line.startswith("!")} == sources | {"requirements.lock"}
    assert {source for source in sources if not (ROOT / source).exists()} == set()
    assert [
        source
        for source in sources
        if (ROOT / source / "secrets.toml").exists() or source in (".", ".streamlit")
    ] == []


def test_what_the_image_takes_is_enough_to_build_and_serve_and_nothing_is_written_there(
    tmp_path: Path,
) -> None:
    """The steps of the Dockerfile without a container: copy, build, start, ask for health."""
    app = tmp_path / "app"
    for sources, target in copied():
        for source in sources:
            if (ROOT / source).is_dir():
                shutil.copytree(
                    ROOT / source,
                    app / target,
                    ignore=shutil.ignore_patterns("__pycache__", "warehouse.duckdb*", ".warehouse*"),
                )
            else:
                place = app / target / source if target.endswith("/") else app / target
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / source, place)
    settings = {name: value for name, value in environment().items() if name != "PATH"} | {
        "HOME": str(tmp_path),
        "NO_PROXY": "127.0.0.1",
    }
    assert told("RUN")[-1] == "python -m etl"
    subprocess.run(
        [sys.executable, "-m", "etl"], cwd=app, env=settings, check=True, stdout=subprocess.DEVNULL
    )
    taken = sorted(app.rglob("*"))
    program, *arguments = start()
    assert arguments.pop().startswith("--server.port=")
    command = [sys.executable, "-m", program, *arguments[:-1], "--server.address=127.0.0.1", "--server.port"]
    with hosted(command, tmp_path / "log.txt", folder=app, **settings) as url:
        assert fetch(f"{url}/readyz")[0] == 200
        assert fetch(f"{url}/api/v1/places")[0] == 200
        _, option, asks = health()
        asks = asks.replace(told("EXPOSE")[0], str(urlsplit(url).port))
        assert subprocess.run([sys.executable, option, asks], env=settings, timeout=PATIENCE).returncode == 0
    assert sorted(app.rglob("*")) == taken


PROBE = "jinja2==2.4.1"  # what .ci/audit.py asks first, to see whether it is answered


@contextmanager
def advisories(*vulnerable: str) -> Iterator[str]:
    """A stand-in for OSV on this machine, which knows these packages as vulnerable."""

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99"}]}]
            known = {
                "id": "PYSEC-0-0",
                "summary": "made up",
                "affected": [{"package": asked["package"], "ranges": ranges}],
            }
            answer = json.dumps(
                {"vulns": [known]} if f"{asked['package']['name']}=={asked['version']}" in vulnerable else {}
            ).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as service:
        thread = Thread(target=service.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{service.server_port}/v1/query"
        finally:
            service.shutdown()
            thread.join()


def audit(service: str) -> tuple[int, str]:
    """How the audit of make check ends, and what it says."""
    command = [sys.executable, ".ci/audit.py", service]
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"NO_PROXY": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return ended.returncode, ended.stdout + ended.stderr


def test_a_vulnerability_in_what_another_package_needs_fails_the_check() -> None:
    with advisories(PROBE, f"cryptography=={version('cryptography')}") as service:
        status, words = audit(service)
    assert (status, "PYSEC-0-0" in words, "NOT AUDITED" in words) == (1, True, False)


def test_without_a_vulnerability_the_check_passes() -> None:
    with advisories(PROBE) as service:
        status, words = audit(service)
    assert (status, "No known vulnerabilities found" in words, "NOT AUDITED" in words) == (0, True, False)


def test_a_service_that_cannot_be_reached_leaves_the_dependencies_unaudited_and_that_is_said() -> None:
    status, words = audit(f"http://127.0.0.1:{find_free_port()}/v1/query")
    assert (status, words.startswith("DEPENDENCIES NOT AUDITED"), "No known" in words) == (0, True, False)


def test_a_service_that_knows_of_nothing_is_not_believed() -> None:
    with advisories() as service:
        status, words = audit(service)
    assert (status, words.startswith("DEPENDENCIES NOT AUDITED"), "No known" in words) == (0, True, False)


def test_a_desk_serves_itself_and_the_image_the_network() -> None:
    """The settings that every start reads say this machine only; the image and nothing else says otherwise."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["server"]["address"] == "localhost"
    assert "--server.address=0.0.0.0" in start()
    assert "0.0.0.0" not in (ROOT / "Makefile").read_text("utf-8")


def test_make_run_says_what_to_do_about_a_taken_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = ["make", "--no-print-directory", "--assume-old=.venv/run", "run", f"PORT={port}"]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE)
    assert ended.returncode != 0
    assert f"Port {port} is taken by another program: make run PORT={port + 1}" in ended.stdout


def test_make_run_builds_before_it_says_where_to_look(tmp_path: Path) -> None:
    log, warehouse = tmp_path / "log.txt", tmp_path / "warehouse.duckdb"
    port = find_free_port()
    command = ["make", "--no-print-directory", "--assume-old=.venv/run", "run", f"PORT={port}"]
    environment = os.environ | {"CHENGJING_WAREHOUSE": str(warehouse), "CHENGJING_BUILD": ""}
    for is_built in (False, True):
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True
            )
        try:
            assert wait_until_live(f"http://127.0.0.1:{port}", process, "/readyz"), log.read_text("utf-8")
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(PATIENCE)
        said = log.read_text("utf-8")
        assert ("Building the warehouse from data/" in said.partition("You can now view")[0]) is not is_built
        assert "Building the warehouse" not in said.partition("You can now view")[2]


def test_an_installation_shows_how_far_it_is() -> None:
    assert "quiet" not in re.sub(
        "^lock:.*?\n\n", "", (ROOT / "Makefile").read_text("utf-8"), flags=re.M | re.S
    )


def test_a_first_start_builds_and_says_so(tmp_path: Path) -> None:
    log, warehouse = tmp_path / "log.txt", tmp_path / "warehouse.duckdb"
    with hosted(STREAMLIT, log, CHENGJING_BUILD="", CHENGJING_WAREHOUSE=str(warehouse)) as url:
        assert fetch(f"{url}/readyz")[0] == 200
    assert "Building the warehouse from data/" in log.read_text("utf-8")
