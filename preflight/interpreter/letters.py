"""Whether a font says which characters its letters are, so that a reader can search and copy them (9.10.2).

Only what the file says counts; some readers guess from the font's program and find a few more. Names of letters that
are numbers in disguise (g12, cid_7) say nothing, all others are taken to be known.
"""

import re

import pikepdf

from preflight.interpreter.values import entry, items, text, whole, word

_BY_ORDER = frozenset({"GB1", "CNS1", "Japan1", "Korea1", "KR"})
"""Collections of characters whose numbers every reader knows (ISO 32000-2, table 117)."""

_BY_NUMBER = ("Identity-H", "Identity-V")
_NUMBERED = re.compile(r"(?:c|char|cid|f|g|gid|glyph|index|x)?[-_.]?[0-9]+", re.IGNORECASE)
_DRAWN = re.compile(r"[a-z]{0,5}[-_.]?[0-9]+", re.IGNORECASE)
_NOTHING = frozenset({".notdef", "space"})
_SYMBOLIC = 4
_MOST_NAMES = 600


def says_its_letters(font: pikepdf.Dictionary, inner: pikepdf.Dictionary, kind: str) -> bool:
    """Say whether codes of a font lead to characters: by its own map, numbers or names that readers know."""
    if entry(font, "/ToUnicode") is not None:
        return True
    encoding: object = font.get("/Encoding")
    if kind == "Type0":
        return _by_number(encoding, inner)
    names = [
        name
        for each in items(entry(encoding, "/Differences"), _MOST_NAMES)
        if isinstance(each, pikepdf.Name) and (name := word(each)) not in _NOTHING
    ]
    if names:
        numbered = _DRAWN if kind == "Type3" else _NUMBERED
        return not all(numbered.fullmatch(name) for name in names)
    flags = whole(entry(entry(font, "/FontDescriptor"), "/Flags"))
    return encoding is not None or kind != "TrueType" or not flags & _SYMBOLIC


def _by_number(encoding: object, inner: pikepdf.Dictionary) -> bool:
    """Ask a composite font for numbers that are known: those of a predefined CMap or of a known collection."""
    if isinstance(encoding, pikepdf.Name) and word(encoding) not in _BY_NUMBER:
        return True
    return text(entry(entry(inner, "/CIDSystemInfo"), "/Ordering")) in _BY_ORDER
