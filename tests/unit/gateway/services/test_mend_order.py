"""Files are mended for staff and for customers, once, in the sandbox, and go back to what they were."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from artwork_builders import saved
from draft_builders import a_draft, listed, ready_draft, send
from gateway.domain.cases import Action
from gateway.domain.errors import (
    BadAnswersError,
    NotMendedError,
    UnknownThingError,
    WrongMomentError,
)
from gateway.services.case_action import CaseAction
from gateway.services.mend_order import Held, mend_draft, unmend_draft
from gateway.services.place_draft import Placing, place_draft
from gateway.services.resolve_case import resolve_case
from gateway.services.shop import Shop
from gateway.services.take_action import carry_out_due, take_action, withdraw_action
from gateway_builders import a_shop, caller_of, run_work
from good_orders import flyer, flyer_pdf
from service_builders import (
    Shelf,
    act,
    interrupted,
    kinds_of_events,
    open_case,
    place,
    shelf_shop,
    state,
    view,
)

NO_BLEED = flyer_pdf(bleed=0)
MIRROR = {"single": ("mirror-bleed",)}


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def mended(shop: Shop, order_id: str) -> list[dict[str, object]]:
    return [event.data for event in view(shop, order_id).events if event.kind == "file.mended"]


def test_staff_mend_a_file_in_a_new_revision_and_its_ticket_names_the_mended_file(tmp_path: Path):
    shelf = Shelf()
    shop = shelf_shop(tmp_path, shelf)
    order_id = place(shop, NO_BLEED)
    before = view(shop, order_id).files[-1]
    act(shop, order_id, Action.MEND, mends=MIRROR)
    run_work(shop)
    seen = view(shop, order_id)
    assert state(shop, order_id) == "sent"
    assert [(file.revision, file.name_given) for file in seen.files] == [(1, "flyer.pdf"), (2, "flyer.pdf")]
    (event,) = mended(shop, order_id)
    assert (event["source_sha256"], event["sha256"]) == (before.sha256, seen.files[-1].sha256)
    assert event["fixups"] == "mirror-bleed"
    (job_id,) = shelf.on_shelf()
    assert [asset.sha256 for asset in shelf.consigned[job_id].assets] == [event["sha256"]]
    assert shop.blobs.has(before.sha256)
    assert shop.blobs.has(seen.files[-1].sha256)


def test_what_was_mended_is_told_as_fixed_in_the_report(shop: Shop):
    order_id = place(shop, NO_BLEED)
    act(shop, order_id, Action.MEND, mends=MIRROR)
    run_work(shop)
    (report,) = view(shop, order_id).reports
    (fixed,) = report["fixed"]
    assert (fixed["finding"]["check"], fixed["fixup"], fixed["by"]) == (
        "missing-bleed",
        "mirror-bleed",
        "shop",
    )
    assert fixed["source_sha256"] == view(shop, order_id).files[0].sha256
    assert "missing-bleed" not in [finding["check"] for finding in report["findings"]]


def test_a_second_press_finds_the_case_closed(shop: Shop):
    order_id = place(shop, NO_BLEED)
    case, carl = open_case(shop, order_id), caller_of(shop, "carl")
    resolve_case(shop, carl, case.id, CaseAction(Action.MEND, mends=MIRROR))
    with pytest.raises(WrongMomentError):
        resolve_case(shop, carl, case.id, CaseAction(Action.MEND, mends=MIRROR))
    assert len(mended(shop, order_id)) == 1


def test_what_is_chosen_in_the_workbench_can_be_taken_back_before_it_is_done(shop: Shop):
    order_id = place(shop, NO_BLEED)
    carl = caller_of(shop, "carl")
    pending = take_action(shop, carl, open_case(shop, order_id).id, CaseAction(Action.MEND, mends=MIRROR))
    withdraw_action(shop, carl, pending.id)
    assert carry_out_due(shop) == 0
    assert mended(shop, order_id) == []
    assert state(shop, order_id) == "needs_customer"


def test_what_nobody_took_back_is_done_once(shop: Shop):
    order_id = place(shop, NO_BLEED)
    asked = CaseAction(Action.MEND, mends=MIRROR)
    take_action(shop, caller_of(shop, "carl"), open_case(shop, order_id).id, asked, delay_s=0)
    assert [carry_out_due(shop), carry_out_due(shop)] == [1, 0]
    run_work(shop)
    assert state(shop, order_id) == "sent"
    assert len(mended(shop, order_id)) == 1


def test_a_fixup_runs_while_no_transaction_is_open(shop: Shop):
    order_id, looked = place(shop, NO_BLEED), []

    def mend(path: Path, *rest: object) -> object:
        with shop.store.write("another") as tx:  # would wait for ever inside somebody's transaction
            looked.append(tx.orders.get(order_id) is not None)
        return shop.mend(path, *rest)  # type: ignore[arg-type] (handed on as it came)

    watched = replace(shop, mend=mend)
    act(watched, order_id, Action.MEND, mends=MIRROR)
    assert looked == [True]


def test_who_is_overtaken_while_the_copy_is_made_puts_it_nowhere(shop: Shop):
    order_id = place(shop, NO_BLEED)
    case = open_case(shop, order_id)
    overtaken = interrupted(shop, "resolve-case", lambda: act(shop, order_id, Action.ACCEPT, reason="fine"))
    with pytest.raises(WrongMomentError):
        resolve_case(
            overtaken,
            caller_of(shop, "carl"),
            case.id,
            CaseAction(Action.MEND, mends=MIRROR, version=case.version),
        )
    assert mended(shop, order_id) == []


@pytest.mark.parametrize(
    ("mends", "refusal"),
    [
        ({}, BadAnswersError),
        ({"single": ()}, NotMendedError),
        ({"cover": ("mirror-bleed",)}, NotMendedError),
        ({"single": ("rotate",)}, NotMendedError),
        ({"single": ("no-such-fixup",)}, UnknownThingError),
    ],
)
def test_what_is_not_proposed_is_refused(
    shop: Shop, mends: dict[str, tuple[str, ...]], refusal: type[Exception]
):
    order_id = place(shop, NO_BLEED)
    with pytest.raises(refusal):
        act(shop, order_id, Action.MEND, mends=mends)
    assert state(shop, order_id) == "needs_customer"


def test_a_customer_decides_about_their_own_order_but_not_about_a_fixup_for_the_shop(shop: Shop):
    order_id = place(shop, NO_BLEED)
    with pytest.raises(UnknownThingError):
        act(shop, order_id, Action.MEND, "eve", mends=MIRROR)
    act(shop, order_id, Action.MEND, "ana", mends=MIRROR)
    run_work(shop)
    (event,) = mended(shop, order_id)
    assert event["by_staff"] is False
    assert state(shop, order_id) == "sent"


def held(shop: Shop, draft: str) -> Held:
    return Held("single", listed(shop, draft)[-1].sha256)


def test_a_customer_has_the_file_of_a_draft_mended_and_it_is_the_one_that_is_printed(shop: Shop):
    draft, ana = ready_draft(shop, NO_BLEED), caller_of(shop, "ana")
    sha256 = mend_draft(shop, ana, draft, held(shop, draft), ["mirror-bleed"])
    place_draft(shop, ana, draft, Placing())
    run_work(shop)
    assert state(shop, draft) == "sent"
    seen = view(shop, draft)
    assert seen.files[-1].sha256 == sha256
    assert [fixed["by"] for fixed in seen.reports[0]["fixed"]] == ["customer"]
    (event,) = [event for event in seen.events if event.kind == "file.mended"]
    assert event.actor == "ana"


def test_a_draft_is_mended_once_however_often_the_button_is_pressed(shop: Shop):
    draft, ana = ready_draft(shop, NO_BLEED), caller_of(shop, "ana")
    seen = held(shop, draft)
    first = mend_draft(shop, ana, draft, seen, ["mirror-bleed"])
    assert mend_draft(shop, ana, draft, seen, ["mirror-bleed"]) == first
    assert kinds_of_events(shop, draft).count("file.mended") == 1


def test_a_mending_of_a_draft_is_taken_back_to_the_file_as_it_came(shop: Shop):
    draft, ana = ready_draft(shop, NO_BLEED), caller_of(shop, "ana")
    came = held(shop, draft)
    mended_file = Held("single", mend_draft(shop, ana, draft, came, ["mirror-bleed"]))
    unmend_draft(shop, ana, draft, mended_file)
    unmend_draft(shop, ana, draft, mended_file)
    assert held(shop, draft) == came
    assert kinds_of_events(shop, draft).count("file.unmended") == 1
    assert [file.sha256 for file in listed(shop, draft)] == [came.sha256, mended_file.sha256, came.sha256]


def test_a_file_that_was_replaced_meanwhile_is_not_mended_unseen(shop: Shop):
    draft, ana = ready_draft(shop, NO_BLEED), caller_of(shop, "ana")
    seen = held(shop, draft)
    send(shop, draft, flyer_pdf(bleed=1))
    with pytest.raises(WrongMomentError):
        mend_draft(shop, ana, draft, seen, ["mirror-bleed"])
    with pytest.raises(WrongMomentError):
        unmend_draft(shop, ana, draft, seen)
    assert kinds_of_events(shop, draft).count("file.mended") == 0


def test_a_picture_is_placed_on_the_ordered_size_and_goes_through_to_a_ticket(shop: Shop):
    picture = saved(
        Image.new("CMYK", (1819, 2551), (200, 90, 0, 0)), "TIFF", dpi=(300, 300), compression="tiff_lzw"
    )
    ana = caller_of(shop, "ana")
    draft = a_draft(
        shop, answers={name: value for name, value in flyer(sides="one").items() if name != "colours_back"}
    )
    send(shop, draft, picture, name="poster.tiff")
    mend_draft(shop, ana, draft, held(shop, draft), ["place-image"])
    place_draft(shop, ana, draft, Placing())
    run_work(shop)
    seen = view(shop, draft)
    assert state(shop, draft) == "sent", seen.reports[0]["findings"]
    assert [each["finding"]["check"] for each in seen.reports[0]["fixed"]] == ["not-a-pdf"]
    assert [file.name_given for file in seen.files] == ["poster.tiff", "poster.pdf"]
