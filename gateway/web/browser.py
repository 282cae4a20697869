"""A person at a browser: who they are by their cookie, which language they read, and that a post is really theirs.

The cookie holds a random secret, the database only its SHA-256. A post must come from our own pages: SameSite=Lax
keeps other sites from sending the cookie along, the Origin header and a token in each form are the second and third
lock (the token is for browsers that send no Origin).
"""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.datastructures import FormData

from gateway.domain.errors import ForbiddenError, NotSignedInError
from gateway.domain.people import Caller, Scope
from gateway.services.shop import Shop
from gateway.web.auth import CallersHere, Session, ShopHere, cookie_of
from gateway.web.words import Words, choose, locales

LANGUAGE = "gw_lang"
_MOST_FIELDS = 2000


class ForeignPostError(ForbiddenError):
    """A form was posted from another site, or from a page of an earlier session."""

    code = "foreign-post"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks at a page: the session, None for somebody who has not signed in, and the words they read."""

    session: Session | None
    words: Words

    @property
    def caller(self) -> Caller | None:
        """Return the person, if they have signed in."""
        return None if self.session is None else self.session.caller

    @property
    def csrf(self) -> str:
        """Return the token that each of the session's forms carries."""
        return "" if self.session is None else self.session.csrf


async def visitor(request: Request, shop: ShopHere, callers: CallersHere) -> Visitor:
    """Find out who looks at a page; nobody is refused here."""
    secret = cookie_of(request)
    session = await callers.session(secret) if secret else None
    wished = (
        request.cookies.get(LANGUAGE, ""),
        session.caller.locale if session is not None else "",
        request.headers.get("accept-language", ""),
        shop.brand.locale,
    )
    return Visitor(session, Words(choose(*wished), shop.brand.timezone))


VisitorHere = Annotated[Visitor, Depends(visitor)]


def page_for(scope: Scope) -> Callable[[Visitor], Awaitable[Caller]]:
    """Return the dependency of a page: the person, who must have signed in and may do this."""

    async def caller(who: VisitorHere) -> Caller:
        if who.caller is None:
            raise NotSignedInError(
                "You are not signed in.",
                why="Orders are shown to their owners only.",
                fix="Sign in with your e-mail address.",
            )
        if not who.caller.may(scope):
            raise ForbiddenError(
                "This page is for the shop's staff.", fix="Go back to your orders, or ask the shop."
            )
        return who.caller

    return caller


async def posted(request: Request, who: VisitorHere, shop: ShopHere) -> FormData:
    """Read a posted form after making sure that it comes from one of our own pages.

    Raises:
        ForeignPostError: it does not.
    """
    form = await request.form(max_files=0, max_fields=_MOST_FIELDS)
    refuse_foreign(request, shop, who.session, str(form.get("_csrf", "")))
    return form


Posted = Annotated[FormData, Depends(posted)]


def refuse_foreign(request: Request, shop: Shop, session: Session | None, token: str) -> None:
    """Refuse a post that does not come from our own pages.

    Raises:
        ForeignPostError: it comes from another site, or its form is of an older sign-in.
    """
    origin = request.headers.get("origin", "")
    site = request.headers.get("sec-fetch-site", "same-origin")
    ours = {request.headers.get("host", ""), urlsplit(shop.base_url).netloc} - {""}
    foreign = site not in ("same-origin", "none") or (origin and urlsplit(origin).netloc not in ours)
    stale = session is not None and not hmac.compare_digest(token.encode(), session.csrf.encode())
    if foreign or stale:
        raise ForeignPostError(
            "This form is out of date, or was sent from another site.",
            why="You may have signed in again since you opened it.",
            fix="Go back, load the page again and send it once more; nothing was changed.",
        )


async def set_language(request: Request) -> str:
    """Return the language that a person has chosen for good, if it is one we speak."""
    chosen = str((await request.form(max_files=0, max_fields=4)).get("language", ""))
    return chosen if chosen in locales() else ""
