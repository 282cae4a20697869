"""Lay an XJDF order open: its Products are the pieces, its sets of resources the customer, drops, files and inks."""

from collections.abc import Iterator
from dataclasses import replace

from jdf.errors import TicketUnreadableError
from jdf.intent.delivery import Delivery
from jdf.job_read.jdf_tree import file_of
from jdf.job_read.people import party_of, receiver_of
from jdf.job_read.pieces import NEVER, Laid, Piece
from jdf.job_read.said import Said, Taken
from jdf.names import XmlElement
from jdf.ticket import TicketFile, TicketHead
from jdf.values import known_time


class XjdfTicket:
    """An XJDF document with the ways to its resources."""

    def __init__(self, root: XmlElement) -> None:
        """Hold the document."""
        self.taken = Taken(root)
        self.root = Said(root, self.taken)

    def resources(self, name: str) -> Iterator[tuple[Said, Said, Said | None]]:
        """Yield the resources of a kind: the frame, its own element, and the partition it belongs to."""
        for one in self.root.children("ResourceSet"):
            if one.text("Name") == name:
                for frame in one.children("Resource"):
                    own = frame.child(name)
                    if own is not None:
                        yield frame, own, frame.child("Part")

    def first(self, name: str) -> Said | None:
        """Return the first resource of a kind."""
        return next((own for _, own, _ in self.resources(name)), None)


class XjdfOrder(XjdfTicket):
    """An XJDF document that says what is wanted, as Products."""

    def __init__(self, root: XmlElement) -> None:
        """Find the root Product; TicketUnreadableError where nothing says what is wanted."""
        super().__init__(root)
        listed = self.root.child("ProductList")
        self.products = listed.children("Product") if listed else ()
        if not self.products:
            raise TicketUnreadableError(
                "the XJDF document has no Product: it says how something is made, not what is wanted; give an order"
            )
        self.whole = next((each for each in self.products if each.text("IsRoot") == "true"), self.products[0])


def lay_xjdf(root: XmlElement) -> Laid:
    """Return an XJDF order laid open."""
    order = XjdfOrder(root)
    inks = _names_of_inks(order)
    whole, product = _piece(order.whole, inks), order.whole
    parts = tuple(_piece(each, inks) for each in order.products if each.node is not product.node)
    files = tuple(_files(order))
    quantity = product.whole("Amount") or 0
    single = (replace(whole, id=files[0].part if files else "single"),)
    return Laid(
        dialect=f"xjdf-{root.get('Version', '2.2')}",
        head=xjdf_head(order),
        name=product.text("DescriptiveName") or order.root.text("DescriptiveName"),
        kind=whole.kind,
        kind_of_shop=product.text("ProductTypeDetails"),
        quantity=quantity,
        whole=whole,
        parts=parts or single,
        files=files,
        bled=frozenset(),
        delivery=tuple(_deliveries(order, quantity)),
        versions=(),
        comment="\n".join(
            each.passed("Type").content() for each in order.root.passed("DescriptiveName").children("Comment")
        ),
        overrun_percent=_share(quantity, product.whole("MaxAmount")),
        underrun_percent=_share(quantity, product.whole("MinAmount")),
        taken=order.taken,
    )


def _share(quantity: int, limit: int | None) -> float | None:
    """Return in percent how far a limit lies from the quantity."""
    return None if limit is None or not quantity else round(abs(limit - quantity) * 100 / quantity, 2)


def _names_of_inks(order: XjdfOrder) -> dict[str, str]:
    """Return the names of inks behind the tokens that stand for them."""
    return {
        part.text("Separation"): color.text("ActualColorName")
        for _, color, part in order.resources("Color")
        if part is not None
    }


def _piece(product: Said, inks: dict[str, str]) -> Piece:
    found: dict[str, Said] = {}
    for intent in product.children("Intent"):
        own = intent.child(intent.text("Name"))
        if own is not None:
            found.setdefault(own.name, own)
    return Piece(product.node.get("ID", ""), product.text("ProductType"), found, inks)


def xjdf_head(order: XjdfTicket) -> TicketHead:
    """Return who ordered, under which number, by when, and who wrote the document."""
    root, customer, planning = order.root, order.first("CustomerInfo"), order.first("NodeInfo")
    number = [
        each.text("IDValue") for each in root.children("GeneralID") if each.text("IDUsage") == "OrderNumber"
    ]
    audit = root.child("AuditPool")
    created = audit.child("AuditCreated") if audit else None
    header = created.child("Header") if created else None
    contact = next(
        (
            own
            for _, own, part in order.resources("Contact")
            if part and part.text("ContactType") == "Customer"
        ),
        None,
    )
    if customer is not None:
        customer.passed("CustomerJobName")
    return TicketHead(
        job_id=root.node.get("JobID", ""),
        job_part_id=root.node.get("JobPartID", ""),
        order_number=number[0] if number else customer.text("CustomerOrderID") if customer else "",
        created_at=(known_time(header.text("Time")) if header else None) or NEVER,
        agent_name=header.text("AgentName") if header else "",
        agent_version=header.text("AgentVersion") if header else "",
        customer=party_of(customer.passed("CustomerOrderID").text("CustomerID") if customer else "", contact),
        due=known_time(planning.text("LastEnd")) if planning else None,
    )


def _deliveries(order: XjdfOrder, quantity: int) -> Iterator[Delivery]:
    receivers = {
        part.text("DropID"): own
        for _, own, part in order.resources("Contact")
        if part is not None and part.text("ContactType") == "Delivery"
    }
    for _, drop, part in order.resources("DeliveryParams"):
        receiver = receivers.get(part.text("DropID") if part else "")
        items = drop.children("DropItem")
        yield Delivery(
            quantity=sum(each.passed("ItemRef").whole("Amount") or 0 for each in items)
            if items
            else quantity,
            due=drop.text("Required") or None,
            method=drop.text("Method"),
            **receiver_of(receiver),
        )


def _files(order: XjdfOrder) -> Iterator[TicketFile]:
    for frame, run, part in order.resources("RunList"):
        spec = run.child("FileSpec")
        if spec is not None:
            name = frame.text("DescriptiveName") or (part.text("Run") if part else "")
            if part is not None:
                part.passed("Run")
            version = part.text("PartVersion") if part else ""
            yield file_of(spec, name or "single", run.passed("Pages").whole("NPage"), version)
