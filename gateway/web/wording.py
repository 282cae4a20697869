"""Say in plain words what the reader of requests found wrong: the field, what was found and expected, the fix."""

from collections.abc import Mapping
from typing import Any

_WORDS: Mapping[str, tuple[str, str, str]] = {
    # kind of fault: code, message, fix; {name} is the field's name, the rest comes from the fault
    "missing": ("missing", "'{name}' is missing.", "Add '{name}'."),
    "extra_forbidden": ("unknown-field", "'{name}' is not a field of this request.", "Remove it, or correct its name."),
    "json_invalid": ("not-json", "The body is not JSON: {error}.", "Send one well-formed JSON object."),
    "model_attributes_type": ("not-json", "The body is not a JSON object.", "Send one as application/json."),
    "dict_type": ("wrong-type", "'{name}' is not an object.", "Write it as {{...}}."),
    "string_type": ("wrong-type", "'{name}' is not a text.", "Write it in quotes."),
    "int_type": ("wrong-type", "'{name}' is not a whole number.", "Write digits, without quotes."),
    "int_parsing": ("wrong-type", "'{name}' is not a whole number.", "Write digits."),
    "int_from_float": ("wrong-type", "'{name}' is not a whole number.", "Write digits, without a fraction."),
    "enum": ("not-a-choice", "'{name}' is none of {expected}.", "Choose one of them."),
    "string_too_long": ("too-long", "'{name}' is longer than {max_length} characters.", "Shorten it."),
    "string_too_short": ("too-short", "'{name}' is empty.", "Fill it in."),
    "string_pattern_mismatch": ("wrong-form", "'{name}' holds characters it may not.", "Use A-Z a-z 0-9 - _ ."),
    "greater_than_equal": ("too-small", "'{name}' is smaller than {ge}.", "Send {ge} or more."),
    "less_than_equal": ("too-large", "'{name}' is larger than {le}.", "Send {le} or less."),
    "too_long": ("too-many", "'{name}' has more than {max_length} entries.", "Send fewer."),
}  # fmt: skip


def worded(fault: Mapping[str, Any]) -> dict[str, str]:
    """Return one fault as field, code, message and fix; what was sent is never repeated."""
    where = tuple(str(step) for step in fault["loc"])
    kind = str(fault["type"])
    code, message, fix = _WORDS.get(kind, ("refused", "'{name}' does not fit: {msg}.", "Correct it."))
    values = {**fault.get("ctx", {}), "name": where[-1], "msg": fault["msg"]}
    field = "" if kind == "json_invalid" else _field(where)
    return {
        "field": field,
        "code": code,
        "message": message.format_map(values),
        "fix": fix.format_map(values),
    }


def _field(where: tuple[str, ...]) -> str:
    """Return a JSON pointer (RFC 6901) for what stands in the body, `query:limit` and the like for the rest."""
    place, *steps = where
    if place != "body":
        return f"{place}:{'.'.join(steps)}"
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)
