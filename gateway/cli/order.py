"""`jdf-gateway order`: place orders with the running gateway, and look at them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from gateway.cli.options import HERE, Answers, AsJson, Files, ShopDir, reach, slots, upload
from gateway.cli.output import print_json, print_table, read_json, say, short_time

NAME = "order"
app = typer.Typer(no_args_is_help=True, help="Place orders with the running gateway, and look at them.")
Order = Annotated[str, typer.Argument(help="The order's number or id.", metavar="ORDER")]


@app.command(
    epilog="Example: jdf-gateway order submit flyer --answers flyer.json --file single=flyer.pdf",
)
def submit(
    form: Annotated[str, typer.Argument(help="The order form's id.", metavar="FORM")],
    answers: Answers,
    file: Files = [],  # noqa: B006 - typer reads it, nobody changes it
    key: Annotated[str, typer.Option(help="Idempotency-Key: the same key never orders twice.")] = "",
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Send the files, then place the order that names them."""
    given, files = read_json(answers), slots(file)
    with reach(shop) as api:
        ids = upload(api, files, quiet=as_json)
        placed = api.post("/orders", {"form": form, "answers": given, "files": ids}, key=key)
    if as_json:
        print_json(placed)
    else:
        say(f"Order {placed['number']}: {placed['words']}.", "bold")
        say(f"See what becomes of it: jdf-gateway order show {placed['number']}")


@app.command("list", epilog="Example: jdf-gateway order list --state needs_csr")
def list_(
    state: Annotated[str, typer.Option(help="Only orders in this state.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=200, help="At most so many.")] = 50,
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """List orders, newest first."""
    with reach(shop) as api:
        found = api.get("/orders", state=state or None, limit=limit)
    if as_json:
        print_json(found)
        return
    rows = [
        (
            one["number"],
            one["state"].replace("_", " "),
            one["title"],
            one["form"].partition("@")[0],
            one["owner"],
            short_time(one["created_at"]),
        )
        for one in found["orders"]
    ]
    print_table(("Number", "State", "Title", "Form", "Turn", "Placed"), rows, empty="No orders.")


@app.command(epilog="Example: jdf-gateway order show 2026-000001")
def show(order: Order, shop: ShopDir = HERE, as_json: AsJson = False) -> None:
    """Show everything about an order: files, reports, deliveries, Cases and what happened."""
    with reach(shop) as api:
        found = api.get(f"/orders/{order}")
    if as_json:
        print_json(found)
    else:
        _show(found)


def _what(event: Mapping[str, Any]) -> str:
    data = event["data"]
    return f"{event['kind']} to {data['to'].replace('_', ' ')}" if "to" in data else str(event["kind"])


def _show(found: Mapping[str, Any]) -> None:
    head = found["order"]
    say(f"{head['number']}  {head['title']}  {head['state'].replace('_', ' ')}", "bold")
    if head["next_action"]:
        say(f"Next: {head['next_action']} by the {head['owner']}, due {short_time(head['next_at'])}\n", "dim")
    for case in found["cases"]:
        if case["state"] != "resolved":
            say(f"Case ({case['cause']}): {case['sentence']}", "yellow")
            say(f"  {case['next_step']} Actions: {', '.join(one['action'] for one in case['actions'])}\n")
    files = [(one["slot"], one["name_given"], one["size"], one["revision"]) for one in found["files"]]
    print_table(("Slot", "File", "Bytes", "Revision"), files, empty="No files.")
    sent = [
        (one["job_id"], one["device"], one["state"], short_time(one["sent_at"] or ""))
        for one in found["deliveries"]
    ]
    say("")
    print_table(("JobID", "Device", "Delivery", "Sent"), sent, empty="No ticket was made yet.")
    said = [(short_time(one["at"]), _what(one), one["actor"], one["reason"]) for one in found["events"]]
    say("")
    print_table(("When", "What", "Who", "Why"), said, empty="Nothing happened yet.")


@app.command(epilog="Example: jdf-gateway order ticket 2026-000001 -o ticket.jdf")
def ticket(
    order: Order,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write it to a file.", metavar="FILE")
    ] = None,
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Fetch the newest JDF ticket of an order."""
    with reach(shop) as api:
        data = api.ticket(order)
    if output is not None:
        output.write_bytes(data)
    if as_json:
        print_json({"order": order, "bytes": len(data), "file": output, "ticket": data.decode()})
    elif output is None:
        typer.echo(data, nl=False)
    else:
        say(f"{output}: {len(data)} bytes")


@app.command("attach-report", epilog="Example: jdf-gateway order attach-report 2026-000001 flyer_report.xml")
def attach_report(
    order: Order,
    report: Annotated[
        Path, typer.Argument(help="A report of PitStop (XML) or callas pdfToolbox (XML, JSON).")
    ],
    slot: Annotated[
        str, typer.Option(help="Of which file it speaks; may be left out where the order has one.")
    ] = "",
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Attach the report of another preflight program to a file of an order that has not gone on yet."""
    (path,) = slots([f"report={report}"]).values()
    with reach(shop) as api:
        ids = upload(api, {"report": path}, quiet=as_json)
        found = api.post(f"/orders/{order}/reports", {"report": ids["report"], "slot": slot})
    if as_json:
        print_json(found)
    else:
        say(f"Attached to {found['slot']}: {len(found['findings'])} findings of {found['program']}.", "bold")


@app.command(epilog='Example: jdf-gateway order cancel 2026-000001 --reason "called off"')
def cancel(
    order: Order,
    reason: Annotated[str, typer.Option(help="Why; kept with the order.")] = "",
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Cancel an order while that is possible, taking its ticket back from the device."""
    with reach(shop) as api:
        found = api.post(f"/orders/{order}/cancel", {"reason": reason})
    if as_json:
        print_json(found)
    else:
        say(f"Order {found['number']}: {found['words']}.", "bold")


@app.command(epilog='Example: jdf-gateway order ship 2026-000001 --note "DHL 00340434161094000000"')
def ship(
    order: Order,
    note: Annotated[str, typer.Option(help="What is known of the shipment.")] = "",
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Say that a produced order has left the house."""
    with reach(shop) as api:
        found = api.post(f"/orders/{order}/ship", {"note": note})
    if as_json:
        print_json(found)
    else:
        say(f"Order {found['number']}: {found['words']}.", "bold")
