from dataclasses import replace

from atomic_files import Fails, Passes
from pixel_builders import patch
from preflight_builders import a4, page, pdf

BLACK = replace(a4(), colours_front=("Black",), colours_back=("Black",))
BOTH = replace(a4(), colours_front=("Cyan", "Magenta", "Yellow", "Black"), colours_back=("Black",))


def paints(*colours: str) -> bytes:
    return pdf(*[page(content=f"{colour} {patch(50, 50)} f".encode()) for colour in colours])


FILES = (
    Passes("black and grey", paints("0 g", ".5 g"), order=BLACK),
    Passes("colour on the front alone, ordered so", paints("1 0 0 0 k", ".5 g"), order=BOTH),
    Passes("colour where nothing is said", paints("1 0 0 0 k")),
    Fails("a red square", paints("0 g", "0 1 1 0 k"), "colour", "2", order=BLACK, measured=0.6),
    Fails("colour on the back", paints("1 0 0 0 k", "1 0 0 0 k"), "colour", "2", order=BOTH),
    Fails("RGB black", paints("0 0 0 rg"), "grey", "1", order=BLACK),
)  # fmt: skip
