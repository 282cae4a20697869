"""Put what the validator found into one reader's words: the part first, then the field, found, expected, way out."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from order_forms.declared import Place, child_key, places
from order_forms.form import Form
from order_forms.texts import Texts, Wording, label, option_label, wording
from order_forms.view import Field, fields

LONGEST_FOUND = 40
HUGE = 10**12
ARGUMENTS = (
    *("name", "label", "found", "expected", "limit", "choices", "count"),
    *("below", "above", "less", "more", "nearest"),
)
WITHOUT_OWN_WORDS = frozenset({"not-available", "not-shown", "unknown-field", "unreadable", "refused"})
MISSING_KEYS = {"choice": "required-choice", "object": "required-group", "array": "required-group"}
SHARED_KEYS = WITHOUT_OWN_WORDS | {"required", *MISSING_KEYS.values()}


@dataclass(frozen=True, slots=True, eq=False)
class Fault:
    """What the validator found at one place, before it is put into words.

    `details` are the validator's (the limit that was passed, the property that is missing), `notes` the
    `x-messages` that stand beside the keyword.
    """

    path: str
    keyword: str
    found: object = None
    details: Mapping[str, Any] | None = None
    notes: Mapping[str, str] | None = None


class Speaker:
    """Words faults in one language, with the fields as they stand under the given answers."""

    def __init__(self, form: Form, answers: Mapping[str, Any], locale: str) -> None:
        self._texts = form.words(locale)
        self.fields: Mapping[str, Field] = {field.pointer: field for field in fields(form, answers)}
        self.places: Mapping[str, Place] = {key: place for key, place in places(form.gate).items() if key}

    def say(self, fault: Fault, code: str) -> Wording:
        """Give message and fix: the form's own for this constraint, else those that every form shares."""
        field = self.fields.get(fault.path)
        own = {**(field.note("x-messages", {}) if field else {}), **(fault.notes or {})}
        words = wording(self._texts, own.get(fault.keyword, shared_key(fault.keyword, code, field)))
        message, fix = words or Wording("{name}: " + fault.keyword, "")
        arguments = self._arguments(fault, field)
        return Wording(message.format_map(arguments), fix.format_map(arguments))

    def name(self, path: str) -> str:
        """Name a place as its reader knows it: "Cover, Paper"; a list is silent where an element speaks for it."""
        steps = path.split("/")
        trail = ["/".join(steps[: count + 1]) for count in range(1, len(steps))]
        names = [self._step_name(pointer, path) for pointer in trail]
        return ", ".join(name for name in names if name) or str(self._texts.get("title", ""))

    def key(self, path: str) -> str:
        """Give the key that a pointer has or would have, also where no field is shown."""
        field = self.fields.get(path)
        steps = [step for step in path.split("/")[1:] if not step.isdigit()]
        return field.key if field else ".".join(step.replace("~1", "/").replace("~0", "~") for step in steps)

    def _step_name(self, pointer: str, path: str) -> str:
        field = self.fields.get(pointer)
        if field is None or not field.key.endswith("[]"):
            is_list_of_more = field is not None and field.kind == "array" and pointer != path
            return "" if is_list_of_more else label(self._texts, self.key(pointer))
        return element_name(field, self.fields, self._texts)

    def _arguments(self, fault: Fault, field: Field | None) -> dict[str, str]:
        key, details = self.key(fault.path), fault.details or {}
        limit = details.get("multiple_of", details.get("limit"))
        expected = (details.get("types") or [details.get("format", "string")])[0]
        nearest = [key] if field else get_close_matches(key, self.places, n=1, cutoff=0) or [key]
        chosen = [option_label(self._texts, key, choice) for choice in (field.choices if field else ())]
        return {
            "name": self.name(fault.path),
            "label": label(self._texts, key),
            "found": self._shown(fault.found, key),
            "expected": str(self._texts["types"].get(expected, expected)),
            "limit": self._shown(limit, ""),
            "choices": ", ".join(chosen),
            "count": str(len(fault.found)) if isinstance(fault.found, str | list | tuple) else "0",
            "nearest": label(self._texts, nearest[0]),
            **self._neighbours(fault, limit),
        }

    def _neighbours(self, fault: Fault, limit: object) -> dict[str, str]:
        """Give the two ways out of not being a multiple: the next below and the next above."""
        found = fault.found
        if (
            fault.keyword != "multipleOf"
            or not isinstance(found, int | float)
            or not isinstance(limit, int | float)
        ):
            return dict.fromkeys(("below", "above", "less", "more"), "")
        whole, step = Fraction(str(found)), Fraction(str(limit))
        below = whole // step * step
        values = {"below": below, "above": below + step, "less": whole - below, "more": below + step - whole}
        return {name: self._number(value) for name, value in values.items()}

    def _shown(self, value: object, key: str) -> str:
        if isinstance(value, str):
            named = option_label(self._texts, key, value)
            return f"“{named}”" if len(named) <= LONGEST_FOUND else f"“{named[:LONGEST_FOUND]}…”"
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self._number(Fraction(value))
        kind = {bool: "boolean", type(None): "nothing", dict: "object", list: "array"}.get(
            type(value), "array"
        )
        return str(self._texts["types"].get(kind, kind))

    def _number(self, value: Fraction) -> str:
        """Write a number as its reader does; one too long to read goes by its power of ten."""
        number = Decimal(value.numerator) / Decimal(value.denominator)
        text = f"{number:.3e}" if abs(number) >= HUGE else f"{number:.12g}"
        return text.replace(".", str(self._texts["types"].get("decimal", ".")))


def element_name(field: Field, around: Mapping[str, Field], texts: Texts) -> str:
    """Name an element of a list by the field that names it ("Cover"), else by its number ("Address 2")."""
    parent = around[field.pointer.rpartition("/")[0]]
    named = str(parent.note("x-item-name", ""))
    value = field.value.get(named) if isinstance(field.value, Mapping) else None
    if isinstance(value, str):
        return option_label(texts, child_key(field.key, named), value)
    return f"{label(texts, parent.key)} {field.names['index'] + 1}"


def shared_key(keyword: str, code: str, field: Field | None) -> str:
    """Give the key of the words that every form shares for a constraint."""
    if code in WITHOUT_OWN_WORDS:
        return code
    if keyword == "required" and field is not None:
        return MISSING_KEYS.get(field.kind, keyword)
    return keyword
