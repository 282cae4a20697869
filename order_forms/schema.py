"""Walk a form's JSON Schema: every subschema it has, and those that apply to given answers.

Only the keywords below are supported, so that validator, pages, binding and lint see the same form.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

import jsonschema_rs

from order_forms.errors import FormUnreadableError

Schema = Mapping[str, Any]
Schemas = tuple[Schema, ...]

ONE = ("if", "then", "else", "items", "contains", "not")
MANY = ("allOf",)
NAMED = ("properties", "dependentSchemas", "$defs")
STRUCTURE = frozenset({"$schema", "$id", "$ref", *ONE, *MANY, *NAMED, "unevaluatedProperties"})
CONSTRAINTS = (
    "type",
    "const",
    "enum",
    "required",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "not",
    "contains",
    "minItems",
    "maxItems",
    "uniqueItems",
)
NOTES = frozenset({"title", "description", "examples", "$comment", "minContains", "maxContains"})
SUPPORTED = STRUCTURE | NOTES | frozenset(CONSTRAINTS)


def refuse(uri: str) -> NoReturn:
    """Refuse to fetch a schema: a form stands on its own, and a reference must not open files or the network."""
    raise FormUnreadableError(
        f"the form refers to {uri}; a form may only refer to its own $defs (write #/$defs/...)"
    )


def compiled(schema: Schema) -> jsonschema_rs.Draft202012Validator:
    """Compile a schema with the two settings every validator here must have: no fetching, formats checked."""
    try:
        return jsonschema_rs.Draft202012Validator(dict(schema), retriever=refuse, validate_formats=True)
    except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
        first = str(error).splitlines()[0]
        raise FormUnreadableError(
            f"the form is no JSON Schema 2020-12: {first}; correct form.json"
        ) from error


def subschemas(schema: Schema, pointer: str = "") -> Iterator[tuple[str, Schema]]:
    """Give every schema inside a schema with its JSON pointer, itself first; references are not followed."""
    yield pointer, schema
    for step, member in _members(schema):
        if not isinstance(member, Mapping):
            raise FormUnreadableError(f"the form has {member!r} at {pointer}{step}; write an object there")
        yield from subschemas(member, f"{pointer}{step}")


def _members(schema: Schema) -> Iterator[tuple[str, object]]:
    yield from ((f"/{keyword}", schema[keyword]) for keyword in ONE if keyword in schema)
    for keyword in MANY:
        yield from ((f"/{keyword}/{index}", member) for index, member in enumerate(schema.get(keyword, ())))
    for keyword in NAMED:
        yield from ((f"/{keyword}/{name}", member) for name, member in schema.get(keyword, {}).items())


def referred(root: Schema, ref: str) -> Schema:
    """Give the schema that a local reference names."""
    name = ref.removeprefix("#/$defs/")
    found = root.get("$defs", {}).get(name)
    if name == ref or not isinstance(found, Mapping):
        refuse(ref)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Gate:
    """A form's schema with its validator and every `if` compiled once.

    Conditions are kept by the identity of their `if` schema: the root holds them alive and is never changed.
    """

    root: Schema
    validator: jsonschema_rs.Draft202012Validator
    conditions: Mapping[int, jsonschema_rs.Draft202012Validator]

    def holds(self, condition: Schema, value: object) -> bool:
        """Say whether an `if` of this form is true for a value."""
        return self.conditions[id(condition)].is_valid(value)


def gate(root: Schema) -> Gate:
    """Compile a form's schema; anything that is not a self-contained JSON Schema 2020-12 is refused."""
    _refuse_foreign_references(root)
    shared = {"$defs": root.get("$defs", {})}
    conditions = {
        id(schema["if"]): compiled({**shared, **schema["if"]})
        for _, schema in subschemas(root)
        if "if" in schema
    }
    return Gate(root, compiled(root), conditions)


def _refuse_foreign_references(root: Schema) -> None:
    for _, schema in subschemas(root):
        if "$ref" in schema:
            _refuse_circles(root, schema["$ref"], ())


def _refuse_circles(root: Schema, ref: str, above: tuple[str, ...]) -> None:
    if ref in above:
        raise FormUnreadableError(
            f"the form's {ref} refers to itself; an order form is finite, so take the circle out"
        )
    for _, inner in subschemas(referred(root, ref)):
        if "$ref" in inner:
            _refuse_circles(root, inner["$ref"], (*above, ref))


def applying(gate: Gate, schemas: Iterable[Schema], value: object) -> Schemas:
    """Give every schema that applies to a value under the present answers, in the order of the form.

    References, allOf, the branch an `if` chooses and dependentSchemas are followed; whoever wants a keyword
    looks through the result (`first`, `choices`), so no merging can lose one.
    """
    found: list[Schema] = []
    for schema in schemas:
        found.append(schema)
        found.extend(applying(gate, _branches(gate, schema, value), value))
    return tuple(found)


def _branches(gate: Gate, schema: Schema, value: object) -> Iterator[Schema]:
    given = value if isinstance(value, Mapping) else {}
    if "$ref" in schema:
        yield referred(gate.root, schema["$ref"])
    yield from schema.get("allOf", ())
    if "if" in schema:
        chosen = schema.get("then" if gate.holds(schema["if"], _plain(value)) else "else")
        if isinstance(chosen, Mapping):
            yield chosen
    for name, member in schema.get("dependentSchemas", {}).items():
        if name in given:
            yield member


def _plain(value: object) -> object:
    """Give what a condition is asked about: an object not given yet counts as one without answers."""
    return {} if value is None else value


def every_branch(root: Schema, schema: Schema) -> Iterator[Schema]:
    """Give a schema and whatever could ever apply beside it, both branches of each `if` alike."""
    yield schema
    if "$ref" in schema:
        yield from every_branch(root, referred(root, schema["$ref"]))
    members = [*schema.get("allOf", ()), *schema.get("dependentSchemas", {}).values()]
    members += [schema[keyword] for keyword in ("then", "else") if isinstance(schema.get(keyword), Mapping)]
    for member in members:
        yield from every_branch(root, member)


def first(schemas: Iterable[Schema], keyword: str, default: object = None) -> Any:  # noqa: ANN401 - a JSON value
    """Give the keyword's value from the first schema that has it: the place of use before what it refers to."""
    return next((schema[keyword] for schema in schemas if keyword in schema), default)


def choices(schemas: Iterable[Schema]) -> tuple[Any, ...]:
    """Give the values allowed by every enum and const together, in the order of the first of them."""
    lists = [s["enum"] if "enum" in s else [s["const"]] for s in schemas if "enum" in s or "const" in s]
    return tuple(v for v in lists[0] if all(v in other for other in lists[1:])) if lists else ()


def properties(schemas: Iterable[Schema]) -> Mapping[str, Schemas]:
    """Give each property named by any of the schemas with everything said about it."""
    found: dict[str, Schemas] = {}
    for schema in schemas:
        for name, member in schema.get("properties", {}).items():
            found[name] = (*found.get(name, ()), member)
    return found


def items(schemas: Iterable[Schema]) -> Schemas:
    """Give what is said about the elements of a list."""
    return tuple(schema["items"] for schema in schemas if isinstance(schema.get("items"), Mapping))


def required(schemas: Iterable[Schema]) -> frozenset[str]:
    """Give the names of the properties that must be answered."""
    return frozenset(name for schema in schemas for name in schema.get("required", ()))
