"""Stitching: sheets are stapled (JDF 1.5, Processes)."""

from jdf.processes.process import GENERAL, Process, gives, takes

PROCESS = Process(
    "Stitching",
    links=(
        takes("StitchingParams", least=1),
        takes("Component", least=1),
        gives("Component", least=1),
        *GENERAL,
    ),
)
