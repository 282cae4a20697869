"""`jdf-gateway device`: the devices of the running gateway."""

from typing import Annotated

import typer

from gateway.cli.options import HERE, AsJson, ShopDir, reach
from gateway.cli.output import Exit, UsageError, print_json, print_table, say

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


@app.command(epilog="Example: jdf-gateway device pause press-1 --reason 'new blanket'")
def pause(
    device: Annotated[str, typer.Argument(help="The device's id.", metavar="DEVICE")],
    reason: Annotated[str, typer.Option(help="Why; shown with every order that waits.")],
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Hold tickets back from a device; orders wait for it and say why."""
    with reach(shop) as api:
        found = api.post(f"/devices/{device}/pause", {"reason": reason})
    if as_json:
        print_json(found)
    else:
        say(f"{device} gets no tickets until it is resumed.", "bold")


@app.command(epilog="Example: jdf-gateway device resume press-1")
def resume(
    device: Annotated[str, typer.Argument(help="The device's id.", metavar="DEVICE")],
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Let tickets go to a device again; what waited goes out at once."""
    with reach(shop) as api:
        found = api.post(f"/devices/{device}/resume", {})
    if as_json:
        print_json(found)
    else:
        say(f"{device} gets tickets again.", "bold")


@app.command(epilog="Example: jdf-gateway device prepare press-1 --make-folders")
def prepare(
    device: Annotated[str, typer.Argument(help="The device's id in shop.toml.", metavar="DEVICE")],
    make_folders: Annotated[
        bool, typer.Option("--make-folders", help="Make its folders where they are not there yet.")
    ] = False,
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Set a device up once, after its [[device]] was written: marker, stage folder, what its share can do."""
    from gateway.demo.new_shop import make_folders as make
    from gateway.demo.new_shop import prepare_device
    from gateway.settings import load_settings

    settings = load_settings(shop)
    found = next((setting for setting in settings.devices if setting.id == device), None)
    if found is None:
        known = ", ".join(setting.id for setting in settings.devices) or "none"
        raise UsageError(f"shop.toml has no device '{device}'.", fix=f"It has: {known}.")
    if make_folders:
        make(settings.folder, found)
    prepare_device(settings.folder, found)
    if as_json:
        print_json({"device": device, "prepared": True})
    else:
        say(f"{device} is set up. See how it stands: jdf-gateway doctor", "bold")
