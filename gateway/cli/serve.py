"""`jdf-gateway serve`: run the gateway."""

from enum import StrEnum
from typing import Annotated

import typer

from gateway.cli.options import HERE, ShopDir, settings_of
from gateway.cli.output import say
from gateway.domain.workers import ALL_ROLES, WorkerRole

NAME = "serve"
EXAMPLE = "Example: jdf-gateway serve --shop my-shop --listen 127.0.0.1:8600"


class Part(StrEnum):
    """What this process is there for."""

    ALL = "all"
    WEB = WorkerRole.WEB
    PREFLIGHT = WorkerRole.PREFLIGHT
    DELIVER = WorkerRole.DELIVER


def run(
    shop: ShopDir = HERE,
    listen: Annotated[
        str,
        typer.Option(
            help="Address and port instead of the shop's; port 0 takes a free one.", metavar="HOST:PORT"
        ),
    ] = "",
    role: Annotated[Part, typer.Option(help="Do this alone; several processes need PostgreSQL.")] = Part.ALL,
) -> None:
    """Run the gateway until Ctrl-C: API, checks, delivery and the watch over devices in one process."""
    from gateway.bootstrap import serve
    from gateway.settings import load_settings

    settings = load_settings(shop, overrides={"web.listen": listen}) if listen else settings_of(shop)
    roles = ALL_ROLES if role is Part.ALL else frozenset({WorkerRole(role)})
    verb = "listens at" if WorkerRole.WEB in roles else f"has a worker for {role.value}:"
    serve(
        settings,
        roles=roles,
        on_ready=lambda place: say(f"{settings.shop_name} {verb} {place}. Ctrl-C stops it."),
    )
