"""`jdf-gateway case`: what stands still, why, and what to do about it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from gateway.cli.options import HERE, AsJson, Files, ShopDir, reach, slots, upload
from gateway.cli.output import print_json, print_table, read_json, say, short_time

NAME = "case"
app = typer.Typer(no_args_is_help=True, help="What stands still, why, and what to do about it.")
Case = Annotated[
    str, typer.Argument(help="The Case's id, or the number of the order that it stops.", metavar="CASE")
]


@app.command("list", epilog="Example: jdf-gateway case list")
def list_(
    state: Annotated[str, typer.Option(help="open, waiting, resolved; empty for all.")] = "open",
    limit: Annotated[int, typer.Option(min=1, max=200, help="At most so many.")] = 50,
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """List Cases, the longest waiting first."""
    with reach(shop) as api:
        found = api.get("/cases", state=state or None, limit=limit)
    if as_json:
        print_json(found)
        return
    rows = [
        (
            one["order_number"] or one["id"],
            one["cause"],
            one["turn"],
            short_time(one["opened_at"]),
            one["sentence"],
        )
        for one in found["cases"]
    ]
    print_table(("Order", "Cause", "Turn", "Since", "Why"), rows, empty="No Cases: nothing stands still.")


@app.command(epilog="Example: jdf-gateway case show 2026-000001")
def show(case: Case, shop: ShopDir = HERE, as_json: AsJson = False) -> None:
    """Show a Case: cause, evidence, whose turn it is, what can be done."""
    with reach(shop) as api:
        found = api.get(f"/cases/{case}")
    if as_json:
        print_json(found)
        return
    say(f"{found['title']} ({found['cause']}, {found['code']})", "bold")
    say(found["sentence"], "yellow")
    say(f"{found['next_step']} Turn: {found['turn']}.")
    say("")
    _print_evidence(found["evidence"])
    say("")
    print_table(("Action", ""), [(one["action"], one["words"]) for one in found["actions"]], empty="")


def _print_evidence(evidence: Mapping[str, Any]) -> None:
    """Print findings as rows and whatever else as lines; `--json` has it all."""
    rows = [
        (file["slot"], finding["check"], finding["pages"], finding["message"])
        for file in evidence.get("files", [])
        for finding in file["findings"]
    ]
    rows += [
        (file["slot"], crash["stage"], "", f"{crash['reason']}: {crash['detail']}")
        for file in evidence.get("files", [])
        for crash in file["crashed"]
    ]
    if rows:
        print_table(
            ("File", "Finding", "Pages", "What was found, expected, and how to fix it"), rows, empty=""
        )
    lines = [
        (name, value)
        for name, value in evidence.items()
        if name != "files" and value and isinstance(value, str)
    ]
    if lines:
        print_table(("Evidence", ""), lines, empty="")


@app.command(
    epilog="Example: jdf-gateway case act 2026-000001 replace-file --file single=flyer-with-bleed.pdf",
)
def act(
    case: Case,
    action: Annotated[str, typer.Argument(help="One of the actions that the Case offers.", metavar="ACTION")],
    reason: Annotated[str, typer.Option(help="Why; kept with the order, and due for some actions.")] = "",
    file: Files = [],  # noqa: B006 - typer reads it, nobody changes it
    answers: Annotated[
        Path | None, typer.Option(help="JSON file with all answers, for edit-answers.", metavar="FILE")
    ] = None,
    mend: Annotated[
        list[str],
        typer.Option(
            help="Fixups for the file in a slot, for mend-file; may be repeated.", metavar="SLOT=FIXUP,..."
        ),
    ] = [],  # noqa: B006 - typer reads it, nobody changes it
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Do one of the things that a Case offers; the order goes on, waits or ends by it."""
    body: dict[str, Any] = {"action": action, "reason": reason}
    if answers is not None:
        body["answers"] = read_json(answers)
    if mend:
        body["mends"] = {slot: fixups.split(",") for slot, _, fixups in (one.partition("=") for one in mend)}
    files = slots(file)
    with reach(shop) as api:
        body["files"] = upload(api, files, quiet=as_json)
        found = api.post(f"/cases/{case}/actions", body)
    if as_json:
        print_json(found)
    else:
        state = found["order_state"].replace("_", " ")
        say(f"Done; the order is {state}." if state else "Done.", "bold")


@app.command(
    epilog="Example: jdf-gateway case ask 2026-000001 --text 'Which size do you want?' --field /size"
)
def ask(
    case: Case,
    text: Annotated[str, typer.Option(help="The question, in words for the customer.")],
    field: Annotated[
        list[str],
        typer.Option(help="A field that the answer may change; may be repeated.", metavar="POINTER"),
    ] = [],  # noqa: B006 - typer reads it, nobody changes it
    slot: Annotated[
        list[str], typer.Option(help="A file that the answer may replace; may be repeated.", metavar="SLOT")
    ] = [],  # noqa: B006 - typer reads it, nobody changes it
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Ask the customer for exactly what is missing; the answer sets the order going again by itself."""
    body = {"action": "ask-customer", "text": text, "fields": field, "slots": slot}
    with reach(shop) as api:
        found = api.post(f"/cases/{case}/actions", body)
    if as_json:
        print_json(found)
    else:
        say("Asked; the order waits for the customer.", "bold")
