"""The kinds of nodes, one module a process; a new module is found by itself."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from jdf.processes.process import Process


@cache
def processes() -> Mapping[str, Process]:
    """Return every declared process by its Type."""
    found = (
        importlib.import_module(module.name).PROCESS
        for module in pkgutil.iter_modules(__path__, f"{__name__}.")
        if module.name != "jdf.processes.process"
    )
    return {process.type: process for process in found}
