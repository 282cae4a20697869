"""The rules a ticket is judged by, one module a concern; a new module with a `check` is found by itself."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

from jdf.finding import TicketFinding
from jdf.tree import TicketTree

Rule = Callable[[TicketTree], Iterator[TicketFinding]]


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the module names."""
    found = (
        importlib.import_module(module.name) for module in pkgutil.iter_modules(__path__, f"{__name__}.")
    )
    return tuple(module.check for module in found)
