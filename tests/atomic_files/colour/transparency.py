from pathlib import Path

from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write

_EVERYTHING = Path(__file__).parents[1] / "everything.toml"

FILES = (
    Passes("none", sheet(write(9)), profile=_EVERYTHING),
    Passes("a state that is set and paints nothing", sheet("/Half gs q Q"), profile=_EVERYTHING),
    Fails("half see-through", sheet(write(20, more="/Half gs")), "present", "1", profile=_EVERYTHING),
    Fails("multiplied", sheet("", write(20, more="/Multiply gs")), "present", "2", profile=_EVERYTHING),
)
