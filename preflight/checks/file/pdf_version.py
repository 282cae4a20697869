"""Flag files of a PDF version that is newer or older than the shop's programs are made for.

Why: a program passes over what it does not know, and nobody sees what is then missing.
Fix: export again with a version between the two that are named, such as PDF 1.6.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "newer": Text(
        "the file is PDF {measured}, at most {wanted} expected; export with an older version",
        "Your file uses PDF version {measured}; we need {wanted} or older. Please export it again.",
    ),
    "older": Text(
        "the file is PDF {measured}, at least {wanted} expected; compare the pages",
        "Your file uses the very old PDF version {measured}. Please look at the preview.",
        severity=Severity.INFO,
    ),
    "differ": Text(
        "the header says PDF {measured}, the catalog the older {wanted}, the same expected; the header counts, compare",
        "Your file names two versions of PDF. Please look at the preview.",
        severity=Severity.INFO,
    ),
}


@check(severity=Severity.WARNING, texts=TEXTS, settings={"newest": "2.0", "oldest": "1.2"})
def pdf_version(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Take the later of header and catalog, as readers do (ISO 32000-2, 7.5.2); which is newest a profile says."""
    header, catalog = facts.structure.header_version, facts.structure.catalog_version
    version = max(header, catalog, key=_order)
    if not version:
        return
    newest, oldest = str(settings["newest"]), str(settings["oldest"])
    if _order(version) > _order(newest):
        yield Hit("newer", measured=version, wanted=newest)
    elif _order(version) < _order(oldest):
        yield Hit("older", measured=version, wanted=oldest)
    if catalog and _order(catalog) < _order(header):
        yield Hit("differ", measured=header, wanted=catalog)


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
