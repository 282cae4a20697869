from atomic_files import Fails, Passes
from atomic_icc import profile
from atomic_print_builders import RED_GROUND, sheet
from preflight_builders import stream

_AREA = "150 150 72 72 re f "
_HERE = (52.92, 52.92, 78.32, 78.32)
_ICC = {"Icc": "[/ICCBased 101 0 R]"}
_PROFILE = (stream(profile("prtr", "CMYK"), "/N 4"),)

FILES = (
    Passes("black in mode 1", sheet(RED_GROUND + "/Op1 gs 0 0 0 1 k " + _AREA)),
    Passes("grey on paper", sheet("/Op1 gs 0.5 g " + _AREA)),
    Passes("mode 0 on paper", sheet("/Op0 gs 1 0 0 0 k " + _AREA)),
    Fails("grey on red", sheet(RED_GROUND + "/Op1 gs 0.5 g " + _AREA), "gray", "1", place=_HERE),
    Fails("mode 0 on red", sheet("", RED_GROUND + "/Op0 gs 1 0 0 0 k " + _AREA), "mode-0", "2", place=_HERE),
    Fails("CMYK with a profile on red", sheet(RED_GROUND + "/Op1 gs /Icc cs 1 0 0 0 sc " + _AREA, colours=_ICC,
          extra=_PROFILE), "profiled", "1"),
)  # fmt: skip
