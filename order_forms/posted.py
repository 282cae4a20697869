"""Turn what a web form posts into answers: each field's text becomes the JSON value that the schema asks for.

A field is named by its JSON pointer (`/parts/0/paper`). What cannot be read stays as it was typed, so that its reader
sees it again beside the reason. Fields that were not posted keep their answers: those are hidden at the moment.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from order_forms.declared import Place, child_key, places
from order_forms.form import Form
from order_forms.lengths import Unit, read_length, write_length
from order_forms.schema import Schemas, first

MOST_ELEMENTS = 200
LONGEST = 20_000
NOTHING = object()
"""An input left empty: there is no answer."""

_WHOLE = re.compile(r"[+-]?\d{1,15}")
_GROUPED = re.compile(r"\d{1,3}(?:[ .,'\u2019\u00a0\u202f]\d{3})+")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,12})?")
_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_YES, _NO = frozenset({"true", "on", "yes", "1"}), frozenset({"false", "off", "no", "0"})


@dataclass(frozen=True, slots=True)
class Notation:
    """How a reader writes numbers: the unit of lengths and the decimal sign."""

    unit: Unit = Unit.MM
    decimal: str = "."


PLAIN = Notation()


def read_posted(
    form: Form, fields: Iterable[tuple[str, str]], before: Mapping[str, Any], notation: Notation = PLAIN
) -> dict[str, Any]:
    """Return the answers after a post: those before it, changed by each field that was posted.

    Names that the form does not know are none of its answers and change nothing.
    """
    answers: dict[str, Any] = deepcopy(dict(before))
    for (place, path), texts in _gathered(places(form.gate), fields).items():
        _put(answers, path, partial(_value, place, texts, notation))
    return answers


def _gathered(
    known: Mapping[str, Place], fields: Iterable[tuple[str, str]]
) -> Mapping[tuple[Place, tuple[str | int, ...]], list[str]]:
    """Return every posted text by its place; a list of plain choices has several."""
    found: dict[tuple[Place, tuple[str | int, ...]], list[str]] = {}
    for name, text in fields:
        located = locate(known, name)
        if located is not None:
            found.setdefault(located, []).append(text[:LONGEST].replace("\r\n", "\n"))
    return found


def locate(known: Mapping[str, Place], pointer: str) -> tuple[Place, tuple[str | int, ...]] | None:
    """Return the place that a pointer names and the steps to it; None where it names no field to fill in."""
    key = ""
    path: list[str | int] = []
    for step in pointer.split("/")[1:] if pointer.startswith("/") else ():
        if known[key].is_list:
            if not _is_index(step):
                return None
            key, taken = f"{key}[]", int(step)
            path.append(taken)
        else:
            name = step.replace("~1", "/").replace("~0", "~")
            key = child_key(key, name)
            path.append(name)
        if key not in known:
            return None
    place = known[key]
    return (place, tuple(path)) if path and _is_filled_in(place, known) else None


def _is_index(step: str) -> bool:
    return step.isascii() and step.isdigit() and len(step) <= 3 and int(step) < MOST_ELEMENTS


def _is_filled_in(place: Place, known: Mapping[str, Place]) -> bool:
    return not place.is_object and (not place.is_list or known[f"{place.key}[]"].holds_answers)


def _put(answers: dict[str, Any], path: Sequence[str | int], change: Callable[[object], object]) -> None:
    """Change the value at a path, making the objects and elements on the way; element numbers never leave a gap."""
    here: Any = answers
    for step, after in pairwise(path):
        here = _inside(here, step, [] if isinstance(after, int) else {})
    last = _index(here, path[-1])
    old = here.get(last, NOTHING) if isinstance(here, dict) else here[last]
    new = change(old)
    if new is not NOTHING:
        here[last] = new
    elif isinstance(here, dict):
        here.pop(last, None)
    else:
        here[last] = ""


def _inside(here: Any, step: str | int, empty: object) -> Any:  # noqa: ANN401 - a JSON value
    at = _index(here, step)
    inner = here.get(at) if isinstance(here, dict) else here[at]
    if not isinstance(inner, type(empty)):
        inner = here[at] = empty
    return inner


def _index(here: Any, step: str | int) -> Any:  # noqa: ANN401 - a JSON value
    if not isinstance(step, int):
        return step
    if step >= len(here):
        here.append({})
        return len(here) - 1
    return step


def _value(place: Place, texts: list[str], notation: Notation, old: object) -> object:
    if place.is_list:
        inner = Place(f"{place.key}[]", tuple(_elements(place.schemas)))
        return [
            value for text in texts if (value := coerced(inner, text, notation)) is not NOTHING
        ] or NOTHING
    text = texts[-1]
    if old is not NOTHING and text == shown(place.schemas, old, notation):
        return old
    return coerced(place, text, notation)


def _elements(schemas: Schemas) -> Iterator[Mapping[str, Any]]:
    yield from (schema["items"] for schema in schemas if isinstance(schema.get("items"), Mapping))


def coerced(place: Place, text: str, notation: Notation = PLAIN) -> object:
    """Return the value that a text stands for at a place, the text itself where it stands for none, or NOTHING."""
    kind = first(place.schemas, "type") or "choice"
    if kind == "string":
        return _of_string(place, text)
    plain = text.strip()
    if not plain:
        return NOTHING
    return {"integer": _integer, "number": _number, "boolean": _boolean}.get(kind, _choice)(
        place, plain, notation
    )


def _of_string(place: Place, text: str) -> object:
    if first(place.schemas, "format") != "date":
        return text or NOTHING
    day = _DAY.fullmatch(text.strip())
    return f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}" if day else text.strip() or NOTHING


def _integer(place: Place, text: str, notation: Notation) -> object:
    if _WHOLE.fullmatch(text):
        return int(text)
    if _GROUPED.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    return _number(place, text, notation)


def _number(place: Place, text: str, notation: Notation) -> object:
    if first(place.schemas, "x-unit") == "mm":
        length = read_length(text, notation.unit)
        return text if length is None else length
    if not _NUMBER.fullmatch(text):
        return text
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number


def _boolean(_place: Place, text: str, _notation: Notation) -> object:
    return True if text.lower() in _YES else False if text.lower() in _NO else text


def _choice(place: Place, text: str, _notation: Notation) -> object:
    known = [value for schema in place.schemas for value in (*schema.get("enum", ()), *_const(schema))]
    return next((value for value in known if written_choice(value) == text), text)


def _const(schema: Mapping[str, Any]) -> tuple[Any, ...]:
    return (schema["const"],) if "const" in schema else ()


def written_choice(value: object) -> str:
    """Write the value of a choice as an input posts it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def shown(schemas: Schemas, value: object, notation: Notation = PLAIN) -> str:
    """Write an answer as it stands in an input; what no input can hold stands there as nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return written_choice(value)
    if not isinstance(value, int | float):
        return ""
    if first(schemas, "x-unit") == "mm":
        return write_length(value, notation.unit, notation.decimal)
    return f"{value:.12g}".replace(".", notation.decimal) if isinstance(value, float) else str(value)
