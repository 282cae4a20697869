from dataclasses import replace

from atomic_files import Fails, Passes
from atomic_print_builders import sheet
from preflight_builders import a4

_MM = 72 / 25.4
_SAFE = replace(a4(), safe_mm=5.0)
_BOOK = replace(a4(pages=8), safe_mm=5.0, role="body", binding_edge="left")
_STITCHED = replace(_BOOK, binding="saddleStitch", creep_mm=2.0)
_GLUED = replace(_BOOK, binding="softCover")


def _text(x_mm: float, y_mm: float = 100, size_pt: float = 10) -> str:
    """A square letter of a size, its lower left corner as far from the lower left corner of the cut."""
    return f"0 0 0 1 k BT /F {size_pt} Tf {(x_mm + 3) * _MM:.3f} {(y_mm + 3) * _MM:.3f} Td (a) Tj ET "


_LETTER_MM = 10 / _MM
_AT_RIGHT = 210 - _LETTER_MM - 6


def _block(page: int, x_mm: float) -> bytes:
    """Eight pages, text on one of them."""
    return sheet(*(_text(x_mm if number == page else 50, 100 + number) for number in range(1, 9)))


FILES = (
    Passes("text 5 mm from the cut on all sides",
           sheet(_text(5, 5) + _text(205 - _LETTER_MM, 292 - _LETTER_MM)), _SAFE),
    Passes("text at the edge where the order says nothing", sheet(_text(1))),
    Passes("a headline of 72 pt that is meant to be cut", sheet(_text(-4, 100, 72)), _SAFE),
    Passes("text at the spine of a stitched booklet, which is not cut", _block(3, 1), _STITCHED),
    Passes("text 6 mm from the cut on the outermost sheet", _block(1, _AT_RIGHT), _STITCHED),
    Passes("text 6 mm from the spine of a glued book", _block(3, 6), _GLUED),
    Fails("text 2 mm from the left", sheet(_text(2)), "near", "1", order=_SAFE, measured=2,
          place=(5, 103, 5 + _LETTER_MM, 103 + _LETTER_MM)),
    Fails("text 3 mm from the foot of the second page", sheet(_text(50), _text(50, 3)), "near", "2", order=_SAFE,
          measured=3),
    Fails("text over the cut", sheet(_text(-2)), "cut", "1", order=_SAFE, measured=2),
    Fails("text 6 mm from the cut on the innermost sheet", _block(5, _AT_RIGHT), "pushed", "5", order=_STITCHED,
          measured=4),
    Fails("text 1 mm from the spine of a right-hand page", _block(3, 1), "gutter", "3", order=_GLUED, measured=1),
    Fails("text 1 mm from the spine of a left-hand page", _block(4, 209 - _LETTER_MM), "gutter", "4", order=_GLUED,
          measured=1),
)  # fmt: skip
