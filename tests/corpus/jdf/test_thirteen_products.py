"""The thirteen products in each version of the standard, against the official schema of that version."""

import pytest

from jdf import validate
from jdf_builders import official
from thirteen_products import THIRTEEN, VERSIONS, product_ticket


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("product", THIRTEEN)
def test_a_product_ticket_is_valid_by_the_schema_of_its_version(product: str, version: str) -> None:
    ticket = product_ticket(THIRTEEN[product], version)
    assert [finding.message for finding in validate(ticket.data, xsd=official(version))] == []
