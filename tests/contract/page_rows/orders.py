"""What the pages of orders answer to whom; the shop's staff are led to their own."""

from page_permissions import OWNER_AND_STAFF, SIGNED_IN, Row

_STAFF_ELSEWHERE = {**OWNER_AND_STAFF, "csr": 303, "manager": 303, "admin": 303}
ROWS = (
    Row("GET", "/orders", SIGNED_IN),
    Row("GET", "/orders/{order_id}", _STAFF_ELSEWHERE),
    Row("GET", "/orders/{order_id}/docket.pdf", OWNER_AND_STAFF),
    Row("POST", "/orders/{order_id}/message", OWNER_AND_STAFF, 303, {"text": "hello"}),
    Row("POST", "/orders/{order_id}/accept", OWNER_AND_STAFF, 303, {"accept": "1"}),
    Row("POST", "/orders/{order_id}/files", OWNER_AND_STAFF, 303),
    Row(
        "POST",
        "/orders/{order_id}/cancel",
        {**OWNER_AND_STAFF, "owner": 409, "csr": 409, "manager": 409, "admin": 409},
    ),
)
