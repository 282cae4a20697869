"""Which fields count under the present answers: what the pages show, and what an order keeps of a draft."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from order_forms.declared import child_key
from order_forms.form import Form
from order_forms.remembering import remembered
from order_forms.schema import Gate, Schemas, applying, choices, first, items, properties, required
from order_forms.slots import FileSlot, slots_of


@dataclass(frozen=True, eq=False)
class Field:
    """A field under the present answers: where it stands, what is said about it, what was answered.

    `key` finds its texts, `pointer` its answer; `names` are the answers beside it that templates may use. A page asks
    the same of a field many times, so what follows from its schemas is worked out once.
    """

    pointer: str
    key: str
    schemas: Schemas
    value: object
    given: bool
    required: bool
    names: Mapping[str, Any]

    @cached_property
    def kind(self) -> str:
        """Give what kind of input it is: object, array, choice, or the JSON type of its value."""
        if properties(self.schemas):
            return "object"
        if items(self.schemas):
            return "array"
        return "choice" if self.choices else str(self.note("type", "string"))

    @cached_property
    def choices(self) -> tuple[Any, ...]:
        """Give the values that may be chosen now; none for a field to type into."""
        return choices(self.schemas)

    def note(self, keyword: str, default: object = None) -> Any:  # noqa: ANN401 - a JSON value
        """Give a keyword or annotation of the field, e.g. `x-unit`, as it stands under the present answers."""
        return first(self.schemas, keyword, default)


@dataclass(frozen=True, slots=True)
class Visible:
    """The fields that count now, parents first; the answers that count; the pointers of those that do not."""

    fields: tuple[Field, ...]
    answers: Mapping[str, Any]
    hidden: tuple[str, ...]

    def field(self, pointer: str) -> Field | None:
        """Give the field at a JSON pointer, or nothing where none is shown."""
        return next((field for field in self.fields if field.pointer == pointer), None)


def visible(form: Form, answers: Mapping[str, Any]) -> Visible:
    """Give the fields that count under these answers, and the answers without those of hidden fields."""
    return remembered(_visible, form.gate, answers)


def _visible(gate: Gate, answers: Mapping[str, Any]) -> Visible:
    """Take hidden answers away until none is left.

    Why repeatedly: an answer that goes may have chosen the branch another field hangs on. Each round takes at
    least one answer away, so it ends.
    """
    hidden: list[str] = []
    kept: Any = answers
    while True:
        gone: list[str] = []
        kept = _pruned(gate, (gate.root,), kept, "", gone)
        hidden += gone
        if not gone:
            return Visible(fields_under(gate, kept), kept, tuple(sorted(hidden)))


def _pruned(gate: Gate, schemas: Schemas, value: object, pointer: str, gone: list[str]) -> object:
    here = applying(gate, schemas, value)
    if isinstance(value, Mapping) and (known := properties(here)):
        gone += [f"{pointer}/{escaped(name)}" for name in value if name not in known]
        return {
            name: _pruned(gate, known[name], inner, f"{pointer}/{escaped(name)}", gone)
            for name, inner in value.items()
            if name in known
        }
    if isinstance(value, list | tuple) and (element := items(here)):
        return [
            _pruned(gate, element, inner, f"{pointer}/{index}", gone) for index, inner in enumerate(value)
        ]
    return value


def fields(form: Form, answers: Mapping[str, Any]) -> tuple[Field, ...]:
    """Walk the form under the present answers, the whole of it first, then its fields in the order shown."""
    return fields_under(form.gate, answers)


def fields_under(gate: Gate, answers: Mapping[str, Any]) -> tuple[Field, ...]:
    """Give the fields of a compiled schema under these answers."""
    return remembered(_fields, gate, answers)


def _fields(gate: Gate, answers: Mapping[str, Any]) -> tuple[Field, ...]:
    whole = applying(gate, (gate.root,), answers)
    return tuple(_walk(gate, Field("", "", whole, answers, given=True, required=True, names={})))


def _walk(gate: Gate, at: Field) -> Iterator[Field]:
    yield at
    given = at.value if isinstance(at.value, Mapping) else {}
    names = {**at.names, **scalars(given)} if at.key else {}
    for name, schemas in _in_order(properties(at.schemas)):
        value = given.get(name)
        yield from _walk(
            gate,
            Field(
                pointer=f"{at.pointer}/{escaped(name)}",
                key=child_key(at.key, name),
                schemas=applying(gate, schemas, value),
                value=value,
                given=name in given,
                required=name in required(at.schemas),
                names=names,
            ),
        )
    yield from _walk_elements(gate, at)


def _walk_elements(gate: Gate, at: Field) -> Iterator[Field]:
    element = items(at.schemas)
    for index, value in enumerate(at.value if element and isinstance(at.value, list | tuple) else ()):
        names = {**scalars(value if isinstance(value, Mapping) else {}), "index": index}
        here = applying(gate, element, value)
        inner = Field(
            f"{at.pointer}/{index}", f"{at.key}[]", here, value, given=True, required=True, names=names
        )
        yield from _walk(gate, inner)


def _in_order(members: Mapping[str, Schemas]) -> Iterable[tuple[str, Schemas]]:
    """Sort fields for the page: the first stands at 10, the second at 20, and so on, unless `x-ui.order` says else."""
    places = [
        (first(schemas, "x-ui", {}).get("order", 10 * number), name)
        for number, (name, schemas) in enumerate(members.items(), start=1)
    ]
    return [(name, members[name]) for _, name in sorted(places, key=lambda entry: entry[0])]


def scalars(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Give the answers that can stand in a template."""
    return {name: value for name, value in answers.items() if isinstance(value, str | int | float)}


def escaped(name: str) -> str:
    """Write a name as a step of a JSON pointer (RFC 6901, section 3)."""
    return name.replace("~", "~0").replace("/", "~1")


def expected_slots(form: Form, answers: Mapping[str, Any], locale: str = "en") -> tuple[FileSlot, ...]:
    """Give the files that an order with these answers needs, and for which part each is.

    A slot that the form does not know (an answer that names none of the choices) is left out.
    """
    texts, known = form.words(locale), {slot.slot for slot in form.slots}
    found: dict[str, FileSlot] = {}
    for field in visible(form, answers).fields:
        found |= {slot.slot: slot for slot in slots_of(field.schemas, field.names, texts)}
    return tuple(slot for name, slot in found.items() if name in known)
