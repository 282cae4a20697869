"""A customer's desk with one of everything: drafts and orders that stand in each way."""

from dataclasses import dataclass
from pathlib import Path

from draft_builders import a_draft, a_question, ready_draft, send
from gateway.services.shop import Shop
from gateway.services.write_message import write_message
from gateway_builders import a_shop, caller_of
from good_orders import booklet, flyer_pdf
from preflight_builders import page, pdf
from service_builders import place

TURNED = pdf(page((210.0, 148.0)), page((210.0, 148.0)))
"""A file of pages that lie on their side: something to look at and accept."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The shop, and where each page of the customer is."""

    shop: Shop
    pages: dict[str, str]


def a_desk(folder: Path) -> Desk:
    """A shop whose customer Ana has every kind of page."""
    shop = a_shop(folder)
    stopped, fine = place(shop, flyer_pdf(3), name="Autumn menu"), place(shop)
    warned = place(shop, TURNED, name="Handbill")
    write_message(shop, caller_of(shop, "ana"), fine, "When does it come?")
    faulty = ready_draft(shop, flyer_pdf(bleed=0), name="Summer fair")
    parts = a_draft(shop, form="booklet", answers=booklet())
    send(shop, parts, flyer_pdf(4), "cover", name="cover.pdf")
    blank = a_draft(shop)
    return Desk(
        shop,
        {
            "start": "/start", "form": f"/drafts/{parts}", "form with errors": f"/drafts/{blank}?complete=1",
            "form with findings": f"/drafts/{faulty}", "proof stopped": f"/drafts/{faulty}/proof",
            "proof to accept": f"/drafts/{ready_draft(shop, TURNED)}/proof", "orders": "/orders",
            "order": f"/orders/{fine}", "sheet": f"/orders/{fine}/print",
            "order stopped": f"/orders/{stopped}", "order to accept": f"/orders/{warned}",
            "question": f"/questions/{a_question(shop, fields=('/quantity', '/paper'), slots=('single',))}",
            "help": "/help/files",
        },
    )  # fmt: skip
