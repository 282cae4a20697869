"""What the seed decides."""

import hashlib

import pytest

from gateway.demo.scenario import Fault, Plan, draw
from order_forms import bind, check_answers, load_library


def fingerprint(plan: Plan) -> tuple[object, ...]:
    digests = {slot: hashlib.sha256(data).hexdigest() for slot, data in plan.files.items()}
    return plan.fault, plan.title, plan.customer, plan.quantity, plan.parts, digests


def test_the_same_seed_draws_the_same_orders_and_files() -> None:
    assert [fingerprint(plan) for plan in draw(11).plans] == [fingerprint(plan) for plan in draw(11).plans]


def test_every_draw_has_two_good_orders_and_each_fault_once() -> None:
    for seed in range(30):
        faults = sorted(plan.fault for plan in draw(seed).plans)
        assert faults == sorted([Fault.NONE, Fault.NONE, Fault.NO_BLEED, Fault.MISSING_PAGE, Fault.NO_PAPER])


def test_the_good_ones_are_a_flyer_and_a_booklet_with_its_cover() -> None:
    for seed in range(10):
        good = {plan.form: plan for plan in draw(seed).plans if plan.fault is Fault.NONE}
        assert {role: part.pages for role, part in good["booklet"].parts.items()} == {"cover": 4, "body": 8}
        assert set(good) == {"flyer", "booklet"}


def test_which_order_carries_which_fault_changes_with_the_seed() -> None:
    assert len({tuple(plan.fault for plan in draw(seed).plans) for seed in range(30)}) > 10


def test_sizes_quantities_papers_and_texts_change_with_the_seed() -> None:
    good = [plan for seed in range(20) for plan in draw(seed).plans if plan.fault is Fault.NONE]
    assert len({plan.quantity for plan in good}) > 20
    assert len({plan.answers["name"] for plan in good}) > 8
    assert len({(part.w_mm, part.h_mm) for plan in good for part in plan.parts.values()}) > 5
    assert len({draw(seed).missing.name for seed in range(20)}) == 4


@pytest.mark.parametrize("seed", range(40))
def test_every_form_takes_the_answers_and_makes_of_them_what_the_plan_says(seed: int) -> None:
    library = load_library()
    for plan in draw(seed).plans:
        assert not check_answers(library[plan.form], plan.answers)
        spec = bind(library[plan.form], plan.answers).spec
        made = {
            part.id: (part.pages, part.size.trim_w_mm, part.size.trim_h_mm, part.media.gsm)
            for part in spec.parts
        }
        assert made == {role: (one.pages, one.w_mm, one.h_mm, one.gsm) for role, one in plan.parts.items()}
        assert spec.quantity == plan.quantity


def test_only_the_refused_order_wants_the_paper_that_is_not_loaded() -> None:
    for seed in range(30):
        scenario = draw(seed)
        loaded = {paper.gsm for paper in scenario.loaded}
        assert scenario.missing.gsm not in loaded
        for plan in scenario.plans:
            wanted = {part.gsm for part in plan.parts.values()}
            assert (wanted <= loaded) == (plan.fault is not Fault.NO_PAPER)


def test_the_faults_lie_in_the_files() -> None:
    for seed in range(10):
        for plan in draw(seed).plans:
            bleeds = {art.bleed_mm for art in plan.artwork.values()}
            assert (bleeds == {0.0}) == (plan.fault is Fault.NO_BLEED)
            short = [role for role, art in plan.artwork.items() if art.pages != plan.parts[role].pages]
            assert short == (["body"] if plan.fault is Fault.MISSING_PAGE else [])
