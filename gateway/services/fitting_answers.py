"""Find answers of a form that make a job have a wanted value, by going back from the job to the field it came from."""

from collections.abc import Iterator, Mapping
from typing import Any

from gateway.domain.errors import BadAnswersError
from gateway.services.ask_customer import put_at
from gateway.services.submit_order import check_request
from jdf import JobSpec, job_spec_to_dict
from order_forms import Field, Form, visible

_CLOSE = 0.05
Wanted = Mapping[str, Mapping[str, Any]]
"""Part id -> path inside the part (`pages`, `size.trim_w_mm`) -> value."""


def fitting_answers(
    form: Form, answers: Mapping[str, Any], provenance: Mapping[str, Any], wanted: Wanted
) -> Mapping[str, Any] | None:
    """Return the answers, changed as little as the form allows, whose job has the wanted values; None if none has.

    What is tried: the field that each value came from, given the value itself or any of its choices, and the fields
    that a choice brings up, given the values that belong there. All is judged by the form and the job's invariants.
    """
    pointers = {
        str(provenance[path]["field"])
        for part, values in wanted.items()
        for path in (f"parts[{part}].{name}" for name in values)
        if path in provenance and provenance[path]["field"]
    }
    for changed in _candidates(form, answers, sorted(pointers), wanted):
        spec = _job(form, changed)
        if spec is not None and _has(spec, wanted):
            return changed
    return None


def _candidates(
    form: Form, answers: Mapping[str, Any], pointers: list[str], wanted: Wanted
) -> Iterator[Mapping[str, Any]]:
    numbers = [value for values in wanted.values() for value in values.values()]
    for pointer in pointers:
        field = visible(form, answers).field(pointer)
        if field is None:
            continue
        for value in field.choices or numbers:
            changed = visible(form, put_at(answers, pointer, value)).answers
            yield _filled(form, changed, answers, wanted)
    typed = answers
    for pointer in pointers:
        value = _belonging(visible(form, typed).field(pointer), wanted)
        typed = typed if value is None else put_at(typed, pointer, value)
    yield typed


def _filled(
    form: Form, changed: Mapping[str, Any], before: Mapping[str, Any], wanted: Wanted
) -> Mapping[str, Any]:
    """Give the fields that a choice has brought up what belongs there, or their first choice."""
    shown = {field.pointer for field in visible(form, before).fields}
    for field in visible(form, changed).fields:
        if field.pointer in shown or field.given or not field.required:
            continue
        value = _belonging(field, wanted)
        if value is None and field.choices:
            value = field.choices[0]
        if value is not None:
            changed = put_at(changed, field.pointer, value)
    return changed


def _belonging(field: Field | None, wanted: Wanted) -> Any:  # noqa: ANN401 (a JSON value)
    """Return the wanted value for a field that is written straight into the job, None where none belongs there."""
    if field is None or field.choices:
        return None
    note = field.note("x-spec", [])
    paths = [note] if isinstance(note, str) else note
    for values in wanted.values():
        for name, value in values.items():
            if any(str(path).endswith(f".{name}") for path in paths):
                return value
    return None


def _job(form: Form, answers: Mapping[str, Any]) -> JobSpec | None:
    try:
        return check_request(form, answers).spec
    except BadAnswersError:
        return None


def _has(spec: JobSpec, wanted: Wanted) -> bool:
    parts = {part["id"]: part for part in job_spec_to_dict(spec)["parts"]}
    return all(
        part in parts and _equal(_at(parts[part], name), value)
        for part, values in wanted.items()
        for name, value in values.items()
    )


def _at(node: Any, path: str) -> Any:  # noqa: ANN401 (JSON values)
    for step in path.split("."):
        node = node.get(step) if isinstance(node, Mapping) else None
    return node


def _equal(found: object, value: object) -> bool:
    if isinstance(found, int | float) and isinstance(value, int | float):
        return abs(found - value) <= _CLOSE
    return found == value
