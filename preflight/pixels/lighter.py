"""One page as a document of its own whose pictures are no finer than a drawing of a given size can show.

PDFium decodes a photograph at its full size, and turns each of its dots from ink into light, however small it is going
to be shown: 60 ms for a tenth of a page at 300 ppi. Here a JPEG is decoded at a half, a quarter or an eighth from the
start, anything else averaged band by band; samples stay in their own colour space, so that all else that decides how
a picture looks (profile, Decode, masks, blending) remains the file's.
"""

import io
from typing import BinaryIO

import pikepdf

from preflight.failure import TooComplexError
from preflight.pixels.annotations import with_annotations
from preflight.pixels.frame import MM_PER_POINT, frame_of, inherited
from preflight.pixels.images import UnreadableImageError, Wanted, finer_than, samples_of
from preflight.pixels.plates import BROKEN, content_of
from preflight.pixels.reader import opened
from preflight.pixels.separation import Separator
from preflight.pixels.spaces import Kind
from preflight.pixels.survey import Survey, is_stencil

_SPARE = 2
"""Dots of a picture for each dot of the drawing, in either direction: PDFium smooths the rest as it always does."""

_KEYS = ("/Contents", "/Group", "/Annots", "/UserUnit")
_INHERITED = ("/MediaBox", "/Rotate", "/Resources")


def lighter(file: BinaryIO, number: int, width_px: int) -> bytes | None:
    """Write a page, counted from 1, for a drawing of a width; None where nothing is gained or it cannot be done."""
    try:
        with opened(file) as pdf:
            return _written(pdf, number, width_px)
    except (TooComplexError, OSError, *BROKEN):
        return None


def _written(pdf: pikepdf.Pdf, number: int, width_px: int) -> bytes | None:
    page = pdf.pages[number - 1].obj
    if "/Annots" in page and "/AcroForm" in pdf.Root:
        return None
    survey = _surveyed(pdf, page, width_px)
    shrunk = [_shrink(pdf, survey, key, wanted) for key, wanted in survey.wanted.items()]
    if not any(shrunk):
        return None
    made, out = pikepdf.new(), io.BytesIO()
    made.pages.append(pikepdf.Page(made.copy_foreign(pdf.make_indirect(_alone(page)))))
    layers = pdf.Root.get("/OCProperties")
    if isinstance(layers, pikepdf.Dictionary):
        made.Root.OCProperties = made.copy_foreign(pdf.make_indirect(layers))
    made.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none, static_id=True)
    return out.getvalue()


def _surveyed(pdf: pikepdf.Pdf, page: pikepdf.Object, width_px: int) -> Survey:
    """Find out how large each picture of a page comes out."""
    survey = Survey(pdf, Separator())
    points = frame_of(page).width_mm / MM_PER_POINT
    survey.measure(survey.unit(*with_annotations(page, content_of(page))), width_px / max(points, 1e-6))
    return survey


def _alone(page: pikepdf.Object) -> pikepdf.Dictionary:
    made = pikepdf.Dictionary(Type=pikepdf.Name.Page)
    for key in _INHERITED:
        found = inherited(page, key)
        if found is not None:
            made[key] = found
    for key in _KEYS:
        if key in page:
            made[key] = page[key]
    return made


def _shrink(pdf: pikepdf.Pdf, survey: Survey, key: tuple[int, int], wanted: Wanted) -> bool:
    """Replace the samples of a picture, and of its soft mask, by fewer; say whether that was done."""
    image = pdf.get_object(key)
    enough = Wanted(wanted.across * _SPARE, wanted.down * _SPARE)
    if not isinstance(image, pikepdf.Stream) or not finer_than(image, enough) or not _may_shrink(image):
        return False
    space = survey.image_space(image, None)
    if (
        space is None
        or space.kind in {Kind.INDEXED, Kind.PATTERN}
        or not _replaced(image, space.count, enough)
    ):
        return False
    mask = image.get("/SMask")
    if isinstance(mask, pikepdf.Stream) and finer_than(mask, enough):
        _replaced(mask, 1, enough)
    return True


def _may_shrink(image: pikepdf.Stream) -> bool:
    """Say whether neighbouring dots may be averaged: not where a colour is a mask, or colours are mixed with one."""
    mask = image.get("/SMask")
    matte = isinstance(mask, pikepdf.Stream) and "/Matte" in mask
    return not (matte or is_stencil(image) or isinstance(image.get("/Mask"), pikepdf.Array))


def _replaced(image: pikepdf.Stream, components: int, enough: Wanted) -> bool:
    try:
        samples = samples_of(image, components, enough)
    except UnreadableImageError:
        return False
    if samples is None:
        return False
    image.write(samples.tobytes())
    image.Height, image.Width, image.BitsPerComponent = *samples.shape[:2], 8
    return True
