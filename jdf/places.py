"""Where an element stands in a document, in the document's own names."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from jdf.names import XmlElement

_Labels = dict[XmlElement, str]
_REMEMBERED: ContextVar[dict[XmlElement, _Labels] | None] = ContextVar("places remembered", default=None)


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
            known[above] = labels(above)
        steps.append(_name(here) if above is None else known[above].get(here, "*"))
        here = above
    path = "/" + "/".join(reversed(steps))
    return f"{path}/@{attribute}" if attribute else path


def labels(above: XmlElement) -> _Labels:
    """Return what each child is called in a path: its name, numbered where several have it."""
    children = list(above.iterchildren("*"))
    several = Counter(child.tag for child in children)
    counted: Counter[object] = Counter()
    found: _Labels = {}
    for child in children:
        counted[child.tag] += 1
        found[child] = f"{_name(child)}[{counted[child.tag]}]" if several[child.tag] > 1 else _name(child)
    return found


def _name(node: XmlElement) -> str:
    return str(node.tag).rpartition("}")[2] or "*"
