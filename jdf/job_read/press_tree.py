"""Read a ticket that says how something is made as the job it makes: Combined and process nodes of JDF 1.x, XJDF.

A press is told its pages, stock, sides, inks and staples, and how many pieces come out. What else a job holds nobody
tells a press; and what a ticket tells besides, such as how a RIP is to render, no job has a place for.
Clause: JDF 1.5, Combined Process Nodes; XJDF 2.1, ResourceSet.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from jdf.document import Document, DocumentKind
from jdf.document.element import view
from jdf.errors import TicketUnreadableError
from jdf.intent.binding import Binding
from jdf.intent.color import PROCESS_INKS, Print, Side
from jdf.intent.job import JobSpec
from jdf.intent.media import Media
from jdf.intent.part import Part, PartRole
from jdf.intent.size import Size
from jdf.job_read import words
from jdf.job_read.jdf_tree import JdfTicket, file_of, head_of
from jdf.job_read.said import Said, Taken
from jdf.job_read.sheet import media_of
from jdf.job_read.xjdf_tree import XjdfTicket, xjdf_head
from jdf.names import XmlElement, bare
from jdf.resolved import Partition, ResolvedLink, ResolvedNode, ResolvedResource, resolve
from jdf.ticket import TicketFile, TicketHead

_TELLING: Final = frozenset(
    {"RunList", "Media", "DigitalPrintingParams", "LayoutPreparationParams", "Component"}
)
"""Resources of which one must be there, so that anything of a job is told."""

_USUAL: Final = {
    "Collate": ("SheetAndSet",),
    "NumberUp": ("1 1",),
    "PageDistributionScheme": ("Sequential",),
}
"""What a press does by itself, so that saying it is no wish."""

_ROLES: Final = {"ncr-form": PartRole.PLY, "calendar": PartRole.MONTH}
"""What the parts of a product are, where their names do not say it."""

_MOST_PARTS, _MOST_PARTITIONS = 100, 2_000
"""What no real job comes near; a hostile ticket is not searched through."""

_SEVERAL: Final = 2
_NATURAL_ORDER: Final = {"saddleStitch": "collect"}
_FOOT: Final = ("TwoSidedFlipX", "TwoSidedHeadToFoot")
_MODELS: Final[Mapping[str, tuple[str, ...]]] = {"DeviceGray": ("Black",), "DeviceCMYK": PROCESS_INKS}


@dataclass(frozen=True, slots=True)
class Press:
    """A press ticket, read; `bled` are the parts whose artwork has bleed of whatever width."""

    dialect: str
    spec: JobSpec
    head: TicketHead
    files: tuple[TicketFile, ...]
    bled: frozenset[str]
    assumed: tuple[str, ...]
    taken: Taken


class _Held:
    """What holds for a partition, each value noted as asked for."""

    def __init__(self, partition: Partition, taken: Taken) -> None:
        self.partition = partition
        self.said = tuple(Said(each.node, taken) for each in (partition.element, *partition.inherits))
        for said in self.said:
            for each in (said, *said.children("Part")):
                each.passed("Run", "RunIndex", "Side")

    def at(self, *names: str) -> Said:
        """Return what says one of these names, the nearest first; all levels are noted."""
        found = [each for each in self.said if each.text(*names)]
        return found[0] if found else self.said[0]

    def text(self, *names: str) -> str:
        return self.at(*names).text(*names)

    def child(self, name: str) -> Said | None:
        return next((found for each in self.said if (found := each.child(name))), None)


@dataclass(frozen=True, slots=True)
class _Run:
    """So many pages of a file of a part, from a place of the whole stream of pages on."""

    part: str
    at: int
    count: int
    file: TicketFile | None
    bled: bool


class _Ticket:
    """The nodes of a press ticket, and the resources that they take and give."""

    def __init__(self, root: XmlElement, taken: Taken) -> None:
        kind = DocumentKind.XJDF if bare(root) == "XJDF" else DocumentKind.JDF
        self.taken = taken
        self.nodes: Sequence[ResolvedNode] = resolve(Document(kind, view(root)))
        self.links = [link for node in self.nodes for link in node.links]

    def resource(self, name: str, usage: str = "Input") -> ResolvedResource | None:
        """Return the first resource of a kind that a node takes, or gives."""
        link = self.link(name, usage)
        return link.resource if link else None

    def link(self, name: str, usage: str) -> ResolvedLink | None:
        """Return the first link to a resource of a kind; of what is given the last one, that is the end of it."""
        found = [each for each in self.links if each.resource and each.resource.name == name]
        found = [each for each in found if each.usage == usage]
        return (found[-1] if usage == "Output" else found[0]) if found else None

    def held(self, name: str, at: int = 0, side: str = "Front") -> _Held | None:
        """Return what a resource says of a page and a side."""
        resource = self.resource(name)
        if resource is None:
            return None
        known = {"RunIndex": str(at), "Side": side}
        wanted = {key: known[key] for key in resource.part_keys if key in known}
        divided = wanted and len(resource.partitions) <= _MOST_PARTITIONS
        found = (resource.part(wanted) if divided else None) or resource.whole
        for each in (found.element, *found.inherits):
            for attribute, usual in _USUAL.items():
                if each.text_of(attribute) in usual:
                    Said(each.node, self.taken).passed(attribute)
        return _Held(found, self.taken)


def read_press(root: XmlElement) -> Press:
    """Read a press ticket; TicketUnreadableError where it tells nothing of a job."""
    xjdf = bare(root) == "XJDF"
    head, taken, notes = _xjdf(root) if xjdf else _jdf(root)
    ticket = _Ticket(root, taken)
    if not any(link.resource and link.resource.name in _TELLING for link in ticket.links):
        raise TicketUnreadableError(
            "the ticket names no product, and no pages, stock or pieces either; give an order, or a ticket of a press"
        )
    runs = tuple(_runs(ticket))
    assumed: list[str] = []
    product = _product(ticket)
    size, spine = _size(ticket, product, assumed)
    kind = _kind(product)
    parts = tuple(_parts(ticket, runs, size, _ROLES.get(kind)))
    if (versions := _versions(ticket)) > 1:
        parts = tuple(replace(part, pages=-(-part.pages // versions)) for part in parts)
    if not _sides(ticket, 0):
        assumed.append("printed on the front alone (the ticket names no sides)")
    names = [part.id for part in parts if len(parts) > 1 and part.id not in list(PartRole)]
    assumed += [f"{name}: what the part is to the whole (the ticket says its name only)" for name in names]
    spec = JobSpec(
        product_type=kind,
        name=Said(root, taken).text("DescriptiveName"),
        quantity=_quantity(ticket),
        parts=parts,
        binding=_binding(ticket, spine),
        comment=notes,
    )
    version = root.get("Version", "2.2" if xjdf else "1.5")
    return Press(
        dialect=f"xjdf-{version}" if xjdf else f"jdf-{version}-idp",
        spec=spec,
        head=head,
        files=tuple(_files(runs)),
        bled=frozenset(run.part for run in runs if run.bled),
        assumed=tuple(assumed),
        taken=taken,
    )


def _jdf(root: XmlElement) -> tuple[TicketHead, Taken, str]:
    ticket = JdfTicket(root)
    said = ticket.said(root)
    return head_of(ticket, ticket.inputs(root)), ticket.taken, _comment(said, "Name")


def _xjdf(root: XmlElement) -> tuple[TicketHead, Taken, str]:
    ticket = XjdfTicket(root)
    return xjdf_head(ticket), ticket.taken, _comment(ticket.root, "Type")


def _comment(said: Said, kind: str) -> str:
    return "\n".join(each.passed(kind).content() for each in said.children("Comment"))


def _product(ticket: _Ticket) -> _Held | None:
    resource = ticket.resource("Component", "Output")
    return _Held(resource.whole, ticket.taken) if resource else None


def _versions(ticket: _Ticket) -> int:
    """Return how many versions come out; the pages of all of them are one stream."""
    resource = ticket.resource("Component", "Output")
    return sum("PartVersion" in each.keys for each in resource.leaves) if resource else 0


def _kind(product: _Held | None) -> str:
    kind, ours = (product.text("ProductType"), product.text("ProductTypeDetails")) if product else ("", "")
    return ours or words.PRODUCT.get(kind, kind.lower() or "unknown")


def _quantity(ticket: _Ticket) -> int:
    """Return how many pieces come out: of the link, of its parts, or of the resource in XJDF."""
    link = ticket.link("Component", "Output")
    if link is None or link.resource is None:
        return 0
    said = Said(link.element.node, ticket.taken)
    frames = [Said(each.node, ticket.taken) for part in link.partitions for each in part.inherits[:1]]
    parts = [
        amount.whole("Amount") or 0
        for each in (said, *frames)
        for pool in each.children("AmountPool")
        for amount in pool.children("PartAmount")
    ]
    return said.whole("Amount") or sum(parts)


def _size(ticket: _Ticket, product: _Held | None, assumed: list[str]) -> tuple[Size, float]:
    """Return the size of a piece, and its thickness; that of the sheet where nothing says the piece's."""
    said = (*product.at("Dimensions").lengths("Dimensions"), 0.0, 0.0, 0.0) if product else (0.0, 0.0, 0.0)
    if not said[0] and (media := ticket.held("Media")) is not None:
        sheet = media.at("Dimension").lengths("Dimension")
        if len(sheet) == 2:
            assumed.append(
                f"size {sheet[0]:g} x {sheet[1]:g} mm (that of the sheet; the ticket says no other)"
            )
            return Size(sheet[0], sheet[1]), 0
    return Size(said[0], said[1]), said[2]


def _runs(ticket: _Ticket) -> Iterator[_Run]:
    """Yield the stretches of pages in their order; one that bears no name of a part is of the single one."""
    resource = ticket.resource("RunList")
    at = 0
    for partition in resource.leaves if resource else ():
        held = _Held(partition, ticket.taken)
        count = held.at("NPage").whole("NPage") or 0
        held.text("Pages")
        element = held.child("LayoutElement")
        spec = element.child("FileSpec") if element else held.child("FileSpec")
        part = held.text("DescriptiveName") or "single"
        file = file_of(spec, part, count or None, held.text("PartVersion")) if spec else None
        yield _Run(part, at, count, file, bool(element and element.flag("HasBleeds")))
        at += count


def _files(runs: Sequence[_Run]) -> Iterator[TicketFile]:
    """Yield each file once, with all the pages that are taken of it."""
    found: dict[tuple[str, str], TicketFile] = {}
    for run in runs:
        if run.file is None:
            continue
        known = found.get((run.part, run.file.url))
        pages = (known.pages or 0) + run.count if known else run.count
        found[run.part, run.file.url] = replace(run.file, pages=pages or None)
    yield from found.values()


def _parts(ticket: _Ticket, runs: Sequence[_Run], size: Size, usual: PartRole | None) -> Iterator[Part]:
    by_part: dict[str, list[_Run]] = {}
    for run in runs:
        by_part.setdefault(run.part, []).append(run)
    if len(by_part) > _MOST_PARTS:
        raise TicketUnreadableError(
            f"the ticket names {len(by_part)} parts, a job has at most {_MOST_PARTS}; split it into several jobs"
        )
    for name, own in (by_part or {"single": []}).items():
        at = own[0].at if own else 0
        single = PartRole.SINGLE if len(by_part) < _SEVERAL else usual
        yield Part(
            id=name,
            role=_role(name, single, first=at == 0),
            pages=sum(run.count for run in own),
            size=size,
            media=_media(ticket, at, size),
            print=_print(ticket, at),
        )


def _role(name: str, usual: PartRole | None, *, first: bool) -> PartRole:
    if name in list(PartRole):
        return PartRole(name)
    return usual or (PartRole.BODY if first else PartRole.INSERT)


def _media(ticket: _Ticket, at: int, size: Size) -> Media:
    """Return the stock of a part: that its way of printing refers to, else the one that is taken in."""
    printing = ticket.held("DigitalPrintingParams", at)
    line = printing.said if printing else ()
    targets = [target for said in line for target in ticket.nodes[0].referred(view(said.node), "Media")]
    whole = ticket.held("Media", at)
    partition = targets[0] if targets else whole.partition if whole else None
    if partition is None:
        return Media()
    held = _Held(partition, ticket.taken)
    said = held.at("Weight", "MediaType")
    media = media_of(said, size)
    kind = said.text("MediaType"), said.text("MediaTypeDetails")
    named = words.MEDIA.get((kind[1], "")) if kind[0] == "Other" else None
    return replace(media, stock=held.text("ProductID"), type=named or media.type)


def _print(ticket: _Ticket, at: int) -> Print:
    """Return what is printed on which side; a back without inks is not printed."""
    said = _sides(ticket, at)
    front, back = _inks(ticket, at, "Front"), _inks(ticket, at, "Back")
    if not said.startswith("TwoSided") or not back:
        return Print(Side(front))
    return Print(Side(front), Side(back), "foot" if said in _FOOT else "head")


def _sides(ticket: _Ticket, at: int) -> str:
    held = [ticket.held(name, at) for name in ("DigitalPrintingParams", "LayoutPreparationParams")]
    return next((text for text in [each.text("Sides") for each in held if each] if text), "")


def _inks(ticket: _Ticket, at: int, side: str) -> tuple[str, ...]:
    held = ticket.held("ColorantControl", at, side)
    if held is None:
        return ()
    inks = _MODELS.get(held.text("ProcessColorModel"), ())
    listed = held.child("ColorantParams")
    spots = [each.text("Name") for each in listed.children("SeparationSpec")] if listed else []
    spots = spots or held.text("ColorantParams").split()
    return tuple(dict.fromkeys((*inks, *spots)))


def _binding(ticket: _Ticket, spine: float) -> Binding | None:
    """Return the staples that the press itself sets."""
    stitching = ticket.held("StitchingParams")
    kind = words.STITCH.get(stitching.text("StitchType"), "") if stitching else ""
    if stitching is None or not kind:
        return None
    layout = ticket.held("LayoutPreparationParams")
    edge = layout.text("BindingEdge") if layout else ""
    if layout is not None:
        layout.at("NumberUp").passed("NumberUp", "PageDistributionScheme")
    return Binding(
        type=kind,
        edge=words.EDGE.get(edge, "left"),
        order=_NATURAL_ORDER.get(kind, "gather"),
        stitches=stitching.at("NumberOfStitches").whole("NumberOfStitches"),
        spine_mm=spine or None,
    )
