from atomic_files import Fails, Passes
from preflight import Expected
from preflight_builders import page, pdf

FILES = (
    Passes("a page of the ordered size", pdf(page())),
    Passes("a banner of five metres", pdf(page((5000, 900), bleed=0)), Expected()),
    Passes("a small label", pdf(page((10, 10), bleed=0)), Expected()),
    Fails(
        "six metres", pdf(page((6000, 900), bleed=0)), "large", "1", order=Expected(), measured="6000 x 900"
    ),
    Fails(
        "six metres by its unit",
        pdf(page((60, 90), bleed=0, entries="/UserUnit 100")),
        "large",
        "1",
        order=Expected(),
    ),
    Fails(
        "two millimetres",
        pdf(page(), page((2, 90), bleed=0)),
        "small",
        "2",
        order=Expected(),
        measured="2 x 90",
    ),
)
