"""What could be mended follows from kept facts; what was mended follows from events."""

from pathlib import Path

import pytest

from draft_builders import listed, ready_draft, row
from gateway.domain.cases import Action
from gateway.domain.errors import NotMendedError, UnknownThingError
from gateway.services.mendings import chosen, fixed_before, key_of, mendings_here, steps_of
from gateway.services.shop import Shop
from gateway_builders import a_shop, caller_of, run_work
from good_orders import A5, flyer_pdf
from preflight_builders import page, pdf
from service_builders import act, place

NO_BLEED = flyer_pdf(bleed=0)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def test_a_placed_order_and_a_draft_are_proposed_the_same(shop: Shop):
    placed = mendings_here(shop, row(shop, place(shop, NO_BLEED)))
    drafted = mendings_here(shop, row(shop, ready_draft(shop, NO_BLEED)))
    assert [each.key for each in placed] == [each.key for each in drafted]
    assert [(each.proposal.fix.id, each.slot, each.page, each.page_after) for each in placed] == [
        ("mirror-bleed", "single", 1, 1)
    ]


def test_nothing_is_proposed_for_a_file_in_which_nothing_was_found(shop: Shop):
    assert mendings_here(shop, row(shop, place(shop))) == ()


def test_another_order_of_the_same_file_is_proposed_the_same_fixup_under_another_key(shop: Shop):
    own = pdf(page((100.0, 150.0)), page((100.0, 150.0)))
    one, other = (
        mendings_here(shop, row(shop, place(shop, own, size="custom", width_mm=w, height_mm=w * 1.5)))
        for w in (120, 150)
    )
    assert [each.proposal.fix.id for each in (*one, *other)].count("scale-to-trim") == 2
    assert not {each.key for each in one} & {each.key for each in other}


def test_a_blank_page_that_goes_is_shown_before_and_not_after(shop: Shop):
    found = mendings_here(shop, row(shop, place(shop, pdf(page(A5), page(A5), page(A5, content=None)))))
    (dropped,) = [each for each in found if each.proposal.fix.id == "drop-blank-pages"]
    assert (dropped.page, dropped.page_after) == (3, 0)


def test_mendings_are_chosen_by_fixup_or_by_key(shop: Shop):
    offered, carl = mendings_here(shop, row(shop, place(shop, NO_BLEED))), caller_of(shop, "carl")
    assert chosen(carl, offered, "single", ["mirror-bleed", "mirror-bleed"]) == offered
    assert chosen(carl, offered, "single", [key_of(offered)]) == offered
    for name, refusal in (("mirror-bleed.000000000000", NotMendedError), ("nothing", UnknownThingError)):
        with pytest.raises(refusal):
            chosen(carl, offered, "single", [name])


def test_a_file_is_known_by_the_way_it_came_about(shop: Shop):
    order_id = place(shop, NO_BLEED)
    act(shop, order_id, Action.MEND, mends={"single": ("mirror-bleed",)})
    run_work(shop)
    came, now = listed(shop, order_id)
    with shop.store.read() as tx:
        events = tx.events.of_order(order_id)
    (step,) = steps_of(events, "single", now.sha256)
    assert (step.by, step.by_staff, step.source_sha256, step.source_file) == (
        "carl",
        True,
        came.sha256,
        came.file_id,
    )
    assert steps_of(events, "single", came.sha256) == ()
    assert [each.finding.check for each in fixed_before(events, "single", now.sha256)] == ["missing-bleed"]
