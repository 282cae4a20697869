"""Reads customers' files and draws their pages in processes of their own, one for each errand.

A fork server is started once, with an environment of at most PATH, LANG and TZ, and loads the PDF libraries;
each errand then costs one fork. The server is our own and not multiprocessing's, whose children import the
caller's `__main__` again for every file, and which, when it has died, comes back with whatever the
environment holds by then. Requests and answers are JSON, and a
picture is bytes behind their length: nothing that a child sends is ever unpickled.
"""

from preflight.failure import CollectFailure
from preflight.sandbox.client import (
    Fixed,
    SandboxUnavailableError,
    annotated,
    collect,
    describe,
    draw_page,
    fixed,
    layers,
    measure_pixels,
    read_report,
    start,
    stop,
    try_out,
)
from preflight.sandbox.layers import Layer
from preflight.sandbox.protocol import (
    FACTS_LIMITS,
    FIX_LIMITS,
    PICTURE_LIMITS,
    PIXEL_LIMITS,
    Description,
    Limits,
)
from preflight.sandbox.trials import DONE, Trial

__all__ = [
    "DONE",
    "FACTS_LIMITS",
    "FIX_LIMITS",
    "PICTURE_LIMITS",
    "PIXEL_LIMITS",
    "CollectFailure",
    "Description",
    "Fixed",
    "Layer",
    "Limits",
    "SandboxUnavailableError",
    "Trial",
    "annotated",
    "collect",
    "describe",
    "draw_page",
    "fixed",
    "layers",
    "measure_pixels",
    "read_report",
    "start",
    "stop",
    "try_out",
]
