from atomic_files import Fails, Passes
from preflight_builders import page, pdf

FILES = (
    Passes("no entry", pdf(page())),
    Passes("a whole turn", pdf(page(entries="/Rotate 360"))),
    Fails("a quarter turn", pdf(page(), page((297, 210), entries="/Rotate 90")), "turned", "2", measured=90),
    Fails("half a turn", pdf(page(entries="/Rotate -180")), "turned", "1", measured=180),
)
