"""Check files from the command line: `python -m preflight FILE... --trim 210x297 --bleed 3 --pages 8`.

Exit codes: 0 every file passes, 1 warnings, 2 a file must not be printed, 3 a file could not be checked,
64 the command line is wrong. Of several files the worst counts, in the order 0, 1, 2, 3.
"""

from preflight import sandbox

if __name__ == "__main__":
    sandbox.start()

import argparse
import hashlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from preflight.engine import evaluate, not_checked
from preflight.expected import Expected
from preflight.failure import CollectFailure
from preflight.profile import Profile, ProfileError, load_profile
from preflight.report import Report, Severity, Verdict

EXIT_CODES = {Verdict.PASS: 0, Verdict.WARN: 1, Verdict.STOP: 2, Verdict.NOT_CHECKED: 3}
EXIT_USAGE = 64

_COLOURS = {
    Severity.ERROR: "bold red",
    Severity.SIGNOFF: "bold magenta",
    Severity.WARNING: "yellow",
    Severity.INFO: "cyan",
    Verdict.PASS: "bold green",
    Verdict.WARN: "yellow",
    Verdict.STOP: "bold red",
    Verdict.NOT_CHECKED: "bold magenta",
}


class _Parser(argparse.ArgumentParser):
    """Ends with 64 on a wrong command line, since 2 means that a file must not be printed."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong and how the command is used."""
        self.print_usage(sys.stderr)
        self.exit(EXIT_USAGE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Check each file and print its report; return the exit code of the worst."""
    options = _parser().parse_args(arguments)
    try:
        profile = load_profile(
            Path(options.profile) if options.profile.endswith(".toml") else options.profile
        )
    except ProfileError as fault:
        print(f"preflight: {fault}", file=sys.stderr)  # noqa: T201 - a command line speaks by printing
        return EXIT_USAGE
    width, height = options.trim or (None, None)
    expected = Expected(
        pages=options.pages,
        trim_w_mm=width,
        trim_h_mm=height,
        bleed_mm=options.bleed,
        tolerance_mm=options.tolerance,
    )
    worst = 0
    for path in options.files:
        worst = max(worst, _tell(path, expected, profile, as_json=options.json))
    return worst


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m preflight", description="Say what would go wrong on press.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--profile", default="sheetfed", help="a profile's name, or a path ending in .toml")
    parser.add_argument("--trim", type=_size, metavar="WxH", help="ordered size in mm, such as 210x297")
    parser.add_argument("--bleed", type=float, default=0.0, metavar="MM", help="ordered bleed in mm")
    parser.add_argument("--pages", type=int, metavar="N", help="ordered number of pages")
    parser.add_argument("--tolerance", type=float, default=0.5, metavar="MM", help="how far sizes may be off")
    parser.add_argument("--json", action="store_true", help="one report a line, as JSON")
    return parser


def _size(text: str) -> tuple[float, float]:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)[x*](\d+(?:\.\d+)?)", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size; write it as 210x297")
    return float(found[1]), float(found[2])


def _tell(path: Path, expected: Expected, profile: Profile, *, as_json: bool) -> int:
    """Check one file and print what came of it."""
    try:
        report = _check(path, expected, profile)
    except OSError as fault:
        print(f"preflight: {path} cannot be opened: {fault.strerror}", file=sys.stderr)  # noqa: T201
        return EXIT_CODES[Verdict.NOT_CHECKED]
    if as_json:
        print(report.to_json())  # noqa: T201
    else:
        _show(path, report)
    return EXIT_CODES[report.verdict]


def _check(path: Path, expected: Expected, profile: Profile) -> Report:
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    facts = sandbox.collect(path, sha256=sha256)
    if isinstance(facts, CollectFailure):
        return not_checked(facts, sha256, expected, profile)
    pixels = sandbox.measure_pixels(path, sha256=sha256) if facts.pages else None
    return evaluate(facts, expected, profile, None if isinstance(pixels, CollectFailure) else pixels)


def _show(path: Path, report: Report) -> None:
    """Print a report as a table for people."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console()
    colour = _COLOURS[report.verdict]
    console.print(f"[bold]{escape(str(path))}[/]  [{colour}]{report.verdict.replace('_', ' ')}[/]")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    for finding in report.findings:
        table.add_row(
            f"[{_COLOURS[finding.severity]}]{finding.severity}[/]", finding.check, escape(finding.message)
        )
    for crash in report.crashed:
        table.add_row(f"[bold magenta]{crash.reason}[/]", crash.stage, escape(crash.detail))
    for skipped in report.skipped:
        table.add_row("[dim]skipped[/]", skipped.check, f"[dim]{escape(skipped.why)}[/]")
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
