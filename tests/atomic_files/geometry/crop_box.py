from atomic_files import Fails, Passes
from preflight import Expected
from preflight_builders import Page, page, pdf, points


def _cropped(left: float, bottom: float, right: float, top: float, boxes: tuple[str, ...] = ()) -> Page:
    return page(bleed=10, boxes=("Media", *boxes), entries=f"/CropBox[{points((left, bottom, right, top))}]")


FILES = (
    Passes("a crop as large as the page", pdf(page(boxes=("Media", "Crop", "Bleed", "Trim")))),
    Passes("a crop that hides nothing but the marks", pdf(_cropped(7, 7, 223, 310, ("Trim",)))),
    Passes("a crop larger than the page", pdf(_cropped(-9, -9, 300, 400, ("Trim",)))),
    Fails("a crop through the page", pdf(page(), _cropped(10, 10, 220, 200, ("Trim",))), "cuts", "2",
          measured="210 x 190", place=(10, 10, 220, 200)),
    Fails("a crop on the cut", pdf(_cropped(10, 10, 220, 307, ("Trim",))), "hides-bleed", "1"),
    Fails("a crop, and nobody says where to cut", pdf(_cropped(50, 50, 200, 200)), "differs", "1", order=Expected(),
          measured="150 x 150"),
)  # fmt: skip
