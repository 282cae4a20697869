"""Write a job as a JDF 1.x ticket.

The Product shape says what is wanted and never how it is made: a job of one part is a single node, a job
of several a root with a child node each, whose results the root takes in (JDF 1.5, Product Intent).
An order is firm, so every span says Preferred and Actual alike.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from lxml import etree

from jdf.build import build
from jdf.element import Resource
from jdf.errors import TicketNotWritableError
from jdf.intent.delivery import Delivery
from jdf.intent.invariants import invariants
from jdf.intent.job import JobSpec
from jdf.intent.part import Part, PartRole
from jdf.intents import AVAILABLE, binding_intent, finished_mm, layout_intent, part_intents, unsaid
from jdf.node import JDF, ResourceLink, ResourceLinkPool, ResourcePool
from jdf.resources.art_delivery_intent import ArtDelivery, ArtDeliveryIntent
from jdf.resources.audit_pool import AuditPool, Created
from jdf.resources.comment import Comment
from jdf.resources.component import Component
from jdf.resources.contact import Address, ComChannel, Company, Contact, Person
from jdf.resources.customer_info import CustomerInfo
from jdf.resources.delivery_intent import DeliveryIntent, DropIntent, DropItemIntent
from jdf.resources.general_id import GeneralID
from jdf.resources.node_info import NodeInfo
from jdf.resources.run_list import FileSpec, LayoutElement, RunList
from jdf.ticket import Dialect, Party, Ticket, TicketFile, TicketHead
from jdf.urls import encode_url, is_relative, url_fault
from jdf.values import SHORT_STRING, firm, read_date_time
from jdf.vocabulary import PART_PRODUCT_TYPES, PRODUCT_TYPES

_PHONE_GAPS: Final = re.compile(r"[^0-9+]+")


def write_ticket(spec: JobSpec, head: TicketHead, files: Sequence[TicketFile], dialect: Dialect) -> Ticket:
    """Write a job and its files as a ticket of a dialect.

    A job that breaks an invariant, a file of no part, or a value the dialect cannot carry raises
    TicketNotWritableError: half a ticket prints wrong.
    """
    _refuse_unwritable(spec, files, dialect)
    beyond: list[str] = []
    node = _SHAPES[dialect.shape](spec, head, files, dialect)
    root = build(node, dialect.version, beyond)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Ticket(
        dialect=dialect.name,
        job_id=head.job_id,
        job_part_ids=(node.job_part_id, *(child.job_part_id for child in node.nodes)),
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        files=tuple(files),
        left_out=(*unsaid(spec), *beyond),
    )


def _refuse_unwritable(spec: JobSpec, files: Sequence[TicketFile], dialect: Dialect) -> None:
    for problem in invariants(spec):
        raise TicketNotWritableError(
            f"the job cannot be made as described: {problem.path}: {problem.message}"
        )
    parts = {part.id for part in spec.parts}
    for file in files:
        if file.part not in parts:
            raise TicketNotWritableError(
                f"file {file.url} is for part {file.part!r}, the job has {', '.join(sorted(parts))}; assign it anew"
            )
        code, message = url_fault(encode_url(file.url) if "\\" not in file.url else file.url)
        if code:
            raise TicketNotWritableError(f"file URL {file.url!r}: {message}")
        if dialect.url_style == "relative" and not is_relative(file.url):
            raise TicketNotWritableError(
                f"file URL {file.url!r}: the dialect {dialect.name} takes relative URLs only"
            )


def _product(spec: JobSpec, head: TicketHead, files: Sequence[TicketFile], dialect: Dialect) -> JDF:
    """Return the root Product node of a job."""
    several = len(spec.parts) > 1
    resources = [*_administration(spec, head)]
    resources += _whole(spec) if several else _single(spec)
    resources += _artwork(spec, files)
    resources += _deliveries(spec)
    root_id = f"J_{head.job_id}"
    return JDF(
        id=root_id,
        job_id=head.job_id,
        job_part_id=head.job_part_id,
        type="Product",
        xsi_type="Product",
        version=dialect.version,
        max_version=dialect.version,
        activation="Active",
        descriptive_name=spec.name,
        audit_pool=_audit(head, root_id),
        resource_pool=ResourcePool(resources=tuple(resources)),
        link_pool=ResourceLinkPool(links=tuple(_root_links(spec, resources))),
        comments=(Comment(name="Instruction", id="CMT1", text=spec.comment),) if spec.comment.strip() else (),
        general_ids=(GeneralID(id_usage="OrderNumber", id_value=head.order_number),)
        if head.order_number
        else (),
        nodes=tuple(_child(spec, part, number, head) for number, part in _numbered(spec)) if several else (),
    )


def _numbered(spec: JobSpec) -> Iterator[tuple[int, Part]]:
    yield from enumerate(spec.parts, start=1)


def _audit(head: TicketHead, node_id: str) -> AuditPool:
    return AuditPool(
        created=Created(
            agent_name=head.agent_name,
            agent_version=head.agent_version,
            id=f"A_{node_id}",
            time_stamp=head.created_at,
        )
    )


def _administration(spec: JobSpec, head: TicketHead) -> Iterator[Resource]:
    """Yield the customer, their contact and the planning of the root node."""
    customer = head.customer
    yield CustomerInfo(
        id="CI1",
        status=AVAILABLE,
        customer_id=customer.id,
        customer_order_id=head.order_number,
        customer_job_name=spec.name,
        contacts=("CON1",),
    )
    yield Contact(
        id="CON1",
        status=AVAILABLE,
        contact_types=("Customer", "Administrator"),
        company=_company(customer.company),
        person=_person(customer.first_name, customer.family_name),
        address=_address(customer),
        channels=tuple(_channels(customer)),
    )
    if head.due or head.return_url:
        yield NodeInfo(
            id="NI1", status=AVAILABLE, last_end=head.due, target_route=encode_url(head.return_url)
        )


def _company(name: str) -> Company | None:
    return Company(organization_name=name) if name.strip() else None


def _person(first: str, family: str) -> Person | None:
    return Person(first_name=first, family_name=family) if first.strip() or family.strip() else None


def _address(at: Party | Delivery) -> Address | None:
    if not (at.street or at.city or at.postal_code):
        return None
    return Address(street=at.street, city=at.city, postal_code=at.postal_code, country_code=at.country_code)


def _channels(customer: Party) -> Iterator[ComChannel]:
    if customer.email:
        yield ComChannel(channel_type="Email", locator=f"mailto:{quote(customer.email, safe='@+!$&*=~')}")
    if customer.phone:
        number = _PHONE_GAPS.sub(".", customer.phone).strip(".")
        yield ComChannel(channel_type="Phone", locator=f"tel:{number}")


def _final_component(spec: JobSpec, part: Part) -> Component:
    return Component(
        id="CMP1",
        status="Unavailable",
        component_type="FinalProduct",
        product_type=PRODUCT_TYPES.get(spec.product_type, "Unknown"),
        product_type_details=spec.product_type,
        dimensions_mm=finished_mm(part.size),
    )


def _single(spec: JobSpec) -> Iterator[Resource]:
    """Yield what a job of one part says of itself."""
    part = spec.parts[0]
    yield from part_intents(part, "1")
    if spec.binding:
        yield binding_intent(spec.binding, "BI1")
    yield _final_component(spec, part)


def _whole(spec: JobSpec) -> Iterator[Resource]:
    """Yield what a job of several parts says of the whole: pages of all, size, binding, the parts' results."""
    main = next((part for part in spec.parts if part.role is PartRole.BODY), spec.parts[0])
    yield layout_intent(main, "LI0", sum(part.pages for part in spec.parts))
    if spec.binding:
        yield binding_intent(spec.binding, "BI1")
    yield _final_component(spec, main)
    for number, part in _numbered(spec):
        yield Component(
            id=f"CMPP{number}",
            status="Unavailable",
            descriptive_name=part.id,
            component_type="PartialProduct",
            product_type=PART_PRODUCT_TYPES[part.role],
            dimensions_mm=finished_mm(part.size),
        )


def _artwork(spec: JobSpec, files: Sequence[TicketFile]) -> Iterator[Resource]:
    """Yield one RunList a file; its DescriptiveName is the part, so that cover and body are not mixed up."""
    if not files:
        return
    bleeds = {part.id: part.size.bleed_mm > 0 for part in spec.parts}
    yield ArtDeliveryIntent(
        id="ADI1",
        status=AVAILABLE,
        deliveries=tuple(
            ArtDelivery(has_bleeds=bleeds[file.part], run_list=f"RL{number}")
            for number, file in enumerate(files, start=1)
        ),
    )
    for number, file in enumerate(files, start=1):
        yield RunList(
            id=f"RL{number}",
            status=AVAILABLE,
            descriptive_name=file.part,
            n_page=file.pages,
            pages=_page_range(file.pages),
            layout_element=LayoutElement(
                element_type="Document", has_bleeds=bleeds[file.part], file_spec=_file_spec(file)
            ),
        )


def _page_range(pages: int | None) -> str:
    """Say which pages of a file are used: all of them, counted from 0 (JDF 1.5, Process Resources, RunList)."""
    if pages is None:
        return "0 ~ -1"
    return "0" if pages == 1 else f"0 ~ {pages - 1}"


def _file_spec(file: TicketFile) -> FileSpec:
    return FileSpec(
        url=encode_url(file.url),
        mime_type="application/pdf",
        file_size=file.size,
        check_sum=file.md5.upper(),
        user_file_name=file.name_given,
    )


def _deliveries(spec: JobSpec) -> Iterator[Resource]:
    """Yield the addresses and the drops; what one drop alone says stands on the whole delivery too."""
    if not spec.delivery:
        return
    for number, delivery in enumerate(spec.delivery, start=2):
        yield Contact(
            id=f"CON{number}",
            status=AVAILABLE,
            contact_types=("Delivery",),
            company=_company(delivery.company),
            person=_person("", delivery.name),
            address=_address(delivery),
        )
    dues = [read_date_time(delivery.due) for delivery in spec.delivery if delivery.due]
    yield DeliveryIntent(
        id="DI1",
        status=AVAILABLE,
        required=firm(min(dues)) if dues else None,
        drops=tuple(
            _drop(delivery, f"CON{number}") for number, delivery in enumerate(spec.delivery, start=2)
        ),
    )


def _drop(delivery: Delivery, contact: str) -> DropIntent:
    due: datetime | None = read_date_time(delivery.due) if delivery.due else None
    return DropIntent(
        required=firm(due) if due else None,
        method=firm(delivery.method) if delivery.method else None,
        contacts=(contact,),
        items=(DropItemIntent(amount=delivery.quantity, component="CMP1"),),
    )


def _root_links(spec: JobSpec, resources: Sequence[Resource]) -> Iterator[ResourceLink]:
    """Yield the links of the root: everything of its pool goes in but the product, which comes out."""
    for resource in resources:
        name = resource.xml_name()
        if name.endswith("Intent") or name in ("CustomerInfo", "NodeInfo"):
            yield ResourceLink(resource=name, target=resource.id)
    yield ResourceLink(resource="Component", target="CMP1", usage="Output", amount=spec.quantity)
    if len(spec.parts) > 1:
        for number, part in _numbered(spec):
            usage = "Cover" if part.role is PartRole.COVER else ""
            yield ResourceLink(resource="Component", target=f"CMPP{number}", process_usage=usage)


def _child(spec: JobSpec, part: Part, number: int, head: TicketHead) -> JDF:
    """Return the node of one part; its JobPartID is the root's with the part's id behind a dot."""
    job_part_id = f"{head.job_part_id}.{part.id}"
    node_id = f"J_{head.job_id}_{number}"
    resources = tuple(part_intents(part, f"P{number}"))
    links = [ResourceLink(resource=each.xml_name(), target=each.id) for each in resources]
    output = ResourceLink(resource="Component", target=f"CMPP{number}", usage="Output", amount=spec.quantity)
    return JDF(
        id=node_id,
        job_id=head.job_id,
        job_part_id=SHORT_STRING.write(job_part_id),
        type="Product",
        xsi_type="Product",
        descriptive_name=f"{spec.name[:220]} {part.id}",
        audit_pool=_audit(head, node_id),
        resource_pool=ResourcePool(resources=resources),
        link_pool=ResourceLinkPool(links=(*links, output)),
    )


_SHAPES: Final[Mapping[str, Callable[[JobSpec, TicketHead, Sequence[TicketFile], Dialect], JDF]]] = (
    MappingProxyType({"product": _product})
)
"""The node shapes this writer knows; a further one is one function and one row."""
