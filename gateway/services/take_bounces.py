"""Read the mails that came back, and say on the order that its customer never got one."""

import structlog

from gateway.domain.mails import MailState
from gateway.mail.bounces import Bounce, read_bounce
from gateway.services.send_mails import give_up
from gateway.services.shop import Shop

log = structlog.get_logger("gateway.mail")
_CAN_BOUNCE = frozenset({MailState.SENT.value, MailState.DUE.value})


def take_bounces(shop: Shop) -> int:
    """Look through the mails that came back; return how many of ours were among them.

    One is put away only after it is booked, so a crash between the two books it no second time: the mail is no
    longer one that can come back.
    """
    inbox = None if shop.mail is None else shop.mail.inbox
    if inbox is None:
        return 0
    taken = 0
    for path, raw in inbox.unread():
        bounce = read_bounce(raw)
        if bounce is None:
            log.info("mail.returned_unknown", name=path.name)
        else:
            taken += _book(shop, bounce)
        inbox.done(path)
    return taken


def _book(shop: Shop, bounce: Bounce) -> bool:
    with shop.store.write("mail-bounced") as tx:
        row = tx.mails.get(bounce.mail_id)
        if row is None or row.state not in _CAN_BOUNCE:
            return False
        row.problem = f"It came back: {bounce.words}"
        give_up(shop, tx, row, MailState.BOUNCED)
        return True
