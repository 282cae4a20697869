"""Make the demo's PDFs from nothing: pages with boxes, colour into the bleed, a headline and page numbers.

Shares no code with preflight and uses no PDF library, so that a mistake in one cannot hide one in the other.
"""

import hashlib
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from gateway.demo.lettering import EM, STROKES, advance, glyph, glyph_name, width, writable

_MM = 72 / 25.4
_FIRST_CODE = 32
_Ink = tuple[float, float, float, float]
_PALETTES: tuple[tuple[_Ink, _Ink, _Ink], ...] = (
    ((0.95, 0.60, 0.10, 0.15), (0.70, 0.20, 0.00, 0.00), (0.00, 0.35, 0.90, 0.00)),
    ((0.05, 0.85, 0.70, 0.05), (0.00, 0.65, 0.55, 0.00), (0.00, 0.10, 0.60, 0.00)),
    ((0.85, 0.20, 0.65, 0.20), (0.60, 0.00, 0.50, 0.00), (0.05, 0.05, 0.75, 0.00)),
    ((0.70, 0.90, 0.10, 0.10), (0.45, 0.70, 0.00, 0.00), (0.45, 0.00, 0.15, 0.00)),
    ((0.10, 0.55, 0.95, 0.00), (0.00, 0.35, 0.80, 0.00), (0.85, 0.45, 0.15, 0.10)),
)
"""Ground, shapes and accent; no mixture above 220 % ink."""
_PAPER: _Ink = (0.0, 0.0, 0.0, 0.0)
_SAFE_MM = 8.0


@dataclass(frozen=True, slots=True)
class Artwork:
    """What a file shall look like; `bleed_mm` 0 makes the pages end at the cut."""

    w_mm: float
    h_mm: float
    pages: int
    bleed_mm: float
    headline: str
    lines: tuple[str, ...] = ()
    seed: int = 0


def make_pdf(art: Artwork) -> bytes:
    """Return the file's bytes; the same artwork gives the same bytes."""
    dice = random.Random(f"{art.seed}/{art.headline}")  # noqa: S311 - a picture, not a secret
    palette = dice.choice(_PALETTES)
    turns = [dice.random() for _ in range(art.pages)]
    contents = [_content(art, palette, number, turn) for number, turn in enumerate(turns, start=1)]
    return _file(_objects(art, contents), title=writable(art.headline))


# -- what stands on a page


def _content(art: Artwork, palette: tuple[_Ink, _Ink, _Ink], number: int, turn: float) -> bytes:
    ground, shape, accent = palette
    bleed, w, h = art.bleed_mm * _MM, art.w_mm * _MM, art.h_mm * _MM
    full = f"{-bleed:.3f} {-bleed:.3f} {w + 2 * bleed:.3f} {h + 2 * bleed:.3f} re"
    parts = [
        f"1 0 0 1 {bleed:.3f} {bleed:.3f} cm",
        f"{_fill(ground)} {full} f",
        f"q {full} W n",
        f"{_fill(shape)} {_circle(w * (0.55 + 0.4 * turn), h * 0.78, min(w, h) * 0.48)} f",
        f"{_fill(accent)} {_circle(w * (0.15 + 0.3 * turn), h * 0.70, min(w, h) * 0.13)} f",
        f"{_fill(shape)} {_band(w, h, turn)} f Q",
        _words(art, number, accent),
    ]
    return "\n".join(parts).encode()


def _fill(ink: _Ink) -> str:
    return " ".join(f"{part:.2f}" for part in ink) + " k"


def _stroke(ink: _Ink) -> str:
    return " ".join(f"{part:.2f}" for part in ink) + " K"


def _circle(x: float, y: float, r: float) -> str:
    k = r * 4 / 3 * math.tan(math.pi / 8)
    return (
        f"{x + r:.2f} {y:.2f} m {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c h"
    )


def _band(w: float, h: float, turn: float) -> str:
    low, high = h * (0.02 + 0.08 * turn), h * (0.20 - 0.06 * turn)
    return f"{-w:.2f} {-h:.2f} m {2 * w:.2f} {-h:.2f} l {2 * w:.2f} {high:.2f} l {-w:.2f} {low:.2f} l h"


def _words(art: Artwork, number: int, accent: _Ink) -> str:
    edge, w, h = _SAFE_MM * _MM, art.w_mm * _MM, art.h_mm * _MM
    room = w - 2 * edge
    rows = _rows(art.headline)
    size = min(h * 0.09, *(room * EM / (width(row, EM) + 1) for row in rows))
    top = h * 0.46
    shown = [_text(row, edge, top - index * size * 1.15, size, _PAPER) for index, row in enumerate(rows)]
    under = top - len(rows) * size * 1.15
    for index, line in enumerate(art.lines):
        small = min(size * 0.42, room * EM / (width(writable(line), EM) + 1))
        shown.append(_text(writable(line), edge, under - index * size * 0.7, small, accent))
    folio = f"{number} / {art.pages}"
    shown.append(_text(folio, w - edge - width(folio, 7), edge, 7, _PAPER))
    return "\n".join(shown)


def _rows(headline: str) -> list[str]:
    """Break a headline into two rows at the blank nearest to its middle, if it is long."""
    text = writable(headline)
    blanks = [index for index, letter in enumerate(text) if letter == " "]
    if not blanks or len(text) <= 12:
        return [text]
    middle = min(blanks, key=lambda index: abs(index - len(text) / 2))
    return [text[:middle], text[middle + 1 :]]


def _text(text: str, x: float, y: float, size: float, ink: _Ink) -> str:
    codes = "".join(f"{_code(letter):02x}" for letter in text)
    return f"BT {_fill(ink)} {_stroke(ink)} /F1 {size:.3f} Tf {x:.3f} {y:.3f} Td <{codes}> Tj ET"


def _code(letter: str) -> int:
    return _FIRST_CODE + list(STROKES).index(letter)


# -- the file


def _objects(art: Artwork, contents: Sequence[bytes]) -> list[bytes]:
    """Return all objects in order: catalogue, page tree, font, its letters, then a page and its content each."""
    letters = list(STROKES)
    first_page = 4 + len(letters)
    kids = " ".join(f"{first_page + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        (
            b"<< /Type /Catalog /Pages 2 0 R /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFX"
            b" /OutputConditionIdentifier (FOGRA51) /RegistryName (http://www.color.org) >>] >>"
        ),
        f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] >>".encode(),
        _font(letters),
        *(_stream(glyph(letter)) for letter in letters),
    ]
    for index, content in enumerate(contents):
        objects += [_page(art, first_page + 2 * index + 1), _stream(content)]
    return objects


def _font(letters: Sequence[str]) -> bytes:
    names = " ".join(f"/{glyph_name(letter)}" for letter in letters)
    procs = " ".join(f"/{glyph_name(letter)} {4 + index} 0 R" for index, letter in enumerate(letters))
    widths = " ".join(str(advance(letter)) for letter in letters)
    last = _FIRST_CODE + len(letters) - 1
    return (
        f"<< /Type /Font /Subtype /Type3 /Name /F1 /FontBBox [-1 -1 6 7] /FontMatrix [{1 / EM} 0 0 {1 / EM} 0 0]"
        f" /Encoding << /Type /Encoding /Differences [{_FIRST_CODE} {names}] >> /CharProcs << {procs} >>"
        f" /FirstChar {_FIRST_CODE} /LastChar {last} /Widths [{widths}] /Resources << >> >>"
    ).encode()


def _page(art: Artwork, content: int) -> bytes:
    bleed, w, h = art.bleed_mm * _MM, art.w_mm * _MM, art.h_mm * _MM
    media = f"0 0 {w + 2 * bleed:.4f} {h + 2 * bleed:.4f}"
    trim = f"{bleed:.4f} {bleed:.4f} {bleed + w:.4f} {bleed + h:.4f}"
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{media}] /BleedBox [{media}] /TrimBox [{trim}]"
        f" /Resources << /Font << /F1 3 0 R >> >> /Contents {content} 0 R >>"
    ).encode()


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(data), data)


def _file(objects: Sequence[bytes], *, title: str) -> bytes:
    info = f"<< /Title ({title}) /Producer (JDF gateway demo) /Trapped /False >>".encode()
    out = bytearray(b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate([*objects, info], start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(out), len(offsets) + 1
    digest = hashlib.sha256(out).hexdigest()[:32].encode()
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R /ID [<%b> <%b>] >>\n" % (
        size,
        size - 1,
        digest,
        digest,
    )
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)
