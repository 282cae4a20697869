"""Rules a form's schema keeps by itself: keywords, closed objects, conditions, where answers go."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from order_forms.binding import spec_paths
from order_forms.corners import declared_choices
from order_forms.declared import Place, declared
from order_forms.form import Form
from order_forms.linting.problem import LintProblem
from order_forms.paths import exists, leaves
from order_forms.schema import SUPPORTED, Schema, subschemas

ANYWHERE = ("x-spec", "x-options", "x-spec-format", "x-informational", "x-file", "x-price", "x-messages")
FOR_PAGES = ("x-ui", "x-unit", "x-item-name")
AT_ROOT = ("x-spec-rules", "x-pricing", "x-production-days")
UI_KEYS = frozenset({"widget", "width", "suffix", "order", "step"})
NAME_IN_TEMPLATE = re.compile(r"\{[^}]*\}")


def keywords(form: Form) -> Iterator[LintProblem]:
    """Refuse keywords and annotations that nobody here reads: they would say something and do nothing."""
    known = SUPPORTED | set(ANYWHERE) | set(FOR_PAGES)
    for pointer, schema in subschemas(form.schema):
        allowed = known if pointer else known | set(AT_ROOT)
        for keyword in schema.keys() - allowed:
            near = get_close_matches(keyword, allowed, n=1, cutoff=0)[0]
            yield LintProblem(
                "keyword-unknown", pointer, f"{keyword!r} is not read by forms; the nearest known is {near!r}"
            )
        for name in schema.get("x-ui", {}).keys() - UI_KEYS:
            yield LintProblem(
                "keyword-unknown", f"{pointer}/x-ui", f"{name!r} is none of {', '.join(sorted(UI_KEYS))}"
            )


def closed_objects(form: Form) -> Iterator[LintProblem]:
    """Refuse an object that lets unknown answers through: a hidden field could not be told from a shown one."""
    for place in declared(form.schema):
        if place.is_object and not any(
            schema.get("unevaluatedProperties") is False for schema in place.schemas
        ):
            yield LintProblem(
                "object-open",
                place.key,
                "unknown answers are let through; write unevaluatedProperties: false",
            )


def conditions(form: Form) -> Iterator[LintProblem]:
    """Refuse an `if` without `required`: it is true while the answer is missing, so the wrong fields show."""
    for pointer, schema in subschemas(form.schema):
        if "if" in schema:
            yield from _unrequired(f"{pointer}/if", schema["if"])


def _unrequired(pointer: str, condition: Schema) -> Iterator[LintProblem]:
    asked = condition.get("properties", {})
    if not asked:
        yield LintProblem("if-about-nothing", pointer, "the condition names no property; ask for one by name")
    for name in asked.keys() - set(condition.get("required", ())):
        yield LintProblem(
            "if-without-required",
            pointer,
            f"the condition is true while {name!r} is not answered; add required: [{name!r}]",
        )
    for name, inner in asked.items():
        if "properties" in inner:
            yield from _unrequired(f"{pointer}/properties/{name}", inner)


def destinations(form: Form) -> Iterator[LintProblem]:
    """Refuse a field whose answer goes nowhere, or to a place the job does not have."""
    for place in declared(form.schema):
        paths = _paths(place)
        informational = any(schema.get("x-informational") is True for schema in place.schemas)
        if place.holds_answers and not paths and not informational:
            yield LintProblem(
                "field-without-spec",
                place.key,
                "the answer goes nowhere; give it x-spec, or say x-informational: true",
            )
        if paths and informational:
            yield LintProblem(
                "field-without-spec", place.key, "informational and yet with x-spec; take one of the two out"
            )
        for path in paths:
            yield from _unknown_paths(place.key, path, _written_values(place))


def _paths(place: Place) -> list[str]:
    return [path for schema in place.schemas if "x-spec" in schema for path in spec_paths(schema["x-spec"])]


def _written_values(place: Place) -> list[Any]:
    tables = [schema["x-options"] for schema in place.schemas if "x-options" in schema]
    return [value for table in tables for value in table.values()] or [""]


def _unknown_paths(at: str, template: str, values: list[Any]) -> Iterator[LintProblem]:
    target = NAME_IN_TEMPLATE.sub("x", template)
    found = [target, *(path for value in values for path, _ in leaves(value, target))]
    for path in dict.fromkeys(found):
        if not exists(path):
            yield LintProblem(
                "spec-path-unknown", at, f"the job has no {path!r}; correct the path or the option"
            )


def rule_paths(form: Form) -> Iterator[LintProblem]:
    """Refuse a rule that sets what the job does not have."""
    for rule in form.schema.get("x-spec-rules", ()):
        for template, value in rule["set"].items():
            yield from _unknown_paths(f"x-spec-rules/{rule['rule']}", template, [value])


def options(form: Form) -> Iterator[LintProblem]:
    """Refuse a choice that stands for nothing where others stand for something, and a meaning nobody can choose."""
    for place in declared(form.schema):
        offered = {str(choice) for choice in declared_choices(place)}
        for table in (schema["x-options"] for schema in place.schemas if "x-options" in schema):
            for name in sorted(offered - table.keys()):
                yield LintProblem(
                    "option-without-meaning", place.key, f"{name!r} is not in x-options; say what it is"
                )
            for name in sorted(table.keys() - offered):
                yield LintProblem(
                    "option-unknown", place.key, f"{name!r} is in x-options but cannot be chosen"
                )


def price_keys(form: Form) -> Iterator[LintProblem]:
    """Refuse a field that claims to move a price line the form does not have."""
    lines: list[Mapping[str, Any]] = form.schema.get("x-pricing", {}).get("lines", [])
    known = {line["key"] for line in lines}
    for place in declared(form.schema):
        for key in (key for schema in place.schemas for key in schema.get("x-price", ())):
            if key not in known:
                yield LintProblem("price-key-unknown", place.key, f"no line of x-pricing has the key {key!r}")


SCHEMA_RULES = (keywords, closed_objects, conditions, destinations, rule_paths, options, price_keys)
