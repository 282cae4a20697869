"""Flag files that hold more than one PDF, or something before the PDF begins.

Why: of files that were joined end to end, each program shows another one.
Fix: save the document you mean as a PDF of its own and upload that.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "joined": Text(
        "the file has {measured} PDF headers, {wanted} expected; joined end to end, ask which of them is meant",
        "Your file holds {measured} PDFs in one. Please upload only the one you mean.",
        explains=("unreadable-file.repaired",),
    ),
    "junk": Text(
        "{measured} bytes stand before the PDF header, {wanted} expected; some programs will not open it, export again",
        "Your file begins with something that is no PDF. Please export it again.",
        explains=("unreadable-file.repaired",),
    ),
}


@check(severity=Severity.WARNING, texts=TEXTS, settings={"most_junk_bytes": 4.0})
def joined_file(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Count headers that have an end of their own; one inside of an attachment is no second file."""
    damage = facts.damage
    if damage.headers > 1 and facts.structure.revisions >= damage.headers and not facts.attachments:
        yield Hit("joined", measured=float(damage.headers), wanted=1.0)
    if damage.junk_before > float(settings["most_junk_bytes"]):
        yield Hit("junk", measured=float(damage.junk_before), wanted=0.0, unit="bytes")
