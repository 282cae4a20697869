"""What every ticket says whatever its shape: who wrote it, whose job it is, by when, which files, what comes out."""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote

from jdf.element import Resource
from jdf.file_check import check_notes
from jdf.finishing import AVAILABLE
from jdf.intent.delivery import Delivery
from jdf.intent.job import JobSpec
from jdf.intent.part import Part
from jdf.intents import finished_mm
from jdf.resources.audit_pool import AuditPool, Created
from jdf.resources.component import Component
from jdf.resources.contact import Address, ComChannel, Company, Contact, Person
from jdf.resources.customer_info import CustomerInfo
from jdf.resources.node_info import NodeInfo
from jdf.resources.notification import Notification
from jdf.resources.run_list import FileSpec
from jdf.ticket import Party, TicketFile, TicketHead
from jdf.urls import encode_url
from jdf.vocabulary import PRODUCT_TYPES

_PHONE_GAPS: Final = re.compile(r"[^0-9+]+")


def audit(head: TicketHead, node_id: str, files: Sequence[TicketFile] = ()) -> AuditPool:
    """Return the log book of a node that was just written, with what was found in its files."""
    return AuditPool(
        created=Created(
            agent_name=head.agent_name,
            agent_version=head.agent_version,
            id=f"A_{node_id}",
            time_stamp=head.created_at,
        ),
        notifications=tuple(check_entries(head, files)),
    )


def check_entries(head: TicketHead, files: Sequence[TicketFile]) -> Iterator[Notification]:
    """Yield what was found in the files of a job, and who took what upon themselves."""
    checks = [(file.part, file.sha256, file.check) for file in files if file.check]
    yield from check_notes(checks, default_at=head.created_at)


def administration(spec: JobSpec, head: TicketHead) -> Iterator[Resource]:
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
        company=company(customer.company),
        person=person(customer.first_name, customer.family_name),
        address=address(customer),
        channels=tuple(ComChannel(channel_type=kind, locator=at) for kind, at in channels(customer)),
    )
    if head.due or head.return_url:
        yield NodeInfo(
            id="NI1", status=AVAILABLE, last_end=head.due, target_route=encode_url(head.return_url)
        )


def company(name: str) -> Company | None:
    """Return the firm of a contact, if it has one."""
    return Company(organization_name=name) if name.strip() else None


def person(first: str, family: str) -> Person | None:
    """Return the person of a contact, if there is one."""
    return Person(first_name=first, family_name=family) if first.strip() or family.strip() else None


def address(at: Party | Delivery) -> Address | None:
    """Return where somebody is, if anything is known of it."""
    if not (at.street or at.city or at.postal_code):
        return None
    return Address(street=at.street, city=at.city, postal_code=at.postal_code, country_code=at.country_code)


def channels(customer: Party) -> Iterator[tuple[str, str]]:
    """Yield the kinds of channels a customer is reached by, each with its locator."""
    if customer.email:
        yield "Email", f"mailto:{quote(customer.email, safe='@+!$&*=~')}"
    if customer.phone:
        number = _PHONE_GAPS.sub(".", customer.phone).strip(".")
        yield "Phone", f"tel:{number}"


def final_component(spec: JobSpec, part: Part) -> Component:
    """Return the product that comes out of the root node, each version of it in a partition."""
    return Component(
        id="CMP1",
        status="Unavailable",
        component_type="FinalProduct",
        product_type=PRODUCT_TYPES.get(spec.product_type, "Unknown"),
        product_type_details=spec.product_type,
        dimensions_mm=finished_mm(part.size, spec.binding.spine_mm if spec.binding else None),
        part_id_keys=("PartVersion",) if spec.versions else (),
        versions=tuple(
            Component(part_version=version.name, descriptive_name=version.title) for version in spec.versions
        ),
    )


def file_spec(file: TicketFile) -> FileSpec:
    """Return where a file lies and how to tell that it is the right one."""
    return FileSpec(
        url=encode_url(file.url),
        mime_type="application/pdf",
        file_size=file.size,
        check_sum=file.md5.upper(),
        user_file_name=file.name_given,
    )
