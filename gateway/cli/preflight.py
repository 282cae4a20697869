"""`jdf-gateway preflight`: check files without a gateway."""

from pathlib import Path
from typing import Annotated

import typer

from gateway.cli.options import AsJson
from gateway.cli.output import Exit

NAME = "preflight"
EXAMPLE = "Example: jdf-gateway preflight flyer.pdf --trim 148x210 --bleed 3 --pages 2"
_USAGE = 64


def run(
    files: Annotated[list[Path], typer.Argument(help="The files to check.")],
    trim: Annotated[str, typer.Option(help="Ordered size in mm.", metavar="WxH")] = "",
    bleed: Annotated[float, typer.Option(min=0, help="Ordered bleed in mm.")] = 0.0,
    pages: Annotated[int | None, typer.Option(min=1, help="Ordered number of pages.")] = None,
    profile: Annotated[str, typer.Option(help="A built-in profile, or a path ending in .toml.")] = "sheetfed",
    language: Annotated[str, typer.Option(help="In which language findings are told: en, de.")] = "en",
    html: Annotated[
        Path | None, typer.Option(help="Write all reports as one page with pictures.", metavar="FILE")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what would go wrong on press. Ends with 1 unless every file passes."""
    from preflight.__main__ import main

    given = [str(path) for path in files]
    given += ["--trim", trim] if trim else []
    given += ["--bleed", str(bleed), "--profile", profile, "--language", language]
    given += ["--html", str(html)] if html is not None else []
    given += ["--pages", str(pages)] if pages is not None else []
    try:
        found = main([*given, "--json"] if as_json else given)
    except SystemExit as end:
        found = _USAGE if end.code else 0
    if found:
        raise typer.Exit(Exit.SETTINGS if found == _USAGE else Exit.PROBLEM)
