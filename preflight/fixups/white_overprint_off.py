"""Switch off overprint for what is white.

Why: white is no ink; white that overprints leaves what lies under it, and the letters or shapes are gone.
Changes: white text, areas, lines and stencils that overprint: they appear in print as they do on screen.
"""

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts, Trait
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup
from preflight.interpreter.state import Ink
from preflight.mending.parts import named_pages
from preflight.mending.rewriter import Change, Mark, rewrite
from preflight.texts import page_ranges, pages_in

_INKS = frozenset({"Gray", "CMYK", "Spot"})


def _proposes(_facts: Facts, _expected: Expected, findings: Findings) -> Parameters | None:
    pages = {number for finding in findings for number in pages_in(finding.pages)}
    return {"pages": page_ranges(pages)} if pages else None


@fixup(
    answers=("white-text-overprint", "white-path-overprint"),
    area=Area.MARKS,
    manner=Manner(rank=20),
    offer=Offer(
        "{on_pages}: switch off overprint for white marks",
        "We see to it that white parts stay white in print, as you see them on screen.",
    ),
    proposes=_proposes,
)
def white_overprint_off(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Set overprint off before each white mark, and back after it."""
    rewrite(pdf, named_pages(pdf, parameters), _KnockOut())


class _KnockOut:
    def change(self, mark: Mark) -> Change | None:
        """Look at what fills and what strokes by itself."""
        state = mark.run.state
        fill = mark.fills and state.fill_overprint and _is_white(mark, state.fill)
        stroke = mark.strokes and state.stroke_overprint and _is_white(mark, state.stroke)
        if not fill and not stroke:
            return None
        return Change(fill_overprint=False if fill else None, stroke_overprint=False if stroke else None)

    def unlayers(self) -> bool:
        """Leave layers alone."""
        return False


def _is_white(mark: Mark, ink: Ink) -> bool:
    colours = mark.run.shared.colours
    return colours.colour(ink).trait is Trait.WHITE and colours.spaces[ink.place].process in _INKS
