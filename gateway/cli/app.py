"""The whole command line in one place: which verbs there are, and how a run ends."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from gateway._version import __version__
from gateway.cli import (
    case,
    demo,
    device,
    doctor,
    forms,
    init,
    listen,
    migrate_db,
    order,
    person,
    preflight,
    read_report,
    serve,
    ticket,
    worker,
)
from gateway.cli.output import tell_error

_ENDS = "Exit codes: 0 all is well, 1 a problem was found, 2 usage or settings, 3 no gateway answers."
app = typer.Typer(
    name="jdf-gateway",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog=_ENDS,
    help="Orders come in, tickets go out, and what cannot go on lies before a person with its cause.",
)
for verb in (init, serve, worker, listen, demo, doctor, preflight, read_report, migrate_db):
    app.command(verb.NAME, epilog=verb.EXAMPLE)(verb.run)
for noun in (order, case, ticket, device, forms, person):
    app.add_typer(noun.app, name=noun.NAME)


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"jdf-gateway {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    del version


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; errors that were to be expected are told, not raised."""
    try:
        app(list(arguments), prog_name=app.info.name)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - the edge: told if it is one of ours, raised again if not
        return tell_error(error, as_json="--json" in arguments)
    return 0
