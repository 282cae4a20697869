"""Tell when a file does not keep the PDF/X standard that it says it keeps.

Why: a press that trusts the claim skips what it would look at otherwise, and finds the fault on paper.
Fix: export again with the PDF/X preset of the program, and change nothing in the file afterwards.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.pdfx import claimed_standards, fits, level_of, rule_hits
from preflight.report import Severity

TEXTS = {
    "broken": Text(
        "the file claims {standard} ({part}) and breaks {count} of its rules, 0 expected: {rules}; export it again",
        "Your file says it keeps the print standard {standard}, but it does not quite. We will take a closer look.",
    ),
    "unjudged": Text(
        "the file claims {standard}, PDF/X-1a, X-3 or X-4 expected; its rules are not judged here, check it elsewhere",
        "Your file says it keeps the print standard {standard}. We check it like any other file.",
        severity=Severity.INFO,
    ),
}


@check(severity=Severity.WARNING, texts=TEXTS, turn=Turn.LAST)
def pdfx_claim(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Judge each level claimed by its table; one that the order demands is told by iso-conformance."""
    for name in claimed_standards(facts):
        if level_of(name) is None:
            yield Hit("unjudged", arguments=(("standard", name),))
        elif not fits(name, expected.standard):
            yield from rule_hits("broken", facts, name)
