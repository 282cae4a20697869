"""PrintTalk 2.x: the business around a job, from the request to the invoice.

A buyer asks (RFQ), orders, sends files, takes back and asks how far it is; a printer offers, confirms, refuses, tells
and bills. Written with `write_printtalk`, read with `read_printtalk`; the jobs inside are XJDF documents, as
`jdf.write_ticket` writes them. Ids and times are the caller's.
"""

from jdf.printtalk.cancellation import Cancellation
from jdf.printtalk.confirmation import Confirmation
from jdf.printtalk.content_delivery import ContentDelivery
from jdf.printtalk.declare import (
    BusinessObject,
    business_objects,
    comments_of,
    documents_of,
    with_documents,
)
from jdf.printtalk.envelope import PrintTalk, Request, parties
from jdf.printtalk.exchange import read_printtalk, write_back, write_printtalk
from jdf.printtalk.invoice import Invoice
from jdf.printtalk.order_status_request import OrderStatusRequest, StatusRequest
from jdf.printtalk.order_status_response import Milestone, OrderStatusResponse, milestones_of
from jdf.printtalk.pricing import Price, Pricing
from jdf.printtalk.purchase_order import PurchaseOrder
from jdf.printtalk.quotation import Quotation, Quote
from jdf.printtalk.refusal import Refusal
from jdf.printtalk.rfq import RFQ

__all__ = [
    "RFQ",
    "BusinessObject",
    "Cancellation",
    "Confirmation",
    "ContentDelivery",
    "Invoice",
    "Milestone",
    "OrderStatusRequest",
    "OrderStatusResponse",
    "Price",
    "Pricing",
    "PrintTalk",
    "PurchaseOrder",
    "Quotation",
    "Quote",
    "Refusal",
    "Request",
    "StatusRequest",
    "business_objects",
    "comments_of",
    "documents_of",
    "milestones_of",
    "parties",
    "read_printtalk",
    "with_documents",
    "write_back",
    "write_printtalk",
]
