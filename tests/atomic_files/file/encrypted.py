from atomic_files import Fails, Passes
from preflight_builders import locked, page, pdf

FILES = (
    Passes("an open file", pdf(page())),
    Passes("an open file of a newer version", pdf(page(), version="1.7")),
    Fails("a password to open it", locked(pdf(page()), user="secret"), "password"),
    Fails("no right to print", locked(pdf(page()), print_lowres=False, print_highres=False), "no-printing"),
    Fails("coarse printing only", locked(pdf(page()), print_highres=False), "coarse-printing"),
    Fails("no right to copy", locked(pdf(page()), extract=False), "restricted"),
)
