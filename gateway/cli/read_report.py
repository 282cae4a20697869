"""`jdf-gateway read-report`: tell what another preflight program found."""

from pathlib import Path
from typing import Annotated

import typer

from gateway.cli.options import AsJson
from gateway.cli.output import Exit, UsageError, print_json, print_table

NAME = "read-report"
EXAMPLE = "Example: jdf-gateway read-report flyer_report.xml"


def run(
    report: Annotated[
        Path, typer.Argument(help="A report of PitStop (XML) or callas pdfToolbox (XML, JSON).")
    ],
    as_json: AsJson = False,
) -> None:
    """Tell what another preflight program found. Ends with 1 if it found an error."""
    from preflight import Severity, read_report
    from preflight.codec import encode

    try:
        findings = read_report(report).findings
    except OSError as fault:
        raise UsageError(
            f"{report} cannot be read: {fault.strerror}; name a report that is there."
        ) from fault
    if as_json:
        print_json({"findings": [encode(finding) for finding in findings]})
    else:
        rows = [
            (found.severity.value, found.pages, found.arguments["alike"], found.message) for found in findings
        ]
        print_table(("weight", "pages", "check", "found"), rows, empty="It found nothing.")
    if any(found.severity in (Severity.ERROR, Severity.SIGNOFF) for found in findings):
        raise typer.Exit(Exit.PROBLEM)
