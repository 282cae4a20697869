"""Operators that set and show text (ISO 32000-2, 9.3 and 9.4)."""

import re

import pikepdf

from preflight.interpreter.broken import BROKEN, not_the_files_fault
from preflight.interpreter.fonts import Font
from preflight.interpreter.forms import sheet_of
from preflight.interpreter.inflate import content_of
from preflight.interpreter.matrix import (
    EMPTY,
    IDENTITY,
    Box,
    join,
    overlap,
    times,
)
from preflight.interpreter.patterns import paint_pattern
from preflight.interpreter.run import Run
from preflight.interpreter.scanner import Operands
from preflight.interpreter.setting import Setting, setting_of

_INVISIBLE, _CLIP_ONLY = 3, 7
_CLIPPING = frozenset({4, 5, 6, 7})
_OWN_COLOURS = re.compile(rb"\A[^A-Za-z]*+d0\b")
_GLYPH_BOX: Box = (-1e6, -1e6, 1e6, 1e6)


def _begin(run: Run, _operands: Operands) -> None:
    run.text_matrix = run.line_matrix = IDENTITY
    run.setting = None


def _end(run: Run, _operands: Operands) -> None:
    """End a piece of text; if letters were to clip, only what lies in their box is left (9.3.6)."""
    if run.text_clip is not None:
        run.state.clip = overlap(run.text_clip, run.state.clip) or EMPTY
        run.state.exact = False
        run.text_clip = None


def _font(run: Run, operands: Operands) -> None:
    name, size = operands[-2:]
    held = run.resource("/Font", name)
    run.state.font = run.shared.fonts.font(held)
    run.state.size, run.setting = float(size), None


def _move(run: Run, operands: Operands) -> None:
    x, y = operands[-2:]
    a, b, c, d, e, f = run.line_matrix
    run.text_matrix = run.line_matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)


def _move_and_lead(run: Run, operands: Operands) -> None:
    run.state.leading = -float(operands[-1])
    _move(run, operands)


def _next_line(run: Run, _operands: Operands) -> None:
    a, b, c, d, e, f = run.line_matrix
    down = run.state.leading
    run.text_matrix = run.line_matrix = (a, b, c, d, e - down * c, f - down * d)


def _matrix(run: Run, operands: Operands) -> None:
    a, b, c, d, e, f = operands[-6:]
    if run.setting is not None and run.text_matrix[:4] != (a, b, c, d):
        run.setting = None
    run.text_matrix = run.line_matrix = (float(a), float(b), float(c), float(d), float(e), float(f))


def _char_space(run: Run, operands: Operands) -> None:
    run.state.char_space, run.setting = float(operands[-1]), None


def _word_space(run: Run, operands: Operands) -> None:
    run.state.word_space, run.setting = float(operands[-1]), None


def _stretch(run: Run, operands: Operands) -> None:
    run.state.stretch, run.setting = float(operands[-1]) / 100, None


def _leading(run: Run, operands: Operands) -> None:
    run.state.leading = float(operands[-1])


def _rise(run: Run, operands: Operands) -> None:
    run.state.rise, run.setting = float(operands[-1]), None


def _mode(run: Run, operands: Operands) -> None:
    run.state.mode, run.setting = int(operands[-1]), None


def _show(run: Run, operands: Operands) -> None:
    _put(run, (operands[-1],))


def _show_spaced(run: Run, operands: Operands) -> None:
    _put(run, operands[-1])


def _show_on_next(run: Run, operands: Operands) -> None:
    _next_line(run, operands)
    _put(run, (operands[-1],))


def _show_with_spaces(run: Run, operands: Operands) -> None:
    word_space, char_space, shown = operands[-3:]
    run.state.word_space, run.state.char_space, run.setting = float(word_space), float(char_space), None
    _show_on_next(run, [shown])


def _put(run: Run, pieces: tuple[float | bytes, ...]) -> None:
    """Show strings with moves between them: find their box, take them down, and move on."""
    setting = run.setting
    if setting is None:
        if run.state.font is None:
            run.sheet.unknown = True
            return
        setting = run.setting = setting_of(run.state, run.state.font, run.text_matrix)
    length, glyphs = setting.measure(pieces)
    a, b, c, d, e, f = run.text_matrix
    g, h, i, j, k, m = run.state.matrix
    box = setting.box(length, e * g + f * i + k, e * h + f * j + m)
    x, y = (0.0, -length) if setting.font.vertical else (length, 0.0)
    run.text_matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
    if not glyphs:
        return
    seen = run.visible(box)
    font = setting.font
    if (font.program is not None or font.glyphs is not None) and seen is not None:
        _look_for_lacking(run, font, pieces)
    if setting.plain and seen is not None:
        if setting.letters is None:
            setting.letters = run.sheet.text(setting.look)
        setting.letters.add(seen, glyphs)
    elif not setting.plain:
        _take_down(run, setting, pieces, (box, seen, glyphs))


def _look_for_lacking(run: Run, font: Font, pieces: tuple[float | bytes, ...]) -> None:
    """Take down a font that shows letters which it lacks; text that is not drawn shows none."""
    if font.place in run.sheet.lacking or run.state.mode in {_INVISIBLE, _CLIP_ONLY}:
        return
    fonts = run.shared.fonts
    if any(isinstance(piece, bytes) and fonts.lacks(font, piece) for piece in pieces):
        run.sheet.lacking.add(font.place)


def _take_down(
    run: Run, setting: Setting, pieces: tuple[float | bytes, ...], where: tuple[Box, Box | None, int]
) -> None:
    """Take text down that does more than being seen: it clips, is invisible, transparent, a pattern, or drawn."""
    box, seen, glyphs = where
    mode = run.state.mode
    if mode in _CLIPPING:
        run.text_clip = box if run.text_clip is None else join(run.text_clip, box)
    if mode == _INVISIBLE:
        run.sheet.invisible_text += 0 if run.hidden else glyphs
        return
    if seen is None or mode == _CLIP_ONLY:
        return
    look = setting.look
    run.sheet.text(look).add(seen, glyphs)
    if run.state.under:
        run.under(seen, strokes="yes")
    paint_pattern(run, look.fill, seen)
    paint_pattern(run, look.stroke, seen)
    if setting.font.glyphs is not None:
        _draw_glyphs(run, setting, pieces)


def _draw_glyphs(run: Run, setting: Setting, pieces: tuple[float | bytes, ...]) -> None:
    """Look into letters that bring their own colours (d0); others are shapes in the colour of the text."""
    glyphs = setting.font.glyphs
    codes = {code for piece in pieces if isinstance(piece, bytes) for code in piece}
    if glyphs is None:
        return
    size, place = run.state.size, times(run.text_matrix, run.state.matrix)
    at = times(glyphs.matrix, times((size * run.state.stretch, 0, 0, size, 0, run.state.rise), place))
    for code in sorted(codes & set(glyphs.drawings)):
        drawing = glyphs.drawings[code]
        key = (drawing.objgen, setting.look)
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
