from atomic_files import Fails, Passes
from pixel_builders import patch
from preflight_builders import blank, page, pdf


def art(x: float, y: float, wide: float, high: float, **more: tuple[float, float, float, float]) -> bytes:
    """A page with a rectangle on it, in mm from the lower left of its paper; the cut begins at 3 mm."""
    return pdf(page(content=f"0 0 0 1 k {patch(x, y, wide, high=high)} f".encode(), **more))


FILES = (
    Passes("the ordered bleed", pdf(page())),
    Passes("a bleed rounded by the exporting program", pdf(page(bleed=2.85))),
    Passes("a blank page", pdf(page(), blank())),
    Passes("no bleed, where nothing reaches the cut", art(20, 20, 100, 100, margins=(0, 0, 0, 0))),
    Passes("art on one side alone, with its bleed", art(0, 20, 50, 50)),
    Fails("no bleed", pdf(page(), page(bleed=0)), "short", "2", side="all sides", measured=0),
    Fails("1 mm on the left", pdf(page(margins=(1, 3, 3, 3))), "short", "1", side="left", measured=1,
          place=(-2, 3, 0, 300)),
    Fails("art that ends at the cut", art(3, 3, 210, 297), "art", "1", side="all sides", measured=0),
    Fails("art that ends at the upper cut", art(50, 200, 50, 100), "art", "1", side="top", measured=0),
    Fails("art that ends 1.5 mm past the right cut", art(100, 100, 114.5, 50), "art", "1", side="right"),
)  # fmt: skip
