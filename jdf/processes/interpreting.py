"""Interpreting: a page description becomes a display list (JDF 1.5, Processes)."""

from jdf.processes.process import GENERAL, Process, gives, takes

PROCESS = Process(
    "Interpreting",
    links=(
        takes("InterpretingParams", least=1),
        takes("RunList", most=None),
        gives("RunList", most=None),
        *GENERAL,
    ),
)
