"""Pages from templates: everything is escaped, and nothing is fetched from elsewhere.

No page carries a script or style of its own, so that a strict Content-Security-Policy holds for all of them.
"""

import gzip
from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from gateway.web.browser import Visitor
from gateway.web.changes import told_changes
from gateway.web.statics import address, brand_version
from gateway.web.words import locales, plain

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "Vary": "Accept-Encoding, Accept-Language, Cookie",
}
_WORTH_PACKING = 1200
_LEVEL = 4


@cache
def environment() -> Environment:
    """Return the templates: escaped by default, an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("gateway.web", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.globals["static"] = address
    made.filters["plain"] = plain
    made.filters["told"] = told_changes
    return made


def render(template: str, request: Request, who: Visitor, /, **values: Any) -> str:  # noqa: ANN401 (what a template shows)
    """Return a template's text for a visitor.

    Every template knows `t` (the words), `who`, `shop`, `brand_version`, `path` and `languages`.
    """
    shop = request.app.state.shop
    return environment().get_template(template).render(
        t=who.words, who=who, shop=shop, brand_version=brand_version(shop.brand), path=request.url.path,
        languages=locales(), now=shop.clock(), **values,
    )  # fmt: skip


def page(template: str, request: Request, who: Visitor, /, *, status: int = 200, **values: Any) -> Response:  # noqa: ANN401
    """Return a page for a visitor, packed where the browser takes that."""
    body = render(template, request, who, **values).encode()
    headers = {**_HEADERS, "Content-Language": who.words.locale}
    if len(body) >= _WORTH_PACKING and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, _LEVEL, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return HTMLResponse(body, status, headers)
