"""Where an element stands in a document, in the document's own names."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from jdf.names import XmlElement

_Places = tuple[dict[XmlElement, int], dict[object, int]]
"""Which of its name each child is, and how many have a name."""

_REMEMBERED: ContextVar[dict[XmlElement, _Places] | None] = ContextVar("places remembered", default=None)


@contextmanager
def places_remembered() -> Iterator[None]:
    """Look at the children of an element once, however many places below it are told inside this block."""
    token = _REMEMBERED.set({})
    try:
        yield
    finally:
        _REMEMBERED.reset(token)


def path_of(node: XmlElement, attribute: str = "") -> str:
    """Return where an element stands, in the ticket's own names: `/JDF/ResourcePool/Contact[2]/@ID`."""
    remembered = _REMEMBERED.get()
    known = {} if remembered is None else remembered
    steps: list[str] = []
    here: XmlElement | None = node
    while here is not None:
        above = here.getparent()
        if above is not None and above not in known:
            known[above] = _places(above)
        steps.append(_name(here) if above is None else _label(here, known[above]))
        here = above
    path = "/" + "/".join(reversed(steps))
    return f"{path}/@{attribute}" if attribute else path


def labels(above: XmlElement) -> dict[XmlElement, str]:
    """Return what each child is called in a path: its name, numbered where several have it."""
    places = _places(above)
    return {child: _label(child, places) for child in places[0]}


def _places(above: XmlElement) -> _Places:
    counts: dict[object, int] = {}
    numbers: dict[XmlElement, int] = {}
    for child in above.iterchildren("*"):
        tag = child.tag
        numbers[child] = counts[tag] = counts.get(tag, 0) + 1
    return numbers, counts


def _label(child: XmlElement, places: _Places) -> str:
    numbers, counts = places
    several = counts.get(child.tag, 0) > 1
    return f"{_name(child)}[{numbers[child]}]" if several else _name(child)


def _name(node: XmlElement) -> str:
    return str(node.tag).rpartition("}")[2] or "*"
