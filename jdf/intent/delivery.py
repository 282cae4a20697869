"""Delivery: one address, what it gets and by when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, positive, text_fits
from jdf.values import read_date_time

_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_METHOD = re.compile(r"[\w.:\-]{0,63}\Z")


@dataclass(frozen=True, slots=True)
class Delivery:
    """Who gets how many pieces where; `due` is RFC 3339 with an offset."""

    name: str
    street: str
    city: str
    postal_code: str
    country_code: str
    quantity: int
    company: str = ""
    due: str | None = None
    method: str = ""


def delivery_problems(delivery: Delivery, path: str) -> Iterator[Problem]:
    """Check that goods can be sent there."""
    yield from positive("delivery-quantity-not-positive", f"{path}.quantity", delivery.quantity)
    for name in ("name", "company", "street", "city", "postal_code"):
        yield from text_fits(f"{path}.{name}", getattr(delivery, name), 1023)
    if not _COUNTRY.match(delivery.country_code):
        found = delivery.country_code
        yield Problem(
            "country-unknown", f"{path}.country_code", f"found {found!r}; use two capital letters: DE"
        )
    if not _METHOD.match(delivery.method):
        yield Problem(
            "method-malformed",
            f"{path}.method",
            f"found {delivery.method!r}; use one word without blanks: BestWay",
        )
    if delivery.due is not None:
        try:
            read_date_time(delivery.due)
        except ValueError as fault:
            yield Problem("due-malformed", f"{path}.due", f"found {delivery.due!r}; {fault}")
