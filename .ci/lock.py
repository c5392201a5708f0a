"""Check that requirements.lock is what requirements.txt brings: python .ci/lock.py [folder of both].

`make lock` writes the lock anew. The installed packages say what they need in turn: what is listed and
all of that must be in the lock, in the installed versions and with hashes, and nothing else. Ends in 1,
with a line for each difference. Asks no other host.
"""

import re
import sys
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def read_requirements(text: str) -> list[Requirement]:
    """The requirements that a file lists for this machine; comments and hashes are left out."""
    lines = (re.split(r"\s#|^#| \\|--hash=", line)[0].strip() for line in text.splitlines())
    listed = (Requirement(line) for line in lines if line)
    return [one for one in listed if not one.marker or one.marker.evaluate()]


def find_needed(listed: list[Requirement]) -> dict[str, str]:
    """The installed version of each listed package, and of all that these need."""
    found: dict[str, str] = {}
    visited: set[tuple[str, str]] = set()
    waiting = [(need, "") for need in listed]
    while waiting:
        need, of = waiting.pop()
        if need.marker and not need.marker.evaluate({"extra": of}):
            continue
        package = distribution(need.name)
        name = canonicalize_name(package.name)
        found[name] = package.version
        for extra in {"", *need.extras} - {extra for known, extra in visited if known == name}:
            visited.add((name, extra))
            waiting += [(Requirement(line), extra) for line in package.requires or []]
    return found


def find_differences(requirements: str, lock: str) -> list[str]:
    """What the lock has too little, too much, in another version or without a hash, one line each."""
    needed = {(name, version) for name, version in find_needed(read_requirements(requirements)).items()}
    locked = {(one.name, str(one.specifier).removeprefix("==")) for one in read_requirements(lock)}
    unhashed = re.findall(r"^([a-z0-9-]+)==.*\n(?!    --hash=)", lock, re.MULTILINE)
    return [
        *(
            f"{name} {version} is installed and needed, and not locked"
            for name, version in sorted(needed - locked)
        ),
        *(
            f"{name} {version} is locked, and not needed or not installed"
            for name, version in sorted(locked - needed)
        ),
        *(f"{name} is locked without a hash" for name in unhashed),
    ]


def main(folder: str = "") -> int:
    """Check the two files of a folder."""
    texts = [(ROOT / folder / f"requirements.{suffix}").read_text("utf-8") for suffix in ("txt", "lock")]
    differences = find_differences(*texts)
    print(*differences or ["requirements.lock is what requirements.txt brings"], sep="\n")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
