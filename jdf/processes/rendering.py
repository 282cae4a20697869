"""Rendering: a display list becomes pixels (JDF 1.5, Processes)."""

from jdf.processes.process import GENERAL, Process, gives, takes

PROCESS = Process(
    "Rendering",
    links=(
        takes("RenderingParams"),
        takes("RunList"),
        gives("RunList"),
        *GENERAL,
    ),
)
