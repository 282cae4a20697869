"""Tell that a file keeps a standard of archives, accessibility or variable data.

Why: such a file is a sign of care, but it is made for another purpose and corrections may break its promise.
Fix: nothing needs to be done for print; keep the original where the standard is needed.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "archive": Text(
        "the file claims {standard}, a print standard expected; it prints, a fix may break the claim",
        "Your file is made for archives ({standard}). It prints like any other.",
    ),
    "variable": Text(
        "the file is made for variable data ({standard}), one document expected; ask whether each record is a copy",
        "Your file is made for many personal copies. Please tell us how many of each you want.",
    ),
}
_ARCHIVES = ("PDF/A", "PDF/UA", "PDF/E")


@check(severity=Severity.INFO, texts=TEXTS)
def other_standards(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Pass the claims through as the file words them; whether they hold is for their own validators."""
    claims = [claim.standard for claim in facts.claims]
    archives = list(dict.fromkeys(claim for claim in claims if claim.startswith(_ARCHIVES)))
    if archives:
        yield Hit("archive", arguments=(("standard", ", ".join(archives)),))
    variable = next((claim for claim in claims if claim.startswith("PDF/VT")), "")
    if variable or facts.structure.parts:
        yield Hit("variable", arguments=(("standard", variable or "DPart"),))
