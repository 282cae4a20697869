"""Which device gets an order: a decision table whose first fitting row wins and names its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Route:
    """One row of the table: every condition must hold for the device to be chosen."""

    device: str
    conditions: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RouteChoice:
    """The device chosen, and the row and inputs that decided it."""

    device: str
    rule: str
    inputs: Mapping[str, object]


def _holds(wanted: object, found: object) -> bool:
    return found in wanted if isinstance(wanted, list) else found == wanted


def choose(routes: Sequence[Route], inputs: Mapping[str, object]) -> RouteChoice | None:
    """Return the first route whose conditions all hold for `inputs` (e.g. product, form, quantity)."""
    for number, route in enumerate(routes, start=1):
        if all(_holds(wanted, inputs.get(key)) for key, wanted in route.conditions.items()):
            return RouteChoice(route.device, f"route {number}: {route.reason or route.device}", dict(inputs))
    return None
