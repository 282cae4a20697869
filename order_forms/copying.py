"""What a customer calls a job, said without the job; and which answers a second order of it keeps."""

from collections.abc import Mapping
from typing import Any

from order_forms.binding import spec_paths
from order_forms.declared import Place, child_key, places
from order_forms.form import Form
from order_forms.schema import first

_TITLE = "name"
_LONGEST = 100


def title_of(form: Form, answers: Mapping[str, Any]) -> str:
    """Return the name that the customer gave the job so far; empty where there is none yet."""
    for key, place in places(form.gate).items():
        if "." not in key and _TITLE in spec_paths(first(place.schemas, "x-spec", [])):
            return str(answers.get(key) or "")[:_LONGEST]
    return ""


def without_dates(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers for ordering again: a day that was wanted then is over."""
    return _dateless(places(form.gate), "", answers)


def _dateless(known: Mapping[str, Place], key: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in answers.items():
        inner = child_key(key, name)
        place = known.get(inner)
        if place is None or first(place.schemas, "format") != "date":
            found[name] = _dateless(known, inner, value) if isinstance(value, Mapping) else value
    return found
