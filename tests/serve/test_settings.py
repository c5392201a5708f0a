"""Settings are checked at start: a misspelt one is named, and what was probably meant."""

import os
import re
import subprocess

import pytest

from dashboard.settings import KNOWN, find_setting_faults
from tests.serve.conftest import STREAMLIT, UVICORN
from tests.servers import ROOT, find_free_port


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"PATH": "/bin", "STREAMLIT_SERVER_PORT": "x"},
        {"CHENGJING_BUILD": "never", "CHENGJING_API": "open", "CHENGJING_WAREHOUSE": "a folder/w.duckdb"},
        {
            "CHENGJING_BUILD": "",
            "CHENGJING_API": "",
            "CHENGJING_ALLOWED_HOSTS": "",
            "CHENGJING_WAREHOUSE": "",
        },
        {"CHENGJING_ALLOWED_HOSTS": "data.example.org, *.example.net,10.0.0.1 [::1]"},
        {"CHENGJING_FRAME_ANCESTORS": "'self' https://portal.example.org"},
        {"CHENGJING_METRICS": "open", "CHENGJING_MAX_SOCKETS": "2000"},
        {"CHENGJING_UPLOADS": "open", "CHENGJING_UPLOAD_MB": "5", "CHENGJING_UPLOAD_PROCESS_FILES": "9"},
    ],
)
def test_good_settings_pass(environment: dict[str, str]) -> None:
    assert find_setting_faults(environment) == []


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("CHENGJING_BUILD", "no", "CHENGJING_BUILD: must be never, or nothing, not 'no'."),
        (
            "CHENGJING_MAX_SOCKETS",
            "0",
            "CHENGJING_MAX_SOCKETS: must be a whole number from 1 to 999999, not '0'.",
        ),
        ("CHENGJING_UPLOADS", "yes", "CHENGJING_UPLOADS: must be open, or nothing, not 'yes'."),
        (
            "CHENGJING_UPLOAD_MB",
            "20 MB",
            "CHENGJING_UPLOAD_MB: must be a whole number from 1 to 999999, not '20 MB'.",
        ),
        ("CHENGJING_METRICS", "yes", "CHENGJING_METRICS: must be open, or nothing, not 'yes'."),
        ("CHENGJING_API", "yes", "CHENGJING_API: must be open, or nothing, not 'yes'."),
        (
            "CHENGJING_BIULD",
            "never",
            "CHENGJING_BIULD: there is no such setting. Did you mean CHENGJING_BUILD?",
        ),
        (
            "CHENGJING_ALLOWED_HOSTS",
            "https://data.example.org/",
            "CHENGJING_ALLOWED_HOSTS: must be names of hosts without scheme, port or path, joined by commas,"
            " not 'https://data.example.org/'.",
        ),
        (
            "CHENGJING_QQQ",
            "1",
            f"CHENGJING_QQQ: there is no such setting. Known are {', '.join(KNOWN)}.",
        ),
    ],
)
def test_a_bad_setting_is_named(name: str, value: str, sentence: str) -> None:
    assert find_setting_faults({name: value}) == [sentence]


def test_every_variable_that_the_code_reads_is_known() -> None:
    folders = [ROOT / folder for folder in ("etl", "dashboard")]
    files = [*ROOT.glob("*.py"), *(file for folder in folders for file in folder.rglob("*.py"))]
    code = "\n".join(file.read_text("utf-8") for file in files if file.name != "settings.py")
    assert set(re.findall(r"CHENGJING_[A-Z_]+", code)) == set(KNOWN)


@pytest.mark.parametrize("command", [STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
def test_a_server_does_not_start_with_a_bad_setting(command: list[str]) -> None:
    environment = os.environ | {"CHENGJING_BIULD": "never"}
    done = subprocess.run(
        [*command, str(find_free_port())],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode != 0
    assert (
        "CHENGJING_BIULD: there is no such setting. Did you mean CHENGJING_BUILD?"
        in done.stderr + done.stdout
    )
