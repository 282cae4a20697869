"""Lists in a form, such as the parts of a booklet: begin with those that are needed, add, take away, move."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from order_forms.form import Form
from order_forms.posted import MOST_ELEMENTS
from order_forms.schema import applying, choices, items, properties
from order_forms.view import Field, fields, visible

_ROUNDS = 8


def begun(form: Form, answers: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the answers with which a form begins: lists with their least elements, and what has only one answer."""
    return settled(form, answers or {})


def settled(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Fill in what nobody has to be asked: the least elements of lists, required fields with a single choice.

    Repeated, since an answer may show the next field.
    """
    found: dict[str, Any] = deepcopy(dict(answers))
    for _ in range(_ROUNDS):
        unsettled = [field for field in visible(form, found).fields if _is_unsettled(field)]
        if not unsettled:
            break
        for field in unsettled:
            _settle(form, found, field)
    return found


def _is_unsettled(field: Field) -> bool:
    """Say whether there is something to fill in that nobody has to be asked."""
    if field.required and field.kind == "array":
        return not isinstance(field.value, list) or len(field.value) < int(field.note("minItems", 0))
    if not field.required or field.given:
        return False
    return field.kind == "object" or (field.kind == "choice" and len(field.choices) == 1)


def _settle(form: Form, answers: dict[str, Any], field: Field) -> None:
    if field.kind == "array":
        elements = _list(answers, field.pointer)
        for _ in range(int(field.note("minItems", 0)) - len(elements)):
            elements.append(_fresh(form, field, elements))
    elif field.kind == "object":
        _parent(answers, field.pointer)[_last(field.pointer)] = {}
    else:
        _parent(answers, field.pointer)[_last(field.pointer)] = field.choices[0]


def _fresh(form: Form, field: Field, elements: list[Any]) -> dict[str, Any]:
    """Return a new element; where an answer names the elements, the first name that is not taken yet."""
    named = str(field.note("x-item-name", ""))
    taken = [element.get(named) for element in elements if isinstance(element, Mapping)]
    element = properties(applying(form.gate, items(field.schemas), {}))
    names = [name for name in choices(applying(form.gate, element.get(named, ()), None)) if name not in taken]
    return {named: names[0]} if names else {}


def add_element(form: Form, answers: Mapping[str, Any], pointer: str) -> dict[str, Any]:
    """Add an element to the list at this pointer, if it may have one more."""
    found: dict[str, Any] = deepcopy(dict(answers))
    field = _list_field(form, found, pointer)
    if field is not None:
        elements = _list(found, pointer)
        if len(elements) < int(field.note("maxItems", MOST_ELEMENTS)):
            elements.append(_fresh(form, field, elements))
    return found


def remove_element(form: Form, answers: Mapping[str, Any], pointer: str) -> dict[str, Any]:
    """Take the element at this pointer out of its list."""
    found: dict[str, Any] = deepcopy(dict(answers))
    home, _, index = pointer.rpartition("/")
    if _list_field(form, found, home) is not None and index.isdecimal():
        elements = _list(found, home)
        if int(index) < len(elements):
            del elements[int(index)]
    return found


def move_element(form: Form, answers: Mapping[str, Any], pointer: str, by: int) -> dict[str, Any]:
    """Move the element at this pointer up (-1) or down (+1) in its list."""
    found: dict[str, Any] = deepcopy(dict(answers))
    home, _, index = pointer.rpartition("/")
    if _list_field(form, found, home) is not None and index.isdecimal():
        elements, here = _list(found, home), int(index)
        there = here + by
        if 0 <= here < len(elements) and 0 <= there < len(elements):
            elements[here], elements[there] = elements[there], elements[here]
    return found


def _list_field(form: Form, answers: Mapping[str, Any], pointer: str) -> Field | None:
    return next(
        (field for field in fields(form, answers) if field.pointer == pointer and field.kind == "array"), None
    )


def _parent(answers: dict[str, Any], pointer: str) -> Any:  # noqa: ANN401 - a JSON value
    here: Any = answers
    for step in pointer.split("/")[1:-1]:
        here = here[int(step)] if isinstance(here, list) else here.setdefault(_unescaped(step), {})
    return here


def _list(answers: dict[str, Any], pointer: str) -> list[Any]:
    parent, name = _parent(answers, pointer), _last(pointer)
    if not isinstance(parent.get(name), list):
        parent[name] = []
    inner: list[Any] = parent[name]
    return inner


def _last(pointer: str) -> str:
    return _unescaped(pointer.rpartition("/")[2])


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")
