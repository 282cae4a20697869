"""`jdf-gateway migrate-db`: move a shop to another database, and its files into a bucket."""

from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.options import HERE, AsJson, ShopDir, settings_of
from gateway.cli.output import UsageError, print_json, say

if TYPE_CHECKING:
    from gateway.settings import Settings

NAME = "migrate-db"
EXAMPLE = (
    "Example: jdf-gateway migrate-db --shop my-shop --to postgresql://gateway@db/gateway --password env:DB"
)


def run(
    shop: ShopDir = HERE,
    to: Annotated[str, typer.Option(help="The database to move to; it must be empty.", metavar="URL")] = "",
    password: Annotated[str, typer.Option(help="Its password.", metavar="env:NAME|file:PATH")] = "",
    files: Annotated[
        bool,
        typer.Option("--files", help="Put the files of the data directory into the bucket of \\[blobs]."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Copy all rows to another database and compare them, while no gateway runs; shop.toml is yours to change."""
    from gateway.bootstrap import move_shop

    if not to and not files:
        raise UsageError("Nothing to move.", fix="Give --to URL, --files, or both.")
    settings = settings_of(shop)
    moved = move_shop(settings, to, password, (_keep_quiet if as_json else _count) if files else None)
    if as_json:
        print_json({"rows": moved.rows, "files": moved.files, "bytes": moved.size})
        return
    _tell(settings, to, moved.rows)
    if files:
        say(
            f"{moved.files} files, {moved.size >> 20} MB, are in {settings.blobs.url}, each read back and compared."
        )


def _count(files: int) -> None:
    if files % 100 == 0:
        say(f"  {files} files ...")


def _keep_quiet(files: int) -> None:
    del files


def _tell(settings: "Settings", to: str, rows: dict[str, int]) -> None:
    if not rows:
        return
    say(
        f"{sum(rows.values())} rows of {len(rows)} tables are copied and compared; the chain of events holds.",
        "bold",
    )
    say(f'Next: write [database] url = "{to}" in {settings.folder / "shop.toml"}, then start the gateway.')
