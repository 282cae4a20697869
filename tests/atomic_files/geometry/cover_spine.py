from dataclasses import replace

from atomic_files import Fails, Passes
from preflight_builders import a4, page, pdf

_COVER = replace(a4(pages=4), role="cover", binding="softCover", spine_mm=12.2)

FILES = (
    Passes("a cover with its spine, outside and inside", pdf(*[page((432.2, 297))] * 2), _COVER),
    Passes("a spine rounded to whole millimetres", pdf(*[page((432, 297), boxes=("Media",))] * 2), _COVER),
    Passes("four single pages", pdf(*[page()] * 4), _COVER),
    Fails("no spine", pdf(*[page((420, 297))] * 2), "different", "1-2", order=_COVER, measured=0),
    Fails("a spine 2 mm too narrow inside", pdf(page((432.2, 297)), page((430.2, 297))), "different", "2",
          order=_COVER, measured=10.2, place=(213, 3, 223.2, 300)),
)  # fmt: skip
