"""Tell that a file is signed, since any correction breaks its signature.

Why: once the file is changed for print, its signature no longer proves anything.
Fix: nothing needs to be done for print; keep the signed original yourself.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "signed": Text(
        "the file carries {measured} digital signatures, 0 expected; any fix breaks them, keep the original",
        "Your file is digitally signed. The signature has no meaning in print.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS)
def digital_signature(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Count signatures that are signed; a field that waits for one is empty (ISO 32000-2, 12.8)."""
    if facts.form is not None and facts.form.signed:
        yield Hit("signed", measured=float(facts.form.signed), wanted=0.0)
