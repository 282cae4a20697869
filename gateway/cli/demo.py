"""`jdf-gateway demo`: a whole shop at work, with nothing to set up."""

import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.options import AsJson
from gateway.cli.output import Exit, console, print_json, say

if TYPE_CHECKING:
    from gateway.demo.run import Outcome

NAME = "demo"
EXAMPLE = "Example: jdf-gateway demo --once --seed 7"
_SEEDS = 10_000


def run(
    once: Annotated[
        bool, typer.Option("--once", help="End after the judgement: 0 if all is as it should be.")
    ] = False,
    seed: Annotated[
        int | None, typer.Option(min=0, help="Draw the same orders again; without it, others each time.")
    ] = None,
    shop: Annotated[Path, typer.Option(help="Where the demo's shop is made afresh.", metavar="DIR")] = Path(
        "demo-shop"
    ),
    as_json: AsJson = False,
) -> None:
    """Start a gateway and a simulated press, place five orders, and judge what becomes of each.

    Two are good. One has no bleed, one lacks a page, one asks for a paper that the press has not loaded. The seed
    decides which is which, and all sizes, quantities and texts.
    """
    import secrets

    from gateway.demo import telling
    from gateway.demo.run import demo

    for number in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # a shell starts what runs in the background deaf to SIGINT
        signal.signal(number, signal.default_int_handler)
    drawn = secrets.randbelow(_SEEDS) if seed is None else seed
    listener = telling.silent() if as_json else telling.listener(console())
    with demo(drawn, shop, listener) as outcome:
        if as_json:
            print_json(telling.as_json(outcome))
        else:
            telling.show(console(), outcome)
        if not once:
            _stay(outcome, quiet=as_json)
    if not outcome.ok:
        raise typer.Exit(Exit.PROBLEM)


def _stay(outcome: "Outcome", *, quiet: bool) -> None:
    """Keep gateway and press running until Ctrl-C."""
    if not quiet:
        folder = outcome.shop.folder
        say(
            f"\nThe shop goes on at {outcome.url}. Each of these lets you in once, within 15 minutes:", "bold"
        )
        for who, url in outcome.doors():
            say(f"  {who:<10}{url}")
        say(f"More of them: jdf-gateway person sign-in cleo --shop {folder}")
        say("Ctrl-C stops it.", "dim")
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        if not quiet:
            say("Stopped.")
