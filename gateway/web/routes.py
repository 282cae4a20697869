"""Find the routes: every module of a package of routes that has a `router`, so that a new one is one new file."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from fastapi import APIRouter


def routers_in(package: ModuleType) -> Iterator[APIRouter]:
    """Yield the router of every module in this package."""
    for found in sorted(pkgutil.iter_modules(package.__path__), key=lambda each: each.name):
        router = getattr(import_module(f"{package.__name__}.{found.name}"), "router", None)
        if isinstance(router, APIRouter):
            yield router
