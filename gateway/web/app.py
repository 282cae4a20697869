"""The application: routes, the edge around them, one description of it all (OpenAPI 3.1)."""

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic.json_schema import models_json_schema
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response

from gateway.domain.errors import GatewayError
from gateway.services.shop import Shop
from gateway.web import api, csr, customer, door, live, pictures, statics, uploads
from gateway.web.auth import Callers
from gateway.web.browser import visitor
from gateway.web.csr.presence import Presence
from gateway.web.edge import Edge, Streamed
from gateway.web.html_problems import page_of, wants_page
from gateway.web.live import Live
from gateway.web.problems import ProblemDocument, answer
from gateway.web.routes import routers_in

_ABOUT = """Orders come in, tickets go out, and what cannot go on lies before a person with its cause.

Send `Authorization: Bearer gw_...` with every request but `/healthz`. Whatever is refused or fails answers with a
problem document (RFC 9457): a code for programs, and for people what happened, why it matters and how to fix it. What
belongs to another company answers 404."""

_TAGS = [
    {"name": "forms", "description": "What can be ordered, and what each product asks."},
    {"name": "files", "description": "Print files, received before the order that names them."},
    {"name": "orders", "description": "Orders from the first answer to the JDF ticket and beyond."},
    {"name": "cases", "description": "Why an order stands still, and what can be done about it."},
    {"name": "events", "description": "Everything that happened, in order."},
    {"name": "devices", "description": "Where tickets go."},
    {"name": "people", "description": "Who may come in."},
    {"name": "health", "description": "Whether the gateway answers."},
]


class _Api(FastAPI):
    """FastAPI whose description knows the one shape of a problem."""

    def openapi(self) -> dict[str, Any]:
        """Return the description, with the problem document among its schemas."""
        if self.openapi_schema is None:
            document = super().openapi()
            _, found = models_json_schema(
                [(ProblemDocument, "serialization")], ref_template="#/components/schemas/{model}"
            )
            document["components"]["schemas"].update(found["$defs"])
        return super().openapi()


def create_app(shop: Shop) -> FastAPI:
    """Build the web application of a shop."""
    routers = list(all_routers())
    streams = Streamed(route for router in routers for route in router.routes)
    app = _Api(
        title="JDF gateway",
        version=shop.version,
        description=_ABOUT,
        openapi_tags=_TAGS,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation_id,
        middleware=[Middleware(Edge, streams=streams)],
        exception_handlers={GatewayError: _refuse, RequestValidationError: _refuse, HTTPException: _refuse},
    )
    app.state.shop = shop
    app.state.callers = Callers(shop)
    app.state.live = Live(shop.store)
    app.state.presence = Presence(shop.clock)
    for router in routers:
        app.include_router(router)
    return app


def all_routers() -> Iterator[APIRouter]:
    """Yield every router of the application: the API, the pages, and what pages are made of."""
    for package in (api, door, customer, csr, uploads):
        yield from routers_in(package)
    yield from (live.router, pictures.router, statics.router)


def _operation_id(route: APIRoute) -> str:
    """Name an operation as its function is named."""
    return route.name


async def _refuse(request: Request, error: Exception) -> Response:
    """Answer what a caller can understand and mend, a person with a page; the rest is the edge's."""
    if not wants_page(request):
        return answer(error)
    request.state.visitor = await visitor(request, request.app.state.shop, request.app.state.callers)
    return page_of(request, error)
