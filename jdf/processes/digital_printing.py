"""DigitalPrinting: paper through a digital press (JDF 1.5, Processes)."""

from jdf.processes.process import GENERAL, Process, gives, takes

PROCESS = Process(
    "DigitalPrinting",
    links=(
        takes("DigitalPrintingParams", least=1),
        takes("RunList", least=1),
        takes("Media", most=None),
        takes("ColorantControl"),
        takes("Layout"),
        gives("Component", least=1, most=None),
        *GENERAL,
    ),
)
