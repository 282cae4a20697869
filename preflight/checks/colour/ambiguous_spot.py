"""Flag spot inks of one name that the file describes in several ways.

Why: where the ink is not on press, its description is printed instead, and one colour comes out as two.
Fix: use one colour definition in all placed files, the newest colour book, and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, SpaceFacts
from preflight.printed import in_inks, told, told_pages
from preflight.report import Severity

TEXTS = {
    "several": Text(
        "{on_pages}: the spot ink {ink} is defined in {count} ways ({spaces}), 1 is expected; keep one definition",
        "{on_pages}: the special colour {ink} is described in different ways and may not look the same everywhere.",
    ),
}
_EQUAL = {"Lab": 0.5}
_EQUAL_INK = 0.005
_Description = tuple[str, tuple[float, ...]]


@check(severity=Severity.WARNING, texts=TEXTS)
def ambiguous_spot(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare what each ink at full strength is in its alternate space; values nearer than half a percent are equal."""
    described: dict[str, list[_Description]] = {}
    for space in facts.spaces:
        for ink, description in _descriptions(space):
            known = described.setdefault(ink, [])
            if not any(_same(description, other) for other in known):
                known.append(description)
    pages = facts.spots()
    for ink, several in described.items():
        if len(several) > 1 and ink in pages:
            spaces = ", ".join(dict.fromkeys(family for family, _ in several))
            told_of = ("ink", ink), ("count", str(len(several))), ("spaces", spaces)
            seen = list(told("several", in_inks(facts, expected, {ink}), arguments=told_of))
            yield from seen or told_pages("several", pages[ink], *told_of)


def _descriptions(space: SpaceFacts) -> Iterator[tuple[str, _Description]]:
    """Yield what a Separation or DeviceN says of each of its inks, where that could be worked out."""
    if space.is_spot and space.family != "Indexed":
        for ink, values in zip(space.colourants, space.alternate_values, strict=False):
            yield ink, (space.alternate, values)


def _same(one: _Description, other: _Description) -> bool:
    (family, values), (other_family, other_values) = one, other
    if family != other_family or len(values) != len(other_values):
        return False
    slack = _EQUAL.get(family, _EQUAL_INK)
    return all(abs(a - b) <= slack for a, b in zip(values, other_values, strict=True))
