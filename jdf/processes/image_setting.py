"""ImageSetting: a plate or film is exposed (JDF 1.5, Processes)."""

from jdf.processes.process import GENERAL, Process, gives, takes

PROCESS = Process(
    "ImageSetting",
    links=(
        takes("RunList", least=1),
        gives("ExposedMedia", least=1),
        *GENERAL,
    ),
)
