"""What the workbench answers to whom."""

from page_permissions import STAFF_ONLY, Row

ROWS = (
    Row("GET", "/queue", STAFF_ONLY),
    Row("GET", "/cases/{case_id}", STAFF_ONLY),
    Row("POST", "/cases/{case_id}/{verb}", STAFF_ONLY, 404),
    Row("POST", "/cases/{case_id}/suggestion", STAFF_ONLY, 409),
    Row("GET", "/cases/{case_id}/edit", STAFF_ONLY),
    Row("POST", "/cases/{case_id}/edit/answers", STAFF_ONLY),
    Row("POST", "/cases/{case_id}/claim", STAFF_ONLY, 303),
    Row("POST", "/cases/{case_id}/note", STAFF_ONLY, 303, {"text": "Called them."}),
    Row("POST", "/cases/{case_id}/replace-file", STAFF_ONLY, 422),
    Row("POST", "/cases/{case_id}/attach", STAFF_ONLY, 422),
    Row("POST", "/pending/{pending_id}/undo", STAFF_ONLY, 404),
    Row("GET", "/jobs/{order_id}", STAFF_ONLY),
    Row("POST", "/jobs/{order_id}/{verb}", STAFF_ONLY, 404),
    Row("GET", "/jobs/{order_id}/ticket", STAFF_ONLY),
    Row("GET", "/jobs/{order_id}/ticket/origins", STAFF_ONLY),
    Row("GET", "/devices", STAFF_ONLY),
    Row("POST", "/devices/{device_id}/test", STAFF_ONLY),
    Row("POST", "/devices/{device_id}/pause", STAFF_ONLY, 303, {"reason": "paper"}),
    Row("POST", "/devices/{device_id}/resume", STAFF_ONLY, 303),
    Row("GET", "/search", STAFF_ONLY),
    Row("GET", "/keys", STAFF_ONLY),
    Row("POST", "/keys", STAFF_ONLY, 303),
)
