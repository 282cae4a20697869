"""Flag documents and packed folders that cannot be looked into.

Why: what does not unpack here may not open at the printer's either, and half of it may be missing.
Fix: save or pack it again and upload it anew, or better, upload the PDF itself.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "unread": Text(
        "the file cannot be unpacked ({detail}), a sound one expected; ask for it again, or for the PDF",
        "Your file is damaged and does not open. Please upload the PDF itself.",
    ),
}


@artwork_check(families=("archive", "office", "table", "postscript"), severity=Severity.ERROR, texts=TEXTS)
def packed_damaged(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell why there is no list of what lies in it."""
    if facts.artwork.unread:
        yield Hit("unread", arguments=(("detail", facts.artwork.unread),))
