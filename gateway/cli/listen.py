"""`jdf-gateway listen`: the door for devices, a process of its own."""

from typing import Annotated

import typer

from gateway.cli.options import HERE, ShopDir, settings_of
from gateway.cli.output import UsageError, say

NAME = "listen"
EXAMPLE = "Example: jdf-gateway listen --shop my-shop --on 192.168.7.2:8020"


def run(
    shop: ShopDir = HERE,
    on: Annotated[
        str,
        typer.Option(
            help="Address of the interface that the devices are on, and a port.", metavar="HOST:PORT"
        ),
    ] = "127.0.0.1:8020",
) -> None:
    """Take what devices send and give them what they fetch, until Ctrl-C. It holds no database and sees no order."""
    from adapters.listener.serve import bound, callers_of, serve

    settings = settings_of(shop)
    callers = callers_of(
        ((device.id, device.kind, device.table) for device in settings.devices), settings.folder
    )
    host, _, port = on.rpartition(":")
    if not port.isdigit():
        raise UsageError(f"--on {on} is not HOST:PORT.", fix="Write e.g. --on 192.168.7.2:8020")
    names = ", ".join(caller.id for caller in callers)
    with bound(host.strip("[]"), int(port)) as door:
        serve(callers, door, lambda place: say(f"Listening for {names} at {place}. Ctrl-C stops it."))
