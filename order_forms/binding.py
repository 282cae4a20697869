"""Turn answers into the neutral job by the form's own paths, and keep for every value where it came from.

A field writes its answer, or what its choice stands for in `x-options`, to the paths in its `x-spec`. Values that no
field gives (bleed, the ids of parts) come from the form's `x-spec-rules`, each with the name of its rule. So of
every value of a job one can say: the customer chose it here, or this rule set it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jdf import JobSpec, job_spec_from_dict
from order_forms.answers import check_answers
from order_forms.errors import AnswersRefusedError, FormConflictError
from order_forms.form import Form
from order_forms.paths import gathered, leaves, overlapping
from order_forms.remembering import remembered
from order_forms.schema import Gate, Schema
from order_forms.slots import filled
from order_forms.view import Field, fields_under


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value came from: the field (JSON pointer) and the rule or catalogue entry that worded it.

    Field without rule: the answer itself. Field with rule: what the choice stands for. Rule alone: no field asks.
    """

    field: str
    rule: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A job made from answers, and the source of each of its values by JobSpec path."""

    spec: JobSpec
    provenance: Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class Written:
    """One value at one JobSpec path, with its source."""

    value: Any
    source: Source


def bind(form: Form, answers: Mapping[str, Any]) -> Bound:
    """Make the job that these answers order.

    Raises:
        AnswersRefusedError: the form refuses the answers; show `check_answers` first.
        FormConflictError: two fields give the same value (lint finds that before an order does).
    """
    if problems := check_answers(form, answers):
        raise AnswersRefusedError(f"{problems[0].message} {problems[0].fix}")
    writings = written(form, answers)
    if writings.clashes:
        raise FormConflictError(f"{writings.clashes[0]}; let one field ask")
    spec = job_spec_from_dict(gathered({path: writing.value for path, writing in writings.values.items()}))
    return Bound(spec, {path: writing.source for path, writing in writings.values.items()})


@dataclass(frozen=True, slots=True)
class Writings:
    """Every value that answers and rules write, by JobSpec path; and each second writer, in words."""

    values: Mapping[str, Written]
    clashes: tuple[str, ...]


def written(form: Form, answers: Mapping[str, Any]) -> Writings:
    """Give what answers and rules write; a half-filled form gives as much as it can. The first writer stays."""
    return remembered(_written, form.gate, answers)


def _written(gate: Gate, answers: Mapping[str, Any]) -> Writings:
    found: dict[str, Written] = {}
    clashes: list[str] = []
    shown = fields_under(gate, answers)
    for path, writing in (pair for field in shown for pair in _of_field(field)):
        if other := overlapping(path, found):
            clashes.append(f"{writing.source.field} and {found[other].source.field} both give {path}")
        else:
            found[path] = writing
    for path, writing in _of_rules(gate.root, shown):
        if not overlapping(path, found):
            found[path] = writing
    return Writings(found, tuple(clashes))


def _of_field(field: Field) -> Iterator[tuple[str, Written]]:
    if not field.given:
        return
    value, rule = _meaning(field)
    for path in spec_paths(field.note("x-spec", [])):
        if target := filled(path, field.names):
            for leaf, inner in leaves(value, target):
                yield leaf, Written(inner, Source(field.pointer, rule))


def spec_paths(note: str | list[str]) -> list[str]:
    """Give the paths of an `x-spec`: one, or several that get the same value."""
    return [note] if isinstance(note, str) else note


def _meaning(field: Field) -> tuple[Any, str]:
    """Give what an answer stands for, and the name of the entry or rule that says so."""
    options = field.note("x-options", {})
    if field.value in field.choices and str(field.value) in options:
        return options[str(field.value)], f"{field.key}={field.value}"
    form = field.note("x-spec-format")
    if form is not None:
        return str(form["write"]).format(value=field.value), str(form["rule"])
    return field.value, ""


def _of_rules(root: Schema, shown: tuple[Field, ...]) -> Iterator[tuple[str, Written]]:
    """Give what the rules set, once or for each element of a list."""
    for rule in root.get("x-spec-rules", ()):
        source = Source("", rule["rule"])
        for names in (element.names for element in each_of(rule, shown)):
            targets = [(filled(template, names), value) for template, value in rule["set"].items()]
            for target, value in targets:
                if target:
                    yield from ((leaf, Written(inner, source)) for leaf, inner in leaves(value, target))


def each_of(entry: Mapping[str, Any], shown: Sequence[Field]) -> list[Field]:
    """Give the elements that a rule or price line goes over (`each`), the whole order where it names no list."""
    key = f"{entry['each']}[]" if "each" in entry else ""
    return [field for field in shown if field.key == key]
