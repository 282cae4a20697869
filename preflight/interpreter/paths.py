"""Operators that build, paint and clip by paths (ISO 32000-2, 8.5)."""

import msgspec

from preflight.interpreter.matrix import EMPTY, Box, is_upright, join, overlap, significant, thinnest, through
from preflight.interpreter.patterns import paint_pattern, paint_shading
from preflight.interpreter.run import Run
from preflight.interpreter.scanner import RUN, Operands
from preflight.interpreter.sheet import FillLook, LineLook
from preflight.interpreter.state import overprint

_LETTERS = bytes.maketrans(b"mlcvyh", b"      ")
_LISTED = bytes.maketrans(b" mlcvyh", b",      ")
_LIST = msgspec.json.Decoder(list[float])
_NODE_LETTERS = (b"m", b"l", b"c", b"v", b"y")
_NO_COVER = frozenset({"None", "Pattern", "Unknown"})
"""Spaces whose colours need not hide what lies under them."""


def _segments(run: Run, operands: Operands) -> None:
    """Take the box around a run of segments; curves lie within their control points."""
    numbers = _coordinates(operands[0])
    count = len(numbers) // 2 * 2
    xs, ys = numbers[0:count:2], numbers[1:count:2]
    box = (min(xs), min(ys), max(xs), max(ys))
    run.nodes += count // 2
    run.plain = False
    _extend(run, through(box, run.state.matrix))


def _coordinates(raw: bytes) -> list[float]:
    """Read the numbers of a run of segments.

    As most programs write them, they are a list in JSON but for a few bytes, and its reader takes half as long; it also
    refuses whatever is written otherwise, such as .5 for 0.5.
    """
    listed = raw.translate(_LISTED)
    if b", ," in listed:
        listed = listed.replace(b", ,", b",")
    try:
        numbers = _LIST.decode(b"[%b0]" % listed)
    except msgspec.DecodeError:
        return list(map(float, raw.translate(_LETTERS).split()))
    numbers.pop()
    return numbers


def _points(run: Run, operands: Operands) -> None:
    """Take single segments that did not come in a run."""
    run.plain = False
    for x, y in zip(operands[::2], operands[1::2], strict=False):
        run.nodes += 1
        _extend(run, through((x, y, x, y), run.state.matrix))


def _rectangle(run: Run, operands: Operands) -> None:
    x, y, w, h = operands[-4:]
    box = (x if w >= 0 else x + w, y if h >= 0 else y + h, x + w if w >= 0 else x, y + h if h >= 0 else y)
    run.nodes += 4
    run.plain = run.path is None and is_upright(run.state.matrix)
    _extend(run, through(box, run.state.matrix))


def _extend(run: Run, box: Box) -> None:
    run.path = box if run.path is None else join(run.path, box)


def _clip(run: Run, _operands: Operands) -> None:
    run.clips = True


def _end(run: Run, _operands: Operands) -> None:
    """End a path; one that clips leaves only what lies in its box."""
    if run.clips and run.path is not None:
        run.state.clip = overlap(run.path, run.state.clip) or EMPTY
        run.state.exact = run.state.exact and run.plain
    run.path, run.nodes, run.clips = None, 0, False


def _fill(run: Run, operands: Operands) -> None:
    _paint_inside(run)
    _end(run, operands)


def _stroke(run: Run, operands: Operands) -> None:
    _paint_line(run)
    _end(run, operands)


def _fill_and_stroke(run: Run, operands: Operands) -> None:
    _paint_inside(run)
    _paint_line(run)
    _end(run, operands)


def _count_nodes(run: Run) -> None:
    sheet = run.sheet
    sheet.nodes += run.nodes
    sheet.most_nodes = max(sheet.most_nodes, run.nodes)


def _paint_inside(run: Run) -> None:
    path, state = run.path, run.state
    seen = None if path is None else run.visible(path)
    if path is None or seen is None:
        return
    _count_nodes(run)
    ink = state.fill
    printed = overprint(ink, wanted=state.fill_overprint, mode=state.overprint_mode)
    look = FillLook("path" if ink.pattern is None else "pattern", ink, printed)
    if run.plain and ink.pattern is None and run.shared.colours.spaces[ink.place].process not in _NO_COVER:
        run.cover(seen)
    run.sheet.fill(look, seen, min(path[2] - path[0], path[3] - path[1]))
    if state.under:
        run.under(seen, strokes="no")
    paint_pattern(run, ink, seen)


def _paint_line(run: Run) -> None:
    path, state = run.path, run.state
    if path is None:
        return
    width = state.line_width * thinnest(state.matrix)
    half = width / 2
    seen = run.visible((path[0] - half, path[1] - half, path[2] + half, path[3] + half))
    if seen is None:
        return
    _count_nodes(run)
    ink = state.stroke
    printed = overprint(ink, wanted=state.stroke_overprint, mode=state.overprint_mode)
    run.sheet.line(LineLook(significant(width), ink, printed), seen)
    if state.under:
        run.under(seen, strokes="only")
    paint_pattern(run, ink, seen)


def _shade(run: Run, operands: Operands) -> None:
    """Paint a shading over all that the clip leaves (8.7.4.2)."""
    seen = run.visible(run.state.clip)
    if seen is None:
        return
    shading = run.resource("/Shading", operands[-1])
    state = run.state
    printed = overprint(state.fill, wanted=state.fill_overprint, mode=state.overprint_mode)
    paint_shading(run, shading, seen, printed)
    if state.under:
        run.under(seen, strokes="no")


OPERATORS = {
    RUN: _segments,
    b"re": _rectangle,
    b"W": _clip,
    b"W*": _clip,
    b"n": _end,
    b"S": _stroke,
    b"s": _stroke,
    b"f": _fill,
    b"F": _fill,
    b"f*": _fill,
    b"B": _fill_and_stroke,
    b"B*": _fill_and_stroke,
    b"b": _fill_and_stroke,
    b"b*": _fill_and_stroke,
    b"sh": _shade,
} | dict.fromkeys(_NODE_LETTERS, _points)
