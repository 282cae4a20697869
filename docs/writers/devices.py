"""One page a kind of device: what it is, what can be set, what it can do, which errors it adds."""

import dataclasses
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

from adapters import Capability, DeviceKind, device_kinds
from writers import Page
from writers._markdown import code, config_rows, page, table
from writers.errors import classes_in

_OURS = "adapters.devices."
_PLACEHOLDERS: dict[type, object] = {Path: Path("folder"), str: "text", int: 1, float: 1.0, bool: True}
_EXAMPLES: dict[str, object] = {"url": "http://press.example:8010/jmf"}
"""Keys of one meaning for every kind, whose values must be more than a text."""

_ABILITIES = {
    "stages": "Lays a delivery ready out of the device's sight before it is handed over",
    "withdraw": "Can take back what the device has not taken",
    "assured": "Can prove before it is set up that a ticket arrives once and whole",
    "dialect": "Dialect of its tickets",
    "badge": "Badge before it is set up",
    "pickup_deadline_s": "Seconds until a ticket that was not taken becomes a Case",
    "return_deadline_s": "Seconds until a job without an answer becomes a Case",
}


def pages() -> Iterator[Page]:
    """Yield a page for each kind that comes with the program, and the index of all."""
    kinds = [kind for kind in device_kinds().values() if _module(kind).startswith(_OURS)]
    for kind in kinds:
        yield f"devices/{kind.kind}.md", _page(kind)
    rows = [(f"[{kind.kind}]({kind.kind}.md)", kind.title) for kind in kinds]
    yield "devices/index.md", page("Kinds of device", table(("kind", "what"), rows))


def _module(kind: DeviceKind) -> str:
    return str(getattr(kind.factory, "__module__", ""))


def _page(kind: DeviceKind) -> str:
    errors = [(code(found.code), found.actor, found.__doc__ or "") for found in classes_in(_module(kind))]
    return page(
        kind.kind,
        kind.title,
        inspect.getdoc(inspect.getmodule(kind.factory)) or "",
        "## Keys of its `[[device]]`",
        "Besides `id` and `kind`:",
        table(("key", "type", "default", "meaning"), config_rows(kind.config)),
        "## What it can do",
        table(("", ""), _abilities(_example(kind))),
        *(["## Errors of its own", table(("code", "who acts", "meaning"), errors)] if errors else []),
    )


def _example(kind: DeviceKind) -> Capability:
    """Return what a device of this kind can do that was given only what must be given."""
    hints = get_type_hints(kind.config)
    config: Any = kind.config(
        **{
            f.name: _EXAMPLES.get(f.name, _PLACEHOLDERS[hints[f.name]])
            for f in dataclasses.fields(kind.config)
            if _must_be_given(f)
        }
    )
    return kind.factory("example", config, lambda: 0.0).capabilities()


def _must_be_given(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _abilities(found: Capability) -> Iterator[tuple[str, str]]:
    words = {True: "yes", False: "no", None: "never"}
    for name, meaning in _ABILITIES.items():
        value = getattr(found, name)
        yield meaning, words[value] if value is None or isinstance(value, bool) else str(value)
