"""What a content stream draws and with which fonts it writes, by the few operators that matter (ISO 32000-2, 8 and 9).

Paths, colours and clipping are passed over. So an image that is clipped away entirely still counts as drawn.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from preflight.marks import name_from, string_end

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MOST_SAVED = 512
_LOOK_BACK = 256
_INVISIBLE = 3
_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
_TOKEN = re.compile(
    rb"%[^\r\n]*+"
    rb"|<[0-9A-Fa-f\s]*+>"
    rb"|(?P<string>\()"
    rb"|(?<![^\s()<>\[\]{}])(?P<op>q|Q|cm|Do|T[fjJr]|'|\"|BI)(?![^\s()<>\[\]{}/%])"
)
_INLINE_END = re.compile(rb"\sEI(?![^\s()<>\[\]{}/%])")
_NAME_AND_SIZE = re.compile(rb"/([^\s()<>\[\]{}/%]+)\s+\S+\s*\Z")
_NAME = re.compile(rb"/([^\s()<>\[\]{}/%]+)\s*\Z")


@dataclass(frozen=True, slots=True)
class State:
    """As much of the graphics state as matters here (8.4.1, 9.3.1)."""

    matrix: Matrix = IDENTITY
    font: str = ""
    mode: int = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """An XObject drawn by its name, under this state."""

    name: str
    state: State


@dataclass(frozen=True, slots=True)
class Written:
    """Text shown so that it can be seen, in the font of this name."""

    font: str


def times(one: Matrix, other: Matrix) -> Matrix:
    """Multiply two matrices: first `one`, then `other` (8.3.4)."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def placed(content: bytes, begin: State) -> Iterator[Drawn | Written]:
    """Walk a content stream that begins in a state; what makes no sense is passed over."""
    walker, position = _Walker(begin), 0
    while (token := _TOKEN.search(content, position)) is not None:
        position = _end(content, token)
        if token["op"]:
            operands = content[max(0, token.start() - _LOOK_BACK) : token.start()]
            mark = walker.take(token["op"], operands)
            if mark is not None:
                yield mark


def _end(content: bytes, token: re.Match[bytes]) -> int:
    """Return where to go on: behind a literal string or the data of an inline image, else behind the token."""
    if token["string"]:
        return string_end(content, token.end())
    if token["op"] != b"BI":
        return token.end()
    end = _INLINE_END.search(content, token.end())
    return end.end() if end else len(content)


@dataclass(slots=True)
class _Walker:
    """The state at one place of a stream, and those saved before."""

    state: State
    saved: list[State] = field(default_factory=list)

    def take(self, operator: bytes, operands: bytes) -> Drawn | Written | None:
        """Carry out one operator; tell what it puts on the page."""
        if operator in _SHOWING:
            seen = self.state.font and self.state.mode != _INVISIBLE
            return Written(self.state.font) if seen else None
        if operator == b"Do":
            found = _NAME.search(operands)
            return Drawn(name_from(found[1]), self.state) if found else None
        if operator == b"q" and len(self.saved) < _MOST_SAVED:
            self.saved.append(self.state)
        elif operator == b"Q" and self.saved:
            self.state = self.saved.pop()
        else:
            self.state = _changed(self.state, operator, operands)
        return None


def _changed(state: State, operator: bytes, operands: bytes) -> State:
    """Apply cm, Tf or Tr, whose operands stand before it."""
    if operator == b"Tf":
        found = _NAME_AND_SIZE.search(operands)
        return replace(state, font=name_from(found[1])) if found else state
    numbers = _numbers(operands, {b"cm": 6, b"Tr": 1}.get(operator, 0))
    if operator == b"cm" and len(numbers) == 6:
        a, b, c, d, e, f = numbers
        return replace(state, matrix=times((a, b, c, d, e, f), state.matrix))
    if operator == b"Tr" and numbers:
        return replace(state, mode=int(numbers[0]))
    return state


def _numbers(operands: bytes, count: int) -> list[float]:
    """Read the last numbers before an operator; none where they are no numbers of a sane size."""
    try:
        found = [] if not count else [float(word) for word in operands.split()[-count:]]
    except ValueError:
        return []
    return found if all(abs(number) < 1e9 for number in found) else []
