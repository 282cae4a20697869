"""Measure the gateway and print each figure as a ratio to a named peer that was measured in the same run.

A goal that was missed is said plainly and fails nothing: figures depend on the machine, tests do not.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path[0] = str(Path(__file__).parents[1])

from speed import machine  # noqa: E402 - the folder above must be on the path first
from speed.figure import Figure, Measured  # noqa: E402

FIGURES = (
    "orders_placed",
    "ticket_latency",
    "sandbox_price",
    "bombs",
    "facts_read",
    "reading_peers",
    "first_findings",
    "page_pictures",
    "ink_plates",
    "ticket_build",
    "ticket_validate",
    "message_exchange",
    "jmf_submit",
    "mime_package",
    "work_cpu",
    "page_change",
    "next_case",
    "upload",
    "idle",
)
COLD = "cold_demo"
console = Console(highlight=False, width=None if sys.stdout.isatty() else 132)


def main() -> None:
    """Read the arguments, measure, show, and keep the result if a file was named."""
    given = _arguments()
    names = given.only or [*FIGURES, *([COLD] if given.cold else [])]
    described = machine.describe()
    console.print(
        f"[bold]Speed of the gateway{' (quick)' if given.quick else ''}[/bold]: {described}", soft_wrap=True
    )
    results = dict(_measure(names, quick=given.quick))
    console.print(_table(results))
    console.print(_verdict(_all(results)), soft_wrap=True)
    if given.json:
        kept = {
            name: {"figures": [figure.as_dict() for figure in found.figures], "notes": found.notes}
            for name, found in results.items()
        }
        given.json.write_text(
            json.dumps({"machine": described, "quick": given.quick, "results": kept}, indent=2)
        )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="measure for seconds, not minutes; coarser")
    parser.add_argument("--cold", action="store_true", help=f"measure {COLD} too: a fresh clone, minutes")
    parser.add_argument(
        "--only", action="append", choices=[*FIGURES, COLD], help="measure this alone (repeatable)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the result in a file")
    return parser.parse_args()


def _measure(names: list[str], *, quick: bool) -> Iterator[tuple[str, Measured]]:
    for name in names:
        console.print(f"\n[bold]{name}[/bold] ...")
        others = machine.busy_percent()
        found: Measured = importlib.import_module(f"speed.{name}").measure(quick=quick)
        others = max(others, machine.busy_percent())
        noise = f"Other work used up to {others:.0f} % of the machine just before or after."
        if others > machine.NOISY_PERCENT:
            noise = f"NOISY, measure again: {noise}"
        for note in (*found.notes, noise):
            console.print(f"  {note}", soft_wrap=True)
        for figure in found.figures:
            console.print(
                f"  {figure.what}: {_number(figure.value)} {figure.unit}, {_number(figure.ratio)}x of peer"
            )
        yield name, Measured(found.figures, (*found.notes, noise))


def _all(results: Mapping[str, Measured]) -> list[Figure]:
    return [figure for found in results.values() for figure in found.figures]


def _table(results: Mapping[str, Measured]) -> Table:
    table = Table("figure", title="\nFigures and their peers, measured in one run", title_justify="left")
    for heading in ("measured", "peer", "ratio"):
        table.add_column(heading, justify="right")
    table.add_column("peer is")
    table.add_column("goal")
    for figure in _all(results):
        table.add_row(
            figure.what, f"{_number(figure.value)} {figure.unit}", f"{_number(figure.peer_value)}",
            f"{_number(figure.ratio)}x", figure.peer, _goals(figure),
        )  # fmt: skip
    return table


def _verdict(figures: list[Figure]) -> str:
    goals = [(figure, goal) for figure in figures for goal in figure.goals]
    missed = [f"{figure.what} {goal}" for figure, goal in goals if not figure.reached(goal)]
    if missed:
        return f"[red]Missed {len(missed)} of {len(goals)} goals:[/red] {'; '.join(missed)}."
    return f"All {len(goals)} goals were reached." if goals else "No goal is set for these."


def _goals(figure: Figure) -> str:
    said = [
        f"{goal} [green]reached[/green]" if figure.reached(goal) else f"{goal} [red]missed[/red]"
        for goal in figure.goals
    ]
    return "\n".join(said) or "none set"


def _number(value: float) -> str:
    """Write three figures that matter."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    main()
