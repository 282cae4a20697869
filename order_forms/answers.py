"""Check answers against a form and say in plain words what is wrong, where, and how to put it right.

The JSON Schema alone decides (jsonschema-rs); `speech` words what it found. Of several faults at one place only the
one nearest to the cause is told: who typed a word for a number hears that alone.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jsonschema_rs

from order_forms.form import Form
from order_forms.speech import Fault, Speaker
from order_forms.view import escaped

DEEPEST = 32

CODES: Mapping[str, tuple[int, str]] = {
    # keyword of the schema: how near to the cause, code
    "type": (0, "wrong-type"),
    "required": (0, "missing"),
    "unevaluatedProperties": (0, "not-shown"),
    "const": (1, "not-a-choice"),
    "enum": (1, "not-a-choice"),
    "contains": (1, "wrong-parts"),
    "minimum": (2, "too-small"),
    "exclusiveMinimum": (2, "too-small"),
    "maximum": (2, "too-large"),
    "exclusiveMaximum": (2, "too-large"),
    "minLength": (2, "too-short"),
    "maxLength": (2, "too-long"),
    "minItems": (2, "too-few"),
    "maxItems": (2, "too-many"),
    "uniqueItems": (2, "twice"),
    "multipleOf": (3, "not-a-multiple"),
    "not": (3, "not-readable"),
    "pattern": (4, "wrong-form"),
    "format": (4, "wrong-form"),
}
UNKNOWN = (9, "refused")


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """One thing wrong with the answers: where (JSON pointer), what was found and expected, the way out."""

    path: str
    code: str
    message: str
    fix: str


def check_answers(form: Form, answers: Mapping[str, Any], locale: str = "en") -> tuple[AnswerProblem, ...]:
    """Give everything wrong with the answers, in the order of the form; nothing means: they may be ordered."""
    if unkeepable := tuple(_unkeepable(answers)):
        speaker = Speaker(form, {}, locale)
        return tuple(_told(speaker, Fault(path, "unreadable"), "unreadable") for path in unkeepable)
    errors = list(form.gate.validator.iter_errors(dict(answers)))
    if not errors:
        return ()
    speaker = Speaker(form, answers, locale)
    faults = [fault for error in errors for fault in _faults(form, error) if _counts(fault, speaker)]
    told = [_told(speaker, fault, _code(fault, speaker)) for fault in _nearest_to_cause(faults)]
    places = {pointer: place for place, pointer in enumerate(speaker.fields)}
    told.sort(key=lambda problem: places.get(problem.path, len(places)))
    return tuple(told) or (_told(speaker, Fault("", "refused"), "refused"),)


def faulty(form: Form, answers: Mapping[str, Any]) -> frozenset[str]:
    """Give the places of answers that have something wrong with them, without words: for reckoning with the rest.

    What is only hidden is not named: whoever reckons takes the answers that count.
    """
    if unkeepable := frozenset(_unkeepable(answers)):
        return unkeepable
    faults = (
        fault for error in form.gate.validator.iter_errors(dict(answers)) for fault in _faults(form, error)
    )
    return frozenset(fault.path for fault in faults if fault.keyword != "unevaluatedProperties")


def _told(speaker: Speaker, fault: Fault, code: str) -> AnswerProblem:
    message, fix = speaker.say(fault, code)
    return AnswerProblem(fault.path, code, message, fix)


def _unkeepable(answers: object) -> Iterator[str]:
    """Give the places of values that no JSON text can carry: NaN, half a surrogate pair, too deep a nest."""
    waiting: list[tuple[str, object, int]] = [("", answers, 0)]
    while waiting:
        pointer, value, depth = waiting.pop()
        if isinstance(value, Mapping) and depth < DEEPEST and all(_is_text(name) for name in value):
            waiting += [(f"{pointer}/{escaped(name)}", inner, depth + 1) for name, inner in value.items()]
        elif isinstance(value, list | tuple) and depth < DEEPEST:
            waiting += [(f"{pointer}/{index}", inner, depth + 1) for index, inner in enumerate(value)]
        elif not (value is None or isinstance(value, int) or _is_text(value) or _is_finite(value)):
            yield pointer


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


def _is_finite(value: object) -> bool:
    return isinstance(value, float) and math.isfinite(value)


def _faults(form: Form, error: jsonschema_rs.ValidationError) -> Iterator[Fault]:
    """Turn one finding of the validator into places: each missing or superfluous property is a place of its own."""
    details: Mapping[str, Any] = error.kind.as_dict()
    path = "".join(f"/{escaped(str(step))}" for step in error.instance_path)
    keyword = error.kind.name
    names = [details["property"]] if keyword == "required" else details.get("unexpected", [])
    given = error.instance if isinstance(error.instance, Mapping) else {}
    for name in names:
        yield Fault(f"{path}/{escaped(name)}", keyword, given.get(name), details)
    if not names:
        yield Fault(path, keyword, error.instance, details, _notes_at(form, error.schema_path))


def _notes_at(form: Form, steps: Sequence[str | int]) -> Mapping[str, str]:
    """Give the `x-messages` that stand beside the keyword that refused."""
    node: Any = form.schema
    for step in list(steps)[:-1]:
        node = node[step]
    return dict(node.get("x-messages", {})) if isinstance(node, Mapping) else {}


def _counts(fault: Fault, speaker: Speaker) -> bool:
    """Say whether a fault is one of its own.

    A shown field with a wrong value is called unevaluated too (JSON Schema 2020-12 core, 11.3), since the branch
    that knows it fails; its own fault tells that.
    """
    return fault.keyword != "unevaluatedProperties" or fault.path not in speaker.fields


def _code(fault: Fault, speaker: Speaker) -> str:
    place = speaker.places.get(speaker.key(fault.path))
    if fault.keyword == "unevaluatedProperties" and place is None:
        return "unknown-field"
    if fault.keyword == "enum" and place and any(fault.found in s.get("enum", ()) for s in place.schemas):
        return "not-available"
    return CODES.get(fault.keyword, UNKNOWN)[1]


def _nearest_to_cause(faults: Iterable[Fault]) -> list[Fault]:
    best: dict[str, list[Fault]] = {}
    for fault in faults:
        here = best.setdefault(fault.path, [])
        if not here or _rank(fault) < _rank(here[0]):
            best[fault.path] = [fault]
        elif _rank(fault) == _rank(here[0]) and fault.keyword == "contains":
            here.append(fault)
    return [fault for here in best.values() for fault in here]


def _rank(fault: Fault) -> int:
    return CODES.get(fault.keyword, UNKNOWN)[0]
