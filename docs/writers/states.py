"""The states of an order and of a delivery, as pictures and as the tables the program itself uses."""

from collections.abc import Iterator

from gateway.domain.delivery import MOVES, DeliveryState
from gateway.domain.states import CUSTOMER_WORDS, FINAL, TABLE, WAKES, State
from writers import Page
from writers._markdown import code, page, table


def pages() -> Iterator[Page]:
    """Yield the one page of states."""
    yield (
        "states.md",
        page(
            "States",
            "## Order",
            "What may happen to an order in each state, and where it goes. What the table does not list cannot happen.",
            _order_picture(),
            table(("state", "on", "goes to"), [(code(a), code(t), code(b)) for (a, t), b in TABLE.items()]),
            "Every state but the last ones has an owner and a time after which silence is noticed:",
            table(("state", "the customer reads", "whose turn", "due then", "after"), map(_wake_row, State)),
            "## Delivery",
            "How far one attempt to hand a ticket to a device has come; see "
            "[delivery guarantees](../explanation/delivery-guarantees.md).",
            _delivery_picture(),
            table(("state", "may go to"), [(code(state), _targets(state)) for state in DeliveryState]),
        ),
    )


def _order_picture() -> str:
    arrows: dict[tuple[State, State], list[str]] = {}
    for (before, trigger), after in TABLE.items():
        arrows.setdefault((before, after), []).append(trigger)
    lines = [f"    {before} --> {after}: {', '.join(on)}" for (before, after), on in arrows.items()]
    return _picture(
        [f"    [*] --> {State.DRAFT}", *lines, *(f"    {state} --> [*]" for state in sorted(FINAL))]
    )


def _delivery_picture() -> str:
    lines = [
        f"    {before} --> {after}" for before in MOVES for after in DeliveryState if after in MOVES[before]
    ]
    return _picture([f"    [*] --> {DeliveryState.INTENT}", *lines])


def _picture(lines: list[str]) -> str:
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def _wake_row(state: State) -> tuple[str, ...]:
    wake = WAKES.get(state)
    told = (code(state), CUSTOMER_WORDS[state])
    return (*told, wake.owner, code(wake.action), _duration(wake.after_s)) if wake else (*told, "-", "-", "-")


def _duration(seconds: float) -> str:
    units = ((86_400, "d"), (3600, "h"), (60, "min"), (1, "s"))
    size, unit = next((size, unit) for size, unit in units if seconds >= size)
    return f"{seconds / size:g} {unit}"


def _targets(state: DeliveryState) -> str:
    return ", ".join(code(after) for after in DeliveryState if after in MOVES[state]) or "nothing: it stays"
