"""`jdf-gateway device`: the devices of the running gateway."""

from typing import Annotated

import typer

from gateway.cli.options import HERE, AsJson, ShopDir, reach
from gateway.cli.output import Exit, print_json, print_table, say

NAME = "device"
app = typer.Typer(no_args_is_help=True, help="The devices of the running gateway.")


@app.command("list", epilog="Example: jdf-gateway device list")
def list_(shop: ShopDir = HERE, as_json: AsJson = False) -> None:
    """List the devices as they stand now."""
    with reach(shop) as api:
        found = api.get("/devices")
    if as_json:
        print_json(found)
        return
    rows = [
        (
            one["id"],
            one["kind"],
            one["dialect"],
            one["badge"],
            "yes" if one["usable"] else "no",
            one["outstanding"],
        )
        for one in found["devices"]
    ]
    print_table(("Device", "Kind", "Dialect", "Delivery", "Usable", "Waits for"), rows, empty="No devices.")
    for one in found["devices"]:
        for problem in one["problems"]:
            say(f"{one['id']}: {problem['message']}; {problem['fix']}", "yellow")


@app.command("test", epilog="Example: jdf-gateway device test press-1")
def try_out(
    device: Annotated[str, typer.Argument(help="The device's id.", metavar="DEVICE")],
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Lay a test ticket ready, find it and take it back; nothing is handed over. Ends with 1 if a step fails."""
    with reach(shop) as api:
        found = api.post(f"/devices/{device}/test", {})
    if as_json:
        print_json(found)
    else:
        rows = [
            (one["name"], "ok" if one["ok"] else "failed", one["message"], one["fix"])
            for one in found["steps"]
        ]
        print_table(("Step", "", "What was found", "What to do"), rows, empty="Nothing was tried.")
    if not found["ok"]:
        raise typer.Exit(Exit.PROBLEM)
