"""Flag EPS and PostScript files that need fonts which they do not bring along.

Why: where a font is missing another takes its place, and lines run longer or letters are lost.
Fix: turn the text into outlines, or export a PDF, which brings its fonts along.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "missing": Text(
        "{measured} fonts are needed and not in the file ({names}), all expected; ask for outlines or a PDF",
        'The font "{first}" is missing from your file. Please export a PDF instead.',
    ),
}
_MOST_NAMED = 5


@artwork_check(families=("postscript",), severity=Severity.WARNING, texts=TEXTS)
def postscript_fonts(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare the fonts that its comments need with those that they supply."""
    told = facts.artwork.postscript
    if told is not None and told.fonts_missing:
        names = ", ".join(told.fonts_missing[:_MOST_NAMED])
        arguments = (("names", names), ("first", told.fonts_missing[0]))
        yield Hit("missing", measured=float(len(told.fonts_missing)), wanted=0.0, arguments=arguments)
