"""The description of the API: whole, and true to the code."""

import json
from typing import Any

import jsonschema
import pytest

from gateway.domain.people import Scope
from gateway_builders import a_shop, answers_of
from order_forms import load_library
from web_builders import Web

METHODS = {"get", "put", "post", "delete", "patch"}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return Web(a_shop(tmp_path_factory.mktemp("shop"))).get("/openapi.json", None).json()


def operations(document: Any) -> list[tuple[str, Any]]:
    return [
        (path, found)
        for path, item in document["paths"].items()
        for method, found in item.items()
        if method in METHODS
    ]


def test_it_is_openapi_3_1_and_every_reference_leads_somewhere(document: Any) -> None:
    assert document["openapi"].startswith("3.1")
    names = {part.split('"')[0] for part in json.dumps(document).split("#/components/schemas/")[1:]}
    assert names
    assert names <= set(document["components"]["schemas"])


def test_every_operation_says_what_it_does_and_has_a_name_of_its_own(document: Any) -> None:
    found = operations(document)
    assert all(
        operation["summary"] and operation["description"] and operation["tags"] for _, operation in found
    )
    names = [operation["operationId"] for _, operation in found]
    assert sorted(names) == sorted(set(names))


def test_every_operation_behind_a_token_says_so_and_names_its_scope(document: Any) -> None:
    for path, operation in operations(document):
        if path == "/healthz":
            continue
        assert operation["security"] == [{"token": []}]
        assert {"401", "403", "500"} <= set(operation["responses"])
        assert any(f"Scope: `{scope}`" in operation["description"] for scope in Scope)


def test_every_refusal_is_described_as_a_problem_document(document: Any) -> None:
    for path, operation in operations(document):
        for status, response in operation["responses"].items():
            if status >= "400":
                content = response["content"]
                assert list(content) == ["application/problem+json"], (path, status)
                assert content["application/problem+json"]["schema"]["$ref"].endswith("/ProblemDocument")


def test_every_answer_has_a_shape(document: Any) -> None:
    for path, operation in operations(document):
        (good,) = [response for status, response in operation["responses"].items() if status < "300"]
        (content,) = good["content"].values()
        assert content["schema"], path


def test_a_placed_order_is_linked_to_its_reading(document: Any) -> None:
    link = document["paths"]["/api/v1/orders"]["post"]["responses"]["201"]["links"]["read_order"]
    assert link["operationId"] in [operation["operationId"] for _, operation in operations(document)]


def test_the_example_of_an_order_could_be_placed(document: Any) -> None:
    (example,) = document["components"]["schemas"]["OrderBody"]["properties"]["answers"]["examples"]
    jsonschema.validate(example, dict(load_library()["flyer"].schema))
    assert set(example) <= set(answers_of("flyer"))
