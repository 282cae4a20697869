"""Finds every fixup by its file: putting a module under preflight/fixups is all it takes."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType

import preflight.fixups
from preflight.fixup import Fixup, FixupError


@cache
def registered_fixups() -> Mapping[str, Fixup]:
    """Return all fixups by id, in the order in which they are carried out."""
    found = [_only_fixup(import_module(entry.name)) for entry in _entries()]
    ordered = sorted(found, key=lambda fixup: (fixup.rank, fixup.id))
    return MappingProxyType({fixup.id: fixup for fixup in ordered})


def fixup_named(name: str) -> Fixup:
    """Return a fixup by its id; FixupError with all there are where nobody knows it."""
    known = registered_fixups()
    if name not in known:
        raise FixupError(f"there is no fixup {name!r}; there are {', '.join(sorted(known))}")
    return known[name]


def _entries() -> list[pkgutil.ModuleInfo]:
    return list(pkgutil.iter_modules(preflight.fixups.__path__, "preflight.fixups."))


def _only_fixup(module: ModuleType) -> Fixup:
    fixups = [value for value in vars(module).values() if isinstance(value, Fixup)]
    if len(fixups) != 1:
        raise FixupError(f"{module.__name__} declares {len(fixups)} fixups; one fixup, one file")
    return fixups[0]
