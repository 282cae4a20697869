"""Imposition: pages go onto sheets (JDF 1.5, Processes)."""

from jdf.processes.process import GENERAL, Process, gives, takes

PROCESS = Process(
    "Imposition",
    links=(
        takes("Layout", least=1),
        takes("RunList", least=1, process_usage="Document"),
        takes("RunList", process_usage="Marks"),
        gives("RunList", least=1),
        *GENERAL,
    ),
)
