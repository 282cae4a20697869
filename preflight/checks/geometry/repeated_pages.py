"""Tell which pages show exactly the same.

Why: a page that stands twice in a file was often exported twice by mistake, and another one is missing.
Fix: compare the pages, and export again if one of them should show something else.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "same": Text(
        "{on_pages}: shows exactly the same as page {first}, another content expected; compare whether it is meant",
        "{on_pages}: looks exactly like page {first}. Please check that it is meant.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS)
def repeated_pages(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare pages that have ink by what they show; blank ones are alike and no wonder."""
    first: dict[tuple[object, ...], int] = {}
    for page in facts.pages:
        if page.has_ink and page.fingerprint:
            shows = (page.fingerprint, page.media, page.rotate, page.annotations)
            same = first.setdefault(shows, page.number)
            if same != page.number:
                yield Hit("same", page.number, arguments=(("first", str(same)),))
