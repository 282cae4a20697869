"""Answers that reach every corner of a form: each branch, each choice; made from the form alone.

Why: a form is only data, so what a type checker does for code must be done by trying it out. Fields that conditions
look at are combined with each other; every other field takes its choices in turn.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import ceil, prod
from typing import Any

from order_forms.declared import Place, child_key, declared
from order_forms.form import Form
from order_forms.schema import Schema, Schemas, applying, choices, first, items, properties, required

MOST = 2000
ROUNDS = 8
PLAIN: Mapping[str, Any] = {"string": "Example", "boolean": True, "integer": 1, "number": 1}


@dataclass(frozen=True, slots=True)
class Pick:
    """How one set of answers is made: fixed choices by key, whose turn it is elsewhere, optional fields or not."""

    fixed: Mapping[str, int]
    turn: int
    optional: bool

    def one_of(self, key: str, options: Sequence[Any]) -> Any:  # noqa: ANN401 - a JSON value
        """Choose among options for a field."""
        return options[self.fixed.get(key, self.turn) % len(options)]


def corners(form: Form) -> Iterator[dict[str, Any]]:
    """Give answer sets: all combinations of the answers that conditions hang on, other choices in turn.

    Every second set leaves out what is not required. Not more than `MOST`; `corner_count` says how many it takes.
    """
    asked, turns = _dimensions(form)
    combinations = list(product(*(range(size) for size in asked.values())))
    for turn, combination, optional in islice(product(range(turns), combinations, (True, False)), MOST):
        yield _object(
            form, (form.schema,), Pick(dict(zip(asked, combination, strict=True)), turn, optional), ""
        )


def corner_count(form: Form) -> int:
    """Give how many answer sets a full sweep takes; a form that needs more than `MOST` is too tangled."""
    asked, turns = _dimensions(form)
    return prod(asked.values()) * turns * 2


def _dimensions(form: Form) -> tuple[Mapping[str, int], int]:
    """Give the fields that conditions look at with their number of choices, and the turns all others need."""
    places = {place.key: place for place in declared(form.schema)}
    naming = {f"{place.key}.{first(place.schemas, 'x-item-name')}" for place in places.values()}
    asked = {
        key: len(declared_choices(places[key])) for key in _asked_by_conditions(places) if key not in naming
    }
    others = [len(declared_choices(place)) for key, place in places.items() if key not in asked]
    return asked, max(2, *others)


def _asked_by_conditions(places: Mapping[str, Place]) -> list[str]:
    keys: list[str] = []
    for place in places.values():
        for condition in (schema["if"] for schema in place.schemas if "if" in schema):
            keys += _asked(place.key, condition)
    return [key for key in dict.fromkeys(keys) if key in places and declared_choices(places[key])]


def _asked(key: str, condition: Schema) -> Iterator[str]:
    for name, inner in condition.get("properties", {}).items():
        yield child_key(key, name)
        yield from _asked(child_key(key, name), inner)


def declared_choices(place: Place) -> tuple[Any, ...]:
    """Give every choice a field ever offers."""
    return tuple(dict.fromkeys(value for schema in place.schemas for value in schema.get("enum", ())))


def _object(form: Form, schemas: Schemas, pick: Pick, key: str) -> dict[str, Any]:
    """Make an object; since an answer may open a branch, until nothing changes any more."""
    made: dict[str, Any] = {}
    for _ in range(ROUNDS):
        here = applying(form.gate, schemas, made)
        wanted = [name for name in properties(here) if pick.optional or name in required(here)]
        members = properties(here)
        again = {name: _value(form, members[name], pick, child_key(key, name)) for name in wanted}
        if again == made:
            break
        made = again
    return made


def _value(form: Form, schemas: Schemas, pick: Pick, key: str) -> Any:  # noqa: ANN401 - a JSON value
    here = applying(form.gate, schemas, None)
    if properties(here):
        return _object(form, schemas, pick, key)
    if items(here):
        return _list(form, here, pick, key)
    if options := choices(here):
        return pick.one_of(key, options)
    return pick.one_of(key, _typed(here))


def _list(form: Form, here: Schemas, pick: Pick, key: str) -> list[Any]:
    """Make a list: one element for each name where a field names them, else as few as are allowed."""
    element, named = items(here), first(here, "x-item-name")
    if named is None:
        return [_value(form, element, pick, key)] * max(1, first(here, "minItems", 1))
    names = choices(properties(applying(form.gate, element, None))[named])
    own = f"{key}.{named}"
    picks = [Pick({**pick.fixed, own: place}, pick.turn, pick.optional) for place in range(len(names))]
    return [_value(form, element, each, key) for each in picks]


def _typed(here: Schemas) -> Sequence[Any]:
    """Give values to type in: both bounds of a number, else the examples, else something of the type."""
    step = first(here, "multipleOf")
    bounds = [first(here, keyword) for keyword in ("minimum", "maximum")]
    given = [bound for bound in bounds if bound is not None]
    if step is not None:
        given = [
            ceil(bounds[0] / step) * step if bound is bounds[0] else bound // step * step for bound in given
        ]
    return given or first(here, "examples") or [PLAIN.get(first(here, "type", "string"), "")]
