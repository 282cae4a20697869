"""Flag files that are locked with a password or forbid printing.

Why: a locked file cannot be opened or changed on its way to the press.
Fix: export the PDF again without a password and without restrictions.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "password": Text(
        "the file asks for a password, an open file is expected; export it without protection",
        "Your file is locked with a password. Please save it without a password and upload it again.",
    ),
    "no-printing": Text(
        "the file denies: {denied}; the right to print is needed, export it without restrictions",
        "Your file forbids printing. Please save it without restrictions and upload it again.",
    ),
    "coarse-printing": Text(
        "the file allows printing in low quality only (denied: {denied}), full quality needed; export it again",
        "Your file allows coarse printing only. Please save it without restrictions.",
        severity=Severity.WARNING,
    ),
    "restricted": Text(
        "the file is encrypted ({method}, {bits} bits, denied: {denied}), an open file is expected; export it again",
        "Your file has security restrictions. We can read it; saving it without them is safer.",
        severity=Severity.WARNING,
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS, turn=Turn.FIRST)
def encrypted(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell the strongest lock; without the password nothing else can be seen (ISO 32000-2, 7.6.4)."""
    lock = facts.encryption
    if lock is None:
        return
    told = (
        ("revision", str(lock.revision)),
        ("bits", str(lock.bits)),
        ("denied", ", ".join(lock.denied) or "nothing"),
        ("method", lock.method.upper() or "?"),
    )
    if lock.needs_password:
        yield Hit("password", arguments=told, blocks=True)
    elif "print" in lock.denied:
        yield Hit("no-printing", arguments=told)
    elif "print in high quality" in lock.denied:
        yield Hit("coarse-printing", arguments=told)
    else:
        yield Hit("restricted", arguments=told)
