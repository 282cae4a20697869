"""What happened, line by line: when, who, what and why, in the reader's language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from gateway.services.views import EventView
from gateway.web.words import Words

_NAMES = ("device", "job_id", "slot", "said", "text", "file", "name", "number", "why", "subject", "fixups")


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of what happened."""

    seq: int
    at: datetime
    kind: str
    who: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Telling:
    """How an order's events are told: who is who, what its files are called, and reasons in the reader's language."""

    name_of: Callable[[str], str]
    slots: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


def timeline(words: Words, events: Sequence[EventView], how: Telling) -> list[Moment]:
    """Return the lines, newest first."""
    found = [_moment(words, event, how) for event in reversed(events)]
    told = ["", *(one.why for one in found)]
    return [
        replace(one, why="") if one.why == before else one for one, before in zip(found, told, strict=False)
    ]


def _moment(words: Words, event: EventView, how: Telling) -> Moment:
    key = f"timeline.{event.kind.replace('.', '_').replace('-', '_')}"
    told = words(key, **_values(words, event.data, how.slots)) if words.has(key) else event.kind
    rule = f"cases.reason_{event.rule.replace('-', '_')}"
    why = how.reasons.get(event.reason) or (words(rule) if words.has(rule) else event.reason)
    return Moment(event.seq, event.at, event.kind, how.name_of(event.actor), told, why)


def _values(words: Words, data: Mapping[str, Any], slots: Mapping[str, str]) -> dict[str, str]:
    """Return what a line may name; a value that the event does not carry is left empty."""
    found = {name: str(data.get(name) or "") for name in _NAMES}
    return {
        **found,
        "slot": slots.get(found["slot"], found["slot"]),
        "said": _known(words, "said", data.get("said")),
        "to": _known(words, "state", data.get("to")),
        "verdict": _known(words, "verdict", data.get("verdict")),
        "action": _known(words, "action", data.get("action")),
        "case": _known(words, "case", data.get("code")),
    }


def _known(words: Words, kind: str, value: object) -> str:
    key = f"cases.{kind}_{str(value or '').replace('-', '_')}"
    return words(key) if words.has(key) else str(value or "")
