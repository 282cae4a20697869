"""Tell of text that was made bold by an outline because the bold font was missing.

Why: an outline around letters closes their openings, and printers thicken it differently.
Fix: choose the font's own bold style and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, TextFacts
from preflight.printed import texts, told
from preflight.report import Severity

TEXTS = {
    "outlined": Text(
        "{on_pages}: text is filled and outlined in one colour, {measured} pt thick; use the font's own bold style",
        "{on_pages}: some text was made bold by the program and may look heavy. A real bold font prints better.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS, settings={"below_pt": 24.0})
def artificial_bold(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Tell text in render mode 2 whose outline has the colour of its letters (ISO 32000-2, 9.3.6)."""
    below = float(settings["below_pt"])

    def is_fattened(text: TextFacts) -> bool:
        return (
            text.fill is not None and text.fill == text.stroke and text.line_pt > 0 and text.size_pt < below
        )

    seen = texts(facts, expected, is_fattened)
    most = round(max((each.mark.line_pt for each in seen), default=0.0), 2)
    yield from told("outlined", seen, measured=most, wanted=0.0, unit="pt")
