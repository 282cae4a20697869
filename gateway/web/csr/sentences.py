"""Say in the reader's language why a Case stands still: worded from its evidence, not from the sentence kept with it.

What only a device, a library or a person has said stays in its own words.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from gateway.services.shop import Shop
from gateway.storage.rows import OrderRow
from gateway.web.words import Words
from preflight import Finding
from preflight import words as worded

_PLACED = frozenset({"no-pickup", "delivery-unknown"})
_ANSWERED = frozenset({"device-refused", "device-failed"})


class Explained(Protocol):
    """What is needed of a Case to say why it stands still."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def sentence(self) -> str:
        """The sentence kept with it."""

    @property
    def evidence(self) -> Mapping[str, Any]:
        """What it is about."""


def sentence(words: Words, case: Explained, slots: Mapping[str, str]) -> str:
    """Return why a Case stands still; `slots` are the labels of the order's files."""
    files = case.evidence.get("files")
    if files:
        return _of_file(words, case.code, files[0], slots) or case.sentence
    key = f"cases.why_{_kind(case).replace('-', '_')}"
    if not words.has(key):
        return case.sentence
    strings = {name: value for name, value in case.evidence.items() if isinstance(value, str)}
    if case.evidence.get("refused"):
        strings["asked"] = "; ".join(_asked(words, one) for one in case.evidence["refused"])
    try:
        return words(key, **{**strings, "code": case.code})
    except KeyError:  # evidence of an older gateway lacks what the words name
        return case.sentence


def _asked(words: Words, one: Mapping[str, str]) -> str:
    topic = f"csr.topic_{one['topic'].replace('-', '_')}"
    return f"{words(topic) if words.has(topic) else one['topic']}: {one['asked']}"


def _kind(case: Explained) -> str:
    placement = case.evidence.get("placement")
    if case.code in _PLACED and placement:
        return f"placement-{placement}"
    if case.code in _ANSWERED and not case.evidence.get("device_words"):
        return f"{case.code}-silent"
    if case.code == "no-route" and case.evidence.get("pinned"):
        return "no-route-pinned"
    return case.code


def _of_file(words: Words, code: str, file: Mapping[str, Any], slots: Mapping[str, str]) -> str:
    label = slots.get(str(file["slot"]), str(file["slot"]))
    if not file["findings"]:
        own = f"cases.why_{code.replace('-', '_')}"
        return words(own if words.has(own) else "cases.why_not_looked", file=label)
    try:
        finding = Finding.from_data(file["findings"][0])
    except ValueError:  # written by an older gateway
        return ""
    return f"{label}: {worded(finding, words.locale).operator}"


def slot_labels(shop: Shop, order: OrderRow, locale: str) -> Mapping[str, str]:
    """Return what a reader calls each file of an order; as the form names it, where there are no words."""
    form = shop.forms.get(order.form_id)
    if form is None:
        return {}
    named = form.words(locale).get("slots", {})
    return {slot.slot: str(named.get(slot.slot, slot.label)) for slot in form.slots}
