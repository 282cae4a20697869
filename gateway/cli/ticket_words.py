"""`jdf-gateway ticket convert`, `diff`, `merge` and `explain`: tickets in other words, or brought together."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.options import AsJson
from gateway.cli.output import Exit, UsageError, print_json, say

if TYPE_CHECKING:
    from jdf import Dialect

STDIN = "-"
TICKET_SUFFIXES = (".jdf", ".xjdf", ".jmf", ".xjmf", ".xml")
Ticket = Annotated[Path, typer.Argument(help="The ticket, or - for standard input.", metavar="FILE")]
Tickets = Annotated[
    list[Path],
    typer.Argument(help="The tickets: files, folders, or - for standard input.", metavar="FILE..."),
]


def data_of(path: Path) -> bytes:
    """Return the bytes of a ticket, `-` being standard input."""
    if str(path) == STDIN:
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as fault:
        raise UsageError(
            f"{path} cannot be read: {fault.strerror}.", fix="Name a ticket that is there."
        ) from fault


def tickets_in(paths: list[Path]) -> Iterator[Path]:
    """Yield the tickets named, those of a folder by their names."""
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.suffix.lower() in TICKET_SUFFIXES)
        else:
            yield path


def convert(
    files: Tickets,
    to: Annotated[str, typer.Option(help="The dialect to write.", metavar="DIALECT")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="File to write; a folder where several are converted.", metavar="PATH"
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write order tickets in another dialect, and say what was lost on the way."""
    from jdf import convert as rewrite

    dialect = dialect_named(to)
    paths = list(tickets_in(files))
    if len(paths) > 1 and (output is None or not output.is_dir()):
        raise UsageError(
            f"{len(paths)} tickets go into a folder.", fix="Name one that is there with --output."
        )
    told = []
    for path in paths:
        made = rewrite(data_of(path), dialect)
        target = output / f"{path.stem}{_suffix(dialect)}" if output and output.is_dir() else output
        if target is not None:
            target.write_bytes(made.ticket.data)
        elif not as_json:
            typer.echo(made.ticket.data, nl=False)
        told.append({"file": path, "written": target, "lost": made.lost, "assumed": made.assumed})
        if not as_json:
            _tell_lost(target or path, made.lost, made.assumed)
    if as_json:
        print_json({"dialect": dialect.name, "tickets": told})


def dialect_named(name: str) -> "Dialect":
    """Return the dialect of a name, or refuse it with those there are."""
    from jdf import DIALECTS, XJDF_DIALECTS

    dialects = {**DIALECTS, **XJDF_DIALECTS}
    if name not in dialects:
        raise UsageError(f"There is no dialect '{name}'.", fix=f"Choose one of: {', '.join(dialects)}.")
    return dialects[name]


def _suffix(dialect: "Dialect") -> str:
    return ".xjdf" if dialect.shape == "xjdf" else ".jdf"


def _tell_lost(target: Path, lost: tuple[str, ...], assumed: tuple[str, ...]) -> None:
    """Tell on standard error what did not come along, so that the ticket itself can be piped on."""
    for words in lost:
        typer.secho(f"{target}: lost: {words}", fg="yellow", err=True)
    for words in assumed:
        typer.secho(f"{target}: taken for granted: {words}", fg="cyan", err=True)


def diff(
    before: Ticket,
    after: Annotated[Path, typer.Argument(help="The newer ticket.", metavar="AFTER")],
    as_json: AsJson = False,
) -> None:
    """Say in business words what two tickets differ in, a returned one included. Ends with 1 if they differ."""
    from jdf import compare_tickets

    found = compare_tickets(data_of(before), data_of(after))
    if as_json:
        print_json({"differences": found})
    elif not found:
        say("no difference", "bold")
    for one in () if as_json else found:
        say(f"{one.kind:7} {one.words}")
    if found:
        raise typer.Exit(Exit.PROBLEM)


def merge(
    ours: Ticket,
    returned: Annotated[Path, typer.Argument(help="What the device gave back.", metavar="RETURNED")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write it to a file.", metavar="FILE")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Merge what a device gives back into the ticket it was given, and say what stayed ours. Ends with 1 if any did."""
    from jdf import merge_return

    merged = merge_return(data_of(ours), data_of(returned))
    if output is not None:
        output.write_bytes(merged.data)
    if as_json:
        told = {"taken": merged.taken, "conflicts": merged.conflicts, "refused": merged.refused}
        print_json({"written": output, **told, "parts": merged.parts})
    elif output is None:
        typer.echo(merged.data, nl=False)
    else:
        for one in merged.taken:
            say(f"taken  {one.path}  {_moved(one.ours, one.theirs)}")
        for part in merged.parts:
            said = " ".join(f"{key} {value}" for key, value in part.keys.items())
            say(f"part   {said}  {part.status}")
    for one in () if as_json else (*merged.conflicts, *merged.refused):
        typer.secho(f"left   {one.path}  {_moved(one.ours, one.theirs)}  {one.reason}", fg="yellow", err=True)
    if merged.conflicts or merged.refused:
        raise typer.Exit(Exit.PROBLEM)


def _moved(ours: str, theirs: str) -> str:
    return f"{ours} -> {theirs}" if ours else theirs


def explain(files: Tickets, as_json: AsJson = False) -> None:
    """Explain tickets and messages as short pages of plain English."""
    from jdf import explain as page

    told = {str(path): page(data_of(path)) for path in tickets_in(files)}
    if as_json:
        print_json({"explained": [{"file": name, "page": found} for name, found in told.items()]})
        return
    for name, found in told.items():
        if len(told) > 1:
            say(name, "bold")
        typer.echo(found.text())


COMMANDS = (
    (convert, "Example: jdf-gateway ticket convert flyer.jdf --to xjdf-2.2 -o flyer.xjdf"),
    (diff, "Example: jdf-gateway ticket diff sent.jdf returned.jdf"),
    (merge, "Example: jdf-gateway ticket merge sent.jdf returned.jdf -o merged.jdf"),
    (explain, "Example: jdf-gateway ticket explain flyer.jdf"),
)
