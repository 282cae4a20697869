"""Say in the reader's language what changes between two jobs: a line each, with numbers as that reader writes them."""

from collections.abc import Iterable, Iterator

from gateway.web.words import Words
from jdf import CHANGE_LABELS, Change

_LONGEST = 80
_TWIN = "delivery.quantity"


def told_changes(changes: Iterable[Change], words: Words) -> Iterator[str]:
    """Yield the lines; that all pieces go to the one address is not said beside the quantity."""
    found = list(changes)
    quantities = {(one.before, one.after) for one in found if one.key == "quantity"}
    for one in found:
        if one.key == _TWIN and (one.before, one.after) in quantities:
            continue
        unit = CHANGE_LABELS[one.key].unit.replace("m2", "m²").replace("um", "µm")
        values = f"{_said(one.before, words)} → {_said(one.after, words)}"
        name = words("changes." + one.key.replace(".", "_"))
        line = f"{name}: {values} {unit}".rstrip()
        yield f"{one.of} · {line}" if one.words.startswith(f"{one.of}: ") and one.of else line


def _said(value: object, words: Words) -> str:
    if value is None or value in ("", ()):
        return words("changes.none")
    if isinstance(value, tuple):
        return ", ".join(str(each) for each in value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return words.number(value)
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
