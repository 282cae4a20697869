"""What only a file that claims a PDF/X is asked (ISO 15930): all filters, layers that switch by themselves."""

from collections.abc import Iterator

import pikepdf

from preflight.facts import PdfxFacts
from preflight.interpreter.values import entry, flag, items, table, word

_MOST_OBJECTS = 200_000
_MOST_ALTERNATES = 50
_MOST_CONFIGURATIONS = 200


def pdfx_of(pdf: pikepdf.Pdf) -> PdfxFacts:
    """Walk through the objects of a file; of very many the first."""
    filters: set[str] = set()
    printed = False
    for stream in _streams(pdf):
        told: object = stream.get("/Filter")
        filters.update(word(each) for each in items(told, 8) or [told] if isinstance(each, pikepdf.Name))
        printed = printed or _has_printed_alternate(stream)
    trapped: object = entry(table(pdf.trailer, "/Info"), "/Trapped")
    return PdfxFacts(
        filters=tuple(sorted(filters)),
        trapped_is_name=trapped is None or isinstance(trapped, pikepdf.Name),
        automatic_layers=_has_automatic_layers(pdf.Root),
        printed_alternates=printed,
    )


def _streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    for index, found in enumerate(pdf.objects):
        if index == _MOST_OBJECTS:
            return
        if isinstance(found, pikepdf.Stream):
            yield found


def _has_printed_alternate(stream: pikepdf.Stream) -> bool:
    """Say whether one of an image's alternates is printed instead of it (8.9.5.4)."""
    alternates = items(stream.get("/Alternates"), _MOST_ALTERNATES)
    return any(flag(entry(each, "/DefaultForPrinting")) for each in alternates)


def _has_automatic_layers(root: pikepdf.Object) -> bool:
    """Say whether a configuration of layers has usage application dictionaries (8.11.4.5)."""
    properties = table(root, "/OCProperties")
    known = [entry(properties, "/D"), *items(entry(properties, "/Configs"), _MOST_CONFIGURATIONS)]
    return any(bool(items(entry(each, "/AS"), 1)) for each in known)
