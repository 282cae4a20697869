"""Say which PDF in a packed folder is most likely the one to print.

Why: a folder may hold drafts, pictures and fonts beside the PDF, and only you know which file is meant.
Fix: unpack the folder and upload the one PDF that shall be printed.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "one": Text(
        "the archive holds one PDF, {name}, the PDF itself expected; ask for it alone",
        'Your packed folder holds the PDF "{name}". Please upload that file alone.',
    ),
    "several": Text(
        "the archive holds {measured} PDFs or more, {wanted} expected, likeliest {name}; ask which is meant",
        'Your packed folder holds several PDFs. Is it "{name}"? Please upload the one you mean.',
    ),
    "none": Text(
        "the archive holds {measured} files and no PDF, one expected; ask for an export",
        "Your packed folder holds no PDF. Please export one from your program and upload it.",
    ),
    "empty": Text(
        "the archive holds {measured} files, at least 1 expected; ask for it again",
        "Your packed folder is empty. Please upload the PDF itself.",
    ),
}


@artwork_check(families=("archive",), severity=Severity.WARNING, texts=TEXTS)
def archive_content(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Leave out PDFs that are placed in a layout: those in a folder of links."""
    archive = facts.artwork.archive
    if archive is None:
        return
    if not archive.pdfs:
        yield Hit("none" if archive.members else "empty", measured=float(archive.members))
        return
    name = ("name", archive.pdfs[0].rpartition("/")[2])
    if len(archive.pdfs) == 1:
        yield Hit("one", arguments=(name,))
    else:
        yield Hit("several", measured=float(len(archive.pdfs)), wanted=1.0, arguments=(name,))
