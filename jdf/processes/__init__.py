"""The kinds of nodes: one module for each process we write, a table for the others."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from jdf.processes.process import Process
from jdf.processes.table import table


@cache
def processes() -> Mapping[str, Process]:
    """Return every declared process by its Type."""
    found = (
        importlib.import_module(module.name).PROCESS
        for module in pkgutil.iter_modules(__path__, f"{__name__}.")
        if module.name not in ("jdf.processes.process", "jdf.processes.table")
    )
    return {process.type: process for process in (*table(), *found)}
