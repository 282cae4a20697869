"""Flag files that were sent as if they were text, which ruins them.

Why: a program that adapts line ends while sending changes bytes inside pictures and fonts, and nobody can undo it.
Fix: send the original again as a binary file or in a ZIP archive, or upload it here directly.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Content, Facts
from preflight.report import Severity

TEXTS = {
    "broken": Text(
        "every line of the file ends in CR LF, as after a transfer in text mode, and {measured} parts are broken; "
        "ask for the original, sent in binary mode",
        "Your file was damaged on its way, because it was sent as text. Please upload the original again.",
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS, turn=Turn.FIRST)
def ascii_transfer(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Explain damage by it; a file that reads as it should may end its lines as it likes."""
    damage = facts.damage
    lost = sum(page.content is Content.UNREADABLE for page in facts.pages)
    if damage.text_mode and (damage.unreadable or damage.rebuilt or lost):
        broken = lost + len(damage.repairs) + bool(damage.unreadable)
        yield Hit("broken", measured=float(broken), wanted=0.0, unit="parts", blocks=True)
