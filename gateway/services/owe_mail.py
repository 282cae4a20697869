"""Owe somebody a mail; interim, nothing sends it yet."""

from gateway.domain.mails import MailKind
from gateway.services.shop import Shop
from gateway.storage.rows import OrderRow, PersonRow
from gateway.storage.store import Tx


def owe_mail(shop: Shop, tx: Tx, kind: MailKind, to: OrderRow | PersonRow, key: str) -> bool:
    """Owe one mail; nothing sends it yet."""
    del shop, tx, kind, to, key
    return False
