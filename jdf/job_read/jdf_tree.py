"""Lay a Product ticket of JDF 1.x open: its nodes are the pieces, their links say what is said of each."""

from collections.abc import Iterator
from urllib.parse import unquote

from jdf.errors import TicketUnreadableError
from jdf.intent.delivery import Delivery
from jdf.intent.version import Version
from jdf.job_read.people import party_of, receiver_of
from jdf.job_read.pieces import NEVER, Laid, Piece
from jdf.job_read.said import Said, Taken
from jdf.names import XmlElement, clark
from jdf.ticket import TicketFile, TicketHead
from jdf.tree import TicketTree, inherited, links_of, resources_of, ticket_tree
from jdf.values import known_time


class JdfTicket:
    """A ticket of JDF 1.x with the ways to its resources."""

    def __init__(self, root: XmlElement) -> None:
        """Take the outermost node for the job."""
        self.ticket: TicketTree = ticket_tree(root)
        self.taken = Taken(root)
        self.root = root

    def said(self, node: XmlElement) -> Said:
        """Return an element to be asked."""
        return Said(node, self.taken)

    def inputs(self, node: XmlElement) -> dict[str, Said]:
        """Return the resources that go into a node, by name; those of its pool where it links none."""
        linked = [self.ticket.by_id.get(link.target) for link in links_of(node) if link.usage == "Input"]
        found = [each for each in linked if each is not None] or list(resources_of(node))
        named: dict[str, Said] = {}
        for each in [*found, *node.iterchildren(clark("CustomerInfo"), clark("NodeInfo"))]:
            one = self.said(each)
            named.setdefault(one.name, one)
        return named

    def referred(self, one: Said | None, name: str) -> list[Said]:
        """Return what an element refers to by this name, or holds itself."""
        if one is None:
            return []
        targets = [self.ticket.by_id.get(each.text("rRef")) for each in one.children(f"{name}Ref")]
        return [*(self.said(each) for each in targets if each is not None), *one.children(name)]


class ProductTicket(JdfTicket):
    """A Product ticket: its nodes are the product and its parts."""

    def __init__(self, root: XmlElement) -> None:
        """Find the outermost Product node; TicketUnreadableError where nothing says what is wanted."""
        super().__init__(root)
        products = [node for node in self.ticket.nodes if node.get("Type") == "Product"]
        if not products:
            raise TicketUnreadableError(
                f"the ticket is of type {root.get('Type', '')!r}: it says how something is made, not what is wanted;"
                " give a Product ticket"
            )
        self.root = products[0]
        within = [node for node in products if node is not self.root]
        self.leaves = [node for node in within if node.find(clark("JDF")) is None] or [self.root]

    def output(self, node: XmlElement) -> tuple[Said | None, Said | None]:
        """Return the Component that comes out of a node, and the link that says how many."""
        for link in links_of(node):
            if link.resource == "Component" and link.usage == "Output":
                target = self.ticket.by_id.get(link.target)
                return None if target is None else self.said(target), self.said(link.element)
        return None, None


def lay_jdf(root: XmlElement) -> Laid:
    """Return a Product ticket laid open."""
    ticket = ProductTicket(root)
    inputs = ticket.inputs(ticket.root)
    component, link = ticket.output(ticket.root)
    versions = tuple(_versions(component, link))
    intent = inputs.get("DeliveryIntent")
    single = ticket.leaves[0] is ticket.root
    head, node = head_of(ticket, inputs), ticket.said(ticket.root)
    node.passed("StatusDetails")
    whole = _piece(ticket, ticket.root)
    quantity = (link.whole("Amount") if link else None) or sum(each.quantity for each in versions)
    files, bled = _files(ticket, inputs)
    named = files[0].part if files and single else whole.id
    return Laid(
        dialect=f"jdf-{root.get('Version', '1.5')}-product",
        head=head,
        name=node.text("DescriptiveName"),
        kind=component.text("ProductType") if component else "",
        kind_of_shop=component.text("ProductTypeDetails") if component else "",
        quantity=quantity,
        whole=whole,
        parts=(Piece(named, whole.kind, whole.intents),)
        if single
        else tuple(_piece(ticket, node) for node in ticket.leaves),
        files=files,
        bled=bled,
        delivery=tuple(_deliveries(ticket, intent)),
        versions=versions,
        comment="\n".join(each.passed("Name").content() for each in node.children("Comment")),
        overrun_percent=intent.number("Overage") if intent else None,
        underrun_percent=intent.number("Underage") if intent else None,
        taken=ticket.taken,
    )


def _piece(ticket: ProductTicket, node: XmlElement) -> Piece:
    component, _ = ticket.output(node)
    said = ticket.said(node)
    said.passed("DescriptiveName")
    kind, name = "", ""
    if component is not None:
        component.passed("Dimensions", "ProductType")
        kind, name = component.text("ProductType"), component.text("DescriptiveName")
    suffix = inherited(node, "JobPartID").rpartition(".")[2]
    return Piece(name or suffix or kind.lower() or "single", kind, ticket.inputs(node))


def _versions(component: Said | None, link: Said | None) -> Iterator[Version]:
    """Yield the versions of a product, with the pieces of each."""
    pool = link.child("AmountPool") if link else None
    amounts = {
        part.text("PartVersion"): each.whole("Amount")
        for each in (pool.children("PartAmount") if pool else ())
        for part in each.children("Part")
    }
    for each in component.children("Component") if component else ():
        name = each.text("PartVersion")
        yield Version(name, amounts.get(name) or 0, each.text("DescriptiveName"))


def head_of(ticket: JdfTicket, inputs: dict[str, Said]) -> TicketHead:
    """Return who ordered, under which number, by when, and who wrote the ticket."""
    root, customer, planning = ticket.root, inputs.get("CustomerInfo"), inputs.get("NodeInfo")
    number = next(
        (
            each.text("IDValue")
            for each in ticket.said(root).children("GeneralID")
            if each.text("IDUsage") == "OrderNumber"
        ),
        "",
    )
    created = root.find(f"{clark('AuditPool')}/{clark('Created')}")
    said = {} if created is None else {str(key): str(value) for key, value in created.attrib.items()}
    contacts = ticket.referred(customer, "Contact")
    for each in contacts:
        each.passed("ContactTypes")
    if customer is not None:
        customer.passed("CustomerJobName", "CustomerOrderID")
    return TicketHead(
        job_id=root.get("JobID", ""),
        job_part_id=root.get("JobPartID", ""),
        order_number=number or (customer.text("CustomerOrderID") if customer else ""),
        created_at=known_time(said.get("TimeStamp", "")) or NEVER,
        agent_name=said.get("AgentName", ""),
        agent_version=said.get("AgentVersion", ""),
        customer=party_of(customer.text("CustomerID") if customer else "", next(iter(contacts), None)),
        due=known_time(planning.text("LastEnd")) if planning else None,
        return_url=unquote(planning.text("TargetRoute")) if planning else "",
    )


def _deliveries(ticket: ProductTicket, intent: Said | None) -> Iterator[Delivery]:
    if intent is None:
        return
    intent.passed("Required")
    for drop in intent.children("DropIntent"):
        receiver = next(iter(ticket.referred(drop, "Contact")), None)
        amounts = [each.whole("Amount") or 0 for each in drop.children("DropItemIntent")]
        if receiver is None:
            continue
        receiver.passed("ContactTypes")
        yield Delivery(
            quantity=sum(amounts),
            due=drop.text("Required") or None,
            method=drop.text("Method") or intent.text("Method"),
            **receiver_of(receiver),
        )


def _files(ticket: ProductTicket, inputs: dict[str, Said]) -> tuple[tuple[TicketFile, ...], frozenset[str]]:
    """Return the files of the artwork, and the parts whose artwork has bleed.

    The files of a RunList are those of the part it is named after, of its partitions those of versions.
    """
    art = inputs.get("ArtDeliveryIntent")
    found: list[TicketFile] = []
    bled: set[str] = set()
    for delivery in art.children("ArtDelivery") if art else ():
        for run_list in ticket.referred(delivery, "RunList"):
            part = run_list.text("DescriptiveName") or "single"
            for run in run_list.children("RunList") or (run_list,):
                element = run.child("LayoutElement")
                spec = element.child("FileSpec") if element else None
                if element is not None and spec is not None:
                    bled |= {part} if element.flag("HasBleeds") else set()
                    run.passed("Pages")
                    found.append(file_of(spec, part, run.whole("NPage"), run.text("PartVersion")))
    return tuple(found), frozenset(bled)


def file_of(spec: Said, part: str, pages: int | None, version: str) -> TicketFile:
    """Return a file as its FileSpec says it."""
    return TicketFile(
        part=part,
        url=unquote(spec.text("URL")),
        sha256="",
        size=spec.whole("FileSize") or 0,
        pages=pages,
        name_given=spec.text("UserFileName"),
        md5=spec.text("CheckSum").lower(),
        version=version,
    )
