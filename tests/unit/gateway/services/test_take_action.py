"""Actions that can be taken back: one end each, whoever acts at the same moment."""

import random
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gateway.domain.cases import Action
from gateway.domain.errors import (
    BadAnswersError,
    ForbiddenError,
    GatewayError,
    UnknownThingError,
    WrongMomentError,
)
from gateway.domain.event_kinds import EventKind
from gateway.services.case_action import CaseAction
from gateway.services.resolve_case import resolve_case
from gateway.services.shop import Shop
from gateway.services.take_action import (
    Pending,
    carry_out_due,
    list_pending,
    read_pending,
    take_action,
    withdraw_action,
)
from gateway.storage.database import open_engines
from gateway.storage.store import Store
from gateway_builders import caller_of, new_id
from good_orders import flyer_pdf
from preflight_builders import A4, page, pdf
from service_builders import (
    Clock,
    Shelf,
    act,
    interrupted,
    kinds_of_events,
    open_case,
    open_cases,
    place,
    shelf_shop,
    state,
)

WRONG = pdf(page(A4))
ACCEPT = CaseAction(Action.ACCEPT, "the customer wants it so")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock) -> Shop:
    return shelf_shop(tmp_path, Shelf(), clock=clock)


def take(shop: Shop, order_id: str, asked: CaseAction = ACCEPT, person: str = "carl") -> Pending:
    return take_action(shop, caller_of(shop, person), open_case(shop, order_id).id, asked)


def what_became_of(shop: Shop, pending: Pending) -> str:
    return read_pending(shop, caller_of(shop, "carl"), pending.id).state


def test_an_action_is_carried_out_when_its_time_to_be_taken_back_is_over(shop: Shop, clock: Clock):
    order_id = place(shop, WRONG)
    pending = take(shop, order_id)
    assert [found.id for found in list_pending(shop)] == [pending.id]
    clock.go_on(7.9)
    assert carry_out_due(shop) == 0
    assert state(shop, order_id) == "needs_customer"
    clock.go_on(0.2)
    assert carry_out_due(shop) == 1
    assert state(shop, order_id) == "ready"
    assert what_became_of(shop, pending) == "done"
    assert carry_out_due(shop) == 0
    assert kinds_of_events(shop, order_id).count("case.acted") == 1


def test_it_is_carried_out_in_the_name_of_whoever_took_it(shop: Shop, clock: Clock):
    order_id = place(shop, WRONG)
    take(shop, order_id, person="mia")
    clock.go_on(9)
    carry_out_due(shop)
    with shop.store.read() as tx:
        acted = [event for event in tx.events.of_order(order_id) if event.kind == "case.acted"]
    assert [event.actor for event in acted] == ["mia"]


def test_an_action_taken_back_by_any_of_the_staff_is_never_carried_out(shop: Shop, clock: Clock):
    order_id = place(shop, WRONG)
    pending = take(shop, order_id)
    withdraw_action(shop, caller_of(shop, "mia"), pending.id)
    withdraw_action(shop, caller_of(shop, "mia"), pending.id)
    clock.go_on(60)
    assert carry_out_due(shop) == 0
    assert state(shop, order_id) == "needs_customer"
    assert what_became_of(shop, pending) == "withdrawn"
    assert take(shop, order_id).state == "pending"


def test_it_is_too_late_to_take_back_what_is_due_or_done(shop: Shop, clock: Clock):
    order_id = place(shop, WRONG)
    pending = take(shop, order_id)
    clock.go_on(8)
    with pytest.raises(WrongMomentError, match="too late"):
        withdraw_action(shop, caller_of(shop, "carl"), pending.id)
    carry_out_due(shop)
    with pytest.raises(WrongMomentError, match="too late"):
        withdraw_action(shop, caller_of(shop, "carl"), pending.id)


def test_a_second_action_on_the_same_case_is_refused_and_names_the_first(shop: Shop):
    order_id = place(shop, WRONG)
    take(shop, order_id)
    with pytest.raises(WrongMomentError, match="Carl Example has just acted"):
        take(shop, order_id, person="mia")


def test_an_action_whose_case_moved_on_meanwhile_is_refused_with_the_reason(shop: Shop, clock: Clock):
    order_id = place(shop, WRONG)
    pending = take(shop, order_id, CaseAction(Action.CANCEL, "called off"))
    act(shop, order_id, Action.ACCEPT, reason="by phone")
    clock.go_on(9)
    assert carry_out_due(shop) == 1
    assert state(shop, order_id) == "ready"
    found = read_pending(shop, caller_of(shop, "carl"), pending.id)
    assert (found.state, "closed" in found.outcome) == ("refused", True)
    assert kinds_of_events(shop, order_id)[-1] == "case.action_refused"


def test_a_case_stays_open_when_its_action_is_refused(shop: Shop, clock: Clock):
    order_id = place(shop, WRONG)
    take(shop, order_id, CaseAction(Action.HOLD, until=clock.now.replace(hour=13)))
    clock.go_on(7200)
    assert carry_out_due(shop) == 1
    assert [case.state for case in open_cases(shop, order_id)] == ["open"]
    assert take(shop, order_id).state == "pending"


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (CaseAction(Action.ACCEPT), BadAnswersError),
        (CaseAction(Action.SHIP), WrongMomentError),
        (CaseAction(Action.CANCEL, version=7), WrongMomentError),
        (CaseAction(Action.EDIT_ANSWERS), BadAnswersError),
        (CaseAction(Action.EDIT_ANSWERS, answers={"name": "x"}), BadAnswersError),
        (CaseAction(Action.REPLACE_FILE, files={"single": "no-such-file"}), BadAnswersError),
        (CaseAction(Action.ASK, text=" "), BadAnswersError),
        (CaseAction(Action.ASK, text="?", fields=("/no-such-field",)), BadAnswersError),
        (CaseAction(Action.HOLD), BadAnswersError),
    ],
    ids=lambda value: getattr(value, "action", None),
)
def test_what_cannot_be_done_is_refused_when_it_is_taken(
    shop: Shop, asked: CaseAction, problem: type[GatewayError]
):
    order_id = place(shop, WRONG)
    with pytest.raises(problem):
        take(shop, order_id, asked)
    assert list_pending(shop) == ()


def test_customers_act_at_once_and_see_nothing_of_what_is_pending(shop: Shop):
    order_id = place(shop, WRONG)
    pending = take(shop, order_id)
    ana = caller_of(shop, "ana")
    with pytest.raises(ForbiddenError):
        take_action(shop, ana, open_case(shop, order_id).id, CaseAction(Action.CANCEL))
    with pytest.raises(UnknownThingError):
        withdraw_action(shop, ana, pending.id)
    with pytest.raises(UnknownThingError):
        read_pending(shop, ana, pending.id)


def test_taken_back_just_before_it_is_booked_it_is_not_carried_out(shop: Shop, clock: Clock):
    order_id = place(shop, WRONG)
    pending = take(shop, order_id)
    other = shelf_clock_before(shop, pending)
    clock.go_on(8)
    overtaken = interrupted(
        shop, "resolve-case", lambda: withdraw_action(other, caller_of(shop, "carl"), pending.id)
    )
    assert carry_out_due(overtaken) == 0
    assert what_became_of(shop, pending) == "withdrawn"
    assert state(shop, order_id) == "needs_customer"


def shelf_clock_before(shop: Shop, pending: Pending) -> Shop:
    """The same shop for a process whose clock is a little behind."""

    return replace(shop, clock=lambda: pending.taken_at)


def test_two_processes_that_carry_out_at_once_do_it_once(shop: Shop, clock: Clock):
    order_id = place(shop, WRONG)
    take(shop, order_id)
    clock.go_on(9)
    overtaken = interrupted(shop, "resolve-case", lambda: carry_out_due(shop))
    assert carry_out_due(overtaken) == 0
    assert kinds_of_events(shop, order_id).count("case.acted") == 1
    assert kinds_of_events(shop, order_id).count("case.action_refused") == 0


# -- two of the staff on one case, for real

RACES = 200
WAYS = ("at once", "taken", "taken")


def test_in_200_random_races_of_two_csrs_nothing_is_done_twice_and_nothing_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """Each person has a store of their own on one database, as two processes have; a third carries out what is due."""

    clock = Clock()
    first = shelf_shop(tmp_path, Shelf(), clock=clock)
    url = first.store.engines.write.url.render_as_string(hide_password=False)
    shops = [replace(first, store=Store(open_engines(url), new_id)) for _ in range(3)]
    order_id = place(first, WRONG)
    dice, counts = random.Random(20261), Counter[str]()
    for _ in range(RACES):
        counts += one_race(first, shops, order_id, (dice, clock))
    with capsys.disabled():
        print(f"\n{RACES} races of two CSRs on one Case: {dict(sorted(counts.items()))}")
    assert counts["carried out"] + counts["taken back"] + counts["both refused"] == RACES
    assert counts["twice"] == counts["lost"] == 0


def one_race(
    shop: Shop, shops: list[Shop], order_id: str, chance: tuple[random.Random, Clock]
) -> Counter[str]:
    """Let two people ask the customer from one Case at the same moment; count what came of it."""
    dice, clock = chance
    case = open_case(shop, order_id)
    before = told(shop, order_id)
    counts, pendings = Counter[str](), list[Pending]()
    gate = threading.Barrier(2)

    def person(index: int, name: str, version: int | None, way: str) -> None:
        asked = CaseAction(Action.ASK, text=f"{name} asks", version=version)
        gate.wait()
        try:
            if way == "at once":
                resolve_case(shops[index], caller_of(shop, name), case.id, asked)
                counts["at once"] += 1
            else:
                pendings.append(take_action(shops[index], caller_of(shop, name), case.id, asked))
                counts["taken"] += 1
        except WrongMomentError:
            counts["refused"] += 1

    people = [
        threading.Thread(target=person, args=(index, name, case.version, dice.choice(WAYS)))
        for index, name in enumerate(("carl", "mia"))
    ]
    for each in people:
        each.start()
    for each in people:
        each.join()
    if pendings and dice.random() < 0.25:
        withdraw_action(shops[1], caller_of(shop, "ada"), pendings[0].id)
    clock.go_on(9)
    together(lambda: carry_out_due(shops[0]), lambda: carry_out_due(shops[2]))
    done = told(shop, order_id) - before
    ended = [what_became_of(shop, pending) for pending in pendings]
    counts["twice"] += done > 1
    counts["lost"] += sum(end == "pending" for end in ended)
    counts["carried out"] += done == 1
    counts["taken back"] += done == 0 and ended == ["withdrawn"]
    counts["both refused"] += done == 0 and "withdrawn" not in ended
    return counts


def told(shop: Shop, order_id: str) -> int:
    """How often the customer was asked."""
    with shop.store.read() as tx:
        asked = len(tx.events.of_kind(EventKind.CUSTOMER_ASKED, order_id))
        assert len(tx.questions.of_order(order_id)) == asked
    return asked


def together(*tasks: Callable[[], object]) -> None:
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_good_order_is_not_touched_by_any_of_this(shop: Shop, clock: Clock):
    order_id = place(shop, flyer_pdf())
    clock.go_on(60)
    assert carry_out_due(shop) == 0
    assert state(shop, order_id) == "sent"
