"""Make foreign text harmless before it stands in a mail: no line breaks in headers, no tricks with direction."""

import re
import unicodedata

_LINE_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DROPPED = frozenset({"Cc", "Cs", "Co", "Cn"})


def _shown(character: str) -> bool:
    """Say whether a character may stand in a mail: no control, no half of a pair, none that turns the direction."""
    return character not in _DIRECTION and unicodedata.category(character) not in _DROPPED


def one_line(text: str, *, limit: int = 200) -> str:
    """Return the text as one line of at most so many characters."""
    joined = " ".join(_LINE_BREAKS.sub(" ", text).replace("\t", " ").split())
    kept = "".join(filter(_shown, joined)).strip()
    return kept if len(kept) <= limit else kept[: limit - 1].rstrip() + "\u2026"


def lines(text: str, *, limit: int = 5_000) -> tuple[str, ...]:
    """Return the lines of a longer text, each harmless; empty ones stay, as they part paragraphs."""
    parted = _LINE_BREAKS.sub("\n", text[:limit]).strip("\n").split("\n")
    return tuple(one_line(line, limit=limit) for line in parted) if text.strip() else ()
