"""Where an order is, in one sentence to say on the phone."""

from gateway.domain.cases import CaseState
from gateway.storage.rows import OrderRow
from gateway.storage.store import Tx
from gateway.web.words import Words


def whereabouts(tx: Tx, words: Words, order: OrderRow) -> str:
    """Return the sentence: the state, the device or the Case that holds it up, and by when something is due."""
    open_case = next(
        (row for row in tx.cases.open_of_order(order.id) if row.state != CaseState.RESOLVED.value), None
    )
    delivery = tx.deliveries.latest(order.id)
    key = f"csr.where_{order.state}"
    held = "" if open_case is None else words(f"cases.case_{open_case.code.replace('-', '_')}")
    said = words(key, device="" if delivery is None else delivery.device_id, held=held).strip(": ")
    due = "" if order.next_at is None else words("csr.where_due", time=words.moment(order.next_at))
    return f"{said}. {due}".strip()
