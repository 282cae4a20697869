"""Flag files that are a cover sheet for a collection of other files.

Why: the page that would be printed only says that a special program is needed to see the rest.
Fix: save each document of the collection as a PDF of its own and upload those.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "collection": Text(
        "the file is a portfolio of {measured} files, one document expected; ask for the documents in it",
        "Your file is a collection of {measured} files. Please upload the documents in it one by one.",
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS, turn=Turn.FIRST)
def portfolio(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Stop at the cover sheet: whatever is wrong with it explains nothing (ISO 32000-2, 12.3.5)."""
    if facts.structure.portfolio and facts.attachments:
        yield Hit("collection", measured=float(len(facts.attachments)), unit="files", blocks=True)
