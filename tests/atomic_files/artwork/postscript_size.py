from artwork_builders import card, dos_eps, eps
from atomic_files import Fails, Passes

_BESIDE = ("not-a-pdf",)

FILES = (
    Passes("the ordered size with bleed", eps(), card(), _BESIDE),
    Passes("the same behind a header of DOS", dos_eps(eps()), card(), _BESIDE),
    Passes("a size that is said at the end", eps("%%BoundingBox: (atend)", size=(0, 0),
           body="showpage\n%%Trailer\n%%BoundingBox: 0 0 258 173"), card(), _BESIDE),
    Fails("another size", eps(size=(120.0, 80.0)), "other-size", order=card(), measured="120 x 80"),
    Fails("the size without bleed", eps(size=(85.0, 55.0)), "no-bleed", order=card(), measured="85 x 55"),
    Fails("no size at all", eps(size=(0, 0)), "no-size", order=card()),
    Fails("two pages", eps("%%Pages: 2"), "pages", order=card(), measured=2),
)  # fmt: skip
