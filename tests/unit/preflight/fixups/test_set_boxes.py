import pytest

from fixup_builders import looked
from preflight_builders import a4, page, pdf


def test_the_cut_that_was_assumed_is_written_with_the_ordered_bleed() -> None:
    after = looked(pdf(page(bleed=5, boxes=("Media",)))).mended("set-boxes").facts.pages[0]
    assert {"trim", "bleed"} <= set(after.defined)
    assert after.trim == pytest.approx((5, 5, 215, 302), abs=0.02)
    assert after.bleed == pytest.approx((2, 2, 218, 305), abs=0.02)


def test_a_bleed_that_is_there_and_not_told_ends_the_stop() -> None:
    wide = page(
        margins=(5, 5, 5, 5), boxes=("Media", "Trim"), entries="/BleedBox[14.173 14.173 609.449 856.063]"
    )
    short = pdf(wide)
    before = looked(short)
    assert ("missing-bleed", "short") in before.answered("set-boxes")
    assert before.report.verdict == "stop"
    assert before.mended("set-boxes").report.verdict == "pass"


def test_it_is_not_proposed_where_the_order_names_no_size_or_the_page_has_another() -> None:
    assert looked(pdf(page((90, 90), boxes=("Media",)))).proposal("set-boxes") is None
    assert looked(pdf(page()), a4()).proposal("set-boxes") is None
