"""Flag files that carry other files inside.

Why: what is attached is not printed, and an attached program is a danger to everybody who opens the file.
Fix: remove the attachments and export again; send what is meant to be printed as a file of its own.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "attached": Text(
        "{measured} files are attached ({names}), {wanted} expected; they are not printed, export without them",
        "Other files are attached inside your file ({names}). We do not print those.",
    ),
}
_MOST_NAMES = 3
_MOST_LETTERS = 40


@check(severity=Severity.WARNING, texts=TEXTS)
def attachments(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Name the first few, whether they hang on the document or on a page (ISO 32000-2, 7.11.4)."""
    if facts.attachments:
        names = [each.name[:_MOST_LETTERS] or "?" for each in facts.attachments[:_MOST_NAMES]]
        more = ["..."] if len(facts.attachments) > _MOST_NAMES else []
        told = (("names", ", ".join(names + more)),)
        yield Hit("attached", measured=float(len(facts.attachments)), wanted=0.0, arguments=told)
