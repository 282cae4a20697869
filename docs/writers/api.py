"""The HTTP API, from the description that the running gateway gives of itself (OpenAPI 3.1)."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gateway.bootstrap import Gateway
from gateway.settings import SHOP_FILE, load_settings
from gateway.web.app import create_app
from writers import Page
from writers._markdown import code, page, table

_METHODS = ("get", "put", "post", "patch", "delete")
Json = Mapping[str, Any]


def pages() -> Iterator[Page]:
    """Yield the one page of the API."""
    description = _description()
    operations = [
        (path, method, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
        if method in _METHODS
    ]
    rows = [(code(f"{method.upper()} {path}"), told["summary"]) for path, method, told in operations]
    yield (
        "api.md",
        page(
            "HTTP API",
            description["info"]["description"],
            "The whole description, with all schemas: `GET /api/v1/openapi.json`. What the codes in problem documents "
            "mean stands in `errors/`.",
            table(("request", "what it does"), rows),
            *(_operation(path, method, operation) for path, method, operation in operations),
            "# Bodies and answers",
            *(_schema(name, schema) for name, schema in sorted(description["components"]["schemas"].items())),
        ),
    )


def _description() -> Json:
    """Ask an application for its description; its shop is empty and gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        shop_file = Path(folder) / SHOP_FILE
        shop_file.write_text('[data]\ndir = "data"\n', encoding="utf-8")
        (Path(folder) / "data").mkdir()
        return create_app(Gateway(load_settings(shop_file)).shop).openapi()


def _operation(path: str, method: str, told: Json) -> str:
    answers = [
        (status, _answer_type(response), response["description"])
        for status, response in told["responses"].items()
    ]
    parameters = [
        (code(one["name"]), one["in"], _type(one["schema"]), one.get("description", ""))
        for one in told.get("parameters", ())
    ]
    body = [_type(content["schema"]) for content in told.get("requestBody", {}).get("content", {}).values()]
    kinds = [code(kind) for kind in told.get("requestBody", {}).get("content", {})]
    parts = [f"## {method.upper()} {path}", told.get("description", told["summary"])]
    parts += [table(("parameter", "in", "type", "meaning"), parameters)] if parameters else []
    parts += [f"Body: {', '.join(body)} ({', '.join(kinds)})"] if body else []
    return "\n\n".join([*parts, table(("answer", "type", "meaning"), answers)])


def _answer_type(response: Json) -> str:
    return ", ".join(_type(content.get("schema", {})) for content in response.get("content", {}).values())


def _schema(name: str, schema: Json) -> str:
    required = schema.get("required", ())
    rows = [
        (code(key), _type(inner), "yes" if key in required else "no", inner.get("description", ""))
        for key, inner in schema.get("properties", {}).items()
    ]
    values = f"One of {', '.join(map(code, schema['enum']))}." if "enum" in schema else ""
    fields = table(("field", "type", "always there", "meaning"), rows) if rows else values
    return "\n\n".join([f"## {name}", schema.get("description", ""), fields])


def _type(schema: Json) -> str:
    """Write the type of a value in a few words."""
    if "$ref" in schema:
        return code(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), Mapping):
        return f"object of {_type(schema['additionalProperties'])}"
    return str(schema.get("type", "any"))
