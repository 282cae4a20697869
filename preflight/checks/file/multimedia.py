"""Flag films, sounds and three-dimensional models, which cannot be printed.

Why: where a film plays on screen, a grey box or nothing at all appears on paper.
Fix: put a still picture in its place and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "media": Text(
        "{on_pages}: {kind} on the page, still pictures expected; put a picture in its place and export again",
        "{on_pages}: a film, sound or model cannot be printed. Please put a picture in its place.",
    ),
}
_KINDS = frozenset({"RichMedia", "3D", "Movie", "Sound", "Screen"})


@check(severity=Severity.ERROR, texts=TEXTS)
def multimedia(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell each kind of such annotation with its places (ISO 32000-2, 13)."""
    for page in facts.pages:
        for note in page.annotations:
            if note.kind in _KINDS and not note.hidden:
                yield Hit("media", page.number, note.rect_mm, arguments=(("kind", note.kind),))
