"""Tell of files that are far heavier than their pages need.

Why: a heavy file takes long at every step, and one that was saved on top of itself still holds what was deleted.
Fix: save the document under a new name, or export it again with pictures at the resolution that print needs.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "heavy": Text(
        "the file has {measured} {unit}, at most {wanted} expected; export with smaller pictures if it is slow",
        "Your file is very large for its pages. It prints, it only takes longer.",
    ),
    "saved-often": Text(
        "the file was saved {measured} times on top of itself, at most {wanted} expected; it still holds the old",
        "Your file still holds older versions of itself. Save it under a new name to remove them.",
    ),
}


@check(
    severity=Severity.INFO,
    texts=TEXTS,
    turn=Turn.LAST,
    settings={"most_mb_a_page": 50.0, "most_revisions": 10.0},
)
def file_weight(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Weigh the file by its pages, and count how often it grew (ISO 32000-2, 7.5.6)."""
    most_mb, most = float(settings["most_mb_a_page"]), float(settings["most_revisions"])
    mb = facts.size_bytes / max(1, len(facts.pages)) / 1e6
    if mb > most_mb:
        yield Hit("heavy", measured=round(mb, 1), wanted=most_mb, unit="MB a page")
    if facts.structure.revisions > most:
        yield Hit("saved-often", measured=float(facts.structure.revisions), wanted=most)
