"""A provider of OpenID Connect on this machine that vouches for one reader, and the secrets that name it."""

import sys
from contextlib import AbstractContextManager
from pathlib import Path

from tests.serve.conftest import hosted

READER = "reader@example.org"
COOKIE_SECRET = "a long random text " * 3
METADATA = "/.well-known/openid-configuration"
COMMAND = [sys.executable, "-m", "oidc_provider_mock", "--user", READER, "--port"]


def start_provider(folder: Path) -> AbstractContextManager[str]:
    """A context that yields its address; what it says goes to a log in the folder."""
    return hosted(COMMAND, folder / "log.txt", METADATA)


def write_secrets(file: Path, provider: str, redirect_uri: str) -> dict[str, str]:
    """Write the section of secrets that docs/hosting.md shows; returns the settings that make a site use it."""
    file.write_text(
        f"""
        [auth]
        redirect_uri = "{redirect_uri}"
        cookie_secret = "{COOKIE_SECRET}"
        client_id = "chengjing"
        client_secret = "between the provider and the site"
        server_metadata_url = "{provider}{METADATA}"
        """
    )
    return {"STREAMLIT_SECRETS_FILES": str(file), "NO_PROXY": "127.0.0.1"}
