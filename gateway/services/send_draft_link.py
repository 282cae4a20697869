"""Send a customer the way back to a draft, so that they go on later, on whichever device."""

from gateway.domain.errors import WrongMomentError
from gateway.domain.mails import MailKind
from gateway.domain.people import Caller
from gateway.domain.states import State
from gateway.services.owe_mail import once_in, owe_mail
from gateway.services.shop import Shop
from gateway.services.views import visible_order

ONE_IN_S = 120


def send_draft_link(shop: Shop, caller: Caller, draft_id: str) -> None:
    """Owe the draft's customer a mail with a link that opens it; at most one in two minutes.

    Raises:
        UnknownThingError: there is no such draft for this caller.
        WrongMomentError: the order was placed meanwhile.
    """
    with shop.store.write("send-draft-link") as tx:
        draft = visible_order(tx, caller, draft_id)
        if draft.state != State.DRAFT.value:
            raise WrongMomentError(
                "This order was placed meanwhile.",
                why="There is nothing left to go on with.",
                fix="Look at it among your orders.",
            )
        owe_mail(shop, tx, MailKind.SAVE_AND_RETURN, draft, once_in(shop, ONE_IN_S, draft.id))
