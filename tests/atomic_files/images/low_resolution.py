from atomic_files import Fails, Passes
from preflight_builders import image, page, pdf

_RESOURCES = "/Resources<</XObject<</I 100 0 R>>>>"
_INCH = page(content=b"q 72 0 0 72 100 100 cm /I Do Q", entries=_RESOURCES)
_TINY = page(content=b"q 10 0 0 10 100 100 cm /I Do Q", entries=_RESOURCES)

FILES = (
    Passes("300 pixels an inch", pdf(_INCH, extra=(image(300, 300),))),
    Passes("a dot of few pixels", pdf(_TINY, extra=(image(5, 5),))),
    Fails("150 pixels an inch", pdf(page(), _INCH, extra=(image(150, 150),)), "low", "2", measured=150),
    Fails("72 pixels an inch", pdf(_INCH, extra=(image(72, 72),)), "coarse", "1", measured=72,
          place=(35.278, 35.278, 60.678, 60.678)),
)  # fmt: skip
