"""The routes, one module a noun; each module's `router` is found by itself."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from fastapi import APIRouter


def routers() -> Iterator[APIRouter]:
    """Yield the router of every module in this package."""
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        router: APIRouter = import_module(f"{__name__}.{module.name}").router
        yield router
