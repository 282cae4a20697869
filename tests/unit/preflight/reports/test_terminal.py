import io
from dataclasses import replace

from preflight import CollectFailure, FixedFinding, Report, load_profile, not_checked
from preflight.failure import Reason
from preflight.reports.terminal import show_report, visible
from preflight_builders import a4, check, page, pdf

REPORT = check(pdf(page(bleed=0)), a4())
BELL = "\x1b]0;owned\x07"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(out: io.StringIO, report: Report = REPORT, *, name: str = "flyer.pdf", locale: str = "en") -> str:
    show_report(name, report, out, locale=locale)
    return out.getvalue()


def test_without_a_terminal_each_finding_is_one_line_however_long() -> None:
    lines = shown(io.StringIO()).splitlines()
    assert lines[0] == "flyer.pdf: stop"
    assert lines[1].startswith("flyer.pdf: error: missing-bleed: Page 1: bleed is 0 mm")
    assert len(lines) == 1 + len(REPORT.findings)


def test_a_terminal_gets_colour_and_what_was_not_checked() -> None:
    told = shown(Terminal())
    assert "\x1b[" in told
    assert "missing-bleed" in told
    assert "skipped" in told


def test_nothing_that_a_terminal_would_obey_is_sent_to_it() -> None:
    finding = replace(REPORT.findings[0], check="gone", message=f"font {BELL}")
    report = replace(REPORT, findings=(finding,), skipped=())
    for out in (io.StringIO(), Terminal()):
        assert BELL not in shown(out, report, name=f"x{BELL}\ny.pdf")
    assert len(shown(io.StringIO(), report, name="x\ny.pdf").splitlines()) == 2


def test_a_name_that_is_no_text_can_be_shown() -> None:
    assert visible("a\udcffb\n") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"


def test_why_a_file_could_not_be_checked_is_told() -> None:
    report = not_checked(CollectFailure(Reason.TIMEOUT, "30 s"), "ab", a4(), load_profile("sheetfed"))
    assert "flyer.pdf: timeout: facts: 30 s" in shown(io.StringIO(), report)


def test_it_speaks_german() -> None:
    assert "Seite 1" in shown(io.StringIO(), locale="de")


def test_what_was_mended_is_one_line_too() -> None:
    finding = REPORT.findings[0]
    report = replace(REPORT, findings=(), fixed=(FixedFinding(finding, f"mirror{BELL}", "", "", "ab"),))
    (_, line) = shown(io.StringIO(), report).splitlines()
    assert line.startswith("flyer.pdf: fixed: missing-bleed: ")
    assert BELL not in line
    assert "fixed" in shown(Terminal(), report)
