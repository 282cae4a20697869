"""Images where they are drawn: XObjects and those inside a stream (ISO 32000-2, 8.9). None is decoded."""

from typing import Any

import pikepdf

from preflight.interpreter.forms import draw_form, note_oddities
from preflight.interpreter.matrix import Box, is_upright, through
from preflight.interpreter.patterns import paint_pattern
from preflight.interpreter.run import ImageSource, Run, type_of
from preflight.interpreter.scanner import Operands
from preflight.interpreter.sheet import PlacedImage
from preflight.interpreter.state import Under, overprint
from preflight.interpreter.values import entry, flag, items, whole, word

_UNIT = (0.0, 0.0, 1.0, 1.0)
_FILTERS = {
    "AHx": "ASCIIHexDecode",
    "A85": "ASCII85Decode",
    "LZW": "LZWDecode",
    "Fl": "FlateDecode",
    "RL": "RunLengthDecode",
    "CCF": "CCITTFaxDecode",
    "DCT": "DCTDecode",
}
_BILEVEL = {"CCITTFaxDecode", "JBIG2Decode"}


def _draw(run: Run, operands: Operands) -> None:
    """Draw an XObject (8.8): an image, a form, or PostScript, which no press may run."""
    target = run.resource("/XObject", operands[-1])
    if not isinstance(target, pikepdf.Stream):
        if target is not None:
            run.lack("/XObject", str(operands[-1]))
        return
    layer = target.get("/OC")
    if layer is not None and not run.belongs_to(layer):
        return
    kind = type_of(target)
    if kind == "Form":
        draw_form(run, target)
    elif kind == "Image":
        _place(run, _known(run, target), target)
    elif kind == "PS":
        run.sheet.objects.add("postscript")


def _known(run: Run, image: pikepdf.Stream) -> int:
    """Return the place of an image in the list; each is read once."""
    key = image.objgen
    place = run.shared.image_places.get(key)
    if place is None:
        place = run.shared.image_places[key] = _listed(run, _source(run, image))
    run.used.append(key)
    return place


def _listed(run: Run, source: ImageSource) -> int:
    run.shared.images.append(source)
    return len(run.shared.images) - 1


def _source(run: Run, image: pikepdf.Stream) -> ImageSource:
    stencil = flag(image.get("/ImageMask"))
    filters = image.get("/Filter")
    names = tuple(word(each) for each in (items(filters, 8) or [filters]) if isinstance(each, pikepdf.Name))
    space: object = image.get("/ColorSpace")
    return ImageSource(
        whole(image.get("/Width")),
        whole(image.get("/Height")),
        _bits(image.get("/BitsPerComponent"), stencil=stencil, filters=names),
        "stencil" if stencil else "image",
        None if stencil or space is None else run.shared.colours.place(space),
        names,
        interpolate=flag(image.get("/Interpolate")),
        soft_mask=isinstance(image.get("/SMask"), pikepdf.Stream) or bool(whole(image.get("/SMaskInData"))),
        opi="/OPI" in image,
        alternates="/Alternates" in image,
        object=image.objgen[0],
    )


def _bits(told: object, *, stencil: bool, filters: tuple[str, ...]) -> int:
    """Return the bits of each colour; a stencil and a fax have one, and JPEG 2000 tells them elsewhere (8.9.5)."""
    if stencil or (filters and filters[-1] in _BILEVEL):
        return 1
    return whole(told) or 8


def _inline(run: Run, operands: Operands) -> None:
    """Draw an image whose data lies in the stream; its keys may be abbreviated (table 91)."""
    told: dict[str, Any] = operands[0]
    width, height = (
        int(told.get(short, told.get(long, 0)) or 0) for short, long in (("/W", "/Width"), ("/H", "/Height"))
    )
    stencil = flag(told.get("/IM", told.get("/ImageMask")))
    filters = told.get("/F", told.get("/Filter", ()))
    names = tuple(_FILTERS.get(n[1:], n[1:]) for n in (filters if isinstance(filters, tuple) else (filters,)))
    bits = told.get("/BPC", told.get("/BitsPerComponent", 8)) or 8
    source = ImageSource(
        min(width, 1 << 30),
        min(height, 1 << 30),
        _bits(int(bits), stencil=stencil, filters=names),
        "inline",
        None if stencil else _inline_space(run, told.get("/CS", told.get("/ColorSpace", ""))),
        names,
        interpolate=flag(told.get("/I", told.get("/Interpolate"))),
        soft_mask=False,
        opi=False,
        alternates=False,
        object=0,
    )
    if run.visible(through(_UNIT, run.state.matrix)) is not None:
        _place(run, _listed(run, source), None)


def _inline_space(run: Run, told: object) -> int:
    """Return the space of an inline image; its array is only ever an Indexed one (8.9.7)."""
    colours = run.shared.colours
    if isinstance(told, tuple):
        told = told[1] if len(told) > 1 else ""
    name = str(told)
    place = colours.named(name[1:])
    if colours.spaces[place].process != "Unknown" or not name:
        return place
    return colours.place(run.resource("/ColorSpace", name))


def _place(run: Run, place: int, image: pikepdf.Stream | None) -> None:
    """Put an image where the state says; a stencil is painted in the current colour."""
    state, source = run.state, run.shared.images[place]
    if image is not None:
        note_oddities(run, image)
    seen = run.visible(through(_UNIT, state.matrix))
    if seen is None or not source.width_px or not source.height_px:
        return
    ink = state.fill if source.space is None else None
    printed = overprint(state.fill, wanted=state.fill_overprint, mode=state.overprint_mode)
    if ink is None and _is_opaque(source, image) and is_upright(state.matrix):
        run.cover(seen)
    run.sheet.image(PlacedImage(place, state.matrix, seen, ink, printed, source.space))
    _take_down(run, source, image, seen)
    if state.under:
        run.under(seen, strokes="no")
    paint_pattern(run, ink, seen)


def _is_opaque(source: ImageSource, image: pikepdf.Stream | None) -> bool:
    """Say whether an image hides all that lies under it."""
    return not source.soft_mask and (image is None or "/Mask" not in image)


def _take_down(run: Run, source: ImageSource, image: pikepdf.Stream | None, seen: Box) -> None:
    if source.alternates:
        run.sheet.objects.add("alternate-image")
    intent = word(entry(image, "/Intent"))
    if intent:
        run.sheet.intents.add(intent)
    if source.soft_mask:
        run.sheet.under((Under("image-mask", ""),), seen)


OPERATORS = {b"Do": _draw, b"BI": _inline}
