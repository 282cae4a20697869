"""`jdf-gateway doctor`: is everything here that a gateway needs?"""

import typer

from gateway.cli.options import HERE, AsJson, ShopDir
from gateway.cli.output import Exit, print_json, print_table, say

NAME = "doctor"
EXAMPLE = "Example: jdf-gateway doctor --shop my-shop"


def run(shop: ShopDir = HERE, as_json: AsJson = False) -> None:
    """Examine machine, shop and devices. Ends with 1 if something stands in the way."""
    from rich.text import Text

    from gateway.cli.examination import examine

    found = list(examine(shop))
    bad = [one for one in found if not one.ok]
    if as_json:
        print_json({"ok": not bad, "checks": found})
    else:
        rows = [
            (Text("ok", "green") if one.ok else Text("!!", "bold red"), one.name, one.found, one.fix)
            for one in found
        ]
        print_table(("", "What", "Found", "What to do"), rows, empty="")
        say(f"{len(bad)} of {len(found)} stand in the way." if bad else "All is well.", "bold")
    if bad:
        raise typer.Exit(Exit.PROBLEM)
