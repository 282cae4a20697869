from atomic_files import Fails, Passes
from preflight import Expected
from preflight_builders import page, pdf

_NO_ORDER = Expected()

FILES = (
    Passes("pages of one size", pdf(page(), page()), _NO_ORDER),
    Passes("sizes rounded differently", pdf(page((210, 297)), page((210.3, 296.8))), _NO_ORDER),
    Passes(
        "one size, once turned by its entry", pdf(page(), page((297, 210), entries="/Rotate 90")), _NO_ORDER
    ),
    Fails(
        "a smaller page",
        pdf(page(), page((148, 210)), page()),
        "different",
        "2",
        order=_NO_ORDER,
        measured="148 x 210",
    ),
    Fails("a page 1 mm wider", pdf(page(), page(), page((211, 297))), "different", "3", order=_NO_ORDER),
    Fails(
        "a page on its side",
        pdf(page(), page((297, 210)), page()),
        "turned",
        "2",
        order=_NO_ORDER,
        measured="297 x 210",
    ),
)
