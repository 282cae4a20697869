"""`jdf-gateway serve`: run the gateway."""

from typing import Annotated

import typer

from gateway.cli.options import HERE, ShopDir, settings_of
from gateway.cli.output import say

NAME = "serve"
EXAMPLE = "Example: jdf-gateway serve --shop my-shop --listen 127.0.0.1:8600"


def run(
    shop: ShopDir = HERE,
    listen: Annotated[
        str,
        typer.Option(
            help="Address and port instead of the shop's; port 0 takes a free one.", metavar="HOST:PORT"
        ),
    ] = "",
) -> None:
    """Run the gateway until Ctrl-C: API, checks, delivery and the watch over devices in one process."""
    from gateway.bootstrap import serve
    from gateway.settings import load_settings

    settings = load_settings(shop, overrides={"web.listen": listen}) if listen else settings_of(shop)
    serve(settings, on_ready=lambda url: say(f"{settings.shop_name} listens at {url}. Ctrl-C stops it."))
