"""Options that several verbs share, and how a verb reaches the running gateway."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.output import UsageError, console

if TYPE_CHECKING:
    from gateway.demo.client import Api
    from gateway.settings import Settings

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
ShopDir = Annotated[Path, typer.Option("--shop", help="The shop's folder, or its shop.toml.", metavar="DIR")]
Answers = Annotated[Path, typer.Option("--answers", help="JSON file with the answers.", metavar="FILE")]
Files = Annotated[
    list[str], typer.Option("--file", help="A file for a slot; may be repeated.", metavar="SLOT=PATH")
]
HERE = Path()


def settings_of(shop: Path) -> "Settings":
    """Read the shop's settings."""
    from gateway.settings import load_settings

    return load_settings(shop)


def reach(shop: Path) -> "Api":
    """Return the API of the gateway that runs on this shop.

    Raises:
        SettingsError: there is no shop here.
        GatewayUnreachableError: no gateway runs on it.
    """
    from gateway.demo.client import Api
    from gateway.running import running_gateway

    return Api(*running_gateway(settings_of(shop).data_dir))


def slots(given: Iterable[str]) -> dict[str, Path]:
    """Read `slot=path` pairs.

    Raises:
        UsageError: one is not a pair, names a slot twice, or its file is not there.
    """
    found: dict[str, Path] = {}
    for pair in given:
        slot, equals, name = pair.partition("=")
        if not (slot and equals and name):
            raise UsageError(f"--file {pair} is not SLOT=PATH.", fix="Write e.g. --file single=flyer.pdf")
        if slot in found:
            raise UsageError(f"The slot '{slot}' is given twice.", fix="Give one file for each slot.")
        if not Path(name).is_file():
            raise UsageError(f"There is no file {name}.", fix="Check the path after the = sign.")
        found[slot] = Path(name)
    return found


def upload(api: "Api", files: Mapping[str, Path], *, quiet: bool) -> dict[str, str]:
    """Send the files with a bar for each; return the id for each slot."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
    )
    with Progress(*columns, console=console(), disable=quiet) as progress:
        ids = {}
        for slot, path in files.items():
            bar = progress.add_task(f"{slot}: {path.name}", total=path.stat().st_size)
            ids[slot] = api.upload_file(path, partial(progress.advance, bar))
    return ids
