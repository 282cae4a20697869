"""Which kinds of device there are, and how one is built from the shop's settings.

A kind is a module in `adapters/devices` or an entry point of the group `jdf_gateway.devices` in somebody
else's package; no list is kept by hand.
"""

import difflib
import importlib
import inspect
import pkgutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, TypeVar, cast

from adapters import devices
from adapters.base import Device
from adapters.config import from_table
from adapters.errors import ConfigError

ENTRY_POINTS = "jdf_gateway.devices"
_MARK = "jdf_device_kind"

D = TypeVar("D")
Clock = Callable[[], float]
Factory = Callable[[str, Any, Clock], Device]


@dataclass(frozen=True, slots=True)
class DeviceKind:
    """One kind of device: its config, how it is made, and how it is explained."""

    kind: str
    config: type[Any]
    factory: Factory
    title: str
    doc: str


def device(kind: str, *, config: type[Any]) -> Callable[[type[D]], type[D]]:
    """Say that a class is a kind of device; the first line of its docstring is the title people see."""

    def mark(cls: type[D]) -> type[D]:
        doc = inspect.cleandoc(cls.__doc__ or kind)
        found = DeviceKind(kind, config, cast("Factory", cls), doc.splitlines()[0], _full_doc(cls, config))
        setattr(cls, _MARK, found)
        cls.kind = kind  # type: ignore[attr-defined]  # the protocol asks for it; the decorator knows it
        return cls

    return mark


def _full_doc(cls: type[object], config: type[object]) -> str:
    texts = (inspect.getmodule(cls), config)
    return "\n\n".join(inspect.cleandoc(thing.__doc__) for thing in texts if thing and thing.__doc__)


@cache
def device_kinds() -> Mapping[str, DeviceKind]:
    """Return every kind of device by name, ours and those of installed packages.

    Raises:
        ConfigError: a package's entry point cannot be loaded, or two kinds bear one name.
    """
    kinds: dict[str, DeviceKind] = {}
    for found, source in (*_own_kinds(), *_foreign_kinds()):
        if found.kind in kinds:
            raise ConfigError(
                f"the kind of device {found.kind!r} is given twice, the second time by {source}",
                fix="remove one of the packages",
            )
        kinds[found.kind] = found
    return MappingProxyType(dict(sorted(kinds.items())))


def _own_kinds() -> Iterator[tuple[DeviceKind, str]]:
    for module in pkgutil.iter_modules(devices.__path__, f"{devices.__name__}."):
        for found in _kinds_in(importlib.import_module(module.name)):
            yield found, module.name


def _kinds_in(module: ModuleType) -> Iterator[DeviceKind]:
    for thing in vars(module).values():
        found = getattr(thing, _MARK, None)
        if isinstance(found, DeviceKind) and getattr(thing, "__module__", "") == module.__name__:
            yield found


def _foreign_kinds() -> Iterator[tuple[DeviceKind, str]]:
    for point in metadata.entry_points(group=ENTRY_POINTS):
        try:
            found = getattr(point.load(), _MARK, None)
        except Exception as problem:  # somebody else's code: whatever it raises, the shop must learn whose
            raise ConfigError(
                f"the device package behind {point.value} cannot be loaded: {problem}",
                fix="update or remove that package",
            ) from problem
        if not isinstance(found, DeviceKind):
            raise ConfigError(
                f"{point.value} is no device",
                why="it is not marked with @device",
                fix="update or remove the package",
            )
        yield found, point.value


def build(
    kind: str,
    device_id: str,
    table: Mapping[str, object],
    *,
    base: Path = Path(),
    clock: Clock = time.monotonic,
) -> Device:
    """Build a device from its table in the settings; relative paths lie below `base`.

    Raises:
        ConfigError: the kind or a key is unknown (the nearest known is named), or a value is of another type.
    """
    kinds = device_kinds()
    if kind not in kinds:
        near = difflib.get_close_matches(kind, kinds, n=1, cutoff=0.0)
        raise ConfigError(
            f"device {device_id}: the kind {kind!r} is not known",
            why=f"known are {', '.join(kinds)}",
            fix=f"did you mean {near[0]!r}?" if near else "install the package that brings it",
        )
    found = kinds[kind]
    config = from_table(found.config, table, where=f"device {device_id}", base=base)
    return found.factory(device_id, config, clock)
