"""What reports are read by."""

import pytest

from dashboard.queries.lexicon import fetch_lexicon
from dashboard.warehouse import Warehouse
from reading.lexicon.lexicon import Lexicon


@pytest.fixture(scope="session")
def lexicon(warehouse: Warehouse) -> Lexicon:
    return fetch_lexicon(warehouse)
