"""The thirteen products in each dialect, against the official schema of its version."""

import pytest

from jdf import DIALECTS, validate
from jdf_builders import official
from thirteen_products import THIRTEEN, product_ticket


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("product", THIRTEEN)
def test_a_ticket_is_valid_by_the_schema_of_its_version(product: str, dialect: str) -> None:
    ticket = product_ticket(THIRTEEN[product], dialect)
    found = validate(ticket.data, xsd=official(DIALECTS[dialect].version))
    assert [finding.message for finding in found] == []
