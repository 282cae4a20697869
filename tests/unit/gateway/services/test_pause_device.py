"""A paused device gets no tickets; its orders wait, say why, and go out at once when it is resumed."""

from pathlib import Path

import pytest

from gateway.domain.errors import BadAnswersError, ForbiddenError, UnknownThingError
from gateway.services.deliver_ticket import deliver_ticket
from gateway.services.pause_device import pause_device, resume_device
from gateway.services.shop import Shop
from gateway.services.sweep import sweep
from gateway.services.views import device_view
from gateway.services.why_standing import why_standing
from gateway_builders import caller_of, run_work
from service_builders import Clock, Shelf, interrupted, kinds_of_events, place, shelf_shop, state


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, shelf: Shelf, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, shelf, clock=clock)


def pause(shop: Shop) -> None:
    pause_device(shop, caller_of(shop, "carl"), "shelf", "new blanket")


def resume(shop: Shop) -> int:
    return resume_device(shop, caller_of(shop, "carl"), "shelf")


def test_orders_wait_for_a_paused_device_and_say_why(shop: Shop, shelf: Shelf):
    pause(shop)
    order_id = place(shop)
    assert (state(shop, order_id), shelf.on_shelf()) == ("ready", [])
    standing = why_standing(shop, caller_of(shop, "carl"), order_id)
    assert standing.sentence == "The files have passed; shelf is paused: new blanket"
    assert standing.next_at is not None
    assert "shelf" not in why_standing(shop, caller_of(shop, "ana"), order_id).sentence


def test_what_waited_goes_out_at_once_when_the_device_is_resumed(shop: Shop, shelf: Shelf):
    pause(shop)
    orders = [place(shop), place(shop)]
    assert resume(shop) == 2
    run_work(shop)
    assert [state(shop, order_id) for order_id in orders] == ["sent", "sent"]
    assert len(shelf.on_shelf()) == 2
    assert resume(shop) == 0


def test_waiting_is_told_once_however_often_it_is_looked_at(shop: Shop, clock: Clock):
    pause(shop)
    order_id = place(shop)
    for _ in range(5):
        clock.go_on(3601)
        sweep(shop)
        run_work(shop)
    assert kinds_of_events(shop, order_id).count("delivery.postponed") == 1
    assert "work.resumed" not in kinds_of_events(shop, order_id)


def test_a_ticket_that_lies_ready_when_the_pause_comes_is_not_shown_to_the_device(shop: Shop, shelf: Shelf):
    order_id = place_but_not_send(shop)
    overtaken = interrupted(shop, "delivery-staged", lambda: pause(shop))
    assert deliver_ticket(overtaken, order_id, 1) == "held-back"
    assert (state(shop, order_id), shelf.on_shelf()) == ("sending", [])
    assert resume(shop) == 1
    run_work(shop)
    assert shelf.on_shelf() == ["J2026-000001-1.1"]


def place_but_not_send(shop: Shop) -> str:
    """An order that is ready, before anybody sends it."""
    pause(shop)
    order_id = place(shop)
    resume(shop)
    return order_id


def test_the_view_of_a_device_tells_who_paused_it_and_what_it_owes(shop: Shop):
    order_id = place(shop)
    assert device_view(shop, "shelf").paused is None
    pause(shop)
    found = device_view(shop, "shelf")
    assert found.paused is not None
    assert (found.paused.by, found.paused.reason) == ("Carl Example", "new blanket")
    assert [(owed.order_id, owed.job_id, owed.state) for owed in found.queue] == [
        (order_id, "J2026-000001-1.1", "sent")
    ]
    assert found.last_ticket == "J2026-000001-1.1"


def test_only_staff_pause_a_device_that_there_is_and_say_why(shop: Shop):
    with pytest.raises(ForbiddenError):
        pause_device(shop, caller_of(shop, "ana"), "shelf", "why not")
    with pytest.raises(UnknownThingError):
        pause_device(shop, caller_of(shop, "carl"), "none", "why not")
    with pytest.raises(BadAnswersError):
        pause_device(shop, caller_of(shop, "carl"), "shelf", "  ")
