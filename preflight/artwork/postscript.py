"""EPS and PostScript by their structuring comments (Adobe TN 5001), read as text and never run.

What a comment says is what the file's own program promised; nothing here executes a single operator.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO

from preflight.artwork.binary import length_of, taken
from preflight.facts import PostscriptFacts
from preflight.interpreter.values import printable

MOST_READ_BYTES = 32 << 20
MOST_COMMENTS = 400_000
MOST_NAMES = 50
_PIECE = 1 << 20
_MOST_LINE = 1000
_TAIL = 64 << 10
_DOS = b"\xc5\xd0\xd3\xc6"
_MM_PER_POINT = 25.4 / 72
_COMMENT = re.compile(rb"[\r\n]%%([A-Za-z+?][^\r\n]{0,1000})")
_NUMBER = re.compile(r"-?\d{1,7}(?:\.\d{1,7})?")
_NAME = re.compile(r"\(([^()]{1,120})\)|([^\s()]{1,120})")
_LATER = "(atend)"
_BOXES = ("HiResBoundingBox", "BoundingBox")
_NEEDED = ("DocumentNeededFonts", "IncludeFont")
_SUPPLIED = ("DocumentSuppliedFonts", "BeginFont")
_RESOURCES = {"DocumentNeededResources": "needed", "IncludeResource": "needed", "DocumentSuppliedResources": "supplied",
              "BeginResource": "supplied"}  # fmt: skip
_LISTS = frozenset({*_NEEDED, *_SUPPLIED, *_RESOURCES, "DocumentProcessColors", "DocumentCustomColors"})
_ONCE = frozenset({*_BOXES, "Pages", "Creator", "LanguageLevel"})


@dataclass(slots=True)
class _Said:
    """What the comments said so far; those of a document inside of the document say nothing of this one."""

    once: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    inside: int = 0
    last: str = ""
    preview: bool = False

    def take(self, key: str, value: str) -> None:
        """Take a comment down."""
        if key in {"BeginDocument", "EndDocument"}:
            self.inside = max(0, self.inside + (1 if key == "BeginDocument" else -1))
        elif self.inside:
            return
        elif key == "+":
            self._list(self.last, value)
        else:
            self.last = key
            self.preview = self.preview or key == "BeginPreview"
            if key in _ONCE and value and value != _LATER:
                self.once.setdefault(key, value)
            self._list(key, value)

    def _list(self, key: str, value: str) -> None:
        if key in _LISTS and value != _LATER:
            names = self.lists.setdefault(key, [])
            names += [a or b for a, b in _NAME.findall(value)][: 4 * MOST_NAMES - len(names)]


def read_postscript(file: BinaryIO) -> PostscriptFacts:
    """Read what the comments of a file say; ValueError where there is no PostScript in it."""
    start, length, preview = _section(file)
    said = _Said()
    for line in islice(_comments(file, start, length), MOST_COMMENTS):
        key, _, value = line.partition(" " if line.startswith("+") else ":")
        said.take(key, value.strip())
    needed, supplied = _fonts(said, "needed", _NEEDED), _fonts(said, "supplied", _SUPPLIED)
    pages = said.once.get("Pages", "").split()
    return PostscriptFacts(
        box_mm=_size(said),
        pages=int(pages[0]) if pages and pages[0].isdecimal() and len(pages[0]) < 7 else 0,
        fonts_needed=tuple(sorted(needed))[:MOST_NAMES],
        fonts_missing=tuple(sorted(needed - supplied))[:MOST_NAMES],
        process=_told(said.lists.get("DocumentProcessColors", ())),
        spots=_told(said.lists.get("DocumentCustomColors", ())),
        preview=preview or ("epsi" if said.preview else ""),
        creator=printable(said.once.get("Creator", ""), 120),
    )


def _section(file: BinaryIO) -> tuple[int, int, str]:
    """Return where PostScript begins, how long it is, and which preview the header of DOS names (EPSF 3.0, 5.2)."""
    head, size = taken(file, 0, 30), length_of(file)
    if not head.startswith(_DOS):
        return 0, size, ""
    if len(head) < 30:
        raise ValueError("the header of the EPS is cut off")
    start, length, metafile, _, picture, _ = (
        int.from_bytes(head[at : at + 4], "little") for at in range(4, 28, 4)
    )
    if not taken(file, start, 2).startswith(b"%!") or start + length > size:
        raise ValueError("the header of the EPS points to no PostScript")
    return start, length, "tiff" if picture else "wmf" if metafile else ""


def _comments(file: BinaryIO, start: int, length: int) -> Iterator[str]:
    """Yield the comments; of a very large file only those of its beginning and its end."""
    yield from _comments_within(file, start, min(length, MOST_READ_BYTES))
    if length > MOST_READ_BYTES:
        yield from _comments_within(file, start + length - _TAIL, _TAIL)


def _comments_within(file: BinaryIO, start: int, length: int) -> Iterator[str]:
    """Look for comments piece by piece; a line that two pieces share is seen whole."""
    file.seek(start)
    left, rest = length, b"\n"
    while left > 0 and (piece := file.read(min(_PIECE, left))):
        left -= len(piece)
        text = rest + piece
        cut = max(text.rfind(b"\n"), text.rfind(b"\r")) if left > 0 else len(text)
        cut = cut if cut > len(text) - 2 * _MOST_LINE else len(text)
        for found in _COMMENT.finditer(text, 0, cut):
            yield found[1].decode("latin-1")
        rest = b"\n" + text[cut:]


def _fonts(said: _Said, sort: str, keys: tuple[str, ...]) -> set[str]:
    """Collect fonts that are needed or supplied: by comments of fonts, and by those of resources of the kind font."""
    found = {name for key in keys for name in said.lists.get(key, ())}
    for key, what in _RESOURCES.items():
        if what == sort:
            kind = ""
            for word in said.lists.get(key, ()):
                if word in {"font", "procset", "file", "encoding", "pattern", "form", "category"}:
                    kind = word
                elif kind == "font":
                    found.add(word)
    return {printable(name, 120) for name in found if name != _LATER}


def _size(said: _Said) -> tuple[float, float]:
    """Return width and height of the finer box that makes sense; (0, 0) for none."""
    for key in _BOXES:
        edges = said.once.get(key, "").split()[:4]
        if len(edges) == 4 and all(_NUMBER.fullmatch(edge) for edge in edges):
            left, bottom, right, top = map(float, edges)
            if right > left and top > bottom:
                return round((right - left) * _MM_PER_POINT, 2), round((top - bottom) * _MM_PER_POINT, 2)
    return 0.0, 0.0


def _told(names: Iterator[str] | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(printable(name, 120) for name in names if name != _LATER))[:MOST_NAMES]
