"""Show a page of a file as a picture: drawn once in the sandbox, kept by the file's SHA-256."""

import structlog

from gateway.services.scan_file import held_back
from gateway.services.shop import Shop
from preflight import (
    NoPicture,
    Picture,
    PictureFailure,
    PictureWish,
    pack_picture,
    picture_renderer,
    unpack_picture,
)
from preflight.codec import CodecError

_log = structlog.get_logger("gateway.pictures")
STRIP_PX, VIEW_PX = 220, 1200
WIDTHS = (STRIP_PX, VIEW_PX)
"""As wide as pictures are drawn: for the strip of pages, and for one page seen large."""

_PASSING = frozenset({NoPicture.TIMEOUT})
"""Reasons that may be the machine's and not the file's: the next who asks has it tried again."""


def page_picture(shop: Shop, sha256: str, page: int, width_px: int) -> Picture | PictureFailure:
    """Return a page (from 1) of a kept file as a picture; many who ask at once wait for one drawing.

    Raises:
        OSError: the file is not kept here.
        SandboxUnavailableError: nothing can be drawn on this machine.
    """
    return _picture(shop, sha256, f"{width_px}", PictureWish(page, width_px))


def ink_picture(shop: Shop, sha256: str, page: int, limit: int) -> Picture | PictureFailure:
    """Return a page as a picture of where it has more ink than a limit in percent; raises what `page_picture` does."""
    return _picture(shop, sha256, f"ink-{limit}", PictureWish(page, VIEW_PX, ink_limit=limit))


def _picture(shop: Shop, sha256: str, kind: str, wish: PictureWish) -> Picture | PictureFailure:
    """Return the kept picture of a kind, or draw it.

    Raises:
        OSError: the file is not kept here.
        SandboxUnavailableError: nothing can be drawn on this machine.
    """
    if held_back(shop, sha256) is not None:
        return PictureFailure(NoPicture.CRASHED, "whoever scans files for malware holds it back")
    key = f"{sha256}.{wish.page}.{kind}.{picture_renderer()}"
    kept = _kept(shop, key)
    if kept is not None:
        return kept
    return shop.painter.start(key, lambda: _drawn(shop, sha256, key, wish)).result()


def _kept(shop: Shop, key: str) -> Picture | PictureFailure | None:
    data = shop.pictures.get(key)
    if data is None:
        return None
    try:
        return unpack_picture(data)
    except CodecError:
        return None  # cut off by a power cut; drawing it again overwrites it


def _drawn(shop: Shop, sha256: str, key: str, wish: PictureWish) -> Picture | PictureFailure:
    kept = _kept(shop, key)
    if kept is not None:
        return kept  # another drawing landed between our look and our turn
    drawn = shop.draw(shop.blobs.local_path(sha256), wish)
    if not (isinstance(drawn, PictureFailure) and drawn.reason in _PASSING):
        _keep(shop, key, pack_picture(drawn))
    return drawn


def _keep(shop: Shop, key: str, data: bytes) -> None:
    try:
        shop.pictures.put(key, data)
    except OSError as fault:  # a full disk must not hide a picture that is there
        _log.warning("picture.not_kept", fault=str(fault))
