"""Flag packed folders that are dangerous to unpack or hide what is in them.

Why: names that lead out of the folder overwrite other files, and a few kilobytes may swell to fill a disk.
Fix: pack only the files that belong to the job, without a password, and without packed folders inside.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

_ALL = ("not-a-pdf.archive", "archive-content", "package-links")
"""What lies in a folder that is not safe to open is of no use to anybody."""

TEXTS = {
    "leads-out": Text(
        "{measured} names in the archive lead out of it ({name}), none expected; do not unpack it",
        "Your packed folder is built in a way that is not safe to open. Please upload the PDF itself.",
        explains=_ALL,
    ),
    "swells": Text(
        "the archive swells {measured}-fold to {unpacked} MB, at most {wanted}-fold expected; do not unpack it",
        "Your packed folder would become far too large when opened. Please upload the PDF itself.",
        explains=_ALL,
    ),
    "locked": Text(
        "{measured} files in the archive are encrypted, none expected; ask for the PDF without a password",
        "Your packed folder is locked with a password. Please upload the PDF without one.",
        severity=Severity.WARNING,
    ),
    "closed": Text(
        "even the list of what lies in the archive is encrypted, a readable one expected; ask for the PDF itself",
        "Your packed folder is locked with a password. Please upload the PDF without one.",
        explains=("not-a-pdf.archive",),
    ),
    "nested": Text(
        "{measured} packed files lie in the archive ({name}), none expected; they are not looked into",
        "Your packed folder holds another packed folder. Please upload the PDF itself.",
        severity=Severity.WARNING,
    ),
}
_MB = 1 << 20


@artwork_check(
    families=("archive",),
    severity=Severity.ERROR,
    texts=TEXTS,
    settings={"most_ratio": 200.0, "swells_from_mb": 32.0, "most_mb": 20_000.0},
)
def archive_unsafe(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Go by the list of files, which is read before any of them; nothing is unpacked for this."""
    archive = facts.artwork.archive
    if archive is None:
        return
    unpacked = archive.unpacked_bytes / _MB
    ratio = archive.unpacked_bytes / max(1, archive.packed_bytes)
    most = float(settings["most_ratio"])
    if archive.unsafe:
        yield Hit("leads-out", measured=float(len(archive.unsafe)), arguments=(("name", archive.unsafe[0]),))
    if unpacked > float(settings["most_mb"]) or (
        ratio > most and unpacked > float(settings["swells_from_mb"])
    ):
        told = (("unpacked", str(round(unpacked))),)
        yield Hit("swells", measured=float(round(ratio)), wanted=most, arguments=told)
    if archive.is_list_locked:
        yield Hit("closed")
    elif archive.encrypted:
        yield Hit("locked", measured=float(archive.encrypted))
    if archive.nested:
        yield Hit("nested", measured=float(len(archive.nested)), arguments=(("name", archive.nested[0]),))
