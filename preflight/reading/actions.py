"""What a file does by itself or on a click (ISO 32000-2, 12.6)."""

from collections.abc import Iterator

import pikepdf

from preflight.facts import ActionFacts
from preflight.interpreter.broken import BROKEN, not_the_files_fault
from preflight.interpreter.inflate import content_of
from preflight.interpreter.values import entries, entry, items, printable, table, text, word
from preflight.reading.trees import named_leaves

_MOST = 200
_MOST_CHAIN = 20
_MOST_ANNOTATIONS = 1000
_MOST_TARGET = 200
_PLAIN = {"GoTo", "Named", "Thread", ""}
"""Actions that only turn pages; they are told where they run by themselves, and not for each link."""

_WHEN = {
    "/WC": "close",
    "/WS": "save",
    "/DS": "save",
    "/WP": "print",
    "/DP": "print",
    "/O": "page",
    "/C": "page",
}


def actions_of(pdf: pikepdf.Pdf) -> tuple[ActionFacts, ...]:
    """Read the actions of the file, its pages, annotations and fields, and its scripts; each kind and target once."""
    found: dict[ActionFacts, None] = {}
    for action in _all(pdf):
        found[action] = None
        if len(found) >= _MOST:
            break
    return tuple(found)


def _all(pdf: pikepdf.Pdf) -> Iterator[ActionFacts]:
    root = pdf.Root
    opening = root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary):
        yield from _chain(opening, "open", None, dull=True)
    yield from _additional(root, "field", None)
    for script in named_leaves(table(root, "/Names"), "/JavaScript"):
        yield from _chain(script, "names", None)
    for number, page in enumerate(pdf.pages, start=1):
        held = page.obj
        yield from _additional(held, "page", number)
        for annotation in items(held.get("/Annots"), _MOST_ANNOTATIONS):
            where = "field" if word(entry(annotation, "/Subtype")) == "Widget" else "annotation"
            yield from _chain(entry(annotation, "/A"), where, number)
            yield from _additional(annotation, where, number)


def _additional(holder: object, where: str, page: int | None) -> Iterator[ActionFacts]:
    for name, action in entries(holder, "/AA", 20):
        yield from _chain(action, _WHEN.get(name, where), page, dull=True)


def _chain(action: object, where: str, page: int | None, *, dull: bool = False) -> Iterator[ActionFacts]:
    """Yield an action and those that follow it; one that only turns pages is dull unless it runs by itself."""
    waiting, seen = [action], 0
    while waiting and seen < _MOST_CHAIN:
        held = waiting.pop(0)
        seen += 1
        if not isinstance(held, pikepdf.Dictionary):
            continue
        kind = word(held.get("/S"))
        if kind and (dull or kind not in _PLAIN):
            yield ActionFacts(kind, where, _target(held), page)
        following = held.get("/Next")
        waiting += items(following, _MOST_CHAIN) or [following]


def _target(action: pikepdf.Object) -> str:
    """Return what an action opens or the beginning of its script."""
    script: object = action.get("/JS")
    if isinstance(script, pikepdf.Stream):
        try:
            return printable(content_of(script)[: 4 * _MOST_TARGET].decode("latin-1"), _MOST_TARGET)
        except BROKEN as fault:
            not_the_files_fault(fault)
            return ""
    for key in ("/JS", "/URI", "/F", "/N"):
        value: object = action.get(key)
        found = text(value) or word(value) or text(entry(value, "/UF")) or text(entry(value, "/F"))
        if found:
            return found
    return ""
