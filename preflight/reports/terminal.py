"""A report on a terminal: a table in colour for people, one plain line a finding where no terminal is.

Names of files and of what is in them come from strangers: what is no printable character is not sent to a terminal,
which would obey it.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from preflight.facts import Facts
from preflight.fixup import Proposal
from preflight.languages import words
from preflight.mending.why_not import WhyNot
from preflight.offers import left_alone, offer_words
from preflight.recipes import words_for
from preflight.report import Finding, FixedFinding, Report, Severity, Verdict

_STYLES: Mapping[str, str] = MappingProxyType({
    Severity.ERROR: "bold red",
    Severity.SIGNOFF: "bold magenta",
    Severity.WARNING: "yellow",
    Severity.INFO: "cyan",
    Verdict.PASS: "bold green",
    Verdict.WARN: "bold yellow",
    Verdict.STOP: "bold red",
    Verdict.NOT_CHECKED: "bold magenta",
})  # fmt: skip
_UNSEEN = "\N{REPLACEMENT CHARACTER}"


def show_report(
    name: str, report: Report, out: TextIO, *, locale: str = "en", facts: Facts | None = None
) -> None:
    """Print what came of one file: as a table on a terminal, else as lines that other programs can search.

    Where facts tell the program the file was made in, its way to mend a finding stands behind it.
    """
    told = [_told(finding, facts, locale) for finding in report.findings]
    console = Console(file=out)
    if console.is_terminal:
        console.print(_heading(name, report))
        console.print(_table(report, told, locale))
        return
    out.writelines(f"{line}\n" for line in _lines(name, report, told, locale))


def show_proposals(
    offered: Sequence[Proposal], alone: WhyNot | None, out: TextIO, *, locale: str = "en"
) -> None:
    """Print what could be mended, a line each, the name of the fixup first; or why nothing is."""
    if alone is not None:
        out.write(f"  {left_alone(alone, locale)}\n")
    out.writelines(
        f"  {each.fix.id}: {visible(offer_words(each.fix, locale).operator)}\n" for each in offered
    )


def _heading(name: str, report: Report) -> Text:
    verdict = report.verdict.replace("_", " ")
    return Text.assemble((visible(name), "bold"), "  ", (verdict, _STYLES[report.verdict]))


def _table(report: Report, texts: Sequence[str], locale: str) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    for finding, told in zip(report.findings, texts, strict=True):
        table.add_row(Text(finding.severity, _STYLES[finding.severity]), finding.check, Text(told))
    for mended in report.fixed:
        said = Text(_fixed_told(mended, locale), "dim")
        table.add_row(Text("fixed", _STYLES[Verdict.PASS]), mended.finding.check, said)
    for crash in report.crashed:
        table.add_row(Text(crash.reason, "bold magenta"), visible(crash.stage), Text(visible(crash.detail)))
    for one in report.explained:
        why = visible(f"{one.finding.message} ({one.why})")
        table.add_row(Text("explained", "dim"), one.finding.check, Text(why, "dim"))
    for skipped in report.skipped:
        table.add_row(Text("skipped", "dim"), skipped.check, Text(visible(skipped.why), "dim"))
    return table


def _lines(name: str, report: Report, texts: Sequence[str], locale: str) -> Iterator[str]:
    shown = visible(name)
    yield f"{shown}: {report.verdict.replace('_', ' ')}"
    for finding, told in zip(report.findings, texts, strict=True):
        yield f"{shown}: {finding.severity}: {finding.check}: {told}"
    for mended in report.fixed:
        yield f"{shown}: fixed: {mended.finding.check}: {_fixed_told(mended, locale)}"
    for one in report.explained:
        yield f"{shown}: explained: {one.finding.check}: {visible(one.finding.message)} ({one.why})"
    for crash in report.crashed:
        yield f"{shown}: {crash.reason}: {visible(crash.stage)}: {visible(crash.detail)}"


def _fixed_told(mended: FixedFinding, locale: str) -> str:
    return visible(f"{words(mended.finding, locale).operator} ({mended.fixup})")


def _told(finding: Finding, facts: Facts | None, locale: str) -> str:
    general, own = words(finding, locale), words_for(finding, facts, locale)
    recipe = "" if own.fix == general.fix else f" -> {own.fix}"
    return visible(f"{own.operator}{recipe}")


def visible(text: str) -> str:
    """Return a text with everything that is no printable character replaced."""
    return "".join(char if char.isprintable() else _UNSEEN for char in text)
