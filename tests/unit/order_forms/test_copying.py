"""What a job is called before there is a job, and what a second order of it keeps."""

from order_forms import title_of, without_dates
from order_forms_builders import BOOKLET, FLYER, GONE, booklet, flyer


def test_a_draft_goes_by_the_name_its_customer_gave_so_far():
    assert title_of(FLYER, flyer(name="Sale")) == "Sale"
    assert title_of(FLYER, flyer(name=GONE)) == ""
    assert title_of(BOOKLET, {"name": 5}) == "5"


def test_ordering_again_leaves_out_days_and_nothing_else():
    old = booklet()
    copy = without_dates(BOOKLET, old)
    assert "wanted_on" in old["delivery"]
    assert "wanted_on" not in copy["delivery"]
    assert copy["parts"] == old["parts"]
    assert copy["delivery"]["city"] == old["delivery"]["city"]
