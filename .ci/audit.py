"""Ask OSV whether a package that requirements.lock pins has known vulnerabilities.

python .ci/audit.py [address of the service]. A vulnerability ends in 1. Where the service cannot be
asked, this says so and ends in 0: then nothing was audited.
"""

import subprocess
import sys
from pathlib import Path

import requests

SERVICE = "https://api.osv.dev/v1/query"
VULNERABLE = {"package": {"name": "jinja2", "ecosystem": "PyPI"}, "version": "2.4.1"}  # it was and will be
LOCK = Path(__file__).parents[1] / "requirements.lock"
PATIENCE = 15  # seconds


def find_obstacle(service: str) -> str | None:
    """What keeps the service from answering a question whose answer is known; None if it answers."""
    try:
        answer = requests.post(service, json=VULNERABLE, timeout=PATIENCE)
        answer.raise_for_status()
        return None if answer.json().get("vulns") else "it knows no vulnerability where there is one"
    except (requests.RequestException, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


def main(service: str = SERVICE) -> int:
    """Audit, or say what keeps it from that."""
    if obstacle := find_obstacle(service):
        print("DEPENDENCIES NOT AUDITED: nothing is known about the packages of requirements.lock, because")
        print(f"{service} could not be asked: {obstacle}")
        return 0
    options = [
        *("--strict", "--disable-pip", "--require-hashes", "--requirement", str(LOCK)),
        *("--vulnerability-service", "osv", "--osv-url", service),
        *("--timeout", str(PATIENCE), "--progress-spinner", "off"),
    ]
    return subprocess.run([sys.executable, "-m", "pip_audit", *options]).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
