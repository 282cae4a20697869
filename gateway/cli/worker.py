"""`jdf-gateway worker`: one process more for a shop on PostgreSQL."""

from gateway.cli.options import HERE, ShopDir, settings_of
from gateway.cli.output import say
from gateway.domain.workers import WORKER

NAME = "worker"
EXAMPLE = "Example: jdf-gateway worker --shop my-shop"


def run(shop: ShopDir = HERE) -> None:
    """Check files, send tickets and follow devices until Ctrl-C, beside others. Needs PostgreSQL."""
    from gateway.bootstrap import serve

    settings = settings_of(shop)
    serve(
        settings,
        roles=WORKER,
        on_ready=lambda place: say(f"{settings.shop_name} has one worker more: {place}. Ctrl-C stops it."),
    )
