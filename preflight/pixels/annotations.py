"""Annotations that are printed, as content that goes on where the page's ends (ISO 32000-2, 12.5.5)."""

from collections.abc import Iterator
from math import isfinite

import pikepdf

from preflight.pixels.frame import inherited
from preflight.pixels.survey import table

_MOST = 1000
_HIDDEN, _PRINTED = 0b10, 0b100


def with_annotations(page: pikepdf.Object, content: bytes) -> tuple[bytes, pikepdf.Object | None]:
    """Return a page's content and resources with the annotations that are printed drawn over it."""
    found = inherited(page, "/Resources")
    resources = found if isinstance(found, pikepdf.Dictionary) else None
    drawn = dict(enumerate(_printed(page)))
    if not drawn:
        return content, resources
    merged = pikepdf.Dictionary()
    for kind, entry in (resources or pikepdf.Dictionary()).items():
        merged[kind] = entry
    forms = pikepdf.Dictionary()
    for name, form in (table(resources, "/XObject") or pikepdf.Dictionary()).items():
        forms[name] = form
    calls = [b"q\n", content, b"\nQ"]
    for i, (form, matrix) in drawn.items():
        forms[f"/PxNote{i}"] = form
        calls.append(b"\nq %.5f 0 0 %.5f %.5f %.5f cm /PxNote%d Do Q" % (*matrix, i))
    merged.XObject = forms
    return b"".join(calls), merged


def _printed(page: pikepdf.Object) -> Iterator[tuple[pikepdf.Stream, tuple[float, float, float, float]]]:
    """Yield what each printed annotation looks like, with its scale and place."""
    notes = page.get("/Annots")
    if not isinstance(notes, pikepdf.Array):
        return
    for i in range(min(len(notes), _MOST)):
        look = _look(notes[i])
        place = None if look is None else _place(notes[i], look)
        if look is not None and place is not None:
            yield look, place


def _look(note: object) -> pikepdf.Stream | None:
    """Return the appearance of an annotation, in its state if it has several; None for one that is not printed."""
    flags = note.get("/F", 0) if isinstance(note, pikepdf.Dictionary) else 0
    if not isinstance(note, pikepdf.Dictionary) or not isinstance(flags, int):
        return None
    if flags & (_HIDDEN | _PRINTED) != _PRINTED:
        return None
    looks = table(note, "/AP")
    normal = None if looks is None else looks.get("/N")
    if isinstance(normal, pikepdf.Dictionary):
        normal = normal.get(str(note.get("/AS", "/Off")))
    return normal if isinstance(normal, pikepdf.Stream) else None


def _place(note: pikepdf.Object, look: pikepdf.Stream) -> tuple[float, float, float, float] | None:
    """Fit the appearance's box, turned by its matrix, into the annotation's rectangle."""
    rect, box, matrix = _numbers(note, "/Rect", 4), _numbers(look, "/BBox", 4), _numbers(look, "/Matrix", 6)
    if rect is None or box is None:
        return None
    a, b, c, d, e, f = matrix or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    xs = [a * x + c * y + e for x in box[::2] for y in box[1::2]]
    ys = [b * x + d * y + f for x in box[::2] for y in box[1::2]]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if wide <= 0 or high <= 0:
        return None
    across, down = abs(rect[2] - rect[0]) / wide, abs(rect[3] - rect[1]) / high
    left, bottom = min(rect[0], rect[2]), min(rect[1], rect[3])
    return across, down, left - min(xs) * across, bottom - min(ys) * down


def _numbers(found: pikepdf.Object, key: str, count: int) -> tuple[float, ...] | None:
    value = found.get(key)
    if not isinstance(value, pikepdf.Array) or len(value) != count:
        return None
    try:
        numbers = tuple(float(value[i]) for i in range(count))
    except (TypeError, ValueError):
        return None
    return numbers if all(isfinite(n) and abs(n) < 1e7 for n in numbers) else None
