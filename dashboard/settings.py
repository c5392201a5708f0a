"""The environment variables of this program, checked at start: a misspelt one would silently do nothing."""

import re
from collections.abc import Mapping
from difflib import get_close_matches

PREFIX = "CHENGJING_"
HOST = r"(\*|(\*\.)?[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])"

COUNT = ("[1-9][0-9]{0,5}", "a whole number from 1 to 999999")

# What a value may be, and how to say so. docs/hosting.md explains each variable.
KNOWN = {
    "CHENGJING_WAREHOUSE": (r"(?s).*", "the path of the file to serve"),
    "CHENGJING_BUILD": ("never", "never, or nothing"),
    "CHENGJING_ALLOWED_HOSTS": (
        rf"\s*({HOST}[\s,]*)+",
        "names of hosts without scheme, port or path, joined by commas",
    ),
    "CHENGJING_FRAME_ANCESTORS": (
        r"[^\r\n;,]*",
        "sites joined by blanks, such as 'self' https://example.org",
    ),
    "CHENGJING_API": ("open", "open, or nothing"),
    "CHENGJING_METRICS": ("open", "open, or nothing"),
    "CHENGJING_MONITORING": (r"(?s).*", "the path of a folder of monitoring data"),
    "CHENGJING_MAX_SOCKETS": COUNT,
    "CHENGJING_UPLOADS": ("open", "open, or nothing"),
    "CHENGJING_UPLOAD_MB": COUNT,
    "CHENGJING_UPLOAD_SESSION_FILES": COUNT,
    "CHENGJING_UPLOAD_SESSION_MB": COUNT,
    "CHENGJING_UPLOAD_PROCESS_FILES": COUNT,
    "CHENGJING_UPLOAD_PROCESS_MB": COUNT,
    "CHENGJING_PREVIEWS": COUNT,
    "CHENGJING_PREVIEW_ROWS": COUNT,
    "CHENGJING_PREVIEW_MB": COUNT,
    "CHENGJING_PREVIEW_MINUTES": COUNT,
    "CHENGJING_TABLE_ROWS": COUNT,
    "CHENGJING_TABLE_CELLS": COUNT,
}


def find_setting_faults(environment: Mapping[str, str]) -> list[str]:
    """A sentence for each variable of ours that is not known or whose value cannot be meant; an empty value
    is none.
    """
    faults = []
    for name, value in sorted(environment.items()):
        if not name.startswith(PREFIX):
            continue
        if name not in KNOWN:
            nearest = get_close_matches(name, KNOWN, 1, cutoff=0.8)
            hint = f"Did you mean {nearest[0]}?" if nearest else f"Known are {', '.join(KNOWN)}."
            faults.append(f"{name}: there is no such setting. {hint}")
            continue
        pattern, meaning = KNOWN[name]
        if value and not re.fullmatch(pattern, value):
            faults.append(f"{name}: must be {meaning}, not {value[:80]!r}.")
    return faults
