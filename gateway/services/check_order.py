"""Try an order out: what is wrong with it, what it costs, which files it needs; nothing is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from gateway.domain.errors import BadAnswersError
from gateway.domain.people import Caller
from gateway.services.shop import Shop
from gateway.services.submit_order import OrderRequest, check_request, find_files, find_form
from order_forms import FileSlot, Quote, expected_slots, price


@dataclass(frozen=True, slots=True)
class OrderCheck:
    """What placing this order would find; without problems it would be accepted."""

    problems: tuple[dict[str, str], ...]
    quote: Quote
    slots: tuple[FileSlot, ...]


def check_order(shop: Shop, caller: Caller, request: OrderRequest) -> OrderCheck:
    """Check answers and files as `submit_order` does, and price what is answered so far.

    Raises:
        UnknownThingError: there is no such form.
    """
    form = find_form(shop, request.form_id)
    with shop.store.read() as tx:
        problems = (
            *_problems(lambda: check_request(form, request.answers)),
            *_problems(lambda: find_files(tx, caller, form, request)),
        )
    return OrderCheck(problems, price(form, request.answers), expected_slots(form, request.answers))


def _problems(check: Callable[[], object]) -> tuple[dict[str, str], ...]:
    try:
        check()
    except BadAnswersError as refused:
        return refused.problems
    return ()
