"""What tests of the monitoring batch may ask for: a Spark Connect server in this process, without Java."""

import sys
from collections.abc import Iterator

import pytest
from pysail.spark import SparkConnectServer

if not hasattr(sys.modules["__main__"], "__file__"):
    # A process of pytest-xdist: without a script, pyspark takes it for a run of its own doctests, and ends it.
    sys.modules["__main__"].__file__ = __file__


@pytest.fixture(scope="session")
def spark_master() -> Iterator[str]:
    """The address of a Spark Connect server, as --master takes it."""
    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    host, port, *_ = server.listening_address or pytest.fail("the server has no address")
    yield f"sc://{host}:{port}"
    server.stop()
