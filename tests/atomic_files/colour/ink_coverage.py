from atomic_files import Fails, Passes
from pixel_builders import patch
from preflight_builders import page, pdf


def inks(colour: str, *, side: float = 20.0, high: float | None = None) -> bytes:
    return pdf(page(content=f"{colour} {patch(50, 50, side, high=high)} f".encode()))


FILES = (
    Passes("320 % of ink", inks("1 1 .8 .4 k")),
    Passes("400 % on two square millimetres", inks("1 1 1 1 k", side=1.4)),
    Passes("400 % in a line of a third of a millimetre", inks("1 1 1 1 k", side=100, high=0.3)),
    Passes("black of RGB, which presses separate", inks("0 0 0 rg")),
    Fails("400 % of ink", inks("1 1 1 1 k"), "heavy", "1", measured=400),
    Fails("345 % of ink", pdf(page(), page(content=f"1 1 .9 .55 k {patch(50, 50)} f".encode())), "heavy", "2",
          measured=345),
)  # fmt: skip
