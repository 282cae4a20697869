"""What only a file that claims a PDF/X is asked (ISO 15930): all filters, layers that switch, JPEG 2000 inside."""

from collections.abc import Iterator

import pikepdf

from preflight.facts import Jpeg2000Facts, PdfxFacts
from preflight.interpreter.values import entry, flag, items, table, whole, word
from preflight.reading.jpeg2000 import jpeg2000_of

_MOST_OBJECTS = 200_000
_MOST_ALTERNATES = 50
_MOST_CONFIGURATIONS = 200
_MOST_PICTURES = 200
_MOST_PICTURE_BYTES = 16 << 20
_SLIDES, _STEPS = "AlternatePresentations", "PresSteps"


def pdfx_of(pdf: pikepdf.Pdf) -> PdfxFacts:
    """Walk through the objects of a file; of very many the first."""
    filters: set[str] = set()
    slides = {_SLIDES} if entry(table(pdf.Root, "/Names"), f"/{_SLIDES}") is not None else set()
    pictures: list[Jpeg2000Facts] = []
    printed = False
    for found in _holders(pdf):
        if not isinstance(found, pikepdf.Stream):
            slides.update([_STEPS] if f"/{_STEPS}" in found else [])
            continue
        told: object = found.get("/Filter")
        filters.update(word(each) for each in items(told, 8) or [told] if isinstance(each, pikepdf.Name))
        printed = printed or _has_printed_alternate(found)
        pictures += _jpeg2000(found) if len(pictures) < _MOST_PICTURES else []
    trapped: object = entry(table(pdf.trailer, "/Info"), "/Trapped")
    return PdfxFacts(
        filters=tuple(sorted(filters)),
        trapped_is_name=trapped is None or isinstance(trapped, pikepdf.Name),
        automatic_layers=_has_automatic_layers(pdf.Root),
        printed_alternates=printed,
        presentations=tuple(sorted(slides)),
        jpeg2000=tuple(pictures),
    )


def _holders(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary | pikepdf.Stream]:
    for index, found in enumerate(pdf.objects):
        if index == _MOST_OBJECTS:
            return
        if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            yield found


def _jpeg2000(stream: pikepdf.Stream) -> list[Jpeg2000Facts]:
    """Look into a picture of JPEG 2000 that nothing else is packed around, of a size that is bearable to read."""
    told: object = stream.get("/Filter")
    filters = items(told, 2) or [told]
    if filters != [pikepdf.Name.JPXDecode] or whole(stream.get("/Length")) > _MOST_PICTURE_BYTES:
        return []
    found = jpeg2000_of(stream.objgen[0], stream.read_raw_bytes())
    return [] if found is None else [found]


def _has_printed_alternate(stream: pikepdf.Stream) -> bool:
    """Say whether one of an image's alternates is printed instead of it (8.9.5.4)."""
    alternates = items(stream.get("/Alternates"), _MOST_ALTERNATES)
    return any(flag(entry(each, "/DefaultForPrinting")) for each in alternates)


def _has_automatic_layers(root: pikepdf.Object) -> bool:
    """Say whether a configuration of layers has usage application dictionaries (8.11.4.5)."""
    properties = table(root, "/OCProperties")
    known = [entry(properties, "/D"), *items(entry(properties, "/Configs"), _MOST_CONFIGURATIONS)]
    return any(bool(items(entry(each, "/AS"), 1)) for each in known)
