"""LayoutPreparation: rules become a layout of sheets (JDF 1.5, Processes)."""

from jdf.processes.process import GENERAL, Process, gives, takes

PROCESS = Process(
    "LayoutPreparation",
    links=(
        takes("LayoutPreparationParams", least=1),
        takes("RunList", process_usage="Document"),
        takes("RunList", process_usage="Marks"),
        gives("Layout", least=1),
        gives("RunList"),
        *GENERAL,
    ),
)
