"""Links that open exactly one thing: signing in once, one order, one draft, one question.

A link is an unguessable token; only its SHA-256 is kept, so that a copy of the database opens nothing.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from gateway.domain.errors import GatewayError
from gateway.services.shop import Shop
from gateway.storage.people import token_digest
from gateway.storage.rows import LinkRow
from gateway.storage.store import Tx


class Purpose(StrEnum):
    """What a link may open."""

    SIGN_IN = "sign-in"
    ORDER = "order"
    DRAFT = "draft"
    ASK = "ask"


LIFETIMES: dict[Purpose, timedelta] = {
    Purpose.SIGN_IN: timedelta(minutes=15),
    Purpose.ORDER: timedelta(days=180),
    Purpose.DRAFT: timedelta(days=30),
    Purpose.ASK: timedelta(days=30),
}
_TOKEN_BYTES = 32


class LinkGoneError(GatewayError):
    """The link was used before, is too old, or never was one of ours."""

    code, actor, status = "link-gone", "customer", 410


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link opens, and for whom."""

    purpose: Purpose
    person_id: str
    order_id: str | None
    question_id: str | None


def make_link(  # noqa: PLR0913 - what a link opens is said by name
    shop: Shop,
    tx: Tx,
    purpose: Purpose,
    person_id: str,
    *,
    order_id: str | None = None,
    question_id: str | None = None,
    lifetime: timedelta | None = None,
) -> str:
    """Make a link for a person and return its token; this is the only time that it is known."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    now = shop.clock()
    tx.sessions.add_link(
        LinkRow(
            token_sha256=token_digest(token), purpose=purpose.value, person_id=person_id, order_id=order_id,
            question_id=question_id, created_at=now, expires_at=now + (lifetime or LIFETIMES[purpose]),
        )
    )  # fmt: skip
    return token


def open_link(shop: Shop, tx: Tx, token: str) -> Opened:
    """Return what a link opens without using it up.

    Raises:
        LinkGoneError: nobody knows the link, it has expired, or it was good for one use and has been used.
    """
    row = tx.sessions.link(token) if len(token) <= 2 * _TOKEN_BYTES else None
    if row is None or row.expires_at <= shop.clock() or row.used_at is not None:
        raise LinkGoneError(
            "This link does not work any more.",
            why="Such links work for a limited time, those for signing in only once.",
            fix="Ask for a new one with your e-mail address.",
        )
    return Opened(Purpose(row.purpose), row.person_id, row.order_id, row.question_id)


def use_link(shop: Shop, tx: Tx, token: str) -> Opened:
    """Open a link; one for signing in works no second time.

    Raises:
        LinkGoneError: as for `open_link`.
    """
    opened = open_link(shop, tx, token)
    row = tx.sessions.link(token)
    if row is not None and opened.purpose is Purpose.SIGN_IN:
        row.used_at = shop.clock()
        tx.session.add(row)
    return opened
