"""What would go wrong on press: facts of a file, checks against an order, a report.

Names are fetched when first asked for (PEP 562): importing `preflight.sandbox` first thing in a
program must not draw in the rest of the package.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from preflight.engine import evaluate, not_checked
    from preflight.expected import Expected
    from preflight.facts import FACTS_SCHEMA, Facts, PageFacts
    from preflight.profile import Profile, load_profile
    from preflight.registry import registered_checks
    from preflight.report import REPORT_SCHEMA, Crashed, Finding, Place, Report, Severity, Skipped, Verdict
    from preflight.sandbox import CollectFailure, Limits, collect

__all__ = [
    "FACTS_SCHEMA",
    "REPORT_SCHEMA",
    "CollectFailure",
    "Crashed",
    "Expected",
    "Facts",
    "Finding",
    "Limits",
    "PageFacts",
    "Place",
    "Profile",
    "Report",
    "Severity",
    "Skipped",
    "Verdict",
    "collect",
    "evaluate",
    "load_profile",
    "not_checked",
    "registered_checks",
]

_HOME = {
    "FACTS_SCHEMA": "preflight.facts",
    "REPORT_SCHEMA": "preflight.report",
    "CollectFailure": "preflight.sandbox",
    "Crashed": "preflight.report",
    "Expected": "preflight.expected",
    "Facts": "preflight.facts",
    "Finding": "preflight.report",
    "Limits": "preflight.sandbox",
    "PageFacts": "preflight.facts",
    "Place": "preflight.report",
    "Profile": "preflight.profile",
    "Report": "preflight.report",
    "Severity": "preflight.report",
    "Skipped": "preflight.report",
    "Verdict": "preflight.report",
    "collect": "preflight.sandbox",
    "evaluate": "preflight.engine",
    "load_profile": "preflight.profile",
    "not_checked": "preflight.engine",
    "registered_checks": "preflight.registry",
}


def __getattr__(name: str) -> object:
    """Fetch an exported name from the module that holds it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
