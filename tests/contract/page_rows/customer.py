"""What the customers' pages answer to whom."""

from page_permissions import OWNER_AND_STAFF, SIGNED_IN, Row

ROWS = (
    Row("GET", "/start", SIGNED_IN),
    Row("POST", "/drafts", SIGNED_IN, 303, {"form": "flyer"}),
    Row("GET", "/drafts/{draft_id}", OWNER_AND_STAFF),
    Row("POST", "/drafts/{draft_id}", OWNER_AND_STAFF),
    Row("POST", "/drafts/{draft_id}/files", OWNER_AND_STAFF, 303),
    Row("GET", "/drafts/{draft_id}/proof", OWNER_AND_STAFF),
    Row("POST", "/drafts/{draft_id}/proof", OWNER_AND_STAFF, 303),
)
