"""Make lines wider that are too thin to print.

Why: below a certain width a plate holds a line only in parts; a line of width 0 comes out as thin as the device can.
Changes: the width of the lines that were found; every other mark stays as it is.
"""

from dataclasses import dataclass

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts, Trait
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup, number_of
from preflight.interpreter.matrix import thinnest
from preflight.mending.parts import named_pages
from preflight.mending.rewriter import Change, Mark, rewrite
from preflight.texts import page_ranges, pages_in


def _proposes(_facts: Facts, _expected: Expected, findings: Findings) -> Parameters | None:
    wanted = [finding.wanted for finding in findings if isinstance(finding.wanted, float)]
    if not wanted:
        return None
    pages = {number for finding in findings for number in pages_in(finding.pages)}
    return {"pages": page_ranges(pages), "width_pt": max(wanted)}


@fixup(
    answers=("hairline.zero", "hairline.too-thin", "hairline.thin"),
    area=Area.MARKS,
    manner=Manner(rank=20),
    offer=Offer(
        "{on_pages}: make lines below {width_pt} pt {width_pt} pt wide",
        "We make very thin lines {width_pt} points wide, so that they hold in print.",
    ),
    proposes=_proposes,
)
def raise_hairlines(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Widen each line at the size at which it is placed; one and the same form may need several widths."""
    rewrite(pdf, named_pages(pdf, parameters), _Wider(number_of(parameters, "width_pt")))


@dataclass(frozen=True, slots=True)
class _Wider:
    width_pt: float

    def change(self, mark: Mark) -> Change | None:
        """Widen a line that is drawn, visible and thinner than wanted."""
        if not mark.strokes or mark.is_text or mark.run.hidden:
            return None
        state = mark.run.state
        thin = thinnest(state.matrix) * mark.thinning
        colour = mark.run.shared.colours.colour(state.stroke)
        if thin <= 0 or colour.trait is Trait.WHITE or state.line_width * thin >= self.width_pt * 0.999:
            return None
        return Change(line_width=self.width_pt / thin)

    def unlayers(self) -> bool:
        """Leave layers alone."""
        return False
