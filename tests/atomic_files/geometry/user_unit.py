from atomic_files import Fails, Passes
from preflight_builders import page, pdf

FILES = (
    Passes("no unit", pdf(page())),
    Passes("a unit of one point", pdf(page(entries="/UserUnit 1.0"))),
    Fails("a unit of two points", pdf(page((105, 148.5), bleed=1.5, entries="/UserUnit 2")), "scaled", "1", measured=2),
    Fails("a unit of ten points on one page", pdf(page(), page((21, 29.7), bleed=0.3, entries="/UserUnit 10")),
          "scaled", "2", measured=10),
)  # fmt: skip
