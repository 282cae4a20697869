"""Sign in by a one-time link: no password to choose, to forget or to steal.

The link goes to the person's address and is used up by a POST, since mail scanners follow every link they see.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from gateway.domain.errors import BadAnswersError
from gateway.domain.event_kinds import EventKind
from gateway.domain.mails import MailKind
from gateway.domain.people import Role
from gateway.services.advance import note_event
from gateway.services.links import LinkGoneError, Opened, Purpose, make_link, open_link, use_link
from gateway.services.owe_mail import once_in, owe_mail
from gateway.services.shop import Shop
from gateway.storage.people import token_digest
from gateway.storage.rows import PersonRow, SessionRow
from gateway.storage.store import Tx

SESSION_LASTS = timedelta(days=30)
ORDER_SESSION_LASTS = timedelta(days=7)
ONE_LINK_IN_S = 120
"""At most one mail to a person in so many seconds, so that nobody's mailbox is filled by somebody else's asking."""
_SECRET_BYTES = 32
_ADDRESS = re.compile(r"[^\s@<>\"',;:\\()\[\]]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session: the secret for the cookie, and what the link was for."""

    secret: str
    opened: Opened
    lasts: timedelta


def ask_for_link(shop: Shop, email: str, locale: str) -> None:
    """Send a one-time link to this address; the answer is the same whether the shop knows it or not.

    An address that nobody has yet becomes a private customer: whoever reads its mail may order.

    Raises:
        BadAnswersError: this is no e-mail address.
    """
    address = email.strip()
    if not _ADDRESS.fullmatch(address):
        raise BadAnswersError(
            "This is not an e-mail address.",
            ({"field": "/email", "code": "wrong-form", "message": "This is not an e-mail address.",
              "fix": "Write it like ana@example.com."},),
        )  # fmt: skip
    with shop.store.write("ask-for-link") as tx:
        person = tx.people.by_email(address) or _newcomer(shop, tx, address, locale)
        owe_mail(shop, tx, MailKind.SIGN_IN, person, once_in(shop, ONE_LINK_IN_S, person.id))


def _newcomer(shop: Shop, tx: Tx, address: str, locale: str) -> PersonRow:
    person = PersonRow(
        id=f"c-{shop.new_id()}", name=address.partition("@")[0], email=address, company="",
        role=Role.CUSTOMER.value, locale=locale,
    )  # fmt: skip
    tx.people.add(person)
    return person


def link_for(shop: Shop, person_id: str) -> str | None:
    """Make a one-time link for a person the shop knows, for whoever runs the shop's machine; None: nobody."""
    with shop.store.write("link-for") as tx:
        return None if tx.people.get(person_id) is None else make_link(shop, tx, Purpose.SIGN_IN, person_id)


def whose_link(shop: Shop, token: str) -> tuple[Opened, str]:
    """Return what a link opens and the name of its person, without using it up.

    Raises:
        LinkGoneError: the link does not work any more.
    """
    with shop.store.read() as tx:
        opened = open_link(shop, tx, token)
        person = tx.people.get(opened.person_id)
        return opened, "" if person is None else person.name


def sign_in(shop: Shop, token: str) -> SignedIn:
    """Use a link up and begin a session: of the whole person, or of the one order that the link is about.

    Raises:
        LinkGoneError: the link does not work any more.
    """
    with shop.store.write("sign-in") as tx:
        opened = use_link(shop, tx, token)
        person = tx.people.get(opened.person_id)
        if person is None:
            raise LinkGoneError("This link does not work any more.", fix="Ask the shop for a new one.")
        lasts = SESSION_LASTS if opened.purpose is Purpose.SIGN_IN else ORDER_SESSION_LASTS
        secret = _begin(shop, tx, person, opened, lasts)
        if opened.purpose is Purpose.SIGN_IN:
            note_event(shop, tx, EventKind.PERSON_SIGNED_IN, None, by=person.id)
    return SignedIn(secret, opened, lasts)


def _begin(shop: Shop, tx: Tx, person: PersonRow, opened: Opened, lasts: timedelta) -> str:
    secret, now = secrets.token_urlsafe(_SECRET_BYTES), shop.clock()
    tx.sessions.forget_expired(now)
    tx.sessions.add(
        SessionRow(
            session_sha256=token_digest(secret), person_id=person.id, csrf=secrets.token_urlsafe(_SECRET_BYTES),
            order_id=opened.order_id, created_at=now, seen_at=now, expires_at=now + lasts,
        )
    )  # fmt: skip
    return secret


def sign_out(shop: Shop, secret: str) -> None:
    """End a session."""
    with shop.store.write("sign-out") as tx:
        tx.sessions.end(secret)
