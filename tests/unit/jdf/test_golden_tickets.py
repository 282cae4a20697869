"""What is written for the thirteen products in every dialect is what was read and agreed."""

import pytest

from golden_tickets import GOLDEN, golden_file, golden_names, golden_ticket


@pytest.mark.parametrize(("dialect", "product"), golden_names())
def test_a_ticket_is_written_to_the_letter_of_its_golden_copy(dialect: str, product: str) -> None:
    assert golden_ticket(dialect, product).decode() == golden_file(dialect, product).read_text("utf-8")


def test_no_golden_copy_is_of_a_product_or_dialect_that_is_gone() -> None:
    kept = {golden_file(dialect, product) for dialect, product in golden_names()}
    assert set(GOLDEN.rglob("*.*jdf")) | set(GOLDEN.rglob("*.jdf")) == kept
