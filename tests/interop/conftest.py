"""Say at the end of a run how many tickets were clean under which version of the reference validator."""

from collections import defaultdict

import pytest

from reference_validator import NOT_SERVED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Add one line a dialect, or why there was no reference validator."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, value in getattr(report, "user_properties", ()):
                if name == "interop" and report.when == "call":
                    dialect, clean, total, version = value.split("\t")
                    counts[dialect, version][0] += int(clean)
                    counts[dialect, version][1] += int(total)
    for (dialect, version), (clean, total) in sorted(counts.items()):
        terminalreporter.write_line(f"interop: {clean} of {total} {dialect} tickets clean under {version}")
    for reason in dict.fromkeys(NOT_SERVED):
        terminalreporter.write_line(
            f"interop: no reference validator, the official schemas decide alone: {reason}"
        )
