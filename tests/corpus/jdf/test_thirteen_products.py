"""The thirteen products in each dialect, against the official schema of its version."""

import pytest

from jdf import DIALECTS, validate
from jdf_builders import official
from thirteen_products import THIRTEEN, product_ticket, tickets_written

SHOP_S_OWN = ("the paper has no Dimension",)
"""What a press ticket leaves to the device: no order knows the size of its sheets."""


@pytest.mark.parametrize(
    ("dialect", "product"), [(name, product) for name, product in tickets_written() if name in DIALECTS]
)
def test_a_ticket_is_valid_by_the_schema_of_its_version(dialect: str, product: str) -> None:
    ticket = product_ticket(THIRTEEN[product], dialect)
    found = validate(ticket.data, xsd=official(DIALECTS[dialect].version))
    assert [finding.message for finding in found if finding.message not in SHOP_S_OWN] == []
