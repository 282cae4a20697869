"""Let a Case wait until a time; it comes back by itself, or at once when the customer writes."""

from datetime import datetime, timedelta

from gateway.domain.cases import CaseState
from gateway.domain.errors import BadAnswersError
from gateway.services.shop import Shop
from gateway.storage.rows import CaseRow
from gateway.storage.store import Tx

LONGEST = timedelta(days=90)
_BATCH = 200


def hold_until(shop: Shop, until: datetime | None) -> datetime:
    """Return the time until which a Case shall wait.

    Raises:
        BadAnswersError: it is missing, has no time zone, is over, or lies too far ahead.
    """
    now = shop.clock()
    if until is not None and until.tzinfo is not None and now < until <= now + LONGEST:
        return until
    message = "'hold' needs a time that is still to come, at most 90 days ahead, with its time zone."
    fix = "Send e.g. 2026-12-24T08:00:00+01:00."
    raise BadAnswersError(
        message, ({"field": "/until", "code": "time-refused", "message": message, "fix": fix},)
    )


def rest(tx: Tx, case: CaseRow, until: datetime | None) -> None:
    """Let the Case wait; None: for as long as its order says."""
    case.state, case.due_at, case.version = CaseState.WAITING.value, until, case.version + 1
    tx.session.add(case)


def call_back(tx: Tx, case: CaseRow, *, turn: str = "") -> None:
    """Lay a Case that waits, or whose turn was another's, before the shop's people again."""
    case.state, case.version, case.turn = CaseState.OPEN.value, case.version + 1, turn or case.turn
    tx.session.add(case)


def call_back_all(tx: Tx, order_id: str) -> None:
    """Lay an order's waiting Cases before the shop's people, because its customer has written."""
    for case in tx.cases.open_of_order(order_id):
        if case.state == CaseState.WAITING.value and case.turn != "customer":
            call_back(tx, case)


def wake_rested(shop: Shop) -> int:
    """Call back the Cases whose time has come; return how many."""
    with shop.store.read() as tx:
        due = [case.id for case in tx.cases.rested(shop.clock(), _BATCH)]
    if not due:
        return 0
    with shop.store.write("wake-cases") as tx:
        rested = [case for case in tx.cases.rested(shop.clock(), _BATCH) if case.id in due]
        for case in rested:
            call_back(tx, case, turn="csr")
        return len(rested)
