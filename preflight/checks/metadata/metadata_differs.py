"""Tell when a file says two different things of itself.

Why: archives and other programs believe one place or the other, so titles and names get mixed up.
Fix: enter the details anew in the document's properties and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "differs": Text(
        'Info and XMP differ in {names} ("{measured}", "{wanted}"), the same expected; it prints, mind it in archives',
        "The details stored in your file contradict each other. That does not matter in print.",
    ),
    "broken": Text(
        "the XMP packet cannot be read ({fault}), sound XML expected; it prints, other programs may refuse it",
        "The details stored in your file are damaged. That does not matter in print.",
    ),
}
_PAIRS = {
    "Title": "dc:title",
    "Author": "dc:creator",
    "Subject": "dc:description",
    "Keywords": "pdf:Keywords",
    "Creator": "xmp:CreatorTool",
    "Producer": "pdf:Producer",
}
_MOST_LETTERS = 40
_COMPARED = 120


@check(severity=Severity.INFO, texts=TEXTS)
def metadata_differs(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare what stands in both places (ISO 32000-2, 14.3.3); what stands in one alone contradicts nothing."""
    metadata = facts.metadata
    if metadata.xmp_fault:
        yield Hit("broken", arguments=(("fault", metadata.xmp_fault[:_MOST_LETTERS]),))
    both = [
        (name, _plain(metadata.info[name]), _plain(metadata.xmp[other]))
        for name, other in _PAIRS.items()
        if metadata.info.get(name, "").strip() and metadata.xmp.get(other, "").strip()
    ]
    differ = [(name, one, other) for name, one, other in both if one != other]
    if differ:
        names = ", ".join(name for name, _, _ in differ)
        _, one, other = differ[0]
        yield Hit(
            "differs",
            measured=one[:_MOST_LETTERS],
            wanted=other[:_MOST_LETTERS],
            arguments=(("names", names),),
        )


def _plain(text: str) -> str:
    """Return as much of a text as is compared, whatever its blanks; facts keep only the beginning of a long one."""
    return " ".join(text.split())[:_COMPARED]
