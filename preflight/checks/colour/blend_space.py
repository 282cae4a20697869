"""Flag pages that mix transparent parts in screen colours, or do not say in which colours.

Why: what is mixed in screen colours is converted twice, and black and pure inks under a shadow change.
Fix: set the transparency blend space of the document to CMYK and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, PageFacts
from preflight.printed import Seen, told, transparent
from preflight.report import Severity

TEXTS = {
    "screen-colours": Text(
        "{on_pages}: CMYK parts are blended in {space}, CMYK is expected; set the blend space and export again",
        "{on_pages}: shadows are mixed in screen colours, so colours may shift. Please choose CMYK for blending.",
    ),
    "not-said": Text(
        "{on_pages}: transparency without a blend space, CMYK is expected; that of the output intent is taken",
        "{on_pages}: your file does not say how to mix shadows. We mix them as for print.",
        severity=Severity.INFO,
    ),
}
_MIXING = frozenset({"alpha", "stroke-alpha", "blend", "soft-mask"})
_PRINTED = frozenset({"CMYK", "Spot"})


@check(severity=Severity.WARNING, texts=TEXTS, settings={"not_said": False})
def blend_space(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Look at the page's group where something is blended and inks are painted (ISO 32000-2, 11.6.6).

    A page that is all in RGB is blended rightly in RGB, and colour-space tells of it.
    """
    seen = transparent(facts, expected, lambda each: each.kind in _MIXING)
    wrong = [
        each for each in seen if _space(facts, each.page) in {"RGB", "Lab"} and _has_inks(facts, each.page)
    ]
    spaces = sorted({_space(facts, each.page) for each in wrong})
    yield from told("screen-colours", wrong, arguments=(("space", ", ".join(spaces)),))
    if bool(settings["not_said"]):
        silent: list[Seen[object]] = [
            Seen(each.page, each.mark, each.rects) for each in seen if not _space(facts, each.page)
        ]
        yield from told("not-said", silent)


def _space(facts: Facts, page: PageFacts) -> str:
    if page.group is None or page.group.space is None or page.group.space >= len(facts.spaces):
        return ""
    return facts.spaces[page.group.space].process


def _has_inks(facts: Facts, page: PageFacts) -> bool:
    return any(facts.spaces[place].process in _PRINTED for place in page.spaces)
