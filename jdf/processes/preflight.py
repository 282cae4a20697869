"""Preflight: files are checked (JDF 1.5, Processes)."""

from jdf.processes.process import GENERAL, Process, gives, takes

PROCESS = Process(
    "Preflight",
    links=(
        takes("PreflightParams", least=1),
        takes("PreflightReportRulePool", least=1),
        takes("RunList", least=1),
        gives("PreflightReport", least=1),
        *GENERAL,
    ),
)
