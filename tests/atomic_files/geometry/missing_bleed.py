from atomic_files import Fails, Passes
from preflight_builders import blank, page, pdf

FILES = (
    Passes("the ordered bleed", pdf(page())),
    Passes("a bleed rounded by the exporting program", pdf(page(bleed=2.85))),
    Passes("a blank page", pdf(page(), blank())),
    Fails("no bleed", pdf(page(), page(bleed=0)), "short", "2", side="all sides", measured=0),
    Fails("1 mm on the left", pdf(page(margins=(1, 3, 3, 3))), "short", "1", side="left", measured=1,
          place=(-2, 3, 0, 300)),
)  # fmt: skip
