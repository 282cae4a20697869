from atomic_files import Fails, Passes
from atomic_print_builders import separation, sheet


def _named(*names: str) -> bytes:
    colours = {f"S{i}": separation(name) for i, name in enumerate(names)}
    squares = (f"/{key} cs 1 scn {150 + 100 * place} 150 90 90 re f " for place, key in enumerate(colours))
    return sheet("".join(squares), colours=colours)


FILES = (
    Passes("two inks", _named("PANTONE#20185#20C", "PANTONE#20186#20C")),
    Passes("one ink", _named("HKS#2043")),
    Fails(
        "one ink for coated and uncoated paper",
        _named("PANTONE#20185#20C", "PANTONE#20185#20U"),
        "alias",
        "1",
    ),
    Fails("one ink in other letters", _named("Cut#20Contour", "cutcontour"), "alias", "1"),
    Fails("a mixture", _named("C=0#20M=100#20Y=0#20K=0"), "mixture", "1"),
)
