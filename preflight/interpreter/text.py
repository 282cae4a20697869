"""Operators that set and show text (ISO 32000-2, 9.3 and 9.4)."""

import re

import pikepdf

from preflight.interpreter.broken import BROKEN, not_the_files_fault
from preflight.interpreter.fonts import Font
from preflight.interpreter.forms import sheet_of
from preflight.interpreter.graphics import overprint
from preflight.interpreter.inflate import content_of
from preflight.interpreter.matrix import (
    EMPTY,
    IDENTITY,
    Box,
    Matrix,
    join,
    overlap,
    scale,
    significant,
    thinnest,
    through,
    times,
)
from preflight.interpreter.patterns import paint_pattern
from preflight.interpreter.run import Run
from preflight.interpreter.scanner import Operands
from preflight.interpreter.sheet import TextLook
from preflight.interpreter.state import Ink

_INVISIBLE, _CLIP_ONLY = 3, 7
_FILLED, _STROKED, _CLIPPING = frozenset({0, 2, 4, 6}), frozenset({1, 2, 5, 6}), frozenset({4, 5, 6, 7})
_SPACE_CODE = 32
_OWN_COLOURS = re.compile(rb"\A[^A-Za-z]*+d0\b")
_GLYPH_BOX: Box = (-1e6, -1e6, 1e6, 1e6)


def _begin(run: Run, _operands: Operands) -> None:
    run.text_matrix = run.line_matrix = IDENTITY
    run.look = None


def _end(run: Run, _operands: Operands) -> None:
    """End a piece of text; if letters were to clip, only what lies in their box is left (9.3.6)."""
    if run.text_clip is not None:
        run.state.clip = overlap(run.text_clip, run.state.clip) or EMPTY
        run.text_clip = None


def _font(run: Run, operands: Operands) -> None:
    name, size = operands[-2:]
    held = run.resource("/Font", name)
    run.state.font = run.shared.fonts.font(held)
    run.state.size, run.look = float(size), None


def _move(run: Run, operands: Operands) -> None:
    x, y = operands[-2:]
    a, b, c, d, e, f = run.line_matrix
    run.text_matrix = run.line_matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)


def _move_and_lead(run: Run, operands: Operands) -> None:
    run.state.leading = -float(operands[-1])
    _move(run, operands)


def _next_line(run: Run, _operands: Operands) -> None:
    _move(run, [0.0, -run.state.leading])


def _matrix(run: Run, operands: Operands) -> None:
    a, b, c, d, e, f = operands[-6:]
    if run.look is not None and run.text_matrix[:4] != (a, b, c, d):
        run.look = None
    run.text_matrix = run.line_matrix = (float(a), float(b), float(c), float(d), float(e), float(f))


def _char_space(run: Run, operands: Operands) -> None:
    run.state.char_space = float(operands[-1])


def _word_space(run: Run, operands: Operands) -> None:
    run.state.word_space = float(operands[-1])


def _stretch(run: Run, operands: Operands) -> None:
    run.state.stretch, run.look = float(operands[-1]) / 100, None


def _leading(run: Run, operands: Operands) -> None:
    run.state.leading = float(operands[-1])


def _rise(run: Run, operands: Operands) -> None:
    run.state.rise = float(operands[-1])


def _mode(run: Run, operands: Operands) -> None:
    run.state.mode, run.look = int(operands[-1]), None


def _show(run: Run, operands: Operands) -> None:
    _put(run, (operands[-1],))


def _show_spaced(run: Run, operands: Operands) -> None:
    _put(run, operands[-1])


def _show_on_next(run: Run, operands: Operands) -> None:
    _next_line(run, operands)
    _put(run, (operands[-1],))


def _show_with_spaces(run: Run, operands: Operands) -> None:
    word_space, char_space, shown = operands[-3:]
    run.state.word_space, run.state.char_space = float(word_space), float(char_space)
    _show_on_next(run, [shown])


def _put(run: Run, pieces: tuple[float | bytes, ...]) -> None:
    """Show strings with moves between them: find their box, take them down, and move on."""
    font = run.state.font
    if font is None:
        run.sheet.unknown = True
        return
    length, glyphs = _measure(run, font, pieces)
    state = run.state
    place = times(run.text_matrix, state.matrix)
    unit = font.unit * state.size
    low, high = state.rise + font.descent * unit, state.rise + font.ascent * unit
    across = (-state.size / 2, -length, state.size / 2, 0.0) if font.vertical else (0.0, low, length, high)
    if not font.vertical and length < 0:
        across = (length, low, 0.0, high)
    box = through(across, place)
    a, b, c, d, e, f = run.text_matrix
    x, y = (0.0, -length) if font.vertical else (length, 0.0)
    run.text_matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
    if glyphs:
        _take_down(run, font, pieces, (place, box, glyphs))


def _measure(run: Run, font: Font, pieces: tuple[float | bytes, ...]) -> tuple[float, int]:
    """Return how far text moves and how many letters it has (9.4.4)."""
    state = run.state
    width = moved = 0.0
    glyphs = blanks = 0
    for piece in pieces:
        if isinstance(piece, bytes):
            wide, count = font.width_of(piece)
            width += wide
            glyphs += count
            if state.word_space and font.code_bytes == 1:
                blanks += piece.count(_SPACE_CODE)
        else:
            moved -= piece
    length = (
        (width * font.unit + moved / 1000) * state.size
        + glyphs * state.char_space
        + blanks * state.word_space
    )
    return length * (1.0 if font.vertical else state.stretch), glyphs


def _take_down(
    run: Run, font: Font, pieces: tuple[float | bytes, ...], where: tuple[Matrix, Box, int]
) -> None:
    place, box, glyphs = where
    mode = run.state.mode
    if mode in _CLIPPING:
        run.text_clip = box if run.text_clip is None else join(run.text_clip, box)
    if mode == _INVISIBLE:
        run.sheet.invisible_text += 0 if run.hidden else glyphs
        return
    seen = run.visible(box)
    if seen is None or mode == _CLIP_ONLY:
        return
    look = run.look
    if look is None:
        look = run.look = _look(run, font, place)
    run.sheet.text(look, seen, glyphs)
    if run.state.under:
        run.under(seen, strokes="yes")
    paint_pattern(run, look.fill, seen)
    paint_pattern(run, look.stroke, seen)
    if font.glyphs is not None:
        _draw_glyphs(run, font, pieces, place)


def _look(run: Run, font: Font, place: Matrix) -> TextLook:
    """Return the class that text belongs to: effective size is that of the em's area, stretched or not."""
    state = run.state
    larger = scale(place) * abs(state.stretch) ** 0.5
    em = 1.0 if font.glyphs is None else scale(font.glyphs.matrix) * max(font.ascent - font.descent, 1e-9)
    fill: Ink | None = state.fill if state.mode in _FILLED else None
    stroke: Ink | None = state.stroke if state.mode in _STROKED else None
    return TextLook(
        font.place,
        significant(abs(state.size) * larger * em),
        fill,
        stroke,
        overprint(fill, wanted=state.fill_overprint, mode=state.overprint_mode),
        overprint(stroke, wanted=state.stroke_overprint, mode=state.overprint_mode),
        significant(state.line_width * thinnest(state.matrix)) if stroke is not None else 0.0,
    )


def _draw_glyphs(run: Run, font: Font, pieces: tuple[float | bytes, ...], place: Matrix) -> None:
    """Look into letters that bring their own colours (d0); others are shapes in the colour of the text."""
    glyphs = font.glyphs
    codes = {code for piece in pieces if isinstance(piece, bytes) for code in piece}
    if glyphs is None:
        return
    size = run.state.size
    at = times(glyphs.matrix, times((size * run.state.stretch, 0, 0, size, 0, run.state.rise), place))
    for code in sorted(codes & set(glyphs.drawings)):
        drawing = glyphs.drawings[code]
        key = (drawing.objgen, run.look)
        if key in run.drawn_glyphs or not _has_own_colours(drawing):
            continue
        run.drawn_glyphs.add(key)
        painted = sheet_of(run, drawing, run.state.inside(_GLYPH_BOX, group=False), glyphs.resources)
        if painted is not None:
            run.sheet.absorb(painted, at, run.state.clip)


def _has_own_colours(drawing: pikepdf.Stream) -> bool:
    try:
        return _OWN_COLOURS.match(content_of(drawing)) is not None
    except BROKEN as fault:
        not_the_files_fault(fault)
        return False


OPERATORS = {
    b"BT": _begin,
    b"ET": _end,
    b"Tf": _font,
    b"Td": _move,
    b"TD": _move_and_lead,
    b"Tm": _matrix,
    b"T*": _next_line,
    b"Tc": _char_space,
    b"Tw": _word_space,
    b"Tz": _stretch,
    b"TL": _leading,
    b"Ts": _rise,
    b"Tr": _mode,
    b"Tj": _show,
    b"TJ": _show_spaced,
    b"'": _show_on_next,
    b'"': _show_with_spaces,
}
