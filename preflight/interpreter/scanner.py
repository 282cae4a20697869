"""Cuts a content stream into operators with their operands (ISO 32000-2, 7.8.2).

One regular expression takes a whole operator with its operands where these are numbers, a name or a plain string,
which is nearly always so; runs of path segments it takes in pieces of up to a thousand. Quantifiers are possessive
and bounded, so that no stream makes it slower than its length. What makes no sense is passed over.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from preflight.failure import TooComplexError

Operands = list[Any]
"""Numbers as float, names as str with their slash, strings as bytes, arrays as tuple, dictionaries as dict."""

RUN = b"run"
"""Stands for path segments (m, l, c, v, y, h) taken in one piece; its operand is their bytes."""

_MOST_OPERANDS = 64
_MOST_LONELY = 200_000
"""So many operands may follow each other that no operator takes; who writes more wants nothing printed."""

_SPACE = rb"[\x00\t\n\f\r ]"
_NUMBER = rb"[-+.0-9]++"
_NAME = rb"/[^\x00\t\n\f\r ()<>\[\]{}/%]*+"
_WORD = rb"[A-Za-z'\"][A-Za-z0-9*]*+"
_STRING = rb"\([^()\\]*+(?:\\.[^()\\]*+)*+\)"
_HEX = rb"<[0-9A-Fa-f\x00\t\n\f\r ]*+>"
_GAPS = _SPACE + rb"++"
_RUN = (
    rb"((?:" + _NUMBER + _GAPS + rb"){2}[ml]" + _GAPS
    + rb"(?:(?:(?:" + _NUMBER + _GAPS + rb"){2,6}+[mlcvy]|h)" + _GAPS + rb"){0,1000}+)"
)  # fmt: skip
_PLAIN = rb"((?:" + _NUMBER + _GAPS + rb"){0,8}+)(" + _WORD + rb")"
_NAMED = rb"(" + _NAME + rb")" + _SPACE + rb"*+((?:" + _NUMBER + _GAPS + rb"){0,2}+)(" + _WORD + rb")"
_SHOWN = rb"\(([^()\\]*+)\)" + _SPACE + rb"*+(Tj|')"
_CODED = rb"(" + _STRING + rb"|" + _HEX + rb")" + _SPACE + rb"*+(Tj|')"
_SPACED = rb"\[((?:[-+.0-9\x00\t\n\f\r ]++|" + _STRING + rb"|" + _HEX + rb")*+)\]" + _SPACE + rb"*+(TJ)"
_LOOSE = rb"(" + rb"|".join((_NUMBER, _NAME, _HEX, rb"<<", rb">>", rb"[\[\](]", rb"%[^\r\n]*+")) + rb")"
_TOKEN = re.compile(
    _SPACE + rb"*+(?:" + rb"|".join((_RUN, _PLAIN, _NAMED, _SHOWN, _CODED, _SPACED, _LOOSE)) + rb")",
    re.DOTALL,
)
_RUN_AT, _PLAIN_AT, _NAMED_AT, _SHOWN_AT, _CODED_AT, _SPACED_AT, _LOOSE_AT = 1, 3, 6, 8, 10, 12, 13
_BLANKS = re.compile(_SPACE + rb"*+")
_BRACKET = re.compile(rb"\\.|([()])", re.DOTALL)
_PIECE = re.compile(rb"(" + _NUMBER + rb")|(" + _STRING + rb")|(" + _HEX + rb")", re.DOTALL)
_NUMERAL = re.compile(rb"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_HEX_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_INLINE_END = re.compile(_SPACE + rb"EI(?![^\x00\t\n\f\r ()<>\[\]{}/%])")
_ESCAPED = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_CONSTANTS = {b"true": True, b"false": False, b"null": None}
_BEGIN_IMAGE, _IMAGE_DATA = b"BI", b"ID"


def operations(content: bytes) -> Iterator[tuple[bytes, Operands]]:
    """Yield each operator with the operands before it; an inline image is BI with its dictionary."""
    match, position, lonely, loose = _TOKEN.match, 0, 0, []  # type: ignore[var-annotated]
    while True:
        token = match(content, position)
        if token is None:
            position = _BLANKS.match(content, position).end() + 1  # type: ignore[union-attr]  # matches nothing too
            if position > len(content):
                return
            continue
        position, at = token.end(), token.lastindex or 0
        if at == _LOOSE_AT:
            lonely = _bearable(lonely + 1)
            position = _take_loose(content, token[at], position, loose)
            yield b"", []
            continue
        operator = RUN if at == _RUN_AT else token[at]
        lonely = 0
        if operator in _CONSTANTS:
            loose.append(_CONSTANTS[operator])
            continue
        operands = _READ[at](token)
        if loose:
            operands, loose = loose + operands, []
        if operator == _BEGIN_IMAGE:
            position, operands = _inline_image(content, position)
        yield operator, operands


def _bearable(lonely: int) -> int:
    """Let so many operands pass without an operator if that is bearable."""
    if lonely > _MOST_LONELY:
        raise TooComplexError(f"more than {_MOST_LONELY} operands of no operator in a row")
    return lonely


def _plain(token: re.Match[bytes]) -> Operands:
    words = token[_PLAIN_AT - 1]
    return _numbers(words) if words else []


_READ: Mapping[int, Callable[[re.Match[bytes]], Operands]] = {
    _RUN_AT: lambda token: [token[_RUN_AT]],
    _PLAIN_AT: _plain,
    _NAMED_AT: lambda token: [name_from(token[_NAMED_AT - 2]), *_numbers(token[_NAMED_AT - 1])],
    _SHOWN_AT: lambda token: [token[_SHOWN_AT - 1]],
    _CODED_AT: lambda token: [_text(token[_CODED_AT - 1])],
    _SPACED_AT: lambda token: [_spaced(token[_SPACED_AT - 1])],
}
"""How the operands are read that stand before an operator in the same match."""


def _numbers(words: bytes) -> list[float]:
    try:
        return [float(word) for word in words.split()]
    except ValueError:
        return [_number(word) for word in words.replace(b"\x00", b" ").split()]


def _number(word: bytes) -> float:
    """Read a number as other readers do who meet 1.2.3, 5-3 or --5: as far as it makes sense."""
    found = _NUMERAL.search(word)
    value = float(found[0]) if found else 0.0
    return -abs(value) if word.startswith(b"-") else value


def _take_loose(content: bytes, word: bytes, position: int, loose: Operands) -> int:
    """Put a single token on the stack of operands; return where to go on."""
    first = word[:1]
    if first == b"(":
        end = string_end(content, position)
        loose.append(_unescaped(content[position : end - 1]))
        position = end
    elif word == b"<<":
        found, position = _dictionary(content, position)
        loose.append(found)
    elif first == b"/":
        loose.append(name_from(word))
    elif first == b"<":
        loose.append(_text(word))
    elif first in b"-+.0123456789":
        loose.append(_number(word))
    del loose[:-_MOST_OPERANDS]
    return position


def _spaced(words: bytes) -> tuple[float | bytes, ...]:
    """Read the array of TJ: strings, and how far to move between them."""
    return tuple(
        _number(piece[0]) if piece.lastindex == 1 else _text(piece[0]) for piece in _PIECE.finditer(words)
    )


def _text(word: bytes) -> bytes:
    """Return the bytes a literal or hexadecimal string stands for (7.3.4)."""
    if word[:1] == b"(":
        return _unescaped(word[1:-1])
    digits = word[1:-1].translate(None, b"\x00\t\n\f\r ")
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _unescaped(raw: bytes) -> bytes:
    return _ESCAPE.sub(_unescape, raw) if b"\\" in raw else raw


def _unescape(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8) & 255]) if found[1] else _ESCAPED.get(found[2], found[2])


def string_end(content: bytes, position: int) -> int:
    """Return where a literal string ends whose opening bracket is behind; brackets nest (7.3.4.2)."""
    depth = 1
    for bracket in _BRACKET.finditer(content, position):
        depth += {b"(": 1, b")": -1}.get(bracket[1], 0)
        if depth == 0:
            return bracket.end()
    return len(content) + 1


def name_from(raw: bytes) -> str:
    """Return a name as the library writes it, with its slash: undo the #xx of a name (7.3.5)."""
    if b"#" in raw:
        raw = _HEX_CODE.sub(lambda code: bytes([int(code[1], 16)]), raw)
    return raw.decode("utf-8", "surrogateescape")


def _dictionary(content: bytes, position: int) -> tuple[dict[str, Any], int]:
    """Read an inline dictionary; what is nested in it is kept flat, as nobody asks for it."""
    flat, position = _flat(content, position, (b">>",))
    return {k: v for k, v in zip(flat[::2], flat[1::2], strict=False) if isinstance(k, str)}, position


def _inline_image(content: bytes, position: int) -> tuple[int, Operands]:
    """Read an inline image's dictionary and pass over its data (8.9.7)."""
    flat, position = _flat(content, position, (_IMAGE_DATA,))
    end = _INLINE_END.search(content, position)
    found = {k: v for k, v in zip(flat[::2], flat[1::2], strict=False) if isinstance(k, str)}
    return (end.end() if end else len(content)), [found]


_FLAT = re.compile(
    _SPACE + rb"*+(" + rb"|".join((_NUMBER, _NAME, _STRING, _HEX, rb"<<", rb">>", rb"[\[\]]", _WORD)) + rb")",
    re.DOTALL,
)
_OPENING = {b"<<": 1, b"[": 1, b">>": -1, b"]": -1}


def _flat(content: bytes, position: int, ends: tuple[bytes, ...]) -> tuple[Operands, int]:
    """Read names and values up to a word that ends them; arrays and nested dictionaries are kept flat."""
    values: Operands = []
    inner: Operands = []
    depth = 0
    while (token := _FLAT.match(content, position)) is not None:
        position, word = token.end(), token[1]
        if depth == 0 and word in ends:
            return values, position
        step = _OPENING.get(word, 0)
        depth = max(0, depth + step)
        if step > 0 and depth == 1:
            inner = []
        elif step < 0 and depth == 0:
            values.append(tuple(inner))
        elif step == 0:
            (inner if depth else values).append(_value(word))
            del values[:-256], inner[:-256]
    return values, position


def _value(word: bytes) -> object:
    first = word[:1]
    if first == b"/":
        return name_from(word)
    if first in b"(<":
        return _text(word)
    return _number(word) if first in b"-+.0123456789" else _CONSTANTS.get(word)
