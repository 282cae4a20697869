"""`jdf-gateway init`: found a shop."""

from pathlib import Path
from typing import Annotated

import typer

from gateway.cli.options import HERE, AsJson
from gateway.cli.output import print_json, say

NAME = "init"
EXAMPLE = "Example: jdf-gateway init my-shop"


def run(
    folder: Annotated[Path, typer.Argument(help="Where; made if it is not there.", metavar="[DIR]")] = HERE,
    as_json: AsJson = False,
) -> None:
    """Write a shop: shop.toml with every key explained, a profile, folders for forms and a device, fresh tokens."""
    from gateway.demo.new_shop import new_shop

    written = new_shop(folder, "shop")
    if as_json:
        print_json({"shop": folder.resolve(), "files": written})
        return
    say(f"A new shop lies in {folder.resolve()}:", "bold")
    for path in written:
        say(f"  {path.relative_to(folder)}")
    at = "" if folder == HERE else f" --shop {folder}"
    say(f"\nNext: look at shop.toml, then\n  jdf-gateway doctor{at}\n  jdf-gateway serve{at}")
