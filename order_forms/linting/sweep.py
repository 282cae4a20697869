"""Rules that only trying out can prove: every field and choice can be reached, every corner makes a whole job."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jdf import JdfError, invariants, job_spec_from_dict, job_spec_to_dict
from order_forms.answers import check_answers
from order_forms.binding import Writings, spec_paths, written
from order_forms.corners import MOST, corner_count, corners, declared_choices
from order_forms.declared import Place, declared
from order_forms.form import Form
from order_forms.linting.problem import LintProblem
from order_forms.paths import gathered, leaves
from order_forms.pricing import moving_fields, price
from order_forms.slots import filled
from order_forms.view import Field, expected_slots, fields


@dataclass
class _Seen:
    """What the sweep met so far."""

    keys: set[str] = field(default_factory=set)
    choices: set[tuple[str, object]] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    marks: set[tuple[str, str]] = field(default_factory=set)
    problems: dict[LintProblem, None] = field(default_factory=dict)


def sweep(form: Form) -> Iterator[LintProblem]:
    """Try the form out in every corner and give what was lost, unreachable or refused."""
    if corner_count(form) > MOST:
        found = f"{corner_count(form)} combinations hang on conditions, {MOST} are tried"
        yield LintProblem("form-tangled", "", f"{found}; let fewer fields decide what others show")
        return
    seen = _Seen()
    for answers in corners(form):
        seen.problems |= dict.fromkeys(_corner(form, answers, seen))
    yield from seen.problems
    yield from _never_met(form, seen)


def _corner(form: Form, answers: Mapping[str, Any], seen: _Seen) -> Iterator[LintProblem]:
    shown = [each for each in fields(form, answers) if each.key]
    seen.keys |= {each.key for each in shown}
    if problems := check_answers(form, answers):
        yield LintProblem(
            "corner-refused",
            problems[0].path,
            f"trying the form out: {problems[0].message} Give the field `examples` that are valid",
        )
        return
    seen.choices |= {(each.key, each.value) for each in shown if each.choices}
    writings = written(form, answers)
    seen.rules |= {writing.source.rule for writing in writings.values.values() if not writing.source.field}
    yield from (LintProblem("two-writers", "", f"{clash}; let one field ask") for clash in writings.clashes)
    yield from _lost(shown)
    yield from _job(form, answers, writings)
    yield from _prices(form, answers, shown, writings, seen)


def _lost(shown: list[Field]) -> Iterator[LintProblem]:
    for each in shown:
        for path in spec_paths(each.note("x-spec", [])):
            if each.given and not filled(path, each.names):
                yield LintProblem(
                    "spec-name-unknown",
                    each.key,
                    f"{path!r} names an answer that does not stand beside this field",
                )


def _says_nothing(value: object) -> bool:
    """Tell whether a job has this value where nobody said anything; such a value needs no source."""
    return value is None or value is False or value in ("", [])


def _job(form: Form, answers: Mapping[str, Any], writings: Writings) -> Iterator[LintProblem]:
    try:
        spec = job_spec_from_dict(gathered({path: each.value for path, each in writings.values.items()}))
    except JdfError as error:
        yield LintProblem("job-incomplete", "", f"{error}; let a field or a rule of x-spec-rules give it")
        return
    for path, value in leaves(job_spec_to_dict(spec)):
        if path not in writings.values and not _says_nothing(value):
            yield LintProblem(
                "value-without-source", path, "no field and no rule gives this value; add it to x-spec-rules"
            )
    yield from (LintProblem("job-refused", each.path, each.message) for each in invariants(spec))
    parts = {part.id for part in spec.parts}
    for slot in expected_slots(form, answers):
        if slot.part not in parts:
            yield LintProblem(
                "slot-part-unknown", slot.slot, f"the job has no part {slot.part!r}; correct x-file"
            )


def _prices(
    form: Form, answers: Mapping[str, Any], shown: list[Field], writings: Writings, seen: _Seen
) -> Iterator[LintProblem]:
    quote = price(form, answers)
    seen.lines |= {line.key for line in quote.lines}
    for path in quote.missing:
        yield LintProblem(
            "price-without-rate", path, "a price line needs this and finds nothing; add it to its table"
        )
    marks = {(each.pointer, key): each.key for each in shown for key in each.note("x-price", ())}
    keys = {each.pointer: each.key for each in shown}
    for line, pointer in moving_fields(form, answers, writings.values):
        seen.marks.add((keys[pointer], line))
        if (pointer, line) not in marks:
            yield LintProblem(
                "price-unmarked", keys[pointer], f"the field moves the price line {line!r}; add it to x-price"
            )


def _never_met(form: Form, seen: _Seen) -> Iterator[LintProblem]:
    for place in declared(form.schema):
        if place.key and place.key not in seen.keys:
            yield LintProblem(
                "field-unreachable", place.key, "no answers ever show this field; correct its condition"
            )
        else:
            yield from _idle(place, seen)
    for rule in form.schema.get("x-spec-rules", ()):
        if rule["rule"] not in seen.rules:
            yield LintProblem(
                "rule-unused", rule["rule"], "fields always give what this rule sets; take it out"
            )
    for line in form.schema.get("x-pricing", {}).get("lines", ()):
        if line["key"] not in seen.lines:
            yield LintProblem(
                "price-line-unused", line["key"], "no order ever pays this line; correct or remove it"
            )


def _idle(place: Place, seen: _Seen) -> Iterator[LintProblem]:
    """Give the choices of a field that were never valid, and the price lines it claims to move and never did."""
    for choice in declared_choices(place):
        if (place.key, choice) not in seen.choices:
            yield LintProblem("choice-unreachable", place.key, f"{choice!r} can never be chosen; take it out")
    for mark in (key for schema in place.schemas for key in schema.get("x-price", ())):
        if (place.key, mark) not in seen.marks:
            yield LintProblem("price-mark-idle", place.key, f"the field never moves the price line {mark!r}")
