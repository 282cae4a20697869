"""A ticket in the figures a person checks: parts, pages, size, quantity, files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jdf.errors import TicketUnreadableError
from jdf.names import clark, local
from jdf.tree import Node, TicketTree, inherited, links_of, resources_of, span_value, ticket_tree
from jdf.values import millimetres, read_integer, read_number
from jdf.xmlsafe import parse_xml


@dataclass(frozen=True, slots=True)
class SummaryFile:
    """A file named in a ticket: its URL as written, and how many pages of it are used."""

    url: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """One part; `trim_mm` is width and height after the cut, to 0.01 mm."""

    job_part_id: str
    role: str
    name: str
    pages: int | None
    trim_mm: tuple[float, float] | None
    quantity: float | None
    files: tuple[SummaryFile, ...]


@dataclass(frozen=True, slots=True)
class TicketSummary:
    """What a ticket asks for, in a nutshell."""

    job_id: str
    name: str
    version: str
    kind: str
    parts: tuple[SummaryPart, ...]


def summary(data: bytes) -> TicketSummary:
    """Summarise a ticket; the parts are its innermost nodes, or the files of a node that prints them all."""
    root = parse_xml(data)
    if local(root.tag) != "JDF":
        raise TicketUnreadableError(f"the root is {root.tag!r}, expected JDF; give the ticket itself")
    ticket = ticket_tree(root)
    leaves = [node for node in ticket.nodes if node.find(clark("JDF")) is None]
    return TicketSummary(
        job_id=root.get("JobID", ""),
        name=root.get("DescriptiveName", ""),
        version=root.get("Version", ""),
        kind=root.get("Type", ""),
        parts=tuple(
            part
            for node in leaves
            for part in (_printed_parts(ticket, node) or (_part(ticket, node, alone=len(leaves) == 1),))
        ),
    )


def _part(ticket: TicketTree, node: Node, *, alone: bool) -> SummaryPart:
    intent = _linked(ticket, node, "LayoutIntent", "Input")
    component = _linked(ticket, node, "Component", "Output")
    name = "" if component is None else component.get("DescriptiveName", "")
    kind = "" if component is None else component.get("ProductType", "")
    return SummaryPart(
        job_part_id=inherited(node, "JobPartID"),
        role="single" if alone else kind.lower(),
        name=name or node.get("DescriptiveName", ""),
        pages=_integer(span_value(intent, "Pages")) if intent is not None else _run_pages(ticket, node),
        trim_mm=_trim(intent, component),
        quantity=_quantity(node),
        files=tuple(_files(ticket, "" if alone else name)),
    )


def _run_pages(ticket: TicketTree, node: Node) -> int | None:
    run = _linked(ticket, node, "RunList", "Input")
    return None if run is None else _integer(run.get("NPage", ""))


def _printed_parts(ticket: TicketTree, node: Node) -> tuple[SummaryPart, ...]:
    """Return the parts of a node that prints several files in one go: the runs of one name are one part."""
    whole = _linked(ticket, node, "RunList", "Input")
    runs = [] if whole is None else whole.findall(clark("RunList"))
    named: dict[str, list[Node]] = {}
    for run in runs:
        named.setdefault(run.get("DescriptiveName", ""), []).append(run)
    if not all(named):
        return ()
    component = _linked(ticket, node, "Component", "Output")
    return tuple(
        SummaryPart(
            job_part_id=inherited(node, "JobPartID"),
            role=name,
            name=name,
            pages=_sum(of_part),
            trim_mm=_trim(None, component),
            quantity=_quantity(node),
            files=tuple(_once(of_part)),
        )
        for name, of_part in named.items()
    )


def _sum(runs: Sequence[Node]) -> int | None:
    counts = [_integer(run.get("NPage", "")) for run in runs]
    return None if None in counts else sum(count for count in counts if count is not None)


def _once(runs: Sequence[Node]) -> Iterator[SummaryFile]:
    """Yield each file once, with all its pages that are used."""
    by_url: dict[str, list[Node]] = {}
    for run in runs:
        for file in run.iter(clark("FileSpec")):
            by_url.setdefault(file.get("URL", ""), []).append(run)
    for url, taken in by_url.items():
        yield SummaryFile(url, _sum(taken))


def _linked(ticket: TicketTree, node: Node, resource: str, usage: str) -> Node | None:
    for link in links_of(node):
        if link.resource == resource and link.usage == usage:
            return ticket.by_id.get(link.target)
    return None


def _integer(text: str) -> int | None:
    try:
        return read_integer(text)
    except ValueError:
        return None


def _trim(intent: Node | None, component: Node | None) -> tuple[float, float] | None:
    said = span_value(intent, "FinishedDimensions")
    if not said and component is not None:
        said = component.get("Dimensions", "")
    try:
        numbers = [millimetres(read_number(part)) for part in said.split()[:2]]
    except ValueError:
        return None
    return (numbers[0], numbers[1]) if len(numbers) == 2 else None


def _quantity(node: Node) -> float | None:
    for link in links_of(node):
        if link.resource == "Component" and link.usage == "Output":
            try:
                return read_number(link.element.get("Amount", ""))
            except ValueError:
                return None
    return None


def _files(ticket: TicketTree, part: str) -> Iterator[SummaryFile]:
    """Yield the files of a part: those whose RunList is named after it, or all where there is one part."""
    for node in ticket.nodes:
        for resource in resources_of(node):
            if local(resource.tag) == "RunList" and (not part or resource.get("DescriptiveName") == part):
                for file in resource.iter(clark("FileSpec")):
                    yield SummaryFile(file.get("URL", ""), _integer(resource.get("NPage", "")))
