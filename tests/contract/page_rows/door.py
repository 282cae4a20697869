"""What stands at the door answers to whom; leaving and choosing a language take a token of the own session."""

from page_permissions import ANYBODY, OWNER_AND_STAFF, SIGNED_IN, Row

ROWS = (
    Row("GET", "/", SIGNED_IN, 303),
    Row("GET", "/sign-in", ANYBODY),
    Row("POST", "/sign-in", ANYBODY, 200, {"email": "new@example.org"}),
    Row("GET", "/l/{token}", ANYBODY, 410),
    Row("POST", "/l/{token}", ANYBODY, 410),
    Row("POST", "/sign-out", dict.fromkeys(ANYBODY, "door")),
    Row("POST", "/language", ANYBODY, 303, {"language": "de"}),
    Row(
        "GET",
        "/pictures/{order_id}/{slot}/{sha256}/{page}-{width_px}",
        {**OWNER_AND_STAFF, "anonymous": "door"},
    ),
    Row(
        "GET",
        "/pictures/{order_id}/{slot}/{sha256}/ink/{limit}/{page}",
        {**OWNER_AND_STAFF, "anonymous": "door"},
    ),
    Row(
        "GET",
        "/pictures/{order_id}/{slot}/{sha256}/{moment}/{key}/{page}-{width_px}",
        {**OWNER_AND_STAFF, "anonymous": "door"},
        409,
    ),
)
