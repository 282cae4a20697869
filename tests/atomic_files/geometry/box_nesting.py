from atomic_files import Fails, Passes
from preflight_builders import Page, page, pdf, points

_TRIM = (3.0, 3.0, 213.0, 300.0)


def _boxed(**boxes: tuple[float, float, float, float]) -> Page:
    """A page of 216 x 303 mm with these boxes beside its MediaBox."""
    return page(
        boxes=("Media",), entries="".join(f"/{name}Box[{points(rect)}]" for name, rect in boxes.items())
    )


FILES = (
    Passes("boxes inside each other", pdf(page())),
    Passes("a bleed of the whole page, rounded up", pdf(_boxed(Trim=_TRIM, Bleed=(0, 0, 216.009, 303.009)))),
    Passes("the extent of what was drawn as ArtBox", pdf(_boxed(Trim=_TRIM, Art=_TRIM, Bleed=(0, 0, 216, 303)))),
    Fails("a bleed wider than the page", pdf(page(), _boxed(Trim=_TRIM, Bleed=(-2, 0, 216, 303))), "outside", "2",
          side="left", measured=2),
    Fails("a cut beyond its bleed", pdf(_boxed(Trim=_TRIM, Bleed=(3, 3, 213, 299))), "outside", "1",
          side="top", measured=1, place=_TRIM),
    Fails("a cut beyond the page", pdf(_boxed(Trim=(-5, -5, 221, 308))), "outside", "1", side="all sides", measured=5),
    Fails("two cuts", pdf(_boxed(Trim=_TRIM, Art=(20, 20, 200, 280))), "both", "1"),
)  # fmt: skip
