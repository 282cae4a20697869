"""Flag what is painted inside the page in registration colour, or in all four inks at full strength.

Why: registration colour prints on every plate at once; so much ink does not dry and rubs off on the next sheet.
Fix: use black, or a deep black with at most 300 % ink in all, instead of the registration swatch.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, Trait
from preflight.printed import Painted, colours, names, told
from preflight.report import Severity

TEXTS = {
    "registration": Text(
        "{on_pages}: {kinds} in registration colour (All), 0 inside the cut expected; use black instead",
        "{on_pages}: {kinds} in a colour meant for printing marks only; it will not dry. Please use black.",
    ),
    "four-inks": Text(
        "{on_pages}: {kinds} with {measured} % ink, {wanted} % at most expected; use a lighter mixture of black",
        "{on_pages}: {kinds} with all inks at full strength ({measured} %); it will not dry. Please use black.",
        severity=Severity.WARNING,
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS, settings={"most_percent": 380.0})
def registration_colour(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Tell marks in Separation All that are left after the cut (ISO 32000-2, 8.6.6.4), and their like in CMYK."""
    most = float(settings["most_percent"])
    every = {place for place, space in enumerate(facts.spaces) if space.process == "All"}

    def is_all(painted: Painted) -> bool:
        return painted.colour.space in every and painted.colour.trait is not Trait.WHITE

    def is_too_much(painted: Painted) -> bool:
        return painted.colour.total_percent > most and painted.colour.space not in every

    marks = colours(facts, expected, is_all)
    yield from told("registration", marks, arguments=(("kinds", names(marks)),))
    seen = colours(facts, expected, is_too_much)
    highest = max((each.mark.colour.total_percent for each in seen), default=0.0)
    yield from told(
        "four-inks", seen, measured=highest, wanted=most, unit="%", arguments=(("kinds", names(seen)),)
    )
