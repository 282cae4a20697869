"""A content stream as events: what it paints with which inks, and the bytes between that nobody needs to change.

Only operators of colour, state and drawing are looked at (ISO 32000-2, 8.6, 8.10, 11.6); paths and text stay bytes.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import isfinite

from preflight.pixels.spaces import CMYK, GRAY, RGB, Space

Linear = tuple[float, float, float, float]
"""The part of a matrix that turns and scales."""

UPRIGHT: Linear = (1.0, 0.0, 0.0, 1.0)
MOST_EVENTS = 400_000
_MOST_SAVED = 512
_LOOK_BACK = 512
_TOKEN = re.compile(
    rb"%[^\r\n]*+"
    rb"|<[0-9A-Fa-f\s]*+>"
    rb"|(?P<string>\()"
    rb"|(?<![^\s()<>\[\]{}])(?P<op>q|Q|cm|Do|gs|sh|g|G|rg|RG|k|K|cs|CS|scn?|SCN?|BI|d1)(?![^\s()<>\[\]{}/%])"
)
_OPERANDS = re.compile(
    rb"(?<![^\s()<>\[\]{}])(?P<numbers>(?:[-+.0-9eE]++\s++)*+)(?P<name>/[^\s()<>\[\]{}/%]*+\s*+)?\Z"
)
_BRACKET = re.compile(rb"\\.|([()])", re.DOTALL)
_INLINE_DATA = re.compile(rb"(?<![^\s()<>\[\]{}])ID(?:\r\n|\s)")
_INLINE_END = re.compile(rb"\sEI(?![^\s()<>\[\]{}/%])")
_DEVICE = {b"g": GRAY, b"rg": RGB, b"k": CMYK}


@dataclass(frozen=True, slots=True)
class Paint:
    """The colour of fills, or of strokes, from here on; `pattern` names one, `space` is then that of its colour."""

    space: Space
    values: tuple[float, ...]
    stroke: bool
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """An operator that uses a resource: Do, gs or sh."""

    operator: str
    name: str


@dataclass(frozen=True, slots=True)
class Inline:
    """An inline image: its dictionary as written, and its data."""

    dictionary: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class Nest:
    """q (saves the state) or Q (goes back to the one saved last)."""

    saves: bool


Event = bytes | Paint | Named | Inline | Nest


@dataclass(slots=True)
class Script:
    """A content stream, read; `draws` are the XObjects drawn, by name, and how large their unit square becomes."""

    events: list[Event] = field(default_factory=list)
    draws: list[tuple[str, Linear]] = field(default_factory=list)
    colourless: bool = False


def read(content: bytes, space_named: Callable[[str], Space]) -> Script:
    """Read a content stream; `space_named` finds the colour spaces its resources name."""
    return _Reader(content, space_named).read()


def times(one: Linear, other: Linear) -> Linear:
    """Multiply: first `one`, then `other`."""
    a, b, c, d = one
    e, f, g, h = other
    return (a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h)


def string_end(content: bytes, position: int) -> int:
    """Return where a literal string ends whose opening bracket is behind; brackets nest (7.3.4.2)."""
    depth = 1
    for bracket in _BRACKET.finditer(content, position):
        depth += {b"(": 1, b")": -1}.get(bracket[1], 0)
        if depth == 0:
            return bracket.end()
    return len(content)


def name_from(raw: bytes) -> str:
    """Return a name as the library writes it: undo the #xx of a name (7.3.5)."""
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), raw.strip())
    return plain.decode("utf-8", "surrogateescape")


@dataclass(slots=True)
class _State:
    fill: Space = GRAY
    stroke: Space = GRAY
    linear: Linear = UPRIGHT


class _Reader:
    """Walks one stream once."""

    def __init__(self, content: bytes, space_named: Callable[[str], Space]) -> None:
        self._content = content
        self._space_named = space_named
        self._script = Script()
        self._state = _State()
        self._saved: list[_State] = []
        self._kept = 0

    def read(self) -> Script:
        position = behind = 0
        while (token := _TOKEN.search(self._content, position)) is not None:
            position = token.end()
            if token["string"]:
                position = string_end(self._content, position)
            elif token["op"] == b"BI":
                position = self._inline(token.start(), position)
            elif token["op"]:
                self._take(token, behind)
            behind = position
            if len(self._script.events) > MOST_EVENTS:
                break
        self._keep(len(self._content))
        return self._script

    def _take(self, token: re.Match[bytes], behind: int) -> None:
        begin = max(behind, token.start() - _LOOK_BACK)
        operands = _OPERANDS.search(self._content[begin : token.start()])
        at = begin + operands.start() if operands else token.start()
        numbers = _numbers(operands["numbers"]) if operands else ()
        name = name_from(operands["name"]) if operands and operands["name"] else ""
        event = self._event(token["op"], numbers, name)
        if event is not None:
            self._keep(at)
            self._script.events.append(event)
            self._kept = token.end()

    def _keep(self, until: int) -> None:
        """Take down the bytes since the last event."""
        if until > self._kept:
            self._script.events.append(self._content[self._kept : until])
        self._kept = max(self._kept, until)

    def _event(self, operator: bytes, numbers: tuple[float, ...], name: str) -> Event | None:
        if operator in {b"q", b"Q"}:
            return self._nest(saves=operator == b"q")
        if operator == b"cm":
            self._scale(numbers)
            return None
        if operator == b"d1":
            self._script.colourless = True
            return None
        if operator in {b"Do", b"gs", b"sh"}:
            return self._named(operator.decode(), name)
        return self._colour(operator, numbers, name)

    def _nest(self, *, saves: bool) -> Nest:
        state = self._state
        if saves and len(self._saved) < _MOST_SAVED:
            self._saved.append(_State(state.fill, state.stroke, state.linear))
        elif not saves and self._saved:
            self._state = self._saved.pop()
        return Nest(saves)

    def _scale(self, numbers: tuple[float, ...]) -> None:
        if len(numbers) >= 6:
            a, b, c, d = numbers[-6:-2]
            self._state.linear = times((a, b, c, d), self._state.linear)

    def _named(self, operator: str, name: str) -> Named:
        if operator == "Do":
            self._script.draws.append((name, self._state.linear))
        return Named(operator, name)

    def _colour(self, operator: bytes, numbers: tuple[float, ...], name: str) -> Paint | None:
        stroke, plain = operator[:1].isupper(), operator.lower()
        if plain in _DEVICE:
            space = _DEVICE[plain]
            self._use(space, stroke=stroke)
        elif plain == b"cs":
            space = self._space_named(name)
            self._use(space, stroke=stroke)
            numbers = space.initial()
        else:
            space = self._state.stroke if stroke else self._state.fill
        if space.is_pattern and plain == b"cs":
            return Paint(space, (), stroke)
        wanted = (space.base or space) if space.is_pattern else space
        values = numbers[-wanted.count :] if wanted.count else ()
        values += (0.0,) * (wanted.count - len(values))
        return Paint(space, values, stroke, name if space.is_pattern else "")

    def _use(self, space: Space, *, stroke: bool) -> None:
        if stroke:
            self._state.stroke = space
        else:
            self._state.fill = space

    def _inline(self, begin: int, position: int) -> int:
        """Take an inline image out; the search for its end passes over the data of one without a filter."""
        data = _INLINE_DATA.search(self._content, position)
        if data is None:
            return len(self._content)
        end = _INLINE_END.search(self._content, data.end())
        stop = end.start() if end else len(self._content)
        self._keep(begin)
        dictionary = self._content[position : data.start()]
        self._script.events.append(Inline(dictionary, self._content[data.end() : stop]))
        self._kept = end.end() if end else len(self._content)
        return self._kept


def _numbers(words: bytes) -> tuple[float, ...]:
    return tuple(_finite(words.split()))


def _finite(words: list[bytes]) -> Iterator[float]:
    """Yield what is a number of a sane size; nonsense counts as 0, as readers take it."""
    for word in words:
        try:
            number = float(word)
        except ValueError:
            number = 0.0
        yield number if isfinite(number) and abs(number) < 1e9 else 0.0
