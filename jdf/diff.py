"""What changes between two jobs, in business words.

The words are English; `Change.key` names the row of `CHANGE_LABELS` they come from, so that a caller can say the
same in another language. Free text of customers stands in the words as it was given: escape it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from types import MappingProxyType
from typing import Any, Final

from jdf.intent.delivery import Delivery
from jdf.intent.finish import Finish
from jdf.intent.job import JobSpec
from jdf.intent.part import Part

Value = str | float | tuple[str, ...] | None
_LONGEST_WORDS: Final = 80


@dataclass(frozen=True, slots=True)
class ChangeLabel:
    """What a person calls a field of a job, and its unit."""

    name: str
    unit: str = ""


CHANGE_LABELS: Final[Mapping[str, ChangeLabel]] = MappingProxyType(
    {
        "product_type": ChangeLabel("Product"),
        "name": ChangeLabel("Name"),
        "quantity": ChangeLabel("Quantity"),
        "comment": ChangeLabel("Comment"),
        "parts": ChangeLabel("Parts"),
        "parts.role": ChangeLabel("Kind of part"),
        "parts.pages": ChangeLabel("Pages"),
        "parts.size.trim_w_mm": ChangeLabel("Width", "mm"),
        "parts.size.trim_h_mm": ChangeLabel("Height", "mm"),
        "parts.size.bleed_mm": ChangeLabel("Bleed", "mm"),
        "parts.size.safe_mm": ChangeLabel("Safe margin", "mm"),
        "parts.size.flat_w_mm": ChangeLabel("Open width", "mm"),
        "parts.size.flat_h_mm": ChangeLabel("Open height", "mm"),
        "parts.media.type": ChangeLabel("Material"),
        "parts.media.stock": ChangeLabel("Stock"),
        "parts.media.gsm": ChangeLabel("Paper", "g/m2"),
        "parts.media.thickness_um": ChangeLabel("Thickness", "um"),
        "parts.media.coating_front": ChangeLabel("Coating of the front"),
        "parts.media.coating_back": ChangeLabel("Coating of the back"),
        "parts.print.front.inks": ChangeLabel("Inks on the front"),
        "parts.print.front.coating": ChangeLabel("Varnish on the front"),
        "parts.print.back": ChangeLabel("Print on the back"),
        "parts.print.back.inks": ChangeLabel("Inks on the back"),
        "parts.print.back.coating": ChangeLabel("Varnish on the back"),
        "parts.print.turn": ChangeLabel("Back stands head to"),
        "parts.finish": ChangeLabel("Finishing"),
        "binding": ChangeLabel("Binding"),
        "binding.type": ChangeLabel("Binding"),
        "binding.edge": ChangeLabel("Bound edge"),
        "binding.order": ChangeLabel("Sections"),
        "binding.stitches": ChangeLabel("Staples"),
        "delivery": ChangeLabel("Delivery"),
        "delivery.name": ChangeLabel("Deliver to"),
        "delivery.company": ChangeLabel("Company"),
        "delivery.street": ChangeLabel("Street"),
        "delivery.city": ChangeLabel("City"),
        "delivery.postal_code": ChangeLabel("Postal code"),
        "delivery.country_code": ChangeLabel("Country"),
        "delivery.quantity": ChangeLabel("Pieces"),
        "delivery.due": ChangeLabel("Due"),
        "delivery.method": ChangeLabel("Shipping"),
    }
)
"""Every field of a job by its path without names and numbers."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two jobs.

    `path` is its place (`parts[cover].media.gsm`), `key` its row in CHANGE_LABELS, `of` the part or delivery it
    belongs to (empty for the job as a whole); a value of None means that there is none.
    """

    path: str
    key: str
    of: str
    before: Value
    after: Value
    words: str


def diff_job_specs(before: JobSpec, after: JobSpec) -> tuple[Change, ...]:
    """Return every difference between two jobs, in the order of the job; equal jobs have none."""
    return (
        *_fields(before, after, _Place(skip=("parts", "binding", "delivery"))),
        *_parts(before.parts, after.parts),
        *_compare(before.binding, after.binding, _Place("binding", "binding")),
        *_deliveries(before.delivery, after.delivery),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a job a comparison stands; `named` says whether the words must name the part."""

    path: str = ""
    key: str = ""
    of: str = ""
    named: bool = False
    skip: tuple[str, ...] = ()

    def at(self, field: str) -> "_Place":
        """Return the place of a field."""
        path, key = (f"{self.path}.{field}", f"{self.key}.{field}") if self.path else (field, field)
        return _Place(path, key, self.of, self.named)


def _fields(before: Any, after: Any, place: _Place) -> Iterator[Change]:  # noqa: ANN401 (two values of one class)
    for each in fields(after):
        if each.name not in place.skip:
            yield from _compare(getattr(before, each.name), getattr(after, each.name), place.at(each.name))


def _compare(before: Any, after: Any, place: _Place) -> Iterator[Change]:  # noqa: ANN401 (any values of a job)
    """Go into what both sides have; what only one side has is one change as a whole."""
    if before == after:
        return
    if is_dataclass(before) and is_dataclass(after):
        yield from _fields(before, after, place)
    else:
        yield _change(_plain(before), _plain(after), place)


def _plain(value: Any) -> Value:  # noqa: ANN401 (any value of a job)
    """Return a value as a person reads it: an object by what it says, a list by its members."""
    if isinstance(value, tuple):
        return tuple(str(_plain(each)) for each in value)
    if isinstance(value, Finish):
        said = ", ".join(word for word in (value.side, value.texture) if word)
        return f"{value.op} ({said})"
    if is_dataclass(value):
        told = [getattr(value, each.name) for each in fields(value)]
        return ", ".join(_said(_plain(each)) for each in told if each not in (None, "", ()))
    return None if value is None or value == "" else value


def _change(before: Value, after: Value, place: _Place) -> Change:
    label = CHANGE_LABELS[place.key]
    unit = f" {label.unit}" if label.unit else ""
    words = f"{label.name} {_said(before)} -> {_said(after)}{unit}"
    return Change(
        place.path, place.key, place.of, before, after, f"{place.of}: {words}" if place.named else words
    )


def _said(value: Value) -> str:
    if value is None or value in ("", ()):
        return "none"
    if isinstance(value, tuple):
        return " ".join(value) if len(value) == 1 else ", ".join(value)
    text = f"{value:.10g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _LONGEST_WORDS else f"{text[: _LONGEST_WORDS - 3]}..."


def _parts(before: Sequence[Part], after: Sequence[Part]) -> Iterator[Change]:
    """Compare the parts of the same id; a part that came or went is one change."""
    old, new = {part.id: part for part in before}, {part.id: part for part in after}
    if tuple(old) != tuple(new):
        yield _change(tuple(old), tuple(new), _Place("parts", "parts"))
    for part_id, part in new.items():
        if part_id in old:
            place = _Place(f"parts[{part_id}]", "parts", part_id, named=len(new) > 1, skip=("id",))
            yield from _fields(old[part_id], part, place)


def _deliveries(before: Sequence[Delivery], after: Sequence[Delivery]) -> Iterator[Change]:
    """Compare the addresses in their order, those that stayed the same set aside."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for offset, (old, new) in enumerate(zip_longest(before[first:last], after[start:end])):
            number = offset + (first if new is None else start)
            named = max(len(before), len(after)) > 1
            place = _Place(f"delivery[{number}]", "delivery", f"delivery {number + 1}", named=named)
            yield from _compare(old, new, place)
