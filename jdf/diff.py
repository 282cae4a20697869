"""What changes between two jobs, in business words.

The words are English; `Change.key` names the row of `CHANGE_LABELS` they come from, so that a caller can say the
same in another language. Free text of customers stands in the words as it was given: escape it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from jdf.intent.delivery import Delivery
from jdf.intent.job import JobSpec
from jdf.intent.part import Part
from jdf.telling import CHANGE_LABELS, Value, plain, words_of


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
        yield _change(plain(before), plain(after), place)


def _change(before: Value, after: Value, place: _Place) -> Change:
    label = CHANGE_LABELS[place.key]
    unit = f" {label.unit}" if label.unit else ""
    words = f"{label.name} {words_of(before)} -> {words_of(after)}{unit}"
    return Change(
        place.path, place.key, place.of, before, after, f"{place.of}: {words}" if place.named else words
    )


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
