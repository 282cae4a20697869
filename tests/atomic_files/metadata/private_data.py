from atomic_files import Fails, Passes
from preflight_builders import image, page, pdf

_PIECE = "/PieceInfo<</Illustrator<</LastModified(D:2027)/Private<<>>>>>>"

FILES = (
    Passes("nothing private", pdf(page())),
    Passes("a tagged file", pdf(page(), catalog="/MarkInfo<</Marked true>>")),
    Fails("data of Illustrator in the file", pdf(page(), catalog=_PIECE), "private"),
    Fails("data of Illustrator on a page", pdf(page(), page(entries=_PIECE)), "private"),
    Fails("a thumbnail", pdf(page(entries="/Thumb 100 0 R"), extra=(image(9, 9),)), "thumbnails"),
)
