"""The rules a document is judged by, one module a concern; a new module with a `check` is found by itself.

A module says in `DEPTH` how deep it looks and in `ROOTS` at which documents.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

from jdf.finding import Depth, Fault
from jdf.tree import TicketTree

Rule = Callable[[TicketTree], Iterator[Fault]]


@cache
def rules(root: str, depth: Depth) -> tuple[Rule, ...]:
    """Return the rules for a kind of document down to a depth: structure first, then by the names of the modules."""
    found = (
        importlib.import_module(module.name) for module in pkgutil.iter_modules(__path__, f"{__name__}.")
    )
    order = list(Depth)
    asked = [
        module for module in found if root in module.ROOTS and order.index(module.DEPTH) <= order.index(depth)
    ]
    return tuple(module.check for module in sorted(asked, key=lambda module: order.index(module.DEPTH)))
