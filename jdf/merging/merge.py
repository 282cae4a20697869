"""Merge a returned ticket into ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jdf.document import Document, DocumentKind, read_document, write_document
from jdf.errors import TicketUnreadableError
from jdf.merging.nodes import NodeMerge
from jdf.merging.notes import Ids, MergeNote, Notes, told
from jdf.merging.resources import ResourceMerge
from jdf.merging.xjdf import merge_xjdf
from jdf.names import XmlElement, clark
from jdf.resolved import resolve
from jdf.tree import resources_of


@dataclass(frozen=True, slots=True)
class PartState:
    """How one part of the job stands: its keys, as `{"SheetName": "S1"}`, and the status of the node for it."""

    job_part_id: str
    keys: Mapping[str, str]
    status: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Our ticket with what the device did.

    `taken` is what came from the device, `conflicts` what contradicts what we knew already, `refused` what it changed
    and may not change; of the last two ours stays. `parts` tells how each part stands where a job is done in parts.
    """

    document: Document
    taken: tuple[MergeNote, ...]
    conflicts: tuple[MergeNote, ...]
    refused: tuple[MergeNote, ...]
    parts: tuple[PartState, ...]

    @property
    def data(self) -> bytes:
        """Return the merged ticket, written."""
        return write_document(self.document)


def merge_return(ours: bytes, returned: bytes) -> Merged:
    """Merge what a device gives back into the ticket it was given; merging it again changes nothing more.

    A returned ticket may be the whole of ours or a part that was spawned off.

    Raises:
        TicketUnreadableError: one of them is no ticket, they are not of one standard, or not of one job.
        XmlRefusedError: one of them is no sound XML.
    """
    document, theirs = read_document(ours), read_document(returned)
    if document.kind is not theirs.kind or document.kind not in (DocumentKind.JDF, DocumentKind.XJDF):
        raise TicketUnreadableError(
            f"ours is {document.kind} and what came back is {theirs.kind}; give two tickets of one standard"
        )
    notes, root, back = Notes(), document.root.node, theirs.root.node
    ids = Ids({str(own) for each in root.iter("*") if (own := each.get("ID")) is not None})
    if document.kind is DocumentKind.XJDF:
        merge_xjdf(root, back, notes, ids)
    else:
        resources = ResourceMerge(_resources(root), _made(root, back), ids, notes)
        NodeMerge(root, resources, ids, notes).merge(back)
    return Merged(
        document, told(notes.taken), told(notes.conflicts), told(notes.refused), tuple(_states(document))
    )


def _resources(root: XmlElement) -> dict[str, XmlElement]:
    found: dict[str, XmlElement] = {}
    for node in root.iter(clark("JDF")):
        for resource in resources_of(node):
            found.setdefault(resource.get("ID", ""), resource)
    found.pop("", None)
    return found


def _made(*roots: XmlElement) -> frozenset[str]:
    """Return the ids of what nodes give."""
    return frozenset(
        str(link.get("rRef", ""))
        for root in roots
        for pool in root.iter(clark("ResourceLinkPool"))
        for link in pool.iterchildren("*")
        if link.get("Usage") == "Output"
    )


def _states(document: Document) -> Iterator[PartState]:
    """Yield how the parts of each node stand, as far as its NodeInfo is divided."""
    said = "NodeStatus" if document.kind is DocumentKind.JDF else "Status"
    for node in resolve(document):
        for link in node.inputs("NodeInfo"):
            for each in link.resource.leaves if link.resource else ():
                status = each.attributes.get(said, "")
                if each.keys and status:
                    yield PartState(node.attributes.get("JobPartID", ""), each.keys, status)
