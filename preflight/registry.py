"""Finds every check by its file: putting a module under preflight/checks/<group>/ is all it takes."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType

import preflight.checks
from preflight.check import Check, CheckError, Turn


@cache
def registered_checks() -> Mapping[str, Check]:
    """Return all checks by id, those that may spare the others first, then by id."""
    found = [_only_check(module) for module in _modules()]
    ordered = sorted(found, key=lambda check: (check.turn is not Turn.FIRST, check.id))
    by_id = {check.id: check for check in ordered}
    if len(by_id) != len(found):
        raise CheckError("two files under preflight/checks declare a check of the same id")
    return MappingProxyType(by_id)


def _modules() -> list[ModuleType]:
    entries = pkgutil.walk_packages(preflight.checks.__path__, "preflight.checks.")
    return [import_module(entry.name) for entry in entries if not entry.ispkg]


def _only_check(module: ModuleType) -> Check:
    checks = [value for value in vars(module).values() if isinstance(value, Check)]
    if len(checks) != 1:
        raise CheckError(f"{module.__name__} declares {len(checks)} checks; one check, one file")
    return checks[0]
