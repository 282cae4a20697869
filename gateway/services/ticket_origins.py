"""Where every value of an order's ticket comes from, back to the question that was answered or the rule that spoke."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from gateway.domain.delivery import DeliveryKey
from gateway.domain.errors import UnknownThingError
from gateway.services.make_ticket import SCOPE, asked_for
from gateway.services.shop import Shop
from gateway.storage.rows import DeliveryRow, OrderRow
from gateway.storage.store import Tx
from jdf import Origin, OriginKind, Sourced, job_spec_from_dict, provenance
from order_forms import nearest_path


@dataclass(frozen=True, slots=True)
class Chain:
    """One source of a value: what kind, the path there, and for the job's own the form's field and its rule."""

    kind: OriginKind
    path: str
    field: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class TicketValue:
    """A place of the ticket, its value, and the chains that lead to it."""

    xpath: str
    value: str
    chains: tuple[Chain, ...]


def ticket_origins(shop: Shop, tx: Tx, order: OrderRow, delivery: DeliveryRow) -> tuple[TicketValue, ...]:
    """Return every value of the ticket of an attempt with where it comes from.

    UnknownThingError where it can no longer be said: the order was changed since, or the device is gone.
    """
    setup = shop.devices.get(delivery.device_id)
    if delivery.revision != order.revision or setup is None:
        raise UnknownThingError(
            f"Where the values of {delivery.job_id} come from can no longer be said.",
            why="The order was changed since, or the device is no longer the shop's.",
            fix="Look at the newest ticket of the order.",
        )
    key = DeliveryKey(order.number, delivery.revision, SCOPE, delivery.attempt)
    spec = job_spec_from_dict(order.job)
    head, files = asked_for(shop, tx, order, spec, key)
    then = replace(head, created_at=delivery.created_at)
    return tuple(_told(one, order.provenance) for one in provenance(spec, then, files, setup.dialect))


def _told(one: Sourced, sources: Mapping[str, Any]) -> TicketValue:
    return TicketValue(one.xpath, one.value, tuple(_chain(origin, sources) for origin in one.origins))


def _chain(origin: Origin, sources: Mapping[str, Any]) -> Chain:
    """Follow a value of the job to the field or rule that gave it, or gave the whole it belongs to."""
    source = sources.get(nearest_path(origin.path, sources), {}) if origin.kind is OriginKind.JOB else {}
    return Chain(origin.kind, origin.path, source.get("field", ""), source.get("rule", ""))
