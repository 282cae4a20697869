"""Let small black text overprint the colour it stands on.

Why: where black text is cut out of a background, a white edge flashes up as soon as the inks shift a little.
Changes: text in 100 % black ink below the size that was found; on screen it looks the same.
"""

from dataclasses import dataclass

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts, Trait
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup, number_of
from preflight.mending.parts import named_pages
from preflight.mending.rewriter import Change, Mark, rewrite
from preflight.texts import page_ranges, pages_in

_ONE_INK_ONLY = 1
_GRAY = frozenset({"DeviceGray", "CalGray"})


def _proposes(_facts: Facts, _expected: Expected, findings: Findings) -> Parameters | None:
    wanted = [finding.wanted for finding in findings if isinstance(finding.wanted, float)]
    if not wanted:
        return None
    pages = {number for finding in findings for number in pages_in(finding.pages)}
    return {"pages": page_ranges(pages), "below_pt": max(wanted)}


@fixup(
    answers=("black-text-knockout.knocks-out",),
    area=Area.MARKS,
    manner=Manner(rank=20, for_customers=False),
    offer=Offer(
        "{on_pages}: set black text below {below_pt} pt to overprint",
        "We print small black text over the colour, so that it has no white edge.",
    ),
    proposes=_proposes,
)
def black_text_overprint(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Set overprint on, in the mode that leaves inks alone of which a colour has none (ISO 32000-2, 11.7.4.3)."""
    rewrite(pdf, named_pages(pdf, parameters), _Overprint(number_of(parameters, "below_pt")))


@dataclass(frozen=True, slots=True)
class _Overprint:
    below_pt: float

    def change(self, mark: Mark) -> Change | None:
        """Take small text that is filled with black ink alone; DeviceGray cannot overprint."""
        state, setting = mark.run.state, mark.setting
        if setting is None or not mark.fills or state.fill_overprint:
            return None
        colours = mark.run.shared.colours
        is_black = colours.colour(state.fill).trait is Trait.BLACK
        is_gray = colours.spaces[state.fill.place].family in _GRAY
        if not is_black or is_gray or setting.look.size * mark.enlarging >= self.below_pt:
            return None
        return Change(fill_overprint=True, overprint_mode=_ONE_INK_ONLY)

    def unlayers(self) -> bool:
        """Leave layers alone."""
        return False
