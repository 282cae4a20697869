"""A page of a file as a picture of its ink, in the sandbox, one page, once."""

from typing import BinaryIO

import pikepdf

from preflight.picture import NoPicture, Picture, PictureFailure, PictureWish
from preflight.pixels.heatmap import heat_map
from preflight.pixels.plates import PageFault, Plates
from preflight.pixels.reader import opened


def draw_ink(file: BinaryIO, wish: PictureWish) -> Picture | PictureFailure:
    """Draw where a page has more ink than a limit; a file that does not open is told, not raised."""
    try:
        with opened(file) as pdf:
            return _drawn(pdf, wish)
    except pikepdf.PasswordError as fault:
        return PictureFailure(NoPicture.LOCKED, str(fault)[:200])
    except pikepdf.PdfError as fault:
        return PictureFailure(NoPicture.DAMAGED, str(fault)[:200])


def _drawn(pdf: pikepdf.Pdf, wish: PictureWish) -> Picture | PictureFailure:
    pages = len(pdf.pages)
    if not 1 <= wish.page <= pages:
        return PictureFailure(NoPicture.NO_SUCH_PAGE, f"page {wish.page} of {pages}")
    made = Plates(pdf).page(wish.page)
    if isinstance(made, PageFault):
        return PictureFailure(NoPicture.TOO_COMPLEX, made.why)
    return Picture("image/png", made.width_px, made.height_px, pages, heat_map(made, wish.ink_limit))
