"""Flag fonts of kinds that presses and viewers draw differently: Type 3 and multiple master.

Why: such fonts are drawn letter by letter from pictures or odd outlines; small sizes turn ragged or thick in print.
Fix: use an OpenType or TrueType font, or turn that text into outlines, and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import told_of_font
from preflight.report import Severity

TEXTS = {
    "type-3": Text(
        "{on_pages}: the font {font} is Type 3, an outline font is expected; compare its letters before printing",
        "{on_pages}: the font {font} is of an old kind and may look ragged. Please look closely at the preview.",
        severity=Severity.INFO,
    ),
    "multiple-master": Text(
        "{on_pages}: the font {font} is a multiple master font, an ordinary one is expected; compare its letters",
        "{on_pages}: the font {font} is of an old kind and may print differently. Please use another one if you can.",
    ),
    "no-font": Text(
        "{on_pages}: the font {font} has the unknown kind {kind}; export again from the original document",
        "{on_pages}: we do not know the kind of the font {font}. Please save the PDF again.",
    ),
}
_KNOWN = frozenset({"Type0", "Type1", "TrueType"})
_CASES = {"Type3": "type-3", "MMType1": "multiple-master"}


@check(severity=Severity.WARNING, texts=TEXTS)
def font_kind(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell each font that is used and is no ordinary outline font (ISO 32000-2, 9.6).

    A Type 3 font is only worth a look: whether its letters are pictures or clean outlines is not told.
    """
    for font in facts.fonts:
        if font.kind not in _KNOWN:
            told = ("font", font.name or "?"), ("kind", font.kind or "?")
            yield from told_of_font(_CASES.get(font.kind, "no-font"), facts, font, arguments=told)
