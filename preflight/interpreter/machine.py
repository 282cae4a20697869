"""The loop that carries out operators, and the front of it: one page in, what it paints out."""

import hashlib
from collections.abc import Callable, Mapping

import pikepdf

from preflight.interpreter import graphics, images, paths, text
from preflight.interpreter.broken import BROKEN, not_the_files_fault
from preflight.interpreter.forms import draw_form
from preflight.interpreter.inflate import content_of
from preflight.interpreter.layers import Layers
from preflight.interpreter.matrix import Box, Matrix, through
from preflight.interpreter.run import Run, Shared
from preflight.interpreter.scanner import Operands, operations
from preflight.interpreter.sheet import Sheet
from preflight.interpreter.state import State
from preflight.interpreter.values import box, entry, items, matrix, word

_Handler = Callable[[Run, Operands], None]
_UNCOLOURED: Mapping[bytes, _Handler] = {
    **graphics.OPERATORS,
    **paths.OPERATORS,
    **text.OPERATORS,
    **images.OPERATORS,
}
_ALL: Mapping[bytes, _Handler] = {**_UNCOLOURED, **graphics.COLOUR_OPERATORS}
_DEFINED = frozenset(_ALL) | frozenset(b"J j M d MP DP BX EX d0 d1 BT ET ID EI".split()) | {b""}
"""Operators of ISO 32000-2, annex A, and what stands for a word that is none."""

_COUNTED = 1000
_MOST_STREAMS = 20_000


class Interpreter:
    """Reads page after page of one file; fonts, colour spaces, layers and forms are looked at once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.shared = Shared(_execute, Layers.of(pdf.Root))

    def page(self, content: bytes, resources: object, media: Box) -> tuple[Sheet, Run]:
        """Run a page's content; what lies outside the MediaBox is not painted."""
        colours = self.shared.colours
        black = colours.first(colours.named("DeviceGray"))
        run = Run(self.shared, resources, Sheet(), State(media, black, black))
        _execute(run, content)
        return run.sheet, run

    def content(self, page: pikepdf.Object) -> bytes | None:
        """Join a page's streams; a token never spans two, so they are joined by a blank (7.8.2)."""
        held: object = page.get("/Contents")
        streams = [each for each in items(held, _MOST_STREAMS) or [held] if isinstance(each, pikepdf.Stream)]
        if not streams:
            return None
        data = []
        for stream in streams:
            data.append(content_of(stream))
            self.shared.budget.read(len(data[-1]))
        return data[0] if len(data) == 1 else b" ".join(data)

    def appearance(self, run: Run, annotation: pikepdf.Object) -> None:
        """Draw what a printed annotation looks like into its rectangle (12.5.5)."""
        drawn = _appearance_of(annotation)
        place = box(annotation.get("/Rect"))
        if drawn is None or place is None:
            return
        shown = through(box(drawn.get("/BBox")) or place, matrix(drawn.get("/Matrix")))
        run.state = State(run.state.clip, run.state.fill, run.state.stroke, _onto(shown, place))
        run.hidden = 0
        draw_form(run, drawn)


def fingerprint(run: Run, content: bytes) -> str:
    """Return what is alike for two pages of one file that show the same."""
    digest = hashlib.sha256(content)
    digest.update(repr(run.used).encode())
    return digest.hexdigest()[:32]


def _execute(run: Run, content: bytes) -> None:
    """Carry out a stream's operators; one that makes no sense is passed over."""
    known = _ALL if run.coloured else _UNCOLOURED
    budget = run.shared.budget
    count = 0
    for operator, operands in operations(content):
        count += 1
        if count >= _COUNTED:
            budget.ran(count)
            run.sheet.drawn += count
            count = 0
        handler = known.get(operator)
        if handler is None:
            if operator not in _DEFINED:
                run.sheet.undefined(operator)
            continue
        try:
            handler(run, operands)
        except BROKEN as fault:
            not_the_files_fault(fault)
            run.sheet.faults.add(f"{operator.decode('latin-1')}: operands that make no sense")
    budget.ran(count)
    run.sheet.drawn += count


def _appearance_of(annotation: pikepdf.Object) -> pikepdf.Stream | None:
    """Return the normal appearance, of several the one for the state the annotation is in."""
    found: object = entry(entry(annotation, "/AP"), "/N")
    if isinstance(found, pikepdf.Dictionary):
        found = entry(found, f"/{word(annotation.get('/AS'))}")
    return found if isinstance(found, pikepdf.Stream) else None


def _onto(shown: Box, place: Box) -> Matrix:
    """Return the matrix that makes one box the other."""
    wide, high = (shown[2] - shown[0]) or 1.0, (shown[3] - shown[1]) or 1.0
    a, d = (place[2] - place[0]) / wide, (place[3] - place[1]) / high
    return a, 0.0, 0.0, d, place[0] - a * shown[0], place[1] - d * shown[1]
