"""Says whether a content stream paints anything, by its operators alone (ISO 32000-2, annex A)."""

import re
from collections.abc import Iterator

PAINT = object()
"""Stands for an operator that paints by itself: a path, text, a shading or an inline image."""

_TOKEN = re.compile(
    rb"%[^\r\n]*+"
    rb"|<[0-9A-Fa-f\s]*+>"
    rb"|(?P<string>\()"
    rb"|/(?P<drawn>[^\s()<>\[\]{}/%]++)\s++Do(?![^\s()<>\[\]{}/%])"
    rb"|(?<![^\s()<>\[\]{}])(?P<paint>f\*?|F|B\*?|b\*?|[Ss]|sh|T[jJ]|'|\"|BI)(?![^\s()<>\[\]{}/%])"
)
_BRACKET = re.compile(rb"\\.|([()])", re.DOTALL)


def painting(content: bytes) -> Iterator[object]:
    """Yield PAINT for a painting operator and the name of each drawn XObject, in order.

    Comments and strings are passed over; an inline image's bytes are never reached, as BI already paints.
    """
    position = 0
    while (token := _TOKEN.search(content, position)) is not None:
        position = token.end()
        if token["string"]:
            position = string_end(content, position)
        elif token["paint"]:
            yield PAINT
        elif token["drawn"]:
            yield name_from(token["drawn"])


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
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), raw)
    return "/" + plain.decode("utf-8", "surrogateescape")
