"""A small alphabet of strokes, written into each PDF as a Type 3 font.

Why: a font that is drawn in the file itself can be missing nowhere, so the demo's files are fit for print
without shipping anybody's typeface.
"""

EM = 8.0
_GAP = 2

STROKES = {
    "A": "00 04 16 36 44 40|02 42", "B": "00 06 36 45 44 33 03|33 42 41 30 00", "C": "45 36 16 05 01 10 30 41",
    "D": "00 06 36 45 41 30 00", "E": "46 06 00 40|03 33", "F": "46 06 00|03 33",
    "G": "45 36 16 05 01 10 30 41 43 23", "H": "00 06|40 46|03 43", "I": "00 06", "J": "01 10 20 31 36",
    "K": "00 06|46 03 40", "L": "06 00 40", "M": "00 06 23 46 40", "N": "00 06 40 46",
    "O": "10 01 05 16 36 45 41 30 10", "P": "00 06 36 45 44 33 03", "Q": "10 01 05 16 36 45 41 30 10|22 40",
    "R": "00 06 36 45 44 33 03|23 40", "S": "45 36 16 05 04 13 33 42 41 30 10 01", "T": "06 46|26 20",
    "U": "06 01 10 30 41 46", "V": "06 20 46", "W": "06 10 23 30 46", "X": "06 40|00 46", "Y": "06 23 46|23 20",
    "Z": "06 46 00 40", "0": "10 01 05 16 26 35 31 20 10", "1": "05 16 10", "2": "05 16 26 35 34 00 30",
    "3": "05 16 26 35 34 23 13|23 32 31 20 10 01", "4": "30 36 02 42", "5": "36 06 03 23 32 31 20 10 01",
    "6": "35 26 16 05 01 10 20 31 32 23 03", "7": "06 36 10",
    "8": "13 04 05 16 26 35 34 23 13 02 01 10 20 31 32 23", "9": "01 10 20 31 35 26 16 05 04 13 33",
    ".": "00 00", "-": "03 23", "!": "00 00|02 06", "+": "03 23|12 14", "/": "00 36", ":": "01 01|04 04", " ": "",
}  # fmt: skip
"""Each letter as polylines of points `xy` on a grid 4 wide and 6 high; a point twice is a dot."""

_NAMES = {
    "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven",
    "8": "eight", "9": "nine", ".": "period", "-": "hyphen", "!": "exclam", "+": "plus", "/": "slash",
    ":": "colon", " ": "space",
}  # fmt: skip


def advance(letter: str) -> int:
    """Return how far a letter moves the pen, in grid units."""
    points = STROKES[letter].replace("|", " ").split()
    return max((int(point[0]) for point in points), default=1) + _GAP


def width(text: str, size_pt: float) -> float:
    """Return how wide a text is at a size, without the gap after its last letter."""
    return (sum(advance(letter) for letter in text) - _GAP) * size_pt / EM


def writable(text: str) -> str:
    """Return a text in the letters that this alphabet has."""
    return "".join(letter if letter in STROKES else "-" for letter in text.upper())


def glyph(letter: str) -> bytes:
    """Return the drawing of a letter, as the content stream of a Type 3 glyph."""
    lines = [f"{advance(letter)} 0 -1 -1 6 7 d1", "1 J 1 j 0.9 w"]
    for stroke in filter(None, STROKES[letter].split("|")):
        start, *rest = (f"{point[0]} {point[1]}" for point in stroke.split())
        lines.append(" ".join([f"{start} m", *(f"{point} l" for point in rest), "S"]))
    return "\n".join(lines).encode()


def glyph_name(letter: str) -> str:
    """Return a letter's name in PDF."""
    return _NAMES.get(letter, letter)
