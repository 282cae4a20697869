"""Write a job as an XJDF order: the product, its parts, and what goes in.

XJDF is flat: the whole is the root Product, its parts are Products beside it that the binding names; customer,
contacts, planning, drops, files and inks are sets of resources. Clause: XJDF 2.1, XJDF and Product.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from jdf.administration import channels, check_entries
from jdf.element import Element
from jdf.intent.delivery import Delivery
from jdf.intent.insertion import Insertion
from jdf.intent.job import JobSpec, main_part
from jdf.intent.part import Part
from jdf.intents import unsaid_binding
from jdf.telling import told
from jdf.ticket import Dialect, Party, TicketFile, TicketHead
from jdf.urls import encode_url
from jdf.values import read_date_time
from jdf.vocabulary import PART_PRODUCT_TYPES, PROOF_COLOR_WORDS, VARIABLE_WORDS, XJDF_PRODUCT_TYPES
from jdf.xjdf.exchange import XJDF, AuditCreated, AuditNotification, AuditPool, Header, Notification
from jdf.xjdf.intents import AssemblingIntent, BindIn, BlowIn, ContentCheckIntent, ProofItem, VariableIntent
from jdf.xjdf.product import Intent, Product, ProductList
from jdf.xjdf.resource_set import Part as Which
from jdf.xjdf.resource_set import Resource, ResourceSet
from jdf.xjdf.resources import (
    Address,
    Color,
    ComChannel,
    Company,
    Contact,
    CustomerInfo,
    DeliveryParams,
    DropItem,
    FileSpec,
    NodeInfo,
    Person,
    RunList,
)
from jdf.xjdf.wishes import binding_wish, inks_of, layout, part_wishes, token, unsaid_of_part
from jdf.xjdf.words import Comment, GeneralID

_ROOT: Final = "ROOT"


def xjdf_order(spec: JobSpec, head: TicketHead, files: Sequence[TicketFile], dialect: Dialect) -> XJDF:
    """Return the XJDF document of a job."""
    said = spec.comment.strip()
    return XJDF(
        descriptive_name=spec.name,
        job_id=head.job_id,
        job_part_id=head.job_part_id,
        types=("Product",),
        version=dialect.version,
        audit_pool=_audit(head, files),
        comments=(Comment(type="Instruction", text=spec.comment),) if said else (),
        general_ids=(GeneralID(id_usage="OrderNumber", id_value=head.order_number),)
        if head.order_number
        else (),
        product_list=ProductList(products=tuple(_products(spec))),
        resource_sets=tuple(_sets(spec, head, files)),
    )


def _audit(head: TicketHead, files: Sequence[TicketFile]) -> AuditPool:
    """Return the log book: who wrote it, and what was found in its files."""
    agent = token(head.agent_name) or "Gateway"
    return AuditPool(
        created=AuditCreated(
            header=Header(
                agent_name=head.agent_name,
                agent_version=head.agent_version,
                device_id=agent,
                time=head.created_at,
            )
        ),
        notifications=tuple(
            AuditNotification(
                header=Header(
                    agent_name=entry.agent_name,
                    agent_version=entry.agent_version,
                    device_id=agent,
                    time=entry.time_stamp,
                ),
                notification=Notification(
                    severity=entry.notification_class,
                    comments=tuple(Comment(text=comment.text) for comment in entry.comments),
                ),
            )
            for entry in check_entries(head, files)
        ),
    )


def _products(spec: JobSpec) -> Iterator[Product]:
    """Yield the whole, then its parts where it has several."""
    several = len(spec.parts) > 1
    yield Product(
        amount=spec.quantity,
        descriptive_name=spec.name,
        id=_ROOT,
        is_root=True,
        max_amount=_share(spec.quantity, spec.overrun_percent),
        min_amount=_share(spec.quantity, spec.underrun_percent, less=True),
        product_type=XJDF_PRODUCT_TYPES.get(spec.product_type, "Unknown"),
        product_type_details=spec.product_type,
        intents=tuple(_intents(_whole(spec) if several else _single(spec))),
    )
    for part in spec.parts if several else ():
        yield Product(
            id=part.id,
            is_root=False,
            product_type=PART_PRODUCT_TYPES[part.role],
            intents=tuple(_intents(part_wishes(part, spec.certificates))),
        )


def _share(quantity: int, percent: float | None, *, less: bool = False) -> int | None:
    if percent is None:
        return None
    return (
        quantity - math.floor(quantity * percent / 100)
        if less
        else quantity + math.floor(quantity * percent / 100)
    )


def _intents(wishes: Iterator[Element]) -> Iterator[Intent]:
    return (Intent(name=wish.declaration.name, wish=wish) for wish in wishes)


def _single(spec: JobSpec) -> Iterator[Element]:
    yield from part_wishes(spec.parts[0], spec.certificates, spec.binding.spine_mm if spec.binding else None)
    if spec.binding:
        yield binding_wish(spec.binding, ())
    yield from _around(spec)


def _whole(spec: JobSpec) -> Iterator[Element]:
    main = main_part(spec)
    pages = sum(part.pages for part in spec.parts)
    yield layout(main, pages, spec.binding.spine_mm if spec.binding else None)
    inserted = {insertion.part for insertion in spec.insertions}
    if spec.binding:
        yield binding_wish(spec.binding, tuple(part.id for part in spec.parts if part.id not in inserted))
    yield from _around(spec)


def _around(spec: JobSpec) -> Iterator[Element]:
    """Yield what the job says of itself as a whole: inserts, proofs, variable data, running numbers."""
    if spec.insertions:
        yield AssemblingIntent(
            container=_ROOT,
            bound=tuple(_bound(one) for one in spec.insertions if one.method == "bindIn"),
            blown=tuple(_blown(one) for one in spec.insertions if one.method == "blowIn"),
        )
    if spec.proofs:
        yield ContentCheckIntent(
            proofs=tuple(
                ProofItem(
                    amount=proof.quantity,
                    color_type=PROOF_COLOR_WORDS.get(proof.color, ""),
                    contract=proof.contract or None,
                )
                for proof in spec.proofs
            )
        )
    pages = sum(part.pages for part in spec.parts)
    if spec.variable:
        kind, quality = VARIABLE_WORDS[spec.variable.kind]
        yield VariableIntent(
            average_pages=pages,
            number_of_copies=spec.variable.records,
            variable_quality=quality,
            variable_type=kind,
        )
    elif spec.numbering:
        yield VariableIntent(
            number_of_copies=spec.quantity, variable_quality="Simple", variable_type="IdentificationField"
        )


def _bound(insertion: Insertion) -> BindIn:
    return BindIn(child=insertion.part, folio=insertion.after_page - 1)


def _blown(insertion: Insertion) -> BlowIn:
    return BlowIn(child=insertion.part, folio_from=insertion.after_page - 1, folio_to=insertion.after_page)


def _sets(spec: JobSpec, head: TicketHead, files: Sequence[TicketFile]) -> Iterator[ResourceSet]:
    """Yield the resources of the order, each kind in a set."""
    customer = CustomerInfo(
        customer_id=token(head.customer.id), customer_job_name=spec.name, customer_order_id=head.order_number
    )
    yield _set("CustomerInfo", Resource(specific=customer))
    yield _set("Contact", *_contacts(spec, head.customer))
    if head.due:
        yield _set("NodeInfo", Resource(specific=NodeInfo(last_end=head.due)))
    if spec.delivery:
        drops = enumerate(spec.delivery, start=1)
        yield _set("DeliveryParams", *(_drop(delivery, number) for number, delivery in drops))
    odd = {token(ink): ink for part in spec.parts for ink in _inks(part) if token(ink) != ink}
    if odd:
        yield _set(
            "Color",
            *(
                Resource(parts=(Which(separation=name),), specific=Color(actual_color_name=ink))
                for name, ink in odd.items()
            ),
        )
    if files:
        yield _set("RunList", *(_run_list(file) for file in files))


def _set(name: str, *resources: Resource) -> ResourceSet:
    return ResourceSet(name=name, usage="Input", resources=resources)


def _inks(part: Part) -> Iterator[str]:
    named = (("front", part.print.front), ("back", part.print.back))
    for name, side in named:
        if side is not None:
            yield from inks_of(side, part.finish, name)


def _contacts(spec: JobSpec, customer: Party) -> Iterator[Resource]:
    yield Resource(
        parts=(Which(contact_type="Customer"),),
        specific=Contact(
            address=_address(customer),
            channels=tuple(
                ComChannel(channel_type=kind, locator=locator) for kind, locator in channels(customer)
            ),
            company=_company(customer.company),
            person=_person(customer.first_name, customer.family_name),
        ),
    )
    for number, delivery in enumerate(spec.delivery, start=1):
        yield Resource(
            parts=(Which(contact_type="Delivery", drop_id=f"D{number}"),),
            specific=Contact(
                address=_address(delivery),
                company=_company(delivery.company),
                person=_person("", delivery.name),
            ),
        )


def _address(at: Party | Delivery) -> Address | None:
    if not (at.street or at.city or at.postal_code):
        return None
    return Address(city=at.city, country_code=at.country_code, postal_code=at.postal_code, street=at.street)


def _company(name: str) -> Company | None:
    return Company(organization_name=name) if name.strip() else None


def _person(first: str, family: str) -> Person | None:
    return Person(family_name=family, first_name=first) if first.strip() or family.strip() else None


def _drop(delivery: Delivery, number: int) -> Resource:
    return Resource(
        parts=(Which(drop_id=f"D{number}"),),
        specific=DeliveryParams(
            method=delivery.method,
            required=read_date_time(delivery.due) if delivery.due else None,
            items=(DropItem(amount=delivery.quantity, item=_ROOT),),
        ),
    )


def _run_list(file: TicketFile) -> Resource:
    return Resource(
        descriptive_name=file.part,
        parts=(Which(part_version=file.version, run=token(file.part)),),
        specific=RunList(
            n_page=file.pages,
            pages="0 -1" if file.pages is None else _range(file.pages),
            file_spec=FileSpec(
                check_sum=file.md5.upper(),
                file_size=file.size,
                mime_type="application/pdf",
                url=encode_url(file.url),
                user_file_name=file.name_given,
            ),
        ),
    )


def _range(pages: int) -> str:
    """Return all pages as XJDF writes a range: first and last."""
    return f"0 {pages - 1}"


_NO_WORDS: Final = frozenset(
    {
        "art",
        "binding.hanger",
        "packing",
        "parts.print.back.max_tac_percent",
        "parts.print.front.max_tac_percent",
        "parts.size.safe_mm",
        "parts.size.scale",
        "proofs",
        "variable.columns",
        "variable.data_file",
        "variable.postal",
        "versions",
    }
)
"""Fields of a job for which XJDF has no place, or less than they say."""


def unsaid_by_xjdf(spec: JobSpec, _dialect: Dialect) -> Iterator[str]:
    """Yield, in business words, the wishes that an XJDF order has no place for."""
    for part in spec.parts:
        yield from unsaid_of_part(part)
    yield from unsaid_binding(spec.binding)
    for insertion in spec.insertions:
        if insertion.glue:
            yield f"insertion of {insertion.part}: glue {insertion.glue}"
    if spec.numbering:
        yield from told(spec, frozenset({"numbering"}))
    yield from told(spec, _NO_WORDS)
