"""Read a ticket with the judge's own eyes: JDF 1.x product intent, straight from the standard.

Only the parser that turns hostile XML away is shared; nothing of the writer, the validator or the simulator.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from jdf import parse_xml

_NS = "{http://www.CIP4.org/JDFSchema_1_1}"
_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A part as the ticket describes it; None where it says nothing."""

    pages: int | None
    w_mm: float | None
    h_mm: float | None
    gsm: float | None
    amount: float | None


@dataclass(frozen=True, slots=True)
class ReadTicket:
    """A ticket as far as the judge compares it; `files` maps each URL to the pages it says the file has.

    `status` is the device's, once it came back.
    """

    job_id: str
    status: str
    quantity: float | None
    parts: Mapping[str, ReadPart]
    files: Mapping[str, int | None]


def read_ticket(data: bytes) -> ReadTicket:
    """Read the figures of a ticket.

    Raises:
        XmlRefusedError: it is no XML that anybody should parse.
    """
    root = parse_xml(data)
    return ReadTicket(
        job_id=root.get("JobID", ""),
        status=root.get("Status", ""),
        quantity=_amount(root),
        parts=_parts(root),
        files={spec.get("URL", ""): _pages_of(spec) for spec in root.iter(f"{_NS}FileSpec")},
    )


def _pages_of(spec: _Element) -> int | None:
    run = next(spec.iterancestors(f"{_NS}RunList"), None)
    pages = "" if run is None else run.get("NPage", "")
    return int(pages) if pages else None


def _parts(root: _Element) -> Mapping[str, ReadPart]:
    """Return the child products by their role in the root, or the root itself where it has no children."""
    children = [node for node in root.findall(f"{_NS}JDF") if node.get("Type") == "Product"]
    if not children:
        return {"single": _part(root)}
    roles = {link.get("rRef"): link.get("ProcessUsage", "") for link in _links(root, "Component", "Input")}
    found: dict[str, ReadPart] = {}
    for child in children:
        made = next((link.get("rRef") for link in _links(child, "Component", "Output")), None)
        role = (
            (roles.get(made) or "body").lower() if made in roles else f"not linked: {child.get('JobPartID')}"
        )
        found[role if role not in found else f"{role} again"] = _part(child)
    return found


def _part(node: _Element) -> ReadPart:
    layout, media = _resource(node, "LayoutIntent"), _resource(node, "MediaIntent")
    size = (_span(layout, "FinishedDimensions") or "").split()
    w_mm, h_mm = (
        (float(size[0]) * _MM_PER_POINT, float(size[1]) * _MM_PER_POINT) if len(size) > 1 else (None, None)
    )
    pages, weight = _span(layout, "Pages"), _span(media, "Weight")
    return ReadPart(
        pages=int(pages) if pages else None,
        w_mm=w_mm,
        h_mm=h_mm,
        gsm=float(weight) if weight else None,
        amount=_amount(node),
    )


def _links(node: _Element, resource: str, usage: str) -> list[_Element]:
    links = node.findall(f"{_NS}ResourceLinkPool/{_NS}{resource}Link")
    return [link for link in links if link.get("Usage") == usage]


def _amount(node: _Element) -> float | None:
    """Return what is ordered of a node's product: the Amount of its output ComponentLink."""
    amount = next((link.get("Amount") for link in _links(node, "Component", "Output")), None)
    return float(amount) if amount else None


def _resource(node: _Element, name: str) -> _Element | None:
    """Return the resource that a node takes in, from its own pool or one above."""
    wanted = next((link.get("rRef") for link in _links(node, name, "Input")), None)
    for owner in (node, *node.iterancestors(f"{_NS}JDF")):
        for found in owner.findall(f"{_NS}ResourcePool/{_NS}{name}"):
            if found.get("ID") == wanted:
                return found
    return None


def _span(intent: _Element | None, name: str) -> str | None:
    """Return what is agreed, else what is wished, of an intent's span."""
    span = None if intent is None else intent.find(f"{_NS}{name}")
    return None if span is None else span.get("Actual") or span.get("Preferred")
