"""Pricing: what things cost, line by line; money is decimal and keeps its places ("100.00")."""

import math
from decimal import Decimal
from typing import Annotated, Final

from jdf.element import Attribute, Child
from jdf.messages.declare import MessageElement
from jdf.messages.value_types import AMOUNT, NAME, NAMES, WORDS
from jdf.printtalk.declare import printtalk_element
from jdf.values import ValueType, enumeration, read_number
from jdf.vocabulary import words

_CLAUSE = "PrintTalk 2.2, Pricing"
PRICE_TYPES = words("Discount DownPayment Handling Markup Other Prepaid Product Shipping Subtotal Total")
TAX_TYPES = ("Gross", "Net", "Tax")


def _read_money(text: str) -> Decimal:
    if not math.isfinite(read_number(text)):
        raise ValueError("expected a sum of money, such as 119.00")
    return Decimal(text)


MONEY: Final[ValueType[Decimal]] = ValueType("double", lambda value: f"{value:f}", _read_money)


@printtalk_element("Price", clause=_CLAUSE)
class Price(MessageElement):
    """One line: what it is for, how much, with or without tax; a total names the lines it sums up."""

    amount: Annotated[float | None, Attribute("Amount", AMOUNT)] = None
    descriptive_name: Annotated[str, Attribute("DescriptiveName", WORDS, required=True)]
    line_id: Annotated[str, Attribute("LineID", NAME)] = ""
    line_id_refs: Annotated[tuple[str, ...], Attribute("LineIDRefs", NAMES)] = ()
    price: Annotated[Decimal | None, Attribute("Price", MONEY, required=True)]
    price_type: Annotated[str, Attribute("PriceType", enumeration("price type", PRICE_TYPES), required=True)]
    tax_type: Annotated[str, Attribute("TaxType", enumeration("tax type", TAX_TYPES), required=True)]
    unit_price: Annotated[Decimal | None, Attribute("UnitPrice", MONEY)] = None


@printtalk_element("Pricing", clause=_CLAUSE)
class Pricing(MessageElement):
    """All lines in one currency (ISO 4217)."""

    currency: Annotated[str, Attribute("Currency", NAME, required=True)]
    prices: Annotated[tuple[Price, ...], Child()] = ()
