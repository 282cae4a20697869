"""Pages of customers' files as pictures, to whoever may see their order; where there is none, words instead.

An address names the file by its SHA-256, so what it shows can never change and a browser may keep it.
"""

from collections.abc import Mapping
from enum import StrEnum
from html import escape
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from gateway.domain.errors import UnknownThingError
from gateway.domain.people import Caller, Scope
from gateway.services.mendings import chosen, mendings_here
from gateway.services.shop import Shop
from gateway.services.show_mending import Sight, seen_after, seen_before
from gateway.services.show_pages import WIDTHS, ink_picture, page_picture
from gateway.services.views import visible_order
from gateway.web.auth import ShopHere, require
from gateway.web.page_drawing import drawn_page
from preflight import NoPicture, NotFixed, Picture, PictureFailure

router = APIRouter(prefix="/pictures", include_in_schema=False)
_HARMLESS = {"Content-Security-Policy": "default-src 'none'; sandbox", "Content-Disposition": "inline"}
_FOR_GOOD = {**_HARMLESS, "Cache-Control": "private, max-age=31536000, immutable"}
_HOLDS_PICTURE = {"Content-Security-Policy": "default-src 'none'; img-src data:; sandbox"}
_Sha256 = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]
_Key = Annotated[str, Path(pattern=r"^[a-z-]+\.[0-9a-f]{12}(~[a-z-]+\.[0-9a-f]{12}){0,20}$")]
_Page = Annotated[int, Path(ge=1, le=20_000)]
_Limit = Annotated[int, Path(ge=100, le=500)]

_WORDS: Mapping[str, Mapping[NoPicture, str]] = {
    "en": {
        NoPicture.DAMAGED: "No preview: this file does not open as a PDF",
        NoPicture.LOCKED: "No preview: this file is locked with a password",
        NoPicture.NO_SUCH_PAGE: "The file has no such page",
        NoPicture.TOO_COMPLEX: "No preview: this page is too large to show here",
        NoPicture.CRASHED: "No preview: this page cannot be shown here",
        NoPicture.TIMEOUT: "No preview: this page takes too long to draw",
    },
    "de": {
        NoPicture.DAMAGED: "Keine Vorschau: Die Datei öffnet sich nicht als PDF",
        NoPicture.LOCKED: "Keine Vorschau: Die Datei ist mit einem Passwort gesperrt",
        NoPicture.NO_SUCH_PAGE: "Diese Seite gibt es in der Datei nicht",
        NoPicture.TOO_COMPLEX: "Keine Vorschau: Die Seite ist zu groß, um sie hier zu zeigen",
        NoPicture.CRASHED: "Keine Vorschau: Die Seite lässt sich hier nicht zeigen",
        NoPicture.TIMEOUT: "Keine Vorschau: Die Seite braucht zu lange",
    },
}
_NOT_MENDED: Mapping[str, str] = {
    "en": "No preview: this file cannot be mended in this way",
    "de": "Keine Vorschau: Die Datei lässt sich so nicht beheben",
}


def picture_address(order_id: str, slot: str, sha256: str, page: int, width_px: int) -> str:
    """Return where a page of a file in an order's slot is shown."""
    return f"/pictures/{quote(order_id, safe='')}/{quote(slot, safe='')}/{sha256}/{page}-{width_px}"


def ink_address(order_id: str, slot: str, sha256: str, page: int, limit: float) -> str:
    """Return where a picture of a page's ink is shown."""
    return f"/pictures/{quote(order_id, safe='')}/{quote(slot, safe='')}/{sha256}/ink/{round(limit)}/{page}"


@router.get("/{order_id}/{slot}/{sha256}/{page}-{width_px}")
def get_picture(  # noqa: PLR0913, PLR0917 - the parts of the address
    order_id: str,
    slot: str,
    sha256: _Sha256,
    page: _Page,
    width_px: int,
    shop: ShopHere,
    caller: Annotated[Caller, Depends(require(Scope.ORDERS_READ))],
) -> Response:
    """Show a page of a file that is or was in a slot of an order. Scope: `orders:read`."""
    locale = _locale_of_file(shop, caller, order_id, slot, sha256)
    _refuse_width(width_px)
    return _shown(page_picture(shop, sha256, page, width_px), locale)


@router.get("/{order_id}/{slot}/{sha256}/ink/{limit}/{page}")
def get_ink_picture(  # noqa: PLR0913, PLR0917 - the parts of the address
    order_id: str,
    slot: str,
    sha256: _Sha256,
    limit: _Limit,
    page: _Page,
    shop: ShopHere,
    caller: Annotated[Caller, Depends(require(Scope.ORDERS_READ))],
) -> Response:
    """Show where a page has more ink than a limit in percent, from yellow to red. Scope: `orders:read`."""
    locale = _locale_of_file(shop, caller, order_id, slot, sha256)
    return _shown(ink_picture(shop, sha256, page, limit), locale)


class Moment(StrEnum):
    """Whether a page is shown before its file is mended, or after."""

    BEFORE = "before"
    AFTER = "after"


@router.get("/{order_id}/{slot}/{sha256}/{moment}/{key}/{page}-{width_px}")
def get_mended_picture(  # noqa: PLR0913, PLR0917 - the parts of the address
    order_id: str,
    slot: str,
    sha256: _Sha256,
    moment: Moment,
    key: _Key,
    page: _Page,
    width_px: int,
    shop: ShopHere,
    caller: Annotated[Caller, Depends(require(Scope.ORDERS_READ))],
) -> Response:
    """Show a page before its file is mended or as it would be then; nothing of the order changes.

    Scope: `orders:read`.
    """
    locale = _locale_of_file(shop, caller, order_id, slot, sha256)
    _refuse_width(width_px)
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
    wanted = chosen(caller, mendings_here(shop, order, slot), slot, key.split("~"))
    see = seen_before if moment is Moment.BEFORE else seen_after
    return _sight(see(shop, wanted, page, width_px), locale, width_px)


def _sight(seen: Sight | PictureFailure | NotFixed, locale: str, width_px: int) -> Response:
    if isinstance(seen, NotFixed):
        return _words_only(_NOT_MENDED[_language(locale)])
    if isinstance(seen, PictureFailure) or seen.over is None:
        return _shown(seen if isinstance(seen, PictureFailure) else seen.picture, locale)
    drawing = drawn_page(seen.picture, seen.over, height_px=width_px)
    return Response(drawing, media_type="image/svg+xml", headers=_FOR_GOOD | _HOLDS_PICTURE)


def _shown(drawn: Picture | PictureFailure, locale: str) -> Response:
    if isinstance(drawn, PictureFailure):
        return _words_only(_WORDS[_language(locale)][drawn.reason])
    return Response(drawn.data, media_type=drawn.media_type, headers=_FOR_GOOD)


def _refuse_width(width_px: int) -> None:
    if width_px not in WIDTHS:
        raise UnknownThingError(
            f"Pictures are not drawn {width_px} pixels wide.", fix=f"Ask for {WIDTHS[0]} or {WIDTHS[1]}."
        )


def _locale_of_file(shop: Shop, caller: Caller, order_id: str, slot: str, sha256: str) -> str:
    """Return the language of the order that holds the file.

    Raises:
        UnknownThingError: the caller may not see the order, or it never had this file in this slot.
    """
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        if not any(row.slot == slot and row.sha256 == sha256 for row in tx.orders.all_files(order.id)):
            raise UnknownThingError(
                "The order has no such file.", fix="Take the address of a picture from the order's page."
            )
        return order.locale


def _language(locale: str) -> str:
    """Return the language that the placeholders have for a locale."""
    return "de" if locale.startswith("de") else "en"


def _words_only(words: str) -> Response:
    return Response(_placeholder(words), media_type="image/svg+xml", headers=_HARMLESS)


def _placeholder(words: str) -> str:
    """Draw a sheet with words on it, broken into two lines at the colon."""
    lines = [part.strip() for part in words.split(":")]
    text = "".join(
        f'<tspan x="150" dy="{0 if number == 0 else 18}">{escape(line)}</tspan>'
        for number, line in enumerate(_folded(lines))
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 424" role="img">'
        f"<title>{escape(words)}</title>"
        '<rect width="300" height="424" fill="#fff"/>'
        '<rect x="8" y="8" width="284" height="408" fill="none" stroke="#767b80" stroke-dasharray="6 5"/>'
        '<text x="150" y="200" font-family="system-ui, sans-serif" font-size="14" fill="#54595e"'
        f' text-anchor="middle">{text}</text></svg>'
    )


def _folded(lines: list[str]) -> list[str]:
    """Break lines so that they fit the sheet."""
    out: list[str] = []
    for line in lines:
        out.append("")
        for word in line.split():
            longer = f"{out[-1]} {word}".strip()
            if len(longer) <= 32:
                out[-1] = longer
            else:
                out.append(word)
    return out
