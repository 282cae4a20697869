"""`jdf-gateway person`: the people of the running gateway."""

from typing import Annotated

import typer

from gateway.cli.options import HERE, AsJson, ShopDir, reach
from gateway.cli.output import print_json, say

NAME = "person"
app = typer.Typer(no_args_is_help=True, help="The people of the running gateway.")


@app.callback()
def _group() -> None:
    """Keep `person` a group of verbs, of which there is one yet."""


@app.command("sign-in", epilog="Example: jdf-gateway person sign-in csr")
def sign_in(
    person: Annotated[str, typer.Argument(help="The person's id in shop.toml.", metavar="PERSON")],
    shop: ShopDir = HERE,
    as_json: AsJson = False,
) -> None:
    """Make a link by which a person signs in once in a browser, within 15 minutes; no mail is needed for it."""
    with reach(shop) as api:
        found = api.post(f"/people/{person}/sign-in-link", {})
    if as_json:
        print_json(found)
        return
    say(str(found["url"]))
