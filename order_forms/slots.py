"""The files a form asks for: `x-file` beside whatever needs a file, in the schema."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from order_forms.declared import Place, declared
from order_forms.schema import Schema, choices, first
from order_forms.texts import Texts


@dataclass(frozen=True, slots=True)
class FileSlot:
    """A file that an order needs: the slot a customer fills and the part of the product it is for."""

    slot: str
    part: str
    required: bool
    label: str


def possible_slots(root: Schema, texts: Texts) -> tuple[FileSlot, ...]:
    """Give every slot the form can ask for; one named by an answer (`{role}`) counts once for each choice."""
    places = {place.key: place for place in declared(root)}
    found: dict[str, FileSlot] = {}
    for place in places.values():
        for answers in _namings(place, places):
            found |= {slot.slot: slot for slot in slots_of(place.schemas, answers, texts)}
    return tuple(found.values())


def _namings(place: Place, places: Mapping[str, Place]) -> list[dict[str, Any]]:
    """Give the answers that tell the elements of a named list apart, one empty set for anything else."""
    key = place.key.removesuffix("[]")
    name = first(places[key].schemas, "x-item-name")
    if key == place.key or not isinstance(name, str):
        return [{}]
    return [{name: value} for value in choices(places[f"{key}.{name}"].schemas[:1])]


def slots_of(schemas: Iterable[Schema], answers: Mapping[str, Any], texts: Texts) -> list[FileSlot]:
    """Give the slots that schemas ask for, `{name}` in them standing for the answer of that name.

    A slot whose name hangs on an answer not given yet is left out: it appears with the answer.
    """
    found: list[FileSlot] = []
    for note in (schema["x-file"] for schema in schemas if "x-file" in schema):
        slot = filled(str(note["slot"]), answers)
        part = filled(str(note["part"]), answers)
        if slot and part:
            words = str(texts.get("slots", {}).get(slot, slot))
            found.append(FileSlot(slot, part, note.get("required", True) is True, words))
    return found


def filled(template: str, answers: Mapping[str, Any]) -> str:
    """Put answers into a template like `parts[{role}].pages`; empty where one of them is not given yet."""
    try:
        return template.format_map(answers)
    except KeyError:
        return ""
