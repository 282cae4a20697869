"""Write a job as a ticket: JDF 1.x, or XJDF by its own module.

The Product shape says what is wanted and never how it is made: a job of one part is a single node, a job
of several a root with a child node each, whose results the root takes in (JDF 1.5, Product Intent).
An order is firm, so every span says Preferred and Actual alike. The Combined shape has its own module.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from lxml import etree

from jdf.administration import address, administration, audit, company, file_spec, final_component, person
from jdf.build import LeftOut, build
from jdf.combined import combined
from jdf.combined import unsaid as unsaid_by_press
from jdf.element import Element, Resource
from jdf.errors import TicketNotWritableError
from jdf.finishing import AVAILABLE
from jdf.intent.art import Art
from jdf.intent.delivery import Delivery
from jdf.intent.invariants import invariants
from jdf.intent.job import JobSpec, main_part
from jdf.intent.part import Part, PartRole
from jdf.intents import binding_intent, finished_mm, layout_intent, part_intents, unsaid
from jdf.mispre import with_gray_boxes
from jdf.names import XmlElement
from jdf.node import JDF, AmountPool, PartAmount, ResourceLink, ResourceLinkPool, ResourcePool
from jdf.node import Part as NodePart
from jdf.reached import business_words, reached
from jdf.resources.art_delivery_intent import ArtDelivery, ArtDeliveryIntent
from jdf.resources.comment import Comment
from jdf.resources.component import Component
from jdf.resources.contact import Contact
from jdf.resources.delivery_intent import DeliveryIntent, DropIntent, DropItemIntent
from jdf.resources.general_id import GeneralID
from jdf.resources.run_list import LayoutElement, RunList
from jdf.runs import span
from jdf.ticket import Dialect, Ticket, TicketFile, TicketHead
from jdf.urls import encode_url, is_relative, url_fault
from jdf.values import SHORT_STRING, firm, given, read_date_time
from jdf.vocabulary import ART_HANDLING_WORDS, ART_WAY_WORDS, PART_PRODUCT_TYPES
from jdf.whole import whole_intents
from jdf.xjdf.order import unsaid_by_xjdf, xjdf_order


def write_ticket(spec: JobSpec, head: TicketHead, files: Sequence[TicketFile], dialect: Dialect) -> Ticket:
    """Write a job and its files as a ticket of a dialect.

    A job that breaks an invariant, a file of no part, or a value the dialect cannot carry raises
    TicketNotWritableError: half a ticket prints wrong.
    """
    _refuse_unwritable(spec, files, dialect)
    beyond: LeftOut = []
    shape = _SHAPES[dialect.shape]
    root, job_part_ids = _root(spec, head, files, dialect, beyond)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Ticket(
        dialect=dialect.name,
        job_id=head.job_id,
        job_part_ids=job_part_ids,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        files=tuple(files),
        left_out=(*shape.unsaid(spec, dialect), *business_words(beyond)),
    )


def ticket_root(spec: JobSpec, head: TicketHead, files: Sequence[TicketFile], dialect: Dialect) -> XmlElement:
    """Return the tree of a ticket, of whatever job: whether the job keeps its rules is not asked."""
    return _root(spec, head, files, dialect, [])[0]


def _root(
    spec: JobSpec, head: TicketHead, files: Sequence[TicketFile], dialect: Dialect, left_out: LeftOut
) -> tuple[XmlElement, tuple[str, ...]]:
    node, job_part_ids = _SHAPES[dialect.shape].tree(spec, head, files, dialect, left_out)
    return build(node, dialect.version, left_out), job_part_ids


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
    resources = [*administration(spec, head)]
    resources += _whole(spec) if several else _single(spec)
    resources += whole_intents(spec)
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
        audit_pool=audit(head, root_id, files),
        resource_pool=ResourcePool(resources=tuple(resources)),
        link_pool=ResourceLinkPool(links=tuple(_root_links(spec, resources))),
        comments=(Comment(name="Instruction", id="CMT1", text=spec.comment),) if spec.comment.strip() else (),
        general_ids=(GeneralID(id_usage="OrderNumber", id_value=head.order_number),)
        if head.order_number
        else (),
        nodes=tuple(_child(spec, part, number, head) for number, part in _numbered(spec)) if several else (),
    )


def _gray_boxes(spec: JobSpec, head: TicketHead, files: Sequence[TicketFile], dialect: Dialect) -> JDF:
    """Return the root Product node of a job with the gray boxes of its prepress."""
    return with_gray_boxes(_product(spec, head, files, dialect), spec, head, files, dialect)


def _numbered(spec: JobSpec) -> Iterator[tuple[int, Part]]:
    yield from enumerate(spec.parts, start=1)


def _single(spec: JobSpec) -> Iterator[Resource]:
    """Yield what a job of one part says of itself."""
    part = spec.parts[0]
    yield from part_intents(spec, part, "1")
    if spec.binding:
        yield binding_intent(spec.binding, "BI1")
    yield final_component(spec, part)


def _whole(spec: JobSpec) -> Iterator[Resource]:
    """Yield what a job of several parts says of the whole: pages of all, size, binding, the parts' results."""
    main = main_part(spec)
    spine = spec.binding.spine_mm if spec.binding else None
    yield layout_intent(main, "LI0", sum(part.pages for part in spec.parts), spine)
    if spec.binding:
        yield binding_intent(spec.binding, "BI1")
    yield final_component(spec, main)
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
    """Yield one RunList a part's file (its versions in partitions) and how the artwork comes.

    A RunList's DescriptiveName is the part, so that cover and body are not mixed up.
    """
    if not files and spec.art is None:
        return
    bleeds = {part.id: part.size.bleed_mm > 0 for part in spec.parts}
    lists = _run_lists(files, bleeds)
    art = spec.art or Art()
    yield ArtDeliveryIntent(
        id="ADI1",
        status=AVAILABLE,
        art_handling=firm(ART_HANDLING_WORDS[art.handling]) if art.handling else None,
        deliveries=tuple(
            ArtDelivery(
                art_delivery_type=ART_WAY_WORDS[art.way],
                has_bleeds=bleeds[part],
                preflight_status=status,
                run_list=run_list.id,
            )
            for part, status, run_list in lists
        )
        or (ArtDelivery(art_delivery_type=ART_WAY_WORDS[art.way]),),
    )
    yield from (run_list for _, _, run_list in lists)


def _run_lists(files: Sequence[TicketFile], bleeds: Mapping[str, bool]) -> list[tuple[str, str, RunList]]:
    """Return the RunLists with their parts and what a check said; the versions of a part share one."""
    made: list[tuple[str, str, RunList]] = []
    versioned: dict[str, list[TicketFile]] = {}
    for file in files:
        if file.version:
            versioned.setdefault(file.part, []).append(file)
        else:
            made.append(
                (file.part, _status(file), _pooled(_run_list(file, bleeds[file.part]), file.part, made))
            )
    for part, of_part in versioned.items():
        runs = tuple(replace(_run_list(file, bleeds[part]), part_version=file.version) for file in of_part)
        whole = RunList(part_id_keys=("PartVersion",), runs=runs)
        made.append((part, "", _pooled(whole, part, made)))
    return made


def _pooled(run_list: RunList, part: str, before: Sequence[object]) -> RunList:
    """Return a RunList as the next one of the pool, named after its part."""
    return replace(run_list, id=f"RL{len(before) + 1}", status=AVAILABLE, descriptive_name=part)


def _status(file: TicketFile) -> str:
    return file.check.status if file.check else ""


def _run_list(file: TicketFile, has_bleeds: bool) -> RunList:  # noqa: FBT001 (a fact of the artwork)
    return RunList(
        n_page=file.pages,
        pages="0 ~ -1" if file.pages is None else span(0, file.pages),
        layout_element=LayoutElement(
            element_type="Document", has_bleeds=has_bleeds, file_spec=file_spec(file)
        ),
    )


def _deliveries(spec: JobSpec) -> Iterator[Resource]:
    """Yield the addresses and the drops; what one drop alone says stands on the whole delivery too."""
    if not spec.delivery:
        yield from _shares(spec)
        return
    for number, delivery in enumerate(spec.delivery, start=2):
        yield Contact(
            id=f"CON{number}",
            status=AVAILABLE,
            contact_types=("Delivery",),
            company=company(delivery.company),
            person=person("", delivery.name),
            address=address(delivery),
        )
    dues = [read_date_time(delivery.due) for delivery in spec.delivery if delivery.due]
    yield DeliveryIntent(
        id="DI1",
        status=AVAILABLE,
        required=firm(min(dues)) if dues else None,
        overage_percent=given(spec.overrun_percent),
        underage_percent=given(spec.underrun_percent),
        drops=tuple(
            _drop(delivery, f"CON{number}") for number, delivery in enumerate(spec.delivery, start=2)
        ),
    )


def _shares(spec: JobSpec) -> Iterator[Resource]:
    """Yield how much more or less is taken where nothing is sent."""
    if spec.overrun_percent is not None or spec.underrun_percent is not None:
        yield DeliveryIntent(
            id="DI1",
            status=AVAILABLE,
            overage_percent=given(spec.overrun_percent),
            underage_percent=given(spec.underrun_percent),
            drops=(DropIntent(items=(DropItemIntent(amount=spec.quantity, component="CMP1"),)),),
        )


def _drop(delivery: Delivery, contact: str) -> DropIntent:
    due: datetime | None = read_date_time(delivery.due) if delivery.due else None
    return DropIntent(
        required=given(due),
        method=given(delivery.method),
        contacts=(contact,),
        items=(DropItemIntent(amount=delivery.quantity, component="CMP1"),),
    )


def _root_links(spec: JobSpec, resources: Sequence[Resource]) -> Iterator[ResourceLink]:
    """Yield the links of the root: everything of its pool goes in but the product, which comes out."""
    for resource in resources:
        name = resource.xml_name()
        if name.endswith("Intent") or name in ("CustomerInfo", "NodeInfo"):
            yield ResourceLink(resource=name, target=resource.id)
    yield ResourceLink(
        resource="Component",
        target="CMP1",
        usage="Output",
        amount=None if spec.versions else spec.quantity,
        amount_pool=_amounts(spec),
    )
    if len(spec.parts) > 1:
        for number, part in _numbered(spec):
            usage = "Cover" if part.role is PartRole.COVER else ""
            yield ResourceLink(resource="Component", target=f"CMPP{number}", process_usage=usage)


def _amounts(spec: JobSpec) -> AmountPool | None:
    """Say how many pieces of each version are wanted."""
    if not spec.versions:
        return None
    return AmountPool(
        amounts=tuple(
            PartAmount(amount=version.quantity, parts=(NodePart(part_version=version.name),))
            for version in spec.versions
        )
    )


def _child(spec: JobSpec, part: Part, number: int, head: TicketHead) -> JDF:
    """Return the node of one part; its JobPartID is the root's with the part's id behind a dot."""
    job_part_id = f"{head.job_part_id}.{part.id}"
    node_id = f"J_{head.job_id}_{number}"
    resources = tuple(part_intents(spec, part, f"P{number}"))
    links = [ResourceLink(resource=each.xml_name(), target=each.id) for each in resources]
    output = ResourceLink(resource="Component", target=f"CMPP{number}", usage="Output", amount=spec.quantity)
    return JDF(
        id=node_id,
        job_id=head.job_id,
        job_part_id=SHORT_STRING.write(job_part_id),
        type="Product",
        xsi_type="Product",
        descriptive_name=f"{spec.name[:220]} {part.id}",
        audit_pool=audit(head, node_id),
        resource_pool=ResourcePool(resources=resources),
        link_pool=ResourceLinkPool(links=(*links, output)),
    )


_Write = Callable[[JobSpec, TicketHead, Sequence[TicketFile], Dialect], JDF]
_Tree = Callable[
    [JobSpec, TicketHead, Sequence[TicketFile], Dialect, LeftOut], tuple[Element, tuple[str, ...]]
]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a kind of ticket is written, and what it has no words for."""

    tree: _Tree
    unsaid: Callable[[JobSpec, Dialect], Iterator[str]]


def _nodes(write: _Write) -> _Tree:
    """Return how a tree of nodes is written, without what its version lacks."""

    def tree(
        spec: JobSpec, head: TicketHead, files: Sequence[TicketFile], dialect: Dialect, left_out: LeftOut
    ) -> tuple[Element, tuple[str, ...]]:
        node = reached(write(spec, head, files, dialect), dialect.version, left_out)
        return node, (node.job_part_id, *(child.job_part_id for child in node.nodes))

    return tree


def _flat(
    spec: JobSpec, head: TicketHead, files: Sequence[TicketFile], dialect: Dialect, _left_out: LeftOut
) -> tuple[Element, tuple[str, ...]]:
    return xjdf_order(spec, head, files, dialect), (head.job_part_id,)


_SHAPES: Final[Mapping[str, _Shape]] = MappingProxyType(
    {
        "product": _Shape(_nodes(_product), lambda spec, _dialect: unsaid(spec)),
        "mispre": _Shape(_nodes(_gray_boxes), lambda spec, _dialect: unsaid(spec)),
        "combined": _Shape(_nodes(combined), unsaid_by_press),
        "xjdf": _Shape(_flat, unsaid_by_xjdf),
    }
)
"""The shapes of tickets this writer knows; a further one is two functions and one row."""
