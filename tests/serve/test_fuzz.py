"""Every request is answered as the API's own description says: schemathesis makes the requests from it."""

from collections import Counter
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from dashboard.api.routes import api
from dashboard.editions import EditionStore
from dashboard.queries.listing import RESOURCES

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


def test_no_request_breaks_the_api(path: Path) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", api(EditionStore(path)))
    answers: Counter[tuple[str, int]] = Counter()
    for resource in RESOURCES:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

            @BOUNDED
            @given(case=schema[f"/{resource.name}"]["GET"].as_strategy(mode))
            def call(case: schemathesis.Case) -> None:
                answer = case.call()
                case.validate_response(answer, checks=CHECKS)
                answers[case.operation.path, answer.status_code] += 1

            call()
    assert {status for _, status in answers} == {200, 400}
    assert all(answers[f"/{resource.name}", status] > 1 for resource in RESOURCES for status in (200, 400)), (
        answers
    )
