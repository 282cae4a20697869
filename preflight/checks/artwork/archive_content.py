"""Say which PDF in a packed folder is most likely the one to print.

Why: a folder may hold drafts, pictures and fonts beside the PDF, and only you know which file is meant.
Fix: choose the one PDF that shall be printed, or upload it by itself.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.choosing import fits, openable
from preflight.expected import Expected
from preflight.facts import ArchiveFacts, Facts
from preflight.filetypes import by_kind
from preflight.report import Severity

_FOLDER = ("not-a-pdf.archive",)
_FOLDER_AND_LAYOUT = (*_FOLDER, "package-links")
"""With a PDF at hand nobody needs the layout it was made of."""

TEXTS = {
    "one": Text(
        "the archive holds one PDF, {name}, the PDF itself expected; take it out or ask for it alone",
        'Your packed folder holds the PDF "{name}". You can go on with it, or upload another file.',
        explains=_FOLDER_AND_LAYOUT,
    ),
    "fits": Text(
        "the archive holds {measured} PDFs, {wanted} expected; {name} has the pages and size of the order",
        'Your packed folder holds several PDFs. "{name}" has the pages and the size you ordered.',
        explains=_FOLDER_AND_LAYOUT,
    ),
    "several": Text(
        "the archive holds {measured} PDFs, {wanted} expected, likeliest {name}; ask which is meant",
        "Your packed folder holds several PDFs. Please choose the one to print, or upload it by itself.",
        explains=_FOLDER_AND_LAYOUT,
    ),
    "closed": Text(
        "the archive holds the PDF {name}, which does not open here ({why}), a sound one expected; ask for it alone",
        'Your packed folder holds the PDF "{name}", which we cannot open. Please upload it by itself.',
        explains=_FOLDER,
    ),
    "elsewhere": Text(
        "the {kind} archive holds the PDF {name}, a ZIP or the PDF itself expected; ask for one of them",
        'We do not unpack {kind} folders. Yours holds "{name}". Please upload that PDF by itself, or a ZIP.',
        explains=_FOLDER,
    ),
    "none": Text(
        "the archive holds {measured} files and no PDF, one expected; ask for an export",
        "Your packed folder holds no PDF. Please export one from your program and upload it.",
        explains=_FOLDER,
    ),
    "empty": Text(
        "the archive holds {measured} files, at least 1 expected; ask for it again",
        "Your packed folder is empty. Please upload the PDF itself.",
        explains=_FOLDER,
    ),
}


@artwork_check(families=("archive",), severity=Severity.ERROR, texts=TEXTS)
def archive_content(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Leave out PDFs that are placed in a layout: those in a folder of links."""
    archive = facts.artwork.archive
    if archive is None or archive.is_list_locked:
        return
    if not archive.pdfs:
        yield Hit("none" if archive.members else "empty", measured=float(archive.members))
    elif facts.kind != "zip":
        yield Hit("elsewhere", arguments=(("kind", by_kind(facts.kind).title), _name(archive.pdfs[0])))
    else:
        yield _in_zip(archive, expected)


def _in_zip(archive: ArchiveFacts, expected: Expected) -> Hit:
    sound = openable(archive, expected)
    if not sound:
        why = archive.looked_into[0].unread if archive.looked_into else "not looked into"
        return Hit("closed", arguments=(_name(archive.pdfs[0]), ("why", why)))
    name = _name(sound[0].name)
    if len(sound) == 1:
        return Hit("one", arguments=(name,))
    is_clear = fits(sound[0], expected) and not fits(sound[1], expected)
    case = "fits" if is_clear else "several"
    return Hit(case, measured=float(len(sound)), wanted=1.0, arguments=(name,))


def _name(path: str) -> tuple[str, str]:
    return "name", path.rpartition("/")[2]
