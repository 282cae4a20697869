"""What the customers' pages answer to whom."""

from page_permissions import OWNER_AND_STAFF, SIGNED_IN, Row

ROWS = (
    Row("GET", "/start", SIGNED_IN),
    Row("POST", "/drafts", SIGNED_IN, 303, {"form": "flyer"}),
    Row("GET", "/drafts/{draft_id}", OWNER_AND_STAFF),
    Row("POST", "/drafts/{draft_id}", OWNER_AND_STAFF),
    Row("POST", "/drafts/{draft_id}/link", OWNER_AND_STAFF, 303),
    Row("POST", "/drafts/{draft_id}/files", OWNER_AND_STAFF, 303),
    Row("GET", "/drafts/{draft_id}/proof", OWNER_AND_STAFF),
    Row("POST", "/drafts/{draft_id}/proof", OWNER_AND_STAFF, 303),
    Row("GET", "/orders", SIGNED_IN),
    Row("GET", "/orders/{order_id}", OWNER_AND_STAFF),
    Row("GET", "/orders/{order_id}/docket.pdf", OWNER_AND_STAFF),
    Row("GET", "/orders/{order_id}/print", OWNER_AND_STAFF),
    Row("POST", "/orders/{order_id}/message", OWNER_AND_STAFF, 303, {"text": "When does it come?"}),
    Row("POST", "/orders/{order_id}/cancel", OWNER_AND_STAFF, 409),
    Row("POST", "/orders/{order_id}/accept", OWNER_AND_STAFF, 422),
    Row("POST", "/orders/{order_id}/mend", OWNER_AND_STAFF, 303),
    Row("POST", "/orders/{order_id}/unmend", OWNER_AND_STAFF, 303),
    Row("POST", "/orders/{order_id}/files", OWNER_AND_STAFF, 422),
    Row("GET", "/questions/{question_id}", OWNER_AND_STAFF),
    Row("POST", "/questions/{question_id}", OWNER_AND_STAFF, 303, {"reply": "As you like."}),
    Row("GET", "/help/files", SIGNED_IN),
)
