"""Choose and draw the page that a mail shows: the first one with something that its customer must look at."""

import structlog

from gateway.services.shop import Shop
from gateway.services.show_pages import STRIP_PX, page_picture
from gateway.storage.store import Tx
from preflight import Picture
from preflight.sandbox import SandboxUnavailableError

log = structlog.get_logger("gateway.mail")


def page_to_look_at(shop: Shop, order_id: str) -> bytes:
    """Return that page as PNG or JPEG; empty where there is none or it cannot be drawn, and the mail goes without."""
    with shop.store.read() as tx:
        place = _place(tx, order_id)
    if place is None:
        return b""
    sha256, page = place
    try:
        picture = page_picture(shop, sha256, page, STRIP_PX)
    except (OSError, SandboxUnavailableError) as problem:
        log.warning("mail.without_picture", problem=type(problem).__name__)
        return b""
    return picture.data if isinstance(picture, Picture) else b""


def _place(tx: Tx, order_id: str) -> tuple[str, int] | None:
    """Return the file and page of the first finding that names a page."""
    order = tx.orders.get(order_id)
    if order is None:
        return None
    files = tx.orders.files(order)
    for report in tx.orders.reports(order.id, order.revision):
        for finding in report.data["findings"]:
            first = str(finding["pages"]).partition(",")[0].partition("-")[0].strip()
            if first.isdigit() and report.slot in files:
                return files[report.slot].sha256, int(first)
    return None
