"""Style sheets, scripts and the shop's own look: read once, named by their content, so that browsers keep them.

`/static/<digest>/<name>` never changes and is kept for a year; a module's relative imports stay inside the digest.
"""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response

from gateway.domain.brand import Brand
from gateway.domain.errors import UnknownThingError
from gateway.web.auth import ShopHere

FOLDER = Path(__file__).parent / "static"
router = APIRouter(include_in_schema=False)
_KEPT = "public, max-age=31536000, immutable"
_WORTH_PACKING = 400


@dataclass(frozen=True, slots=True)
class Static:
    """A file with its packed form."""

    media_type: str
    data: bytes
    packed: bytes


@cache
def files() -> dict[str, Static]:
    """Return all static files by name."""
    return {
        path.name: _static(path.name, path.read_bytes())
        for path in sorted(FOLDER.iterdir())
        if path.is_file()
    }


@cache
def digest() -> str:
    """Return what names this set of files: one digest for all, so that scripts can import each other."""
    content = hashlib.sha256()
    for name, file in files().items():
        content.update(name.encode() + b"\0" + file.data)
    return content.hexdigest()[:12]


def address(name: str) -> str:
    """Return where a static file is served; KeyError for one that is not there."""
    return f"/static/{digest()}/{name}" if files()[name] else ""


def _static(name: str, data: bytes) -> Static:
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Static(media_type, data, gzip.compress(data, 9, mtime=0))


@router.get("/static/{version}/{name}")
async def read_static(version: str, name: str, request: Request) -> Response:
    """Give a style sheet or script; an old version gets the present file and is told not to keep it."""
    found = files().get(name)
    if found is None:
        raise UnknownThingError(f"There is no file '{name}'.")
    return answer(request, found, _KEPT if version == digest() else "no-cache")


def answer(request: Request, file: Static, cache_control: str) -> Response:
    """Answer with a file, packed where the browser takes that and it is worth it."""
    headers = {"Cache-Control": cache_control, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", "") and len(file.data) > _WORTH_PACKING:
        return Response(file.packed, 200, {**headers, "Content-Encoding": "gzip"}, file.media_type)
    return Response(file.data, 200, headers, file.media_type)


@router.get("/brand/{version}/brand.css")
async def read_brand(version: str, shop: ShopHere, request: Request) -> Response:
    """Give the shop's accent as a style sheet: pages carry no style of their own."""
    return answer(
        request, _static("brand.css", brand_css(shop.brand).encode()), _KEPT if version else "no-cache"
    )


def brand_css(brand: Brand) -> str:
    """Write the shop's colours over those of the gateway."""
    light = f":root{{--accent:{brand.accent};--focus:{brand.accent}}}"
    dark = f":root{{--accent:{brand.dark_accent};--focus:{brand.dark_accent}}}"
    return f"{light}\n@media(prefers-color-scheme:dark){{{dark}}}\n"


def brand_version(brand: Brand) -> str:
    """Return what names a shop's look, so that a change of it is seen at once."""
    return hashlib.sha256(brand_css(brand).encode() + brand.logo).hexdigest()[:12]


@router.get("/brand/{version}/logo")
async def read_logo(version: str, shop: ShopHere) -> Response:
    """Give the shop's logo."""
    if not shop.brand.logo:
        raise UnknownThingError("The shop has no logo.")
    headers = {
        "Cache-Control": _KEPT if version == brand_version(shop.brand) else "no-cache",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    }
    return Response(shop.brand.logo, 200, headers, shop.brand.logo_type)
