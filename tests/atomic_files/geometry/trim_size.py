from atomic_files import Fails, Passes
from preflight_builders import page, pdf

FILES = (
    Passes("the ordered size", pdf(page())),
    Passes("sizes that half a millimetre was rounded off", pdf(page((210.5, 296.5)))),
    Passes("a size in units of two points", pdf(page((105, 148.5), bleed=1.5, entries="/UserUnit 2"))),
    Passes("a page turned by its own entry", pdf(page((297, 210), entries="/Rotate 90"))),
    Fails("another size", pdf(page(), page((140, 211))), "different", "2", measured="140 x 211"),
    Fails(
        "a smaller page of the same shape", pdf(page((148.5, 210))), "same-shape", "1", measured="148.5 x 210"
    ),
    Fails("two pages side by side", pdf(page((420, 297))), "spread", "1", measured="420 x 297"),
    Fails("a page on its side", pdf(page((297, 210))), "turned", "1", measured="297 x 210"),
    Fails("a bleed and no word of the cut", pdf(page(boxes=("Media",))), "assumed", "1", measured="3"),
)
