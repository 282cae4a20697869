"""Notes to colleagues stand with their Case, in order, and are no business of customers."""

from pathlib import Path

import pytest

from gateway.domain.errors import BadAnswersError, ForbiddenError
from gateway.services.note_case import note_case, notes
from gateway.services.shop import Shop
from gateway_builders import a_shop, caller_of
from good_orders import flyer_pdf
from service_builders import open_case, place


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


def test_notes_stand_with_their_own_case_oldest_first_and_change_nothing_of_it(shop: Shop):
    case, other = (open_case(shop, place(shop, flyer_pdf(3))) for _ in range(2))
    for text in ("Called them.", "They send it tomorrow."):
        note_case(shop, caller_of(shop, "carl"), case.id, text)
    with shop.store.read() as tx:
        kept = [(one.by, one.text) for one in notes(tx, case.id)]
        assert kept == [("Carl Example", "Called them."), ("Carl Example", "They send it tomorrow.")]
        assert notes(tx, other.id) == ()
    assert open_case(shop, case.order_id or "").version == case.version


def test_a_customer_writes_no_note_not_even_on_the_own_case(shop: Shop):
    case = open_case(shop, place(shop, flyer_pdf(3)))
    with pytest.raises(ForbiddenError):
        note_case(shop, caller_of(shop, "ana"), case.id, "Hello")


def test_a_note_of_nothing_is_refused(shop: Shop):
    case = open_case(shop, place(shop, flyer_pdf(3)))
    with pytest.raises(BadAnswersError):
        note_case(shop, caller_of(shop, "carl"), case.id, "  ")
