"""Two messages compared as trees: order of children and spelling of numbers and times do not count."""

import re
from typing import Any

from jdf.names import XmlElement
from jdf.values import read_date_time

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\S+")
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d+)?\Z")


def alike(node: XmlElement) -> Any:
    """Return an element as a value that does not depend on the order of children and the spelling of a number."""
    said = sorted((name, _plain(text)) for name, text in node.attrib.items())
    own = "".join([node.text or "", *(child.tail or "" for child in node)]).strip()
    return (
        node.tag,
        tuple(said),
        own,
        tuple(sorted((alike(child) for child in node.iterchildren("*")), key=repr)),
    )


def _plain(text: str) -> str:
    """Write a time to the microsecond and a number without zeros at its end, as a reader understands them."""
    if _MOMENT.match(text):
        try:
            return read_date_time(text).isoformat()
        except ValueError:
            return text
    return str(float(text)) if _NUMBER.match(text) else text
