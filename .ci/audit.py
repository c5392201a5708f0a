"""Ask OSV whether what requirements.txt brings has known vulnerabilities: python .ci/audit.py [address of the service].

Asked about is what is installed, with all that it needs in turn. A vulnerability ends in 1. Where the service cannot be
asked, this says so and ends in 0: then nothing was audited.
"""

import subprocess
import sys
import tempfile
from importlib.metadata import distribution
from pathlib import Path

import requests
from packaging.requirements import Requirement

SERVICE = "https://api.osv.dev/v1/query"
VULNERABLE = {"package": {"name": "jinja2", "ecosystem": "PyPI"}, "version": "2.4.1"}  # it was and will be
LISTED = Path(__file__).parents[1] / "requirements.txt"
PATIENCE = 15  # seconds


def why_not(service: str) -> str | None:
    """What keeps the service from answering a question whose answer is known; None if it answers."""
    try:
        answer = requests.post(service, json=VULNERABLE, timeout=PATIENCE)
        answer.raise_for_status()
        return None if answer.json().get("vulns") else "it knows no vulnerability where there is one"
    except (requests.RequestException, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


def installed(listed: list[str]) -> dict[str, str]:
    """The version of each package of a list, and of all that these need."""
    found: dict[str, str] = {}
    asked: set[tuple[str, str]] = set()
    waiting = [(Requirement(line), "") for line in listed]
    while waiting:
        need, of = waiting.pop()
        if need.marker and not need.marker.evaluate({"extra": of}):
            continue
        package = distribution(need.name)
        found[package.name] = package.version
        for extra in {"", *need.extras} - {extra for name, extra in asked if name == package.name}:
            asked.add((package.name, extra))
            waiting += [(Requirement(line), extra) for line in package.requires or []]
    return found


def main(service: str = SERVICE) -> int:
    """Audit, or say why not."""
    packages = installed(LISTED.read_text("utf-8").splitlines())
    if reason := why_not(service):
        print(
            f"DEPENDENCIES NOT AUDITED: nothing is known about the {len(packages)} packages of requirements.txt, because"
        )
        print(f"{service} could not be asked: {reason}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        pins = Path(folder) / "installed.txt"
        pins.write_text(
            "".join(f"{name}=={version}\n" for name, version in sorted(packages.items())), "utf-8"
        )
        asks = [
            "--strict",
            "--vulnerability-service",
            "osv",
            "--osv-url",
            service,
            "--timeout",
            str(PATIENCE),
            "--progress-spinner",
            "off",
        ]
        audit = [
            sys.executable,
            "-m",
            "pip_audit",
            *asks,
            "--no-deps",
            "--disable-pip",
            "--requirement",
            str(pins),
        ]
        return subprocess.run(audit).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
