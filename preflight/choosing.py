"""Which PDF of a packed folder is the ordered part: by its pages and size, and by what its name says."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from preflight.expected import Expected
from preflight.facts import ArchiveFacts, PackedPdfFacts

_BY_ROLE: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "cover": re.compile(r"cover|umschlag|titel|couverture", re.IGNORECASE),
        "body": re.compile(r"body|inside|inhalt|innen|interior|contents?|text", re.IGNORECASE),
    }
)
"""What files of a part are often called, by the part's role."""


def openable(archive: ArchiveFacts | None, expected: Expected) -> tuple[PackedPdfFacts, ...]:
    """Return the PDFs of a packed folder that can be taken out, the likeliest for the order first."""
    sound = [] if archive is None else [each for each in archive.looked_into if not each.unread]
    return tuple(sorted(sound, key=lambda pdf: _distance(pdf, expected)))


def fits(pdf: PackedPdfFacts, expected: Expected) -> bool:
    """Say whether a PDF has the pages and the size that the order asks for, upright or turned."""
    return pdf.pages > 0 and pdf.pages == (expected.pages or pdf.pages) and _is_sized(pdf, expected)


def _distance(pdf: PackedPdfFacts, expected: Expected) -> tuple[bool, bool, bool]:
    """Sort by what an order asks for; equal ones stay as the folder's own names sorted them."""
    return (
        expected.pages is not None and pdf.pages != expected.pages,
        not _is_sized(pdf, expected),
        not _is_named(pdf, expected.role),
    )


def _is_sized(pdf: PackedPdfFacts, expected: Expected) -> bool:
    """Go by the cut; a page that does not tell its cut may be as large as the cut with its bleed."""
    if expected.trim_w_mm is None or expected.trim_h_mm is None:
        return True
    found = sorted(pdf.trim_mm)
    cut = sorted((expected.trim_w_mm, expected.trim_h_mm))
    return any(
        all(abs(one - other - around) <= expected.tolerance_mm for one, other in zip(found, cut, strict=True))
        for around in (0.0, 2 * expected.bleed_mm)
    )


def _is_named(pdf: PackedPdfFacts, role: str) -> bool:
    own = _BY_ROLE.get(role)
    others = [words for name, words in _BY_ROLE.items() if name != role]
    if own is None:
        return not any(words.search(pdf.file_name) for words in others)
    return own.search(pdf.file_name) is not None
