"""Annotations: which there are, which are printed, and what they say (ISO 32000-2, 12.5)."""

from collections.abc import Iterator

import pikepdf

from preflight.facts import AnnotationFacts
from preflight.interpreter.values import box, items, text, whole, word
from preflight.reading.boxes import Frame

_MOST = 1000
_MOST_TEXT = 300
_HIDDEN, _PRINT, _NO_VIEW = 1 << 1, 1 << 2, 1 << 5
_UNPRINTED = {"Popup", "Link"}


def annotations_of(page: pikepdf.Object, frame: Frame) -> tuple[AnnotationFacts, ...]:
    """Read a page's annotations; links and the windows of notes have no mark of their own but are told."""
    return tuple(_annotation(each, frame) for each in _all(page))


def is_printed(page: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the annotations that are put on paper: those with a picture of their own whose flags allow it."""
    return (each for each in _all(page) if "/AP" in each and _prints(each))


def _all(page: pikepdf.Object) -> list[pikepdf.Object]:
    return [each for each in items(page.get("/Annots"), _MOST) if isinstance(each, pikepdf.Dictionary)]


def _prints(annotation: pikepdf.Object) -> bool:
    flags = whole(annotation.get("/F"))
    kind = word(annotation.get("/Subtype"))
    return bool(flags & _PRINT) and not flags & _HIDDEN and kind not in _UNPRINTED


def _annotation(annotation: pikepdf.Object, frame: Frame) -> AnnotationFacts:
    place = box(annotation.get("/Rect"))
    kind = word(annotation.get("/Subtype"))
    return AnnotationFacts(
        kind,
        frame.shown(place) if place else (0.0, 0.0, 0.0, 0.0),
        printable=_prints(annotation),
        text=text(annotation.get("/Contents"), _MOST_TEXT),
        field=kind == "Widget",
        hidden=bool(whole(annotation.get("/F")) & (_HIDDEN | _NO_VIEW)),
        drawn="/AP" in annotation,
    )
