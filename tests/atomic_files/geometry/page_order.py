from atomic_files import Fails, Passes
from preflight_builders import a4
from wording_builders import folios

FILES = (
    Passes("numbers that rise", folios(1, 2, 3, 4, 5, 6), a4(pages=6)),
    Passes("a cover without a number", folios(None, 2, 3, 4, 5, 6, 7, None), a4(pages=8)),
    Passes("plates that are not counted", folios(1, 2, None, None, 3, 4, 5, 6), a4(pages=8)),
    Passes("chapters that begin anew", folios(1, 2, 3, 4, 1, 2, 3, 4), a4(pages=8)),
    Passes("a year beside the number", folios(*(f"2024 no {n}" for n in range(1, 7))), a4(pages=6)),
    Passes("numbers that are something else", folios(31, 28, 31, 30, 31, 30), a4(pages=6)),
    Fails("two pages exchanged", folios(1, 2, 4, 3, 5, 6, 7, 8), "order", "3-4", a4(pages=8)),
    Fails("a number twice", folios(1, 2, 3, 3, 4, 5, 6, 7), "doubled", "4", a4(pages=8), measured="3"),
    Fails("a number left out", folios(1, 2, 3, 5, 6, 7, 8, 9), "gap", "4", a4(pages=8), measured="5"),
    Fails("the last pages in front", folios(7, 8, 2, 3, 4, 5, 6, None), "order", "3", a4(pages=8)),
)
