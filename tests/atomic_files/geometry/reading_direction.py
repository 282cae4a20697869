from dataclasses import replace

from atomic_files import Fails, Passes
from preflight_builders import a4, page, pdf

_R2L = "/ViewerPreferences<</Direction/R2L>>"
_LEFT, _RIGHT = replace(a4(), binding_edge="left"), replace(a4(), binding_edge="right")

FILES = (
    Passes("no direction", pdf(page(), page()), _LEFT),
    Passes("left to right", pdf(page(), page(), catalog="/ViewerPreferences<</Direction/L2R>>"), _RIGHT),
    Passes("right to left, bound on the right", pdf(page(), page(), catalog=_R2L), _RIGHT),
    Passes("one page", pdf(page(), catalog=_R2L), _LEFT),
    Fails("right to left, bound on the left", pdf(page(), page(), catalog=_R2L), "clash", order=_LEFT),
    Fails("right to left, bound nowhere", pdf(page(), page(), catalog=_R2L), "right-to-left"),
)
