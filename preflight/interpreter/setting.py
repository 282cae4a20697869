"""How text is set at one place of a stream: worked out once, and used until something about it changes."""

from dataclasses import dataclass

from preflight.interpreter.fonts import Font
from preflight.interpreter.matrix import Box, Matrix, scale, significant, thinnest, through, times
from preflight.interpreter.sheet import Tally, TextLook
from preflight.interpreter.state import Ink, State, overprint

_FILLED, _STROKED = frozenset({0, 2, 4, 6}), frozenset({1, 2, 5, 6})
_SPACE_CODE = 32


@dataclass(slots=True)
class Setting:
    """Font, class, and the numbers that turn widths into a box; `place` leads from text to paper, but for its origin.

    `plain` text is filled with one colour and nothing else; `spread` text has spaces added between letters or words.
    """

    font: Font
    look: TextLook
    place: Matrix
    low: float
    high: float
    per_unit: float
    per_move: float
    char_space: float
    word_space: float
    plain: bool
    spread: bool
    letters: Tally | None = None

    def measure(self, pieces: tuple[float | bytes, ...]) -> tuple[float, int]:
        """Return how far text moves and how many letters it has (9.4.4)."""
        length, glyphs = 0.0, 0
        for piece in pieces:
            if isinstance(piece, bytes):
                wide, count = self.font.width_of(piece)
                length += wide * self.per_unit
                glyphs += count
                if self.spread:
                    blanks = piece.count(_SPACE_CODE) if self.font.code_bytes == 1 else 0
                    length += count * self.char_space + blanks * self.word_space
            else:
                length -= piece * self.per_move
        return length, glyphs

    def box(self, length: float, x: float, y: float) -> Box:
        """Return the box of text of a length that begins at a point of the paper."""
        a, b, c, d, _, _ = self.place
        if b == 0 and c == 0 and a > 0 and d > 0 and length >= 0 and not self.font.vertical:
            return x, y + self.low * d, x + length * a, y + self.high * d
        if self.font.vertical:
            half = self.high / 2
            return through((-half, min(0.0, -length), half, max(0.0, -length)), (a, b, c, d, x, y))
        return through((min(0.0, length), self.low, max(0.0, length), self.high), (a, b, c, d, x, y))


def setting_of(state: State, font: Font, text_matrix: Matrix) -> Setting:
    """Work out how text is set in a state."""
    place = times(text_matrix, state.matrix)
    look = _look(state, font, place)
    unit, stretch = font.unit * state.size, 1.0 if font.vertical else state.stretch
    low, high = sorted((font.descent * unit, font.ascent * unit))
    patterned = look.fill is None or look.fill.pattern is not None
    return Setting(
        font,
        look,
        place,
        state.rise + low,
        state.rise + high,
        per_unit=unit * stretch,
        per_move=state.size * stretch / 1000,
        char_space=state.char_space * stretch,
        word_space=state.word_space * stretch,
        plain=state.mode == 0 and not state.under and not patterned and font.glyphs is None,
        spread=bool(state.char_space or state.word_space),
    )


def _look(state: State, font: Font, place: Matrix) -> TextLook:
    """Return the class that text belongs to: effective size is that of the em's area, stretched or not."""
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
