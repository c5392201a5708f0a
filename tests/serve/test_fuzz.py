"""Whatever a client asks, the API answers: schemathesis makes up the questions from the API's own description."""

from collections import Counter
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from dashboard.api.resources import RESOURCES
from dashboard.api.routes import api
from dashboard.editions import EditionStore

BOUNDED = settings(
    max_examples=12,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


schemathesis.checks.load_all_checks()
CHECKS = schemathesis.checks.CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    ]
)


def test_no_question_breaks_the_api(path: Path) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", api(EditionStore(path)))
    said: Counter[tuple[str, int]] = Counter()
    for one in RESOURCES:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

            @BOUNDED
            @given(case=schema[f"/{one.name}"]["GET"].as_strategy(mode))
            def ask(case: schemathesis.Case) -> None:
                answer = case.call()
                case.validate_response(answer, checks=CHECKS)
                said[case.operation.path, answer.status_code] += 1

            ask()
    assert {status for _, status in said} == {200, 400}
    assert all(said[f"/{one.name}", status] > 1 for one in RESOURCES for status in (200, 400)), said
